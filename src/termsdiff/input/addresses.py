"""Where an address leads: its parts, the machines of its host, and whether they are public.

An IPv6 address can embed an IPv4 address that a gateway unpacks, so both are checked.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from ..errors import TermsdiffError

_KEPT = "/%?=&+,;:@!$'()*~-._[]"
_UNICAST = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_NOT_PUBLIC = tuple(
    ipaddress.ip_network(text)
    for text in (
        "192.0.0.0/24",  # protocol assignments
        "192.88.99.0/24",  # relays of 6to4
        "2001::/23",  # Teredo and other protocol assignments
        "3fff::/20",  # documentation
    )
)
_ISATAP = (0x00005EFE, 0x02005EFE)
Number = ipaddress.IPv4Address | ipaddress.IPv6Address


class Address(NamedTuple):
    """What to connect to and request: host in ASCII, port, path with query, whether over TLS."""

    host: str
    port: int
    target: str
    encrypted: bool


class Unreachable(Exception):  # noqa: N818 - not an error of the user's
    """A host cannot be resolved at the moment; the message says why."""


def split_address(address: str, *, loopback: bool = False) -> Address:
    """Return the parts of an address; raise TermsdiffError for all but https without a password.

    `loopback` allows http, for tests against a server on this machine.
    """
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or ""), parts.port
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        raise TermsdiffError(f"{address}: not an address; write https://host/path") from None
    encrypted = parts.scheme == "https"
    if not encrypted and not (loopback and parts.scheme == "http"):
        raise TermsdiffError(f"{address}: only https:// addresses are fetched")
    if not host or parts.username is not None or parts.password is not None:
        raise TermsdiffError(f"{address}: must be an address with a host and without a password")
    if any(character <= " " or character == "\x7f" for character in host):
        raise TermsdiffError(f"{address}: not an address; write https://host/path")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    usual = 443 if encrypted else 80
    return Address(host, usual if port is None else port, _printable(target), encrypted)


def _printable(target: str) -> str:
    plain = all(" " < character <= "~" for character in target)
    return target if plain else quote(target, safe=_KEPT)


def follow(address: str, location: str) -> str:
    """Return the address that a `Location` header means; raise TermsdiffError if it is none.

    Headers arrive as Latin-1; non-ASCII characters in them are bytes to be quoted.
    """
    asked = quote(location.strip().encode("latin-1", "replace"), safe=_KEPT + "#")
    try:
        return urljoin(address, asked)
    except ValueError:
        raise TermsdiffError(
            f"{address}: redirects to {location!r}, which is not an address"
        ) from None


def look_up(host: str, port: int, seconds: float) -> tuple[str, ...]:
    """Return all addresses of a host; raise Unreachable if there are none in that time."""
    found: list[tuple[str, ...]] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, ValueError, OverflowError):
            return
        inet = (socket.AF_INET, socket.AF_INET6)
        found.append(tuple(str(answer[4][0]) for answer in answers if answer[0] in inet))

    # the system's look-up has no timeout, so it runs in a thread that may be left behind
    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(max(0.0, seconds))
    if thread.is_alive():
        raise Unreachable(f"no answer when looking up {host}")
    places = tuple(dict.fromkeys(found[0])) if found else ()
    if not places:
        raise Unreachable(f"no such host: {host}")
    return places


def is_public(place: str, *, loopback: bool = False) -> bool:
    """Return whether an address, and any embedded in it, is on the public internet.

    `loopback` allows addresses of this machine, for tests.
    """
    try:
        number = ipaddress.ip_address(place.partition("%")[0])
    except ValueError:
        return False
    if loopback and number.is_loopback:
        return True
    return all(_is_public(one) for one in _with_embedded(number))


def _with_embedded(number: Number) -> Iterator[Number]:
    """Yield an address, or its equivalent, and the IPv4 address embedded in it."""
    if isinstance(number, ipaddress.IPv4Address):
        yield number
        return
    low = ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
    if number.ipv4_mapped is not None or number in _NAT64:
        # these stand for the IPv4 address and nothing else
        yield low
        return
    yield number
    if number.sixtofour is not None:
        yield number.sixtofour
    if (int(number) >> 32) & 0xFFFFFFFF in _ISATAP:
        yield low


def _is_public(number: Number) -> bool:
    if any(number in network for network in _NOT_PUBLIC if network.version == number.version):
        return False
    if isinstance(number, ipaddress.IPv6Address) and number not in _UNICAST:
        return False
    return number.is_global and not number.is_multicast and not number.is_reserved
