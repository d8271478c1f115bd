"""The word lists and the grammars of the package, read when a text first needs them.

Lists are `glosses/<language>.toml`, grammars `grammar/<language>.toml`; both are plain data, so
that anyone who knows a language can add to them without knowing the program.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

LANGUAGES = ("de", "es", "fr", "it", "nl", "pl", "pt", "sk")
"""ISO 639-1 codes of the languages that have a list."""

_FOLDER = Path(__file__).parent.parent
Table = dict[str, str]


class Wordlist(NamedTuple):
    """The words of one language with their English; keys are in lower case.

    `phrase` is not yet split into words; `capital` is for capitalised words. `separable` maps a
    bare verb to its prefixes, and each of these to the English of both together: `{"schalten":
    {"ab": "switch off"}}`.
    """

    phrase: Table
    function: Table
    capital: Table
    modal: Table
    noun: Table
    adjective: Table
    adverb: Table
    verb: Table
    form: Table
    separable: dict[str, Table]


@lru_cache(maxsize=len(LANGUAGES))
def wordlist(language: str) -> Wordlist:
    """Read the list of a language."""
    data = _read("glosses", language)
    verbs: Table = data.get("verb", {})
    separable: dict[str, Table] = {}
    for written, english in verbs.items():
        prefix, mark, base = written.partition("|")
        if mark:
            separable.setdefault(folded(base), {})[folded(prefix)] = english

    def table(name: str) -> Table:
        return _folded(data.get(name, {}))

    return Wordlist(
        phrase=table("phrase"),
        function=table("function"),
        capital=table("capital"),
        modal=table("modal"),
        noun=table("noun"),
        adjective=table("adjective"),
        adverb=table("adverb"),
        verb=_folded({written.replace("|", ""): english for written, english in verbs.items()}),
        form={folded(form): folded(lemma) for form, lemma in data.get("form", {}).items()},
        separable=separable,
    )


def folded(word: str) -> str:
    """Return a word in the form for look-ups: in lower case, with ss for ß as in Swiss German."""
    return word.lower().replace("ß", "ss")


def _folded(table: Table) -> Table:
    return {folded(word): english for word, english in table.items()}


def examples(language: str) -> list[tuple[str, str]]:
    """Return the examples of a list: a sentence, and words that its gloss has in this order."""
    return [(entry["text"], entry["gloss"]) for entry in _read("glosses", language)["example"]]


@lru_cache(maxsize=len(LANGUAGES) + 1)
def grammar(name: str) -> dict[str, Any]:
    """Read the grammar of a language, or `english`: how English words are inflected."""
    return _read("grammar", name)


def _read(folder: str, name: str) -> dict[str, Any]:
    with (_FOLDER / folder / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def words_of(line: str) -> list[str]:
    """Return the words of a line of a grammar, given with commas between them."""
    return [word.strip() for word in line.replace("\n", " ").split(",")] if line.strip() else []


def pairs_of(lines: str) -> Table:
    """Return `one, two = three`, line by line, as `{"one": "three", "two": "three"}`."""
    found: Table = {}
    for line in lines.strip().splitlines():
        left, _, right = line.partition(" =")
        found.update(dict.fromkeys(map(folded, words_of(left)), right.strip()))
    return found
