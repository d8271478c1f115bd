"""Write what the folder knows of a version into the front matter of its file, and read it back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

_FENCE = "---"
_UNSAFE = re.compile(r"[\r\n\x00-\x1f\x7f\u2028\u2029]+")
HEAD_SIZE = 2_048
"""Bytes at the start of a file within which the keys of the folder stand."""


def with_front_matter(text: str, values: Mapping[str, str]) -> str:
    """Return the text with these keys in its front matter; keys that it had give way."""
    # the whole parser comes with it: not for reading the heads of a thousand files
    from ..parsing.front_matter import read_front_matter

    if not values:
        return text
    lines = text.removeprefix("\ufeff").split("\n")
    _, taken = read_front_matter(lines)
    own = lines[1 : taken - 1] if taken else []
    kept = [line for line in own if line.partition(":")[0].lower() not in values]
    added = [f"{key}: {_UNSAFE.sub(' ', value).strip()}" for key, value in values.items()]
    return "\n".join([_FENCE, *added, *kept, _FENCE, *lines[taken:]])


def read_values(text: str) -> dict[str, str]:
    """Return the keys of the front matter, lower case, with their values."""
    lines = text.removeprefix("\ufeff").split("\n")
    if lines[0].rstrip() != _FENCE:
        return {}
    values: dict[str, str] = {}
    for line in lines[1:]:
        if line.rstrip() in (_FENCE, "..."):
            return values
        key, colon, value = line.partition(":")
        if colon:
            values[key.lower()] = value.strip().strip("'\"")
    return {}


def without_front_matter(text: str) -> str:
    """Return the text below its front matter."""
    from ..parsing.front_matter import read_front_matter

    lines = text.removeprefix("\ufeff").split("\n")
    return "\n".join(lines[read_front_matter(lines)[1] :])


def day_of(values: Mapping[str, str], key: str) -> date | None:
    """Return the date under a key; None where there is none or it is no date."""
    text = values.get(key)
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
