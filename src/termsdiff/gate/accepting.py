"""Write acknowledgements into the reviews: into the file on disk, and into the index."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from ..errors import TermsdiffError
from . import git
from .problem import Problem
from .reviews import accept, read_review, with_entries

_LARGEST = 20_000_000


def record(
    top: Path, problems: Iterable[Problem], by: str, reason: str, at: datetime | None = None
) -> tuple[str, ...]:
    """Record who accepted what, and stage it; return the paths of the reviews written.

    Raises TermsdiffError where a review cannot be read or written, or lies outside of the tree.
    """
    when = at or datetime.now().astimezone()
    by_review: dict[str, list[Problem]] = {}
    for problem in problems:
        by_review.setdefault(problem.review, []).append(problem)
    for path, accepted in by_review.items():
        entries = [accept(p.subject, by, when, reason) for p in accepted if p.subject is not None]
        _refuse_links(top, path)
        name = path.removesuffix(".toml").replace("/reviews/", " ")
        on_disk, staged = _on_disk(top / path), _staged(top, path)
        for content in {on_disk, staged}:
            # what is broken must not be written on
            read_review(content, path)
        _write(top / path, with_entries(on_disk, name, entries))
        git.stage(top, path, with_entries(staged, name, entries).encode("utf-8"))
    return tuple(by_review)


def _refuse_links(top: Path, path: str) -> None:
    """Refuse to write through a link: it may lead out of the working tree."""
    place = top
    for part in Path(path).parts:
        place = place / part
        if place.is_symlink():
            raise TermsdiffError(f"{place}: a link; put a folder or file of its own there")


def _on_disk(path: Path) -> str:
    from ..input.files import read_file

    if not os.path.lexists(path):
        return ""
    return _decoded(read_file(str(path), _LARGEST), str(path))


def _staged(top: Path, path: str) -> str:
    status, output, _ = git.ask(top, "cat-file", "blob", f":{path}")
    return "" if status else _decoded(output, path)


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise TermsdiffError(f"{name}: not UTF-8; save it as UTF-8") from None


def _write(path: Path, content: str) -> None:
    from ..versions.filing import replace_file

    try:
        replace_file(path, content.encode("utf-8"))
    except OSError as error:
        raise TermsdiffError(f"cannot be written: {path}: {error.strerror or error}") from None
