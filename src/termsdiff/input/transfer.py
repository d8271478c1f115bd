"""One request and its response over a connection with a single deadline, to the last byte.

Everything read from the other side goes through one stream: status line, headers, interim
responses, chunk sizes, trailers and the body all count against the same time and size limits.
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Literal

from ..errors import TermsdiffError
from .addresses import Address

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_CHUNK = 1 << 16
_FRAMING = 1_000_000
"""How many bytes headers and chunk sizes may take, beyond twice the size of a page."""
_WRAPPED = {"gzip": 31, "x-gzip": 31, "deflate": 47}


class Fault(Exception):  # noqa: N818 - becomes an error if there is no retry
    """A temporary failure."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The monotonic time by which everything must be done, seconds per wait, bytes per page."""

    deadline: float
    timeout: float
    size: int

    def seconds(self) -> float:
        """Return how long the next step may wait; raise LateError if no time is left."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise LateError
        return min(left, self.timeout)


class LateError(Exception):
    """The deadline has passed."""


class LargeError(Exception):
    """A page is larger than allowed."""


@dataclass(frozen=True, slots=True)
class ServerAnswer:
    """The status, the headers and the whole body of a response."""

    status: int
    headers: http.client.HTTPMessage
    data: bytes


class _Incoming(io.RawIOBase):
    """The bytes from the other side; reading stops at the deadline."""

    def __init__(self, stream: socket.socket, bounds: Bounds) -> None:
        self._stream = stream
        self._bounds = bounds
        self._left = 2 * bounds.size + _FRAMING

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        self._stream.settimeout(self._bounds.seconds())
        try:
            count = self._stream.recv_into(buffer)
        except TimeoutError:
            self._bounds.seconds()
            raise
        self._left -= count
        if self._left < 0:
            raise LargeError
        return count


class _Wire:
    """What http.client uses as a socket."""

    def __init__(self, stream: socket.socket, bounds: Bounds) -> None:
        self._stream = stream
        self._bounds = bounds

    def makefile(self, mode: Literal["rb"], *_: object) -> IO[bytes]:
        return io.BufferedReader(_Incoming(self._stream, self._bounds))

    def sendall(self, data: bytes) -> None:
        self._stream.settimeout(self._bounds.seconds())
        self._stream.sendall(data)

    def close(self) -> None:
        """Leave the stream open: http.client lets go of it before it has read the body."""


def exchange(
    place: Address, numbers: tuple[str, ...], headers: Mapping[str, str], bounds: Bounds
) -> ServerAnswer:
    """Request a page from the first of these addresses that answers; return the whole response.

    Raises Fault for temporary failures, TermsdiffError (without the address) for others.
    """
    try:
        stream = _connect(place, numbers, bounds)
        try:
            return _ask(stream, place, headers, bounds)
        finally:
            stream.close()
    except LateError:
        raise TermsdiffError("not finished in time; the server is too slow") from None
    except LargeError:
        raise TermsdiffError(f"larger than {bounds.size / 1e6:g} MB") from None
    except ssl.SSLEOFError:
        raise Fault("incomplete: the connection ended before the page did") from None
    except http.client.IncompleteRead:
        raise Fault("incomplete: the last chunk is missing") from None
    except (OSError, ValueError, http.client.HTTPException, zlib.error) as error:
        raise Fault(f"cannot be fetched: {error or type(error).__name__}") from None


def _connect(place: Address, numbers: tuple[str, ...], bounds: Bounds) -> socket.socket:
    """Connect to a checked address; the certificate must match the host's name."""
    stream = _first_open(place, numbers, bounds)
    if not place.encrypted:
        return stream
    try:
        stream.settimeout(bounds.seconds())
        # an end without a TLS close is a truncation, tolerable only without encryption
        return ssl.create_default_context().wrap_socket(
            stream, server_hostname=place.host, suppress_ragged_eofs=False
        )
    except ssl.SSLCertVerificationError as error:
        stream.close()
        raise TermsdiffError(f"its certificate is not valid: {error.verify_message}") from None
    except BaseException:
        stream.close()
        raise


def _first_open(place: Address, numbers: tuple[str, ...], bounds: Bounds) -> socket.socket:
    reason = "no address"
    for number in numbers:
        try:
            return socket.create_connection((number, place.port), timeout=bounds.seconds())
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or str(error)
    raise Fault(f"cannot be reached: {reason}")


def _ask(
    stream: socket.socket, place: Address, headers: Mapping[str, str], bounds: Bounds
) -> ServerAnswer:
    connection = http.client.HTTPConnection(place.host, place.port)
    connection.default_port = 443 if place.encrypted else 80
    connection.sock = _Wire(stream, bounds)
    connection.request("GET", place.target, headers=dict(headers))
    response = connection.getresponse()
    data = _body(response, bounds) if response.status == 200 else b""
    return ServerAnswer(response.status, response.headers, data)


def _body(response: http.client.HTTPResponse, bounds: Bounds) -> bytes:
    """Return all promised bytes, decompressed; fewer are a fault."""
    _check_framing(response)
    if response.length is not None and response.length > bounds.size:
        raise LargeError
    promised, received = response.length, bytearray()
    while chunk := response.read1(_CHUNK):
        received += chunk
        if len(received) > bounds.size:
            raise LargeError
    if response.length:
        raise Fault(f"incomplete: {len(received)} of {promised} bytes arrived")
    return _unpacked(bytes(received), response.headers.get("Content-Encoding") or "", bounds)


def _check_framing(response: http.client.HTTPResponse) -> None:
    """Refuse a response whose end is ambiguous."""
    coding = (response.headers.get("Transfer-Encoding") or "chunked").strip().lower()
    if coding != "chunked":
        raise Fault(f"sent in an unsupported encoding: {coding}")
    lengths = {value.strip() for value in response.headers.get_all("Content-Length") or ()}
    odd = any(not (value.isascii() and value.isdecimal()) for value in lengths)
    if not response.chunked and (odd or len(lengths) > 1):
        raise Fault(f"an invalid Content-Length: {', '.join(sorted(lengths))}")


def _unpacked(data: bytes, coding: str, bounds: Bounds) -> bytes:
    """Decompress what a server compressed unasked."""
    coding = coding.strip().lower()
    if coding in ("", "identity"):
        return data
    if coding not in _WRAPPED:
        raise TermsdiffError(f"sent in an unsupported encoding: {coding}")
    unpacking = zlib.decompressobj(_WRAPPED[coding])
    found = unpacking.decompress(data, bounds.size + 1)
    if len(found) > bounds.size:
        raise LargeError
    if not unpacking.eof:
        raise Fault(f"incomplete: the {coding} data is truncated")
    return found
