"""Placeholder characters for what is not text: notes, pictures, fields, paragraph ends."""

from __future__ import annotations

from collections.abc import Hashable

from ...errors import TermsdiffError

_FIRST, _LAST = 0xF0000, 0x10FFFD
_TOO_MANY = "a Word file with more pictures, notes and fields than any terms would have"


class Signs:
    """One private character for each kind of thing, so that equal things are equal characters.

    If a text already has characters of that range, others are used.
    """

    def __init__(self) -> None:
        self._signs: dict[Hashable, str] = {}

    def of(self, *thing: Hashable) -> str:
        """Return the character of a thing; raise TermsdiffError if there are too many."""
        found = self._signs.get(thing)
        if found is None:
            code = _FIRST + len(self._signs)
            if code > _LAST:
                raise TermsdiffError(_TOO_MANY)
            found = self._signs[thing] = chr(code)
        return found

    def text(self, text: str) -> str:
        """Return a text in which no character can be taken for a sign."""
        if not text or max(text) < chr(_FIRST):
            return text
        return "".join(self.of("text", c) if ord(c) >= _FIRST else c for c in text)
