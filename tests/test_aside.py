"""A function beside this process."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time

import pytest
from papershelf.aside import Aside, AsideError


def test_its_result_comes_from_another_process_that_inherits_what_is_here() -> None:
    here = {"unpicklable": lambda: None}
    process, names = Aside(lambda: (os.getpid(), list(here))).result()
    assert process != os.getpid()
    assert names == ["unpicklable"]


def test_both_are_under_way_at_once() -> None:
    receiver, sender = multiprocessing.Pipe(duplex=False)
    aside = Aside(receiver.recv)  # waits for what is sent after it has begun
    sender.send("hello")
    assert aside.result() == "hello"
    receiver.close()
    sender.close()


def test_what_it_raises_is_raised_here_and_says_where() -> None:
    def broken() -> None:
        raise ValueError("no number")

    with pytest.raises(ValueError, match="no number") as caught:
        Aside(broken).result()
    assert "in broken" in "".join(caught.value.__notes__)


def test_a_process_that_is_killed_is_an_error_and_no_wait_without_end() -> None:
    with pytest.raises(AsideError, match="exit code -9"):
        Aside(lambda: os.kill(os.getpid(), signal.SIGKILL)).result()


def test_it_can_be_stopped_before_it_ends_and_after() -> None:
    aside = Aside(lambda: time.sleep(60))
    start = time.monotonic()
    aside.stop()
    assert time.monotonic() - start < 30
    ended = Aside(lambda: 1)
    assert ended.result() == 1
    ended.stop()
