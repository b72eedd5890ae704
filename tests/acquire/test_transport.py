"""Services are asked with patience, politely, and within limits."""

from __future__ import annotations

import time
from collections.abc import Mapping

import pytest
from papershelf.acquire.transport import AnswerError, Http, MissingError

from tests.acquire.service import Answer, Pauses, Request, Service, http

FINE = {"fine": True}


def fine(_request: Request) -> Answer:
    return Answer(FINE)


@pytest.mark.parametrize(
    "fault",
    [
        Answer(status=429),
        Answer(status=500, value=b"<html>"),
        Answer(status=503),
        Answer(FINE, cut=5),
        Answer(b'{"fine": tr'),
        Answer(b"<html>maintenance</html>"),
        Answer(dropped=True),
    ],
)
def test_a_fault_that_passes_is_tried_again(fault: Answer) -> None:
    with Service(fine, fault, fault) as service:
        assert http().get(f"{service.url}/x", {"a": "b c"}) == FINE
        assert len(service.requests) == 3
        assert service.requests[2].parameters == {"a": "b c"}


@pytest.mark.parametrize("fault", [Answer(status=500), Answer(FINE, cut=3), Answer(dropped=True)])
def test_a_fault_that_stays_is_given_up(fault: Answer) -> None:
    with Service(lambda _: fault) as service:
        with pytest.raises(AnswerError, match=r"127\.0\.0\.1: (answered 500|no answer)"):
            http(attempts=3).get(service.url, {})
        assert len(service.requests) == 3


@pytest.mark.parametrize(
    ("status", "error"), [(404, MissingError), (400, AnswerError), (403, AnswerError)]
)
def test_a_refusal_is_not_tried_again(status: int, error: type[Exception]) -> None:
    with Service(lambda _: Answer(b"no", status)) as service:
        with pytest.raises(error):
            http().get(service.url, {})
        assert len(service.requests) == 1


def pauses_after(headers: Mapping[str, str], faults: int) -> list[float]:
    pauses = Pauses()
    with Service(fine, *[Answer(status=429, headers=headers)] * faults) as service:
        http(sleep=pauses, first_wait=2, longest_wait=50, attempts=9).get(service.url, {})
    return pauses.lengths


def test_pauses_double_and_have_a_limit() -> None:
    lengths = pauses_after({}, 7)
    assert len(lengths) == 7
    for at, length in enumerate(lengths):
        assert min(2 * 2**at, 50) <= length <= min(2 * 2**at + 2, 50)


def test_a_service_that_names_a_pause_gets_it_within_the_limit() -> None:
    assert pauses_after({"Retry-After": "30"}, 1) == [30]
    assert pauses_after({"Retry-After": "3000"}, 1) == [50]
    assert pauses_after({"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}, 1)[0] <= 4
    assert pauses_after({"Retry-After": "soon"}, 1)[0] <= 4
    assert pauses_after({"Retry-After": "²"}, 1)[0] <= 4


def test_requests_to_one_host_keep_a_pace() -> None:
    pauses = Pauses()
    with Service(fine) as service:
        transport = http(sleep=pauses, pause=5)
        for _ in range(3):
            transport.get(service.url, {})
    assert len(pauses.lengths) == 2
    assert pauses.lengths[0] == pytest.approx(5, abs=1)
    assert pauses.lengths[1] == pytest.approx(10, abs=2)


def test_a_slow_answer_is_given_up() -> None:
    with Service(lambda _: Answer({"x": "y" * 4000}, slow=0.01)) as service:
        begun = time.monotonic()
        with pytest.raises(AnswerError, match="not complete"):
            http(patience=0.1, attempts=2).get(service.url, {})
        assert time.monotonic() - begun < 30


def test_silence_is_given_up() -> None:
    expected = pytest.raises(AnswerError, match="no answer")
    with Service(lambda _: Answer(FINE, slow=1)) as service, expected:
        http(silence=0.2, attempts=1).get(service.url, {})


def test_an_answer_that_is_too_large_is_not_read() -> None:
    with Service(lambda _: Answer({"x": "y" * 300_000})) as service:
        with pytest.raises(AnswerError, match="more than 100,000 bytes"):
            http(most_bytes=100_000).get(service.url, {})
        assert len(service.requests) == 1


def test_services_are_told_who_asks() -> None:
    with Service(fine) as service:
        http(agent="papershelf (mailto:ann@gardens.example)").get(service.url, {}, "x/y")
        headers = service.requests[0].headers
    assert headers["User-Agent"] == "papershelf (mailto:ann@gardens.example)"
    assert headers["Accept"] == "x/y"


def test_nobody_at_the_address_is_an_error() -> None:
    with pytest.raises(AnswerError, match="no answer"):
        http(attempts=2).get("http://127.0.0.1:9/", {})


def test_the_usual_limits_are_polite() -> None:
    usual = Http("x")
    assert usual.pause >= 0.5
    assert usual.attempts > 3
