"""Fetching: what is refused, what is tried again; against a server on loopback."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from termsdiff.errors import TermsdiffError
from termsdiff.input.fetching import Limits, fetch

LOCAL = Limits(timeout=2, total=5, size=10_000, loopback=True)
Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Site:
    """A server on loopback: answers by path, several are given one after the other."""

    address: str = ""
    answers: dict[str, list[Answer]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def give(self, path: str, *answers: Answer) -> str:
        self.answers[path] = list(answers)
        return self.address + path


@pytest.fixture
def site() -> Iterator[Site]:
    known = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known.asked.append((self.path, dict(self.headers)))
            queue = known.answers.get(self.path, [(404, {}, b"")])
            status, headers, body = queue.pop(0) if len(queue) > 1 else queue[0]
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    known.address = f"http://127.0.0.1:{server.server_port}"
    yield known
    server.shutdown()
    server.server_close()


def test_a_page_is_fetched_by_a_named_agent(site: Site) -> None:
    address = site.give("/t", (200, {"Content-Type": "text/html", "ETag": '"1"'}, b"<p>x"))
    page = fetch(address, limits=LOCAL)
    assert (page.data, page.content_type, page.etag) == (b"<p>x", "text/html", '"1"')
    assert site.asked[0][1]["User-Agent"].startswith("termsdiff/")


def test_what_is_known_makes_the_request_conditional(site: Site) -> None:
    address = site.give("/t", (304, {}, b""))
    assert fetch(address, '"1"', "Wed, 01 May 2024 00:00:00 GMT", LOCAL).unchanged
    assert site.asked[0][1]["If-None-Match"] == '"1"'
    assert site.asked[0][1]["If-Modified-Since"] == "Wed, 01 May 2024 00:00:00 GMT"


def test_redirects_are_followed(site: Site) -> None:
    site.give("/new", (200, {}, b"x"))
    page = fetch(site.give("/old", (301, {"Location": "/new"}, b"")), limits=LOCAL)
    assert page.address.endswith("/new")


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("http://10.0.0.1/x", "private address"),
        ("http://192.168.1.1/", "private address"),
        ("http://169.254.169.254/latest", "private address"),
        ("http://[::ffff:10.0.0.1]/", "private address"),
        ("file:///etc/passwd", "only https"),
        ("ftp://example.com/", "only https"),
    ],
)
def test_a_redirect_to_a_bad_place_is_refused(site: Site, target: str, reason: str) -> None:
    address = site.give("/t", (302, {"Location": target}, b""))
    with pytest.raises(TermsdiffError, match=reason):
        fetch(address, limits=LOCAL)


def test_a_loop_ends(site: Site) -> None:
    with pytest.raises(TermsdiffError, match="more than 5 redirects"):
        fetch(site.give("/t", (302, {"Location": "/t"}, b"")), limits=LOCAL)


@pytest.mark.parametrize(
    "address",
    [
        "http://example.com/",
        "https://127.0.0.1/",
        "https://localhost/",
        "https://10.1.2.3/",
        "https://[::1]/",
        "https://0.0.0.0/",
        "https://user:pass@example.com/",
        "https:///x",
        "https://100.64.0.1/",
        "https://2130706433/",
        "https://[fe80::1]/",
        "https://x:99999/",
    ],
)
def test_by_default_only_public_https_is_fetched(address: str) -> None:
    with pytest.raises(TermsdiffError):
        fetch(address, sleep=lambda _: None)


def test_the_checked_address_is_the_one_connected_to(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(site.address.rpartition(":")[2])
    site.give("/t", (200, {}, b"x"))
    answers = iter(["127.0.0.1", "10.0.0.1"])
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda *_, **__: [(2, 1, 6, "", (next(answers), port))],
    )
    connected: list[tuple[str, int]] = []
    real = socket.socket

    def connect(place: tuple[str, int], timeout: float) -> object:
        connected.append(place)
        stream = real()
        stream.settimeout(timeout)
        stream.connect(place)
        return stream

    monkeypatch.setattr(socket, "create_connection", connect)
    assert fetch(f"http://name.example:{port}/t", limits=LOCAL).data == b"x"
    assert connected == [("127.0.0.1", port)]


def test_too_much_is_refused(site: Site) -> None:
    with pytest.raises(TermsdiffError, match=r"larger than 0\.01 MB"):
        fetch(site.give("/t", (200, {}, b"x" * 20_000)), limits=LOCAL)


def test_a_passing_fault_is_tried_again_after_a_while(site: Site) -> None:
    waits: list[float] = []
    address = site.give("/t", (503, {"Retry-After": "7"}, b""), (500, {}, b""), (200, {}, b"x"))
    assert fetch(address, limits=LOCAL, sleep=waits.append).data == b"x"
    assert waits == [7.0, 4.0]


def test_a_lasting_fault_is_said(site: Site) -> None:
    with pytest.raises(TermsdiffError, match="the server answered 503; try again later"):
        fetch(site.give("/t", (503, {}, b"")), limits=LOCAL, sleep=lambda _: None)
    with pytest.raises(TermsdiffError, match="the server answered 404"):
        fetch(site.address + "/none", limits=LOCAL)
