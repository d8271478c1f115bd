"""Data that the build compiles from the package's lists, to avoid reading hundreds of files.

A wheel contains `compiled.json` next to the lists. A checkout does not: there it is made on first
use, and kept in `__pycache__` until one of the lists or modules changes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from .atomic import write_atomically
from .on_demand import load

NAME = "compiled.json"
_CACHE = "__pycache__"
_ENDINGS = (".toml", ".py")
_ROOT = Path(__file__).parent


class Made(NamedTuple):
    """What is made for one package: the module whose `compiled_text()` makes it, and its sources.

    `sources` are folders below the package root: a change in one of them triggers a rebuild.
    """

    package: str
    module: str
    sources: tuple[str, ...]


_WORDS = ("facts", "languages", "text")
FACTS = Made("facts", "facts.compiling_facts", _WORDS)
RULES = Made("rules", "rules.compiling_rules", ("rules", "settings", *_WORDS))
LANGUAGES = Made("languages", "languages.compiling_languages", ("languages",))
NOTICE = Made("notice", "notice.synonyms", ("notice", *_WORDS))
ALL = (LANGUAGES, FACTS, RULES, NOTICE)


def read_compiled(made: Made) -> dict[str, Any]:
    """Return the data of a package: the build's, the cache's, or made now."""
    built = _ROOT / made.package / NAME
    try:
        text = built.read_text("utf-8")
    except FileNotFoundError:
        text = _cached(made)
    data: dict[str, Any] = json.loads(text)
    return data


def make(made: Made) -> str:
    """Make the data of a package from its lists."""
    compiled: Callable[[], str] = load(f"{__package__}.{made.module}:compiled_text")
    return compiled()


def _cached(made: Made) -> str:
    folder = _ROOT / made.package / _CACHE
    stem = f"{made.package}-{_key(made)}.compiled.json"
    try:
        return (folder / stem).read_text("utf-8")
    except OSError:
        text = make(made)
    try:
        folder.mkdir(exist_ok=True)
        for old in folder.glob("*.compiled.json"):
            old.unlink(missing_ok=True)
        write_atomically(folder / stem, text.encode("utf-8"))
    except OSError:
        # a read-only checkout is slower, but just as correct
        return text
    return text


def _key(made: Made) -> str:
    """Return a digest of the sources: names, sizes and times of all files.

    Reading the files themselves would take longer than a comparison.
    """
    rows = [row for folder in made.sources for row in _rows(str(_ROOT / folder))]
    return sha256("\n".join(rows).encode("utf-8", "surrogateescape")).hexdigest()[:32]


@cache
def _rows(folder: str) -> list[str]:
    """Return a line for each file in a folder; several packages are made from one folder."""
    return sorted(_files(folder))


def _files(folder: str) -> Iterator[str]:
    if not os.path.isdir(folder):  # noqa: PTH112 - asked at each start of a checkout
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir() and entry.name != _CACHE:
                yield from _files(entry.path)
            elif entry.name.endswith(_ENDINGS):
                status = entry.stat()
                yield f"{entry.path} {status.st_size} {status.st_mtime_ns}"
