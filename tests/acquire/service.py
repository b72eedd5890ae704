"""A local server in place of Europe PMC, Crossref and the resolver of DOIs, with faults."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from papershelf.acquire.services import Services
from papershelf.acquire.transport import Http

from tests.server import LocalServer, QuietHandler


@dataclass(frozen=True)
class Answer:
    """What the server answers: a value as JSON, or bytes; how it goes wrong.

    Attributes:
        cut: how many bytes of the body are not sent.
        slow: seconds between two bytes.
        dropped: whether the connection ends without an answer.
    """

    value: object = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: int = 0
    slow: float = 0
    dropped: bool = False

    @property
    def body(self) -> bytes:
        return self.value if isinstance(self.value, bytes) else json.dumps(self.value).encode()


@dataclass(frozen=True)
class Request:
    """What the server was asked."""

    path: str
    parameters: Mapping[str, str]
    headers: Mapping[str, str]


class Service(LocalServer):
    """Serves while the context lasts; `faults` are answered first, in their order.

    Attributes:
        requests: what was asked.
    """

    def __init__(self, answer: Callable[[Request], Answer], *faults: Answer) -> None:
        self.requests: list[Request] = []
        self.faults = [*faults]
        self._answer = answer
        super().__init__(_Handler, service=self)
        self.url = self.origin
        self.services = Services(f"{self.url}/epmc", f"{self.url}/crossref", f"{self.url}/doi")

    def answer(self, request: Request) -> Answer:
        """Note a request, and return the next fault or the real answer."""
        self.requests.append(request)
        return self.faults.pop(0) if self.faults else self._answer(request)


class _Handler(QuietHandler):
    service: Service

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        parameters = {key: values[0] for key, values in parse_qs(parts.query).items()}
        answer = self.service.answer(Request(unquote(parts.path), parameters, dict(self.headers)))
        self.close_connection = True
        if answer.dropped:
            return
        body = answer.body
        self.send_response(answer.status)
        self.send_header("Content-Length", str(len(body)))
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            if answer.slow:
                for byte in body:
                    self.wfile.write(bytes([byte]))
                    time.sleep(answer.slow)
            else:
                self.wfile.write(body[: len(body) - answer.cut])
        except OSError:
            pass  # whoever asked has given up


@dataclass
class Pauses:
    """In place of sleeping: notes for how long."""

    lengths: list[float] = field(default_factory=list)

    def __call__(self, seconds: float) -> None:
        self.lengths.append(seconds)


def http(**settings: Any) -> Http:
    """Return what asks the server, without pauses."""
    return Http(**{"agent": "tests", "pause": 0.0, "sleep": Pauses(), "attempts": 4, **settings})
