"""Ids of what people acknowledge: a letter, a digest of 128 bits, a number where it is needed.

`c-5f1a…` is a change; `c-5f1a…-2` is the same change of the same words a second time in one
comparison. People are shown the first digits, and may give any beginning that is not ambiguous.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from .on_demand import on_demand

if TYPE_CHECKING:
    from hashlib import sha256
else:
    # a check of what touches no terms names no change
    sha256 = on_demand("hashlib:sha256")

DIGITS = 32
"""Hexadecimal digits of an id: 128 bits, so that nobody finds two changes with one id."""
SHORT = 12
"""Digits of it that people are shown."""


def digest_of(parts: Iterable[str]) -> str:
    """Return the digest of some texts, as long as one of SHA-256; ids are its beginning."""
    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return sha256(joined).hexdigest()


def shortened(identity: str) -> str:
    """Return an id as people are shown it: the first digits of its digest, and its number."""
    letter, _, rest = identity.partition("-")
    digest, dash, number = rest.partition("-")
    return f"{letter}-{digest[:SHORT]}{dash}{number}"


def is_named(identity: str, name: str) -> bool:
    """Return whether a name, the beginning of a digest with or without its number, means an id."""
    letter, _, rest = identity.partition("-")
    digest, _, number = rest.partition("-")
    wanted_letter, _, wanted = name.partition("-")
    wanted_digest, _, wanted_number = wanted.partition("-")
    if not wanted:
        return identity.startswith(name)
    same = letter == wanted_letter and digest.startswith(wanted_digest)
    return same and wanted_number in ("", number)


def has_number(identity: str) -> bool:
    """Return whether an id is that of a change that stands a second time in its comparison."""
    return identity.count("-") > 1
