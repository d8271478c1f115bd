"""What a user sets for the gate: the table `[gate]` of the settings; see docs/gate.md."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, NamedTuple, cast

from ..errors import TermsdiffError
from .globs import check_glob

DEFAULT_PATHS = ("versions/**/*.md",)
_WEIGHTS = ("material", "minor", "editorial")
_UNASSESSED = ("ask", "pass")
_SEVERITIES = ("error", "warning", "note")
_ANNOUNCEMENTS = ("off", "required")
_RECORDS = ("file", "trailer")
_MOST_DAYS = 3_650


class GateSettings(NamedTuple):
    """Which changes need an acknowledgement, where the terms are, what else is looked at.

    `notice` is the least number of days between filing and the day from which a version applies,
    0 where only the terms' own promise counts. `lint` is the least severity that stops a commit.
    `unassessed` says whether a change is asked for whose weight or topic is not known or a guess.
    `ignore` names files among the versions that are no terms. `announcement` says whether each new
    version needs a notice beside it that tells what it changes.
    """

    topics: tuple[str, ...] = ("liability", "license", "data_use", "discontinuation")
    materiality: Literal["material", "minor", "editorial"] = "material"
    paths: tuple[str, ...] = DEFAULT_PATHS
    acknowledgement: Literal["file", "trailer"] = "file"
    notice: int = 0
    lint: Literal["error", "warning", "note"] = "warning"
    without: tuple[str, ...] = ()
    unassessed: Literal["ask", "pass"] = "ask"
    ignore: tuple[str, ...] = ()
    announcement: Literal["off", "required"] = "off"


def read_gate_settings(settings: Mapping[str, object], source: str) -> GateSettings:
    """Return the gate's part of all settings; raise TermsdiffError, naming the source, if wrong."""
    table = settings.get("gate", {})
    if not isinstance(table, dict):
        raise TermsdiffError(f"{source}: [gate] must be a table")
    unknown = sorted(set(table) - set(_READERS))
    if unknown:
        raise TermsdiffError(
            f"{source}: [gate] has no key {unknown[0]!r}; {did_you_mean(unknown[0], _READERS)}"
        )
    return _checked(table, source)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the nearest of the known words as a question, all of them where none is near."""
    from difflib import get_close_matches

    words = list(known)
    near = get_close_matches(word, words, n=1)
    return f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(words)}"


def check_topics(settings: GateSettings, own: Iterable[str], source: str) -> None:
    """Raise TermsdiffError where a topic is neither the package's nor one of the user's own."""
    if settings.topics == GateSettings().topics:
        return
    from ..rules.finding import TOPICS

    known = tuple(dict.fromkeys((*TOPICS, *own)))
    wrong = next((topic for topic in settings.topics if topic not in known), None)
    if wrong is not None:
        raise TermsdiffError(
            f"{source}: gate.topics: no topic {wrong!r}; there are: {', '.join(known)}"
            if not (near := did_you_mean(wrong, known)).startswith("did")
            else f"{source}: gate.topics: no topic {wrong!r}; {near} (all: {', '.join(known)})"
        )


def _checked(table: Mapping[str, object], source: str) -> GateSettings:
    values: dict[str, Any] = {}
    for key, value in table.items():
        fits, wanted = _READERS[key]
        if not fits(value):
            raise TermsdiffError(f"{source}: gate.{key} must be {wanted}, not {value!r}")
        for glob in cast("list[str]", value) if key in ("paths", "ignore") else ():
            check_glob(glob, f"{source}: gate.{key}")
        values[key] = tuple(cast("list[str]", value)) if isinstance(value, list) else value
    return GateSettings(**values)


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) and one for one in value)


def _paths(value: object) -> bool:
    return _texts(value) and bool(value)


def _days(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST_DAYS


def _one_of(*words: str) -> tuple[Callable[[object], bool], str]:
    return (lambda value: value in words), " or ".join(f'"{word}"' for word in words)


_READERS: dict[str, tuple[Callable[[object], bool], str]] = {
    "topics": (_texts, "a list of topics"),
    "materiality": _one_of(*_WEIGHTS),
    "paths": (_paths, 'a list of patterns such as "versions/**/*.md"'),
    "acknowledgement": _one_of(*_RECORDS),
    "notice": (_days, f"a number of days up to {_MOST_DAYS}"),
    "lint": _one_of(*_SEVERITIES),
    "unassessed": _one_of(*_UNASSESSED),
    "ignore": (_texts, "a list of patterns of files that are no terms"),
    "announcement": _one_of(*_ANNOUNCEMENTS),
    "without": (_texts, "a list of checks of `termsdiff lint --checks`"),
}
