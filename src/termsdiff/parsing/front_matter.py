"""YAML front matter: simple `key: value` lines between two `---` lines at the top of the file."""

from __future__ import annotations

import re

_FENCE = "---"
_PAIR = re.compile(r"(?P<key>[A-Za-z_][\w-]*):")
_MOST_LINES = 200

FrontMatter = tuple[tuple[str, str], ...]


def read_front_matter(lines: list[str]) -> tuple[FrontMatter, int]:
    """Return the pairs and the number of lines they take, fences included; (), 0 where none are.

    Only plain scalars are read, as text; nothing is evaluated.
    """
    if not lines or lines[0].rstrip() != _FENCE:
        return (), 0
    for position, line in enumerate(lines[1:_MOST_LINES], start=1):
        if line.rstrip() in (_FENCE, "..."):
            inside = lines[1:position]
            if not any(_PAIR.match(row) for row in inside):
                return (), 0
            return _pairs(inside), position + 1
    return (), 0


def _pairs(lines: list[str]) -> FrontMatter:
    matches = ((_PAIR.match(line), line) for line in lines)
    return tuple(
        (match["key"].lower(), line[match.end() :].strip().strip("'\""))
        for match, line in matches
        if match is not None
    )
