"""Ids of what people acknowledge: a letter, a digest of 128 bits, and a number if needed.

`c-5f1a…` is a change; `c-5f1a…-2` is the same change to the same words a second time in one
comparison. People see the first digits, and may give any unambiguous prefix.
"""

from __future__ import annotations

from collections.abc import Iterable

DIGITS = 32
"""Hexadecimal digits of an id: 128 bits, so that no one can find two changes with one id."""
SHORT = 12
"""How many of them people see."""


def digest_of(parts: Iterable[str]) -> str:
    """Return the digest of some texts, as long as SHA-256; ids are its prefix."""
    import hashlib

    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()


def shortened(identity: str) -> str:
    """Return an id as shown to people: the first digits of its digest, and its number."""
    letter, _, rest = identity.partition("-")
    digest, dash, number = rest.partition("-")
    return f"{letter}-{digest[:SHORT]}{dash}{number}"


def is_named(identity: str, name: str) -> bool:
    """Return whether a name, the prefix of a digest with or without a number, means an id."""
    letter, _, rest = identity.partition("-")
    digest, _, number = rest.partition("-")
    wanted_letter, _, wanted = name.partition("-")
    wanted_digest, _, wanted_number = wanted.partition("-")
    if not wanted:
        return identity.startswith(name)
    same = letter == wanted_letter and digest.startswith(wanted_digest)
    return same and wanted_number in ("", number)


def has_number(identity: str) -> bool:
    """Return whether an id is that of a change that occurs again in its comparison."""
    return identity.count("-") > 1
