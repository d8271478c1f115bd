"""From the files of the languages to compiled data (`termsdiff.compiled`)."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ..errors import TermsdiffError
from .list_notation import pairs
from .loading import MAIN
from .records import NO_NAMES, Cue, Language
from .stems import stems_of

SOURCES = Path(__file__).parent
_FACTS = "facts"
_EXAMPLES = "examples"
_MONTHS = 12


def source_languages(folder: Path = SOURCES) -> dict[str, dict[str, Any]]:
    """Read the files of all languages, by code, English first.

    Raises TermsdiffError, naming file and key, if a file is invalid.
    """
    paths = sorted(folder.glob("*.toml"), key=lambda path: (path.stem != MAIN, path.stem))
    return {path.stem: _read(path) for path in paths}


def _read(path: Path) -> dict[str, Any]:
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise TermsdiffError(f"{path}: no TOML: {error}") from error
    if data.get("code") != path.stem:
        raise TermsdiffError(f"{path}: `code` must be the name of the file, `{path.stem}`")
    return data


def compiled_language(data: Mapping[str, Any], name: str = "") -> dict[str, Any]:
    """Return a language in compiled form, without facts and examples.

    Raises TermsdiffError for an unknown section or key, or an invalid value.
    """
    name = name or f"{data.get('code', 'language')}.toml"
    found: dict[str, Any] = {}
    for key, value in data.items():
        if key in (_FACTS, _EXAMPLES):
            continue
        default = Language._field_defaults.get(key)
        if key in ("code", "name"):
            found[key] = value
        elif default is None or not isinstance(value, dict):
            raise TermsdiffError(f"{name}: unknown section `{key}`; see docs/adding-a-language.md")
        else:
            found[key] = _section(f"{name}: {key}", default, value)
    return found


def _section(where: str, defaults: Any, table: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    known = defaults._field_defaults
    for key, value in table.items():
        if key not in known or (key == "names" and "months" in known):
            raise TermsdiffError(f"{where}: unknown key `{key}`; see docs/adding-a-language.md")
        kind = type(known[key])
        if key == "months":
            found["months"], found["names"] = _months(where, value)
        elif kind is MappingProxyType and isinstance(value, list):
            found[key] = {word: number for number, word in enumerate(value, start=1)}
        elif kind is MappingProxyType and isinstance(value, str):
            found[key] = _numbered(f"{where}: {key}", pairs(value), defaults=known[key])
        elif kind is frozenset and isinstance(value, str):
            found[key] = sorted(set(value.replace(",", " ").split()))
        elif kind is Cue and isinstance(value, list):
            found[key] = compiled_cue(f"{where}: {key}", value)
        elif kind is tuple and isinstance(value, list):
            found[key] = value
        else:
            wanted = "a list of patterns" if kind in (Cue, tuple) else "a text of words"
            raise TermsdiffError(f"{where}: {key}: must be {wanted}")
    return found


def _numbered(where: str, table: Mapping[str, str], defaults: Any) -> dict[str, Any]:
    if defaults is NO_NAMES:
        return dict(table)
    if not all(value.isdigit() for value in table.values()):
        raise TermsdiffError(f"{where}: must be lines of `words = number`")
    return {word: int(value) for word, value in table.items()}


def _months(where: str, lines: Any) -> tuple[dict[str, int], list[str]]:
    if not isinstance(lines, list) or len(lines) != _MONTHS:
        raise TermsdiffError(f"{where}: months: must be a list of twelve, January first")
    rows = [line.split() for line in lines]
    table = {word: number for number, row in enumerate(rows, start=1) for word in row}
    return table, [row[0] for row in rows]


def compiled_cue(where: str, patterns: Iterable[str]) -> list[Any]:
    """Join patterns, in which a space matches any white space; return the result and its stems."""
    spaced = [pattern.replace(" ", r"\s+") for pattern in patterns]
    for pattern in spaced:
        try:
            re.compile(pattern, re.IGNORECASE)
        except re.error as error:
            raise TermsdiffError(f"{where}: no pattern: {pattern}: {error}") from error
    stems: dict[str, None] = {}
    for pattern in spaced:
        own = stems_of(pattern)
        if not own:
            raise TermsdiffError(f"{where}: a pattern without a word that it must hold: {pattern}")
        stems |= dict.fromkeys(own)
    return ["|".join(spaced), list(stems)]


def compiled_text(folder: Path = SOURCES) -> str:
    """Return the compiled data as JSON."""
    data = {code: compiled_language(found) for code, found in source_languages(folder).items()}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
