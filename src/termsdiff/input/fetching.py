"""Fetch a page over https: politely, within limits, and never from a private address.

The addresses of a host are looked up once, checked, and only those are connected to, for every
redirect: a name that resolves differently between check and connection gains nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from .._version import __version__
from ..errors import TermsdiffError
from .addresses import Unreachable, follow, is_public, look_up, split_address
from .transfer import Bounds, Fault, LateError, ServerAnswer, exchange

USER_AGENT = f"termsdiff/{__version__} (follows terms of service; a person runs it)"
_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_HOPS = 5
_AGAIN = (429, 500, 502, 503, 504)
_LONGEST_WAIT = 60.0
_LONGEST_MARK = 1_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits: seconds per wait and per attempt, bytes, attempts.

    `loopback` lets tests fetch from a server on this machine, without encryption.
    """

    timeout: float = 20.0
    total: float = 90.0
    size: int = 20_000_000
    tries: int = 3
    loopback: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """What was received: the final address, the bytes and what the server says about them.

    `unchanged` is true if the server says that nothing is new; `data` is then empty.
    """

    address: str
    data: bytes
    content_type: str = ""
    etag: str = ""
    modified: str = ""
    unchanged: bool = False


class _TryAgainError(Exception):
    """A temporary failure, with the seconds that the server asks to wait."""

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
    """Fetch a page; metadata of an earlier response makes the request conditional.

    Raises TermsdiffError, saying why, if it cannot be fetched completely.
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
    raise AssertionError("the last attempt either returned or raised")


def _headers(etag: str, modified: str) -> dict[str, str]:
    headers = {
        "User-Agent": USER_AGENT,
        "Accept": "text/html, text/markdown, text/plain, application/pdf, */*;q=0.1",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }
    if _is_mark(etag):
        headers["If-None-Match"] = etag
    if _is_mark(modified):
        headers["If-Modified-Since"] = modified
    return headers


def _is_mark(text: str) -> bool:
    """Whether a server's ETag or date can be sent back in a header."""
    return 0 < len(text) <= _LONGEST_MARK and text.isascii() and text.isprintable()


def _follow(address: str, headers: dict[str, str], limits: Limits) -> Page:
    bounds = Bounds(time.monotonic() + limits.total, limits.timeout, limits.size)
    current = address
    for _ in range(_MOST_HOPS + 1):
        answer = _ask(current, headers, limits, bounds)
        if answer.status not in _REDIRECTS:
            return _page(current, answer)
        target = answer.headers.get("Location")
        if not target:
            raise TermsdiffError(f"{current}: a redirect without a target; check the address")
        following = follow(current, target)
        if current.startswith("https:") and not following.startswith("https:"):
            raise TermsdiffError(f"{current}: redirects to {following}; only https:// is fetched")
        current = following
    raise TermsdiffError(f"{address}: more than {_MOST_HOPS} redirects; check the address")


def _page(address: str, answer: ServerAnswer) -> Page:
    etag, modified = (answer.headers.get(name) or "" for name in ("ETag", "Last-Modified"))
    if answer.status == 304:
        return Page(address, b"", "", etag, modified, unchanged=True)
    if answer.status in _AGAIN:
        wait = _wait(answer.headers.get("Retry-After") or "")
        raise _TryAgainError(f"the server answered {answer.status}", wait)
    if answer.status != 200:
        raise TermsdiffError(f"{address}: the server answered {answer.status}; check the address")
    kind = answer.headers.get("Content-Type") or ""
    return Page(address, answer.data, kind, etag, modified)


def _wait(asked: str) -> float:
    """Return the seconds of a `Retry-After`, given as a number or a date; 0 for anything else."""
    asked = asked.strip()
    if asked.isascii() and asked.isdecimal():
        return float(asked[:9])
    try:
        return max(0.0, parsedate_to_datetime(asked).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError, IndexError):
        return 0.0


def _ask(address: str, headers: dict[str, str], limits: Limits, bounds: Bounds) -> ServerAnswer:
    place = split_address(address, loopback=limits.loopback)
    try:
        numbers = look_up(place.host, place.port, bounds.seconds())
        for number in numbers:
            if not is_public(number, loopback=limits.loopback):
                raise TermsdiffError(f"{place.host} is a private address; it is not fetched")
        return exchange(place, numbers, headers, bounds)
    except LateError:
        raise TermsdiffError(f"{address}: not finished in time; the server is too slow") from None
    except (Unreachable, Fault) as error:
        raise _TryAgainError(str(error)) from None
    except TermsdiffError as error:
        raise TermsdiffError(f"{address}: {error}") from None
