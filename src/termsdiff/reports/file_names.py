"""The names of the two files, without paths of this machine unless needed to tell them apart."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ..text.visible import visible_line

if TYPE_CHECKING:
    from ..comparison import Comparison

_SEPARATOR = re.compile(r"[/\\]+")
_REVISION = re.compile(r"(?!https?:)[^:\\]{2,}:(?!//)(?P<path>.+)", re.DOTALL)
_UNNAMED = ("OLD", "NEW")


def source_names(comparison: Comparison) -> tuple[str, str]:
    """Return the file names of both versions, with folders as needed to distinguish them."""
    old, new = comparison.old.source, comparison.new.source
    if not (old and new):
        return file_name(old) or _UNNAMED[0], file_name(new) or _UNNAMED[1]
    parts = [_SEPARATOR.split(source.rstrip("/\\")) for source in (old, new)]
    for count in range(1, max(map(len, parts))):
        short = ["/".join(path[-count:]) for path in parts]
        if short[0] != short[1]:
            return visible_line(short[0]), visible_line(short[1])
    return file_name(old), file_name(new)


def file_name(source: str) -> str:
    """Return the last part of a path or a URL, on one line."""
    return visible_line(_SEPARATOR.split(source.rstrip("/\\"))[-1])


@lru_cache(maxsize=64)
def repository_path(source: str) -> str:
    """Return a path in the form that servers with the repository expect: relative, no revision.

    A path outside any repository stays unchanged if it is relative; otherwise only its name is
    kept.
    """
    match = _REVISION.fullmatch(source)
    if match is not None and not Path(source).exists():
        return match["path"]
    path = Path(source)
    if not path.is_absolute():
        return source
    root = next((folder for folder in path.parents if (folder / ".git").exists()), None)
    return path.relative_to(root).as_posix() if root is not None else source
