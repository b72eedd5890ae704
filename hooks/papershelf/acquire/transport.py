"""Asks web services for JSON: at a moderate rate, with patience, within limits.

Answers 408, 425, 429 and 5xx, broken connections, cut bodies and cut JSON are tried again after a
pause that doubles; a service that names a pause (``Retry-After``) gets it.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Protocol
from urllib.parse import urlencode, urlsplit

import urllib3
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt
from tenacity.wait import wait_exponential_jitter

_AGAIN = frozenset((408, 425, 429, 500, 502, 503, 504))
_MISSING = frozenset((404, 410))
_PIECE = 64 * 1024


class AnswerError(OSError):
    """A service that gives no answer, or none that can be used."""


class MissingError(AnswerError):
    """A service that does not have what was asked for."""


class _PassingError(AnswerError):
    """A fault that may be over soon; `pause` is what the service wants, in seconds."""

    def __init__(self, message: str, pause: float = 0) -> None:
        super().__init__(message)
        self.pause = pause


class Transport(Protocol):
    """Asks for the JSON at an address; tests and other programs may bring their own."""

    def get(
        self, url: str, parameters: Mapping[str, str], accept: str = "application/json"
    ) -> object:
        """Return the value that a service answers with.

        Raises:
            MissingError: it does not have what was asked for.
            AnswerError: it gives no usable answer.
        """


@dataclass
class Http:
    """Asks over HTTP.

    Attributes:
        agent: names the program and an address to write to, for the services.
        pause: seconds between two requests to one host.
        attempts: how often a request is tried.
        first_wait: seconds before the second attempt; each further pause is twice as long.
        longest_wait: the longest pause in seconds, also if a service wants a longer one.
        silence: seconds without a byte after which an answer is given up.
        patience: seconds after which an answer is given up that is not complete.
        most_bytes: of one answer.
    """

    agent: str
    pause: float = 0.5
    attempts: int = 6
    first_wait: float = 1
    longest_wait: float = 120
    silence: float = 60
    patience: float = 300
    most_bytes: int = 64 * 1024 * 1024
    sleep: Callable[[float], None] = time.sleep
    _asked: dict[str, float] = field(default_factory=dict)
    _pool: urllib3.PoolManager = field(default_factory=urllib3.PoolManager)

    def get(
        self, url: str, parameters: Mapping[str, str], accept: str = "application/json"
    ) -> object:
        """Return the value that a service answers with; see `Transport`."""
        address = f"{url}?{urlencode(parameters)}" if parameters else url
        trying = Retrying(
            retry=retry_if_exception_type(_PassingError),
            stop=stop_after_attempt(self.attempts),
            wait=self._wait,
            sleep=self.sleep,
            reraise=True,
        )
        return trying(self._once, address, accept)

    def _wait(self, state: RetryCallState) -> float:
        """Return the pause before the next attempt: the service's own, else one that doubles."""
        error = state.outcome.exception() if state.outcome else None
        wanted = error.pause if isinstance(error, _PassingError) else 0
        grows = wait_exponential_jitter(
            multiplier=self.first_wait, max=self.longest_wait, jitter=self.first_wait
        )
        return min(max(wanted, grows(state)), self.longest_wait)

    def _once(self, address: str, accept: str) -> object:
        host = urlsplit(address).hostname or ""
        self._keep_pace(host)
        try:
            status, headers, data = self._ask(address, accept)
        except (urllib3.exceptions.HTTPError, OSError) as error:
            if isinstance(error, AnswerError):
                raise
            raise _PassingError(f"{host}: no answer, {_reason(error)}") from error
        if status in _AGAIN:
            raise _PassingError(f"{host}: answered {status}", _pause_of(headers))
        if status in _MISSING:
            raise MissingError(f"{host}: has nothing at {address}")
        if status != 200:
            raise AnswerError(f"{host}: answered {status} to {address}")
        try:
            value: object = json.loads(data)
        except (ValueError, RecursionError) as error:
            raise _PassingError(f"{host}: the answer is no JSON, it may be cut") from error
        return value

    def _keep_pace(self, host: str) -> None:
        """Wait until the last request to a host is long enough ago."""
        now = time.monotonic()
        wait = self._asked.get(host, -self.pause) + self.pause - now
        if wait > 0:
            self.sleep(wait)
        self._asked[host] = max(now, now + wait)

    def _ask(self, address: str, accept: str) -> tuple[int, Mapping[str, str], bytes]:
        """Return status, headers and body of one request.

        Raises:
            AnswerError: the body is too large or takes too long.
        """
        begun = time.monotonic()
        response = self._pool.request(
            "GET",
            address,
            headers={"User-Agent": self.agent, "Accept": accept, "Accept-Encoding": "gzip"},
            timeout=urllib3.Timeout(connect=self.silence, read=self.silence),
            retries=urllib3.Retry(total=None, connect=False, read=False, redirect=5, status=0),
            preload_content=False,
        )
        pieces, size = [], 0
        try:
            while piece := response.read1(_PIECE, decode_content=True):
                pieces.append(piece)
                size += len(piece)
                if size > self.most_bytes:
                    raise AnswerError(f"{address}: more than {self.most_bytes:,} bytes")
                if time.monotonic() - begun > self.patience:
                    raise _PassingError(f"{address}: not complete after {self.patience:g} seconds")
        finally:
            # A service may close a connection in the pause before the next request.
            response.close()
            self._pool.clear()
        return response.status, response.headers, b"".join(pieces)


def _pause_of(headers: Mapping[str, str]) -> float:
    """Return the seconds that a service wants to be left alone: a number, or until a date."""
    text = headers.get("Retry-After") or ""
    if text.strip().isdecimal():
        return float(text)
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except (TypeError, ValueError):
        return 0


def _reason(error: Exception) -> str:
    reason = getattr(error, "reason", None) or error
    return " ".join(str(reason).split())[:200] or type(error).__name__
