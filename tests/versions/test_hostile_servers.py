"""Servers that cut, stall, flood or babble: each is one error in time, and no other's fault."""

from __future__ import annotations

import gzip
import itertools
import socket
import time
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from raw_servers import raw_server

from termsdiff.cli.main import run
from termsdiff.errors import TermsdiffError
from termsdiff.input import fetching
from termsdiff.input.addresses import Unreachable, is_public, look_up
from termsdiff.input.fetching import Limits, fetch
from termsdiff.versions.watching import check_terms
from version_samples import terms

LOCAL = Limits(timeout=20, total=30, size=10_000, tries=1, loopback=True)
HASTY = Limits(timeout=1, total=1.5, size=10_000, tries=1, loopback=True)
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"


@pytest.fixture(autouse=True)
def no_name_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look up numbers only: no test asks anybody beyond this machine."""
    real = socket.getaddrinfo

    def look_up(host: str, *words: Any, **more: Any) -> Any:
        return real(host, *words, **{**more, "flags": socket.AI_NUMERICHOST})

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


def page(*pieces: bytes, pause: float = 0.0, limits: Limits = LOCAL) -> bytes:
    with raw_server(pieces, pause) as address:
        return fetch(address, limits=limits, sleep=lambda _: None).data


@pytest.mark.parametrize(
    "answer",
    [
        OK + b"Content-Length: 100\r\n\r\n# Terms\n",
        CHUNKED + b"5\r\n# Ter\r\n",
        CHUNKED + b"50\r\n# Terms",
        CHUNKED + b"5\r\n# Ter\r\nzz\r\n",
        OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"# Terms" * 99, mtime=0)[:-12],
        OK + b"Content-Length: 5\r\nContent-Length: 9\r\n\r\n# Terms",
        OK + b"Content-Length: 0x9\r\n\r\n# Terms",
        OK + b"Transfer-Encoding: gzip\r\n\r\n# Terms",
    ],
)
def test_what_did_not_come_whole_is_an_error(answer: bytes) -> None:
    with pytest.raises(TermsdiffError, match=r"incomplete|invalid Content-Length|unsupported"):
        page(answer)


@pytest.mark.parametrize(
    ("answer", "body"),
    [
        (OK + b"Content-Length: 7\r\n\r\n# Terms and more", b"# Terms"),
        (CHUNKED + b"3;x=y\r\n# T\r\n4\r\nerms\r\n0\r\nTrailer: x\r\n\r\n", b"# Terms"),
        (b"HTTP/1.1 100 Continue\r\n\r\n" + OK + b"Content-Length: 1\r\n\r\nx", b"x"),
        (OK + b"\r\n# Terms", b"# Terms"),
        (OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"# Terms", mtime=0), b"# Terms"),
        (OK + b"Content-Encoding: deflate\r\n\r\n" + zlib.compress(b"# Terms"), b"# Terms"),
    ],
)
def test_what_came_whole_is_taken(answer: bytes, body: bytes) -> None:
    assert page(answer) == body


@pytest.mark.parametrize(
    "pieces",
    [
        itertools.repeat(b"H", 400),
        itertools.chain([OK], itertools.repeat(b"X", 400)),
        itertools.chain([OK], itertools.repeat(b"X: y\r\n", 90)),
        itertools.repeat(b"HTTP/1.1 100 Continue\r\n\r\n", 400),
        itertools.chain([CHUNKED], itertools.repeat(b"0", 400)),
        itertools.chain([CHUNKED], itertools.repeat(b"1\r\nx\r\n", 400)),
        itertools.chain([CHUNKED, b"1\r\nx\r\n0\r\n"], itertools.repeat(b"T: r\r\n", 400)),
        itertools.chain([OK + b"Content-Length: 400\r\n\r\n"], itertools.repeat(b"x", 400)),
    ],
    ids=["status", "header", "headers", "continue", "size", "chunks", "trailers", "body"],
)
def test_a_dripping_server_is_given_up_at_the_deadline(pieces: Any) -> None:
    started = time.monotonic()
    with pytest.raises(TermsdiffError, match="not finished in time"):
        page(*pieces, pause=0.1, limits=HASTY)
    assert time.monotonic() - started < HASTY.total + 3


def test_a_handshake_that_drips_is_given_up() -> None:
    started = time.monotonic()
    pieces = [b"\x16\x03\x03\x40\x00", *[b"\x02"] * 400]
    with raw_server(pieces, 0.1) as address, pytest.raises(TermsdiffError):
        fetch(address.replace("http:", "https:"), limits=HASTY)
    assert time.monotonic() - started < HASTY.total + 3


def test_redirects_spend_the_same_time() -> None:
    started = time.monotonic()
    slow = [b"HTTP/1.1 302 Found\r\n", *[b"A: b\r\n"] * 6, b"Location: /\r\n\r\n"]
    with pytest.raises(TermsdiffError, match="not finished in time"):
        page(*slow, pause=0.1, limits=HASTY)
    assert time.monotonic() - started < HASTY.total + 3


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (OK + b"Content-Length: 99999999\r\n\r\n", "larger than"),
        (CHUNKED + b"fffffff\r\n" + b"x" * 20_000, "larger than"),
        (
            OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"x" * 9_000_000, mtime=0),
            "larger than",
        ),
        (b"HTTP/1.1 100 Continue\r\n\r\n" * 60_000, "larger than"),
        (OK + b"A: b\r\n" * 200 + b"\r\n", "cannot be fetched"),
        (OK + b"A: " + b"b" * 70_000 + b"\r\n\r\n", "cannot be fetched"),
        (b"\x16\x03\x01\r\n\r\n", "cannot be fetched"),
        (b"HTTP/1.1 ab OK\r\n\r\n", "cannot be fetched"),
        (b"", "cannot be fetched"),
        (OK + b"Content-Encoding: br\r\n\r\nxx", "unsupported encoding"),
        (OK + b"Content-Encoding: gzip\r\n\r\n# Terms", "cannot be fetched"),
        (OK + b"Content-Encoding: gzip, gzip\r\n\r\n# Terms", "unsupported encoding"),
        (b"HTTP/1.1 206 Partial\r\nContent-Length: 1\r\n\r\nx", "answered 206"),
        (b"HTTP/1.1 302 Found\r\nLocation: http://[::1\r\n\r\n", "not an address"),
        (b"HTTP/1.1 302 Found\r\nLocation: http://a..b/\xff\r\n\r\n", "no such host"),
        (b"HTTP/1.1 302 Found\r\nLocation: http://x:99999/\r\n\r\n", "not an address"),
        (b"HTTP/1.1 302 Found\r\nLocation: http://x:y/\r\n\r\n", "not an address"),
        (b"HTTP/1.1 302 Found\r\nLocation: \r\n\r\n", "without a target"),
        (b"HTTP/1.1 302 Found\r\nLocation: http://" + b"x" * 300 + b"/\r\n\r\n", "no such host"),
        ("HTTP/1.1 302 Found\r\nLocation: http://²/\r\n\r\n".encode(), "no such host|private"),
        (b"HTTP/1.1 302 Found\r\nLocation: http://x%00y/\r\n\r\n", "no such host"),
        (b"HTTP/1.1 302 Found\r\nLocation: javascript:1\r\n\r\n", "only https"),
    ],
    ids=lambda value: repr(value[:60]),
)
def test_an_odd_answer_is_one_error(answer: bytes, reason: str) -> None:
    with pytest.raises(TermsdiffError, match=reason):
        page(answer)


@pytest.mark.parametrize(
    ("asked", "wait"),
    [
        ("²", 2.0),
        ("٣", 2.0),
        ("-5", 2.0),
        ("7", 7.0),
        ("9" * 40, 60.0),
        ("Wed, 99 Foo 2024", 2.0),
        ("Wed, 01 May 2024 00:00:00 GMT", 2.0),
        ("Fri, 01 Jan 2100 00:00:00 GMT", 60.0),
    ],
)
def test_what_retry_after_asks_is_kept_within_reason(asked: str, wait: float) -> None:
    answer = f"HTTP/1.1 503 Busy\r\nRetry-After: {asked}\r\nContent-Length: 0\r\n\r\n".encode()
    waits: list[float] = []
    two = replace(LOCAL, tries=2)
    with raw_server([answer]) as address, pytest.raises(TermsdiffError, match="answered 503"):
        fetch(address, limits=two, sleep=waits.append)
    assert waits == [wait]


def test_a_redirect_keeps_the_bytes_of_its_path() -> None:
    assert fetching.follow("https://a.example/x", "/caf\xc3\xa9 1") == (
        "https://a.example/caf%C3%A9%201"
    )


def test_marks_that_are_no_header_are_not_sent_back() -> None:
    odd = ('"a"\r\n X: y', '"é"', "x" * 5_000, "")
    assert all("If-None-Match" not in fetching._headers(mark, "") for mark in odd)
    assert fetching._headers('"a"', "")["If-None-Match"] == '"a"'


@pytest.mark.parametrize(
    "place",
    [
        "10.0.0.1",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.5.5",
        "192.0.0.1",
        "192.0.0.9",
        "192.0.0.170",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "0.0.0.0",
        "::",
        "::1",
        "::7f00:1",
        "::10.0.0.1",
        "::8.8.8.8",
        "::ffff:10.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:0:10.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::169.254.169.254",
        "64:ff9b:1::8.8.8.8",
        "64:ff9b:1::10.0.0.1",
        "100::1",
        "2001:0:a00:1::1",
        "2001::1",
        "2001:db8::1",
        "2002:a00:1::1",
        "2002:7f00:1::",
        "2600::5efe:10.0.0.1",
        "2600::200:5efe:10.0.0.1",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "nonsense",
        "",
    ],
)
def test_what_leads_inside_is_not_public(place: str) -> None:
    assert not is_public(place)


@pytest.mark.parametrize(
    "place",
    ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1"],
)
def test_what_leads_outside_is_public(place: str) -> None:
    assert is_public(place)


@pytest.mark.parametrize(
    "answers",
    [
        [],
        [(99, 1, 6, "", ("x",))],
        ValueError("embedded null byte"),
        UnicodeError("label too long"),
        OverflowError("port"),
        OSError("no"),
    ],
)
def test_an_odd_answer_of_the_name_server_is_no_host(
    monkeypatch: pytest.MonkeyPatch, answers: Any
) -> None:
    def ask(*_: object, **__: object) -> Any:
        if isinstance(answers, Exception):
            raise answers
        return answers

    monkeypatch.setattr(socket, "getaddrinfo", ask)
    with pytest.raises(Unreachable, match="no such host"):
        look_up("x.example", 443, 1)


def test_a_name_server_that_does_not_answer_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(3) or [])
    started = time.monotonic()
    with pytest.raises(TermsdiffError, match="no answer when looking up"):
        fetch("https://x.example/", limits=HASTY, sleep=lambda _: None)
    assert time.monotonic() - started < 2.9


@pytest.mark.parametrize(
    "fault",
    [TermsdiffError("no"), ValueError("no"), OSError(28, "No space left on device"), MemoryError()],
)
def test_one_fault_never_stops_the_others(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    fault: Exception,
) -> None:
    for name in ("anchor", "harbour", "broken"):
        folder = tmp_path / "versions" / name
        folder.mkdir(parents=True)
        (folder / "2024-05-01.md").write_text(terms(), encoding="utf-8")
        (folder / "terms.toml").write_text(f'source = "https://{name}.example/"\n', "utf-8")
    (tmp_path / "versions" / "broken" / "terms.toml").write_text("source = ", "utf-8")

    def get(address: str, etag: str, modified: str) -> fetching.Page:
        if "anchor" in address:
            raise fault
        return fetching.Page(address, terms("1 August 2024", "two").encode(), "text/markdown")

    set_fetch(monkeypatch, get)
    feed = tmp_path / "feed.xml"
    command = ["update", "--folder", str(tmp_path / "versions"), "--feed", str(feed)]
    assert run(command) == 2
    out, err = capsys.readouterr()
    assert "new version harbour@2024-08-01" in out
    assert err.count("\n") == 2
    assert "anchor" in err
    assert "broken" in err
    assert "harbour 2024-08-01" in feed.read_text("utf-8")


def set_fetch(monkeypatch: pytest.MonkeyPatch, get: Callable[..., fetching.Page]) -> None:
    monkeypatch.setattr(check_terms, "__defaults__", (get, None))
