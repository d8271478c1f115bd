"""The arguments of each command for an agent's request: every name is checked before use."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..errors import TermsdiffError
from .confinement import (
    Folders,
    checked_folder,
    checked_operand,
    checked_path,
    checked_text,
)

DEFAULT_FOLDER = "versions"
_DAY = re.compile(r"\d{4}-\d\d-\d\d|today")
_MOST_NAMES = 50


def _pair(
    folders: Folders, old: str, new: str | None, folder: str, since: str | None = None
) -> list[str]:
    terms = checked_folder(folder, folders)
    words = [checked_operand(old, "old", folders, terms)]
    if new is not None:
        words.append(checked_operand(new, "new", folders, terms))
    if since is not None:
        words += ["--since", _day(since, "since")]
    return [*words, "--folder", folder]


def _day(value: str, what: str) -> str:
    if not _DAY.fullmatch(value):
        raise TermsdiffError(f"{what}: {value!r} is not a date; write 2026-11-23")
    return value


def _named(values: Sequence[str], what: str, option: str) -> list[str]:
    if len(values) > _MOST_NAMES:
        raise TermsdiffError(f"{what}: more than {_MOST_NAMES}; give fewer")
    return [word for value in values for word in (option, checked_text(value, what))]


def compare_words(
    folders: Folders,
    old: str,
    new: str | None,
    since: str | None,
    topics: Sequence[str],
    materiality: str | None,
    folder: str,
) -> list[str]:
    """Return the arguments of `diff`."""
    words = ["diff", *_pair(folders, old, new, folder, since), *_named(topics, "topic", "--topic")]
    if materiality is not None:
        words += ["--materiality", checked_text(materiality, "materiality")]
    return words


def explain_words(folders: Folders, old: str, new: str, change: str, folder: str) -> list[str]:
    """Return the arguments of `explain`."""
    terms = checked_folder(folder, folders)
    return [
        "explain",
        checked_operand(old, "old", folders, terms),
        checked_operand(new, "new", folders, terms),
        checked_text(change, "change"),
        "--folder",
        folder,
    ]


def verify_words(
    folders: Folders,
    old: str,
    new: str,
    only: Sequence[str],
    let_proved_pass: bool,
    folder: str,
) -> list[str]:
    """Return the arguments of `verify`."""
    words = ["verify", *_pair(folders, old, new, folder), *_named(only, "only", "--only")]
    return [*words, "--proved"] if let_proved_pass else words


def _source(folders: Folders, name: str, path: str | None, folder: str) -> list[str]:
    terms = checked_folder(folder, folders)
    words = [checked_operand(name, "name", folders, terms)]
    if path is not None:
        words.append(checked_path(path, "path", folders))
    return words


def show_words(folders: Folders, name: str, day: str, path: str | None, folder: str) -> list[str]:
    """Return the arguments of `show`."""
    words = ["show", *_source(folders, name, path, folder), "--on", _day(day, "day")]
    return [*words, "--folder", folder]


def blame_words(folders: Folders, name: str, path: str | None, folder: str) -> list[str]:
    """Return the arguments of `blame`."""
    return ["blame", *_source(folders, name, path, folder), "--folder", folder]


def history_words(
    folders: Folders, name: str, clause: str, path: str | None, folder: str
) -> list[str]:
    """Return the arguments of `history`."""
    words = ["history", *_source(folders, name, path, folder), checked_text(clause, "clause")]
    return [*words, "--folder", folder]


def lint_words(folders: Folders, names: Sequence[str], folder: str) -> list[str]:
    """Return the arguments of `lint`."""
    terms = checked_folder(folder, folders)
    if not 1 <= len(names) <= _MOST_NAMES:
        raise TermsdiffError(f"names: must be one to {_MOST_NAMES}")
    words = [checked_operand(name, "name", folders, terms) for name in names]
    return ["lint", *words, "--folder", folder]


def list_words(folders: Folders, name: str | None, folder: str) -> list[str]:
    """Return the arguments of `list`."""
    terms = checked_folder(folder, folders)
    words = [] if name is None else [checked_operand(name, "name", folders, terms)]
    return ["list", *words, "--folder", folder]


def notice_words(folders: Folders, old: str, new: str, said: str, folder: str) -> list[str]:
    """Return the arguments of `notice`."""
    terms = checked_folder(folder, folders)
    words = ["notice", *_pair(folders, old, new, folder)]
    return [*words, "--said", checked_operand(said, "said", folders, terms)]
