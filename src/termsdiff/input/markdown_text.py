"""Plain text written so that Markdown reads it literally."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~]|&(?=#?\w+;)")
_LINE_START = re.compile(r"(?P<before>\s*(?:\d{1,9}(?=[.)](?:\s|$)))?)(?P<mark>[#+=.)-])")


def literal(text: str) -> str:
    """Escape the characters that are inline Markdown."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def literal_start(line: str) -> str:
    """Escape what would turn a line of escaped text into a heading, item, rule or underline."""
    match = _LINE_START.match(line)
    if match is None:
        return line
    mark = match["mark"]
    if mark in ".)" and not match["before"].strip():
        return line
    return f"{match['before']}\\{line[match.start('mark') :]}"
