"""Fetch a page over https: politely, within limits, and never from a private address.

The address of a host is looked up once, checked, and that address is connected to, for every hop
of a redirect: a name that changes its mind between the check and the connection gains nothing.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from .._version import __version__
from ..errors import TermsdiffError

USER_AGENT = f"termsdiff/{__version__} (follows terms of service; a person runs it)"
_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_HOPS = 5
_AGAIN = (429, 500, 502, 503, 504)
_CHUNK = 1 << 16
_LONGEST_WAIT = 60.0


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much: seconds for a step and for the whole, bytes, tries.

    `loopback` lets tests fetch from a server on this machine, without encryption.
    """

    timeout: float = 20.0
    total: float = 90.0
    size: int = 20_000_000
    tries: int = 3
    loopback: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """What was received: the address it came from in the end, its bytes and what a server says.

    `unchanged` is true where the server says that nothing is new; `data` is empty then.
    """

    address: str
    data: bytes
    content_type: str = ""
    etag: str = ""
    modified: str = ""
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: http.client.HTTPMessage
    data: bytes


class _TryAgainError(Exception):
    """A fault that may pass, with the seconds that the server asks to wait."""

    def __init__(self, reason: str, wait: float = 0.0) -> None:
        super().__init__(reason)
        self.wait = wait


def fetch(
    address: str,
    etag: str = "",
    modified: str = "",
    limits: Limits | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> Page:
    """Fetch a page; what an earlier answer said of itself makes the request conditional.

    Raises TermsdiffError where it cannot be had: the message says why.
    """
    limits = limits or Limits()
    headers = _headers(etag, modified)
    for attempt in range(1, limits.tries + 1):
        try:
            return _follow(address, headers, limits)
        except _TryAgainError as error:
            if attempt == limits.tries:
                raise TermsdiffError(f"{address}: {error}; try again later") from None
            sleep(min(max(error.wait, 2.0**attempt), _LONGEST_WAIT))
    raise AssertionError("the last try either returned or raised")


def _headers(etag: str, modified: str) -> dict[str, str]:
    headers = {
        "User-Agent": USER_AGENT,
        "Accept": "text/html, text/markdown, text/plain, application/pdf, */*;q=0.1",
        "Accept-Encoding": "identity",
    }
    if etag:
        headers["If-None-Match"] = etag
    if modified:
        headers["If-Modified-Since"] = modified
    return headers


def _follow(address: str, headers: dict[str, str], limits: Limits) -> Page:
    deadline = time.monotonic() + limits.total
    current = address
    for _ in range(_MOST_HOPS + 1):
        answer = _ask(current, headers, limits, deadline)
        if answer.status not in _REDIRECTS:
            return _page(current, answer)
        target = answer.headers.get("Location")
        if not target:
            raise TermsdiffError(f"{current}: a redirect to nowhere")
        following = urljoin(current, target)
        if current.startswith("https:") and not following.startswith("https:"):
            raise TermsdiffError(f"{current}: redirects to {following}; only https:// is fetched")
        current = following
    raise TermsdiffError(f"{address}: more than {_MOST_HOPS} redirects")


def _page(address: str, answer: _Answer) -> Page:
    said = {name: answer.headers.get(name) or "" for name in ("ETag", "Last-Modified")}
    if answer.status == 304:
        return Page(address, b"", "", said["ETag"], said["Last-Modified"], unchanged=True)
    if answer.status in _AGAIN:
        wait = answer.headers.get("Retry-After") or ""
        raise _TryAgainError(
            f"the server answers {answer.status}", float(wait) if wait.isdigit() else 0
        )
    if answer.status != 200:
        raise TermsdiffError(f"{address}: the server answers {answer.status}; check the address")
    kind = answer.headers.get("Content-Type") or ""
    return Page(address, answer.data, kind, said["ETag"], said["Last-Modified"])


def _ask(address: str, headers: dict[str, str], limits: Limits, deadline: float) -> _Answer:
    host, port, target, encrypted = _parts(address, limits)
    connection = _connect(address, host, port, limits, encrypted=encrypted)
    try:
        connection.request("GET", target, headers=headers)
        response = connection.getresponse()
        data = _body(response, address, limits, deadline)
        return _Answer(response.status, response.headers, data)
    except (OSError, http.client.HTTPException) as error:
        raise _TryAgainError(f"cannot be fetched: {error or type(error).__name__}") from None
    finally:
        connection.close()


def _parts(address: str, limits: Limits) -> tuple[str, int, str, bool]:
    """Return host, port, what to ask for, and whether encrypted; refuse all but https."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise TermsdiffError(f"no address: {address}") from None
    encrypted = parts.scheme == "https"
    if not encrypted and not (limits.loopback and parts.scheme == "http"):
        raise TermsdiffError(f"{address}: only https:// addresses are fetched")
    if not host or parts.username is not None or parts.password is not None:
        raise TermsdiffError(f"{address}: an address with a host and without a password is needed")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if any(ord(character) <= 0x20 or ord(character) > 0x7E for character in target):
        from urllib.parse import quote

        target = quote(target, safe="/%?=&+,;:@!$'()*~-._")
    return host, port or (443 if encrypted else 80), target, encrypted


def _connect(
    address: str, host: str, port: int, limits: Limits, *, encrypted: bool
) -> http.client.HTTPConnection:
    place = _checked_address(address, host, port, limits)
    try:
        stream = socket.create_connection((place, port), timeout=limits.timeout)
        if encrypted:
            stream = ssl.create_default_context().wrap_socket(stream, server_hostname=host)
    except ssl.SSLCertVerificationError as error:
        raise TermsdiffError(
            f"{address}: its certificate is not valid: {error.verify_message}"
        ) from None
    except OSError as error:
        raise _TryAgainError(f"cannot be reached: {error.strerror or error}") from None
    connection = http.client.HTTPConnection(host, port, timeout=limits.timeout)
    connection.sock = stream
    return connection


def _checked_address(address: str, host: str, port: int, limits: Limits) -> str:
    """Look a host up and return its address; refuse it where any of them is private."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise _TryAgainError(f"no such host: {host}") from None
    places = [str(entry[4][0]) for entry in found]
    for place in places:
        if not _is_public(place, loopback=limits.loopback):
            raise TermsdiffError(f"{address}: {host} is a private address; it is not fetched")
    return places[0]


def _is_public(place: str, *, loopback: bool) -> bool:
    number = ipaddress.ip_address(place.partition("%")[0])
    mapped = getattr(number, "ipv4_mapped", None) or getattr(number, "sixtofour", None)
    number = mapped or number
    return (number.is_global and not number.is_multicast) or (loopback and number.is_loopback)


def _body(
    response: http.client.HTTPResponse, address: str, limits: Limits, deadline: float
) -> bytes:
    parts: list[bytes] = []
    size = 0
    while chunk := response.read1(_CHUNK):
        parts.append(chunk)
        size += len(chunk)
        if size > limits.size:
            raise TermsdiffError(f"{address}: larger than {limits.size / 1e6:g} MB")
        if time.monotonic() > deadline:
            raise TermsdiffError(f"{address}: not done after {limits.total:g} seconds")
    return b"".join(parts)
