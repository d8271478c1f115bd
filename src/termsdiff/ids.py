"""Ids of what people acknowledge: a letter, a digest of 128 bits, and a number if needed.

`c-5f1a…` is a change; `c-5f1a…-2` is the same change to the same words a second time in one
comparison. People see the first digits, and may give any unambiguous prefix.
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
"""Hexadecimal digits of an id: 128 bits, so that no one can find two changes with one id."""
SHORT = 12
"""How many of them people see."""


def digest_of(parts: Iterable[str]) -> str:
    """Return the digest of some texts, as long as SHA-256; ids are its prefix."""
    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return sha256(joined).hexdigest()


def shortened(identity: str) -> str:
    """Return an id as shown to people: the first digits of its digest, and its number."""
    letter, _, rest = identity.partition("-")
    digest, dash, number = rest.partition("-")
    return f"{letter}-{digest[:SHORT]}{dash}{number}"


def find_named(identities: Iterable[str], name: str) -> tuple[str, ...]:
    """Return the ids that a name means: the beginning of a digest with or without its number.

    The first of several changes with the same words has no number and needs none.
    """
    found = dict.fromkeys(one for one in identities if _is_named(one, name))
    return tuple(one for one in found if _first(one) == one or _first(one) not in found)


def _is_named(identity: str, name: str) -> bool:
    letter, _, rest = identity.partition("-")
    digest, _, number = rest.partition("-")
    wanted_letter, _, wanted = name.partition("-")
    wanted_digest, _, wanted_number = wanted.partition("-")
    if not wanted:
        return identity.startswith(name)
    same = letter == wanted_letter and digest.startswith(wanted_digest)
    return same and wanted_number in ("", number)


def _first(identity: str) -> str:
    """Return the id of the first change with the same words."""
    letter, _, rest = identity.partition("-")
    return f"{letter}-{rest.partition('-')[0]}"
