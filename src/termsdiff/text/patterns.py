"""Patterns compiled on first use: one comparison needs about half of them."""

from __future__ import annotations

import re
from typing import Any, cast


class _Later:
    """A lazy pattern; its methods are those of the pattern, looked up once."""

    def __init__(self, source: str, flags: int) -> None:
        self._written = source, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._written), name)
        setattr(self, name, found)
        return found


def later(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a lazy pattern that works like a compiled one, except in `re.sub(pattern, …)` and the
    like.

    For module-level patterns; a test compiles each of them, so that an invalid one is found.
    """
    return cast(re.Pattern[str], _Later(source, flags))
