"""What is known about each language, from the compiled lists (`termsdiff.compiled`).

Reading TOML at each start would take longer than a comparison. Each language is read when it is
first needed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from ..compiled import LANGUAGES, read_compiled
from .records import NO_CUE, Cue, Language, Words

UNKNOWN = "und"
MAIN = "en"
"""The language whose names and loan words texts of every other language use, too."""


@cache
def _compiled() -> dict[str, dict[str, Any]]:
    return read_compiled(LANGUAGES)


@cache
def codes() -> tuple[str, ...]:
    """Return the codes of all languages that have a file, English first."""
    return tuple(_compiled())


@cache
def language(code: str) -> Language:
    """Return what is known about a language (`en-GB` is English); nothing about an unknown one."""
    plain = code.partition("-")[0]
    found = _compiled().get(plain)
    return read_language(found) if found is not None else Language(plain, "")


@cache
def languages() -> tuple[Language, ...]:
    """Return the languages that can be read, not only recognised, English first."""
    return tuple(language(code) for code, known in _compiled().items() if len(known) > 3)


@cache
def at_hand(code: str) -> tuple[Language, ...]:
    """Return the languages in which a document may refer to itself: its own, and English.

    All of them if its language is unknown.
    """
    plain = code.partition("-")[0]
    if plain not in _compiled():
        return languages()
    return (language(MAIN),) if plain == MAIN else (language(MAIN), language(plain))


@cache
def small_words() -> Mapping[str, Words]:
    """Return the most frequent words of each language, by its code, English first."""
    return {code: frozenset(known["prose"]["small_words"]) for code, known in _compiled().items()}


@cache
def any_words(section: str, name: str) -> Words:
    """Return one word list of all languages, for what is read before the language is known."""
    lists = (known[section].get(name, ()) for known in _compiled().values() if section in known)
    return frozenset(word for words in lists for word in words)


@cache
def any_table(section: str, name: str) -> Mapping[str, Any]:
    """Return one merged table of all languages; if two differ, the first language counts."""
    found: dict[str, Any] = {}
    for known in _compiled().values():
        for word, value in known.get(section, {}).get(name, {}).items():
            found.setdefault(word, value)
    return found


@cache
def any_cue(section: str, name: str) -> Cue:
    """Return one merged cue of all languages."""
    return joined(
        Cue(known[section][name][0], tuple(known[section][name][1]))
        for known in _compiled().values()
        if name in known.get(section, ())
    )


def joined(cues: Any) -> Cue:
    """Return a cue that matches what one of the cues matches."""
    known = [cue for cue in cues if cue.pattern]
    if not known:
        return NO_CUE
    stems = dict.fromkeys(stem for cue in known for stem in cue.stems)
    return Cue("|".join(cue.pattern for cue in known), tuple(stems))


def read_language(data: Mapping[str, Any]) -> Language:
    """Return the language that compiled data describe."""
    fields: dict[str, Any] = {
        name: _section(type(Language._field_defaults[name]), value)
        if isinstance(value, dict)
        else value
        for name, value in data.items()
    }
    return Language(**fields)


def _section(kind: Any, table: Mapping[str, Any]) -> Any:
    defaults = kind._field_defaults
    return kind(**{name: _AS[type(defaults[name])](value) for name, value in table.items()})


_AS: dict[type, Callable[[Any], Any]] = {
    frozenset: frozenset,
    Cue: lambda value: Cue(value[0], tuple(value[1])),
    MappingProxyType: MappingProxyType,
    tuple: tuple,
}
