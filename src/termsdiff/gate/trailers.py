"""Acknowledgements in commit messages: `Terms-Acknowledged: c-5f1a09 the reason`."""

from __future__ import annotations

import re
from collections.abc import Iterable

KEY = "Terms-Acknowledged"
_LINE = re.compile(rf"^{KEY}:[ \t]*(?P<id>[a-z]-[\w.-]+)[ \t]+(?P<reason>\S.*)$", re.MULTILINE)


def acknowledged_ids(texts: Iterable[str]) -> frozenset[str]:
    """Return the ids that messages acknowledge; one without a reason does not count."""
    return frozenset(match["id"] for text in texts for match in _LINE.finditer(text))


def trailer(change: str, reason: str) -> str:
    """Return the line to put at the end of a commit message."""
    return f"{KEY}: {change} {' '.join(reason.split())}"
