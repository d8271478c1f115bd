"""Comments, declarations and scripts: what a browser removes from HTML before showing it."""

from __future__ import annotations

import re
from functools import cache

from ..text.patterns import later
from .hiding import NOTHING, Unseen

# scripts come first: what looks like a comment inside one is not


@cache
def _unread() -> re.Pattern[str]:
    return re.compile(
        r"<(?P<name>script|style|iframe|noembed|noframes)\b[^>]{0,2000}>(?P<raw>.*?)(?:</(?P=name)\s*>|(?P<endless>\Z))"
        r"|<!--(?:-?>|(?P<comment>.*?)(?:--!?>|(?P<unclosed>\Z)))"
        r"|<[!?](?P<bogus>[^>]*)(?:>|(?P<open>\Z))",
        re.DOTALL | re.IGNORECASE,
    )


_DOCTYPE = later(r"doctype\b", re.IGNORECASE)


def without_unread(html: str) -> tuple[str, Unseen]:
    """Return HTML without comments and scripts, lines kept, and what was removed."""
    if not any(mark in html for mark in ("<!", "<?", "<s", "<S", "<i", "<I", "<n", "<N")):
        return html, NOTHING
    hidden = 0
    unclosed = False

    def drop(match: re.Match[str]) -> str:
        nonlocal hidden, unclosed
        inside = match["raw"] or match["comment"] or match["bogus"] or ""
        if not _DOCTYPE.match(inside):
            hidden += len(inside.split())
        endless = any(match[name] is not None for name in ("unclosed", "open", "endless"))
        unclosed = unclosed or (endless and bool(inside.strip()))
        return "\n" * match[0].count("\n")

    return _unread().sub(drop, html), Unseen(hidden, 0, unclosed)
