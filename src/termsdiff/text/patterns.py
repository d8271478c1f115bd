"""Patterns that are compiled when they are first used: one comparison needs about half of them."""

from __future__ import annotations

import re
from typing import Any, cast


class _Later:
    """Stands for a pattern; its methods are those of the pattern, looked up once."""

    def __init__(self, source: str, flags: int) -> None:
        self._written = source, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._written), name)
        setattr(self, name, found)
        return found


def later(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return what does all that a compiled pattern does, but for `re.sub(pattern, …)` and its like.

    For patterns of modules; a test compiles each of them, so that a faulty one is found at once.
    """
    return cast(re.Pattern[str], _Later(source, flags))
