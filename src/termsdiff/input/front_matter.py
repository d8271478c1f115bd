"""YAML front matter: simple `key: value` lines between two `---` lines at the top of a file.

Only plain scalars are read, as text; nothing is evaluated.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ..text.patterns import later

FrontMatter = tuple[tuple[str, str], ...]
HEAD_SIZE = 2_048
"""The bytes at the start of a file that may contain the keys of a version."""
_FENCE = "---"
_PAIR = later(r"(?P<key>[A-Za-z_][\w-]*):")
_UNSAFE = later(r"[\r\n\x00-\x1f\x7f\u2028\u2029]+")
_MOST_LINES = 200


def read_front_matter(lines: list[str]) -> tuple[FrontMatter, int]:
    """Return the pairs and the number of lines they take, including fences; (), 0 if none."""
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


def read_values(text: str) -> dict[str, str]:
    """Return the keys of the front matter, lower case, with their values."""
    return dict(read_front_matter(_lines(text))[0])


def with_front_matter(text: str, values: Mapping[str, str]) -> str:
    """Return the text with these keys in its front matter, replacing existing ones."""
    if not values:
        return text
    lines = _lines(text)
    _, taken = read_front_matter(lines)
    own = lines[1 : taken - 1] if taken else []
    kept = [line for line in own if line.partition(":")[0].lower() not in values]
    added = [f"{key}: {_UNSAFE.sub(' ', value).strip()}" for key, value in values.items()]
    return "\n".join([_FENCE, *added, *kept, _FENCE, *lines[taken:]])


def without_front_matter(text: str) -> str:
    """Return the text below its front matter."""
    lines = _lines(text)
    return "\n".join(lines[read_front_matter(lines)[1] :])


def day_of(values: Mapping[str, str], key: str) -> date | None:
    """Return the date under a key; None if there is none or it is invalid."""
    text = values.get(key)
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _lines(text: str) -> list[str]:
    return text.removeprefix("\ufeff").split("\n")
