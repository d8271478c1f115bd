"""From the tables `facts` of the languages to compiled data (`termsdiff.compiled`)."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..errors import TermsdiffError
from ..languages.compiling_languages import source_languages
from ..languages.list_notation import phrases
from ..text.tokens import words_of
from .lexicon import Entry

DATA = Path(__file__).with_name("data")
_SPELLED = ("lexicon", "modality")
_HERE = "_here"
"""The suffix of lists that are only used in texts of their language."""
_TABLES = ("modality", "lexicon", "parties", "sets", "roles", "wording", "proofs")


def source_tables() -> dict[str, Any]:
    """Return the word lists used in every text, by name: those of all languages merged."""
    tables: dict[str, Any] = {name: {} for name in _TABLES}
    for code, found in source_languages().items():
        facts = found.get("facts", {})
        if not set(facts) <= set(_TABLES):
            raise TermsdiffError(f"{code}.toml: facts: unknown tables {set(facts) - set(_TABLES)}")
        for name, lists in facts.items():
            _merge(tables[name], lists)
    tables["currencies"] = tomllib.loads((DATA / "currencies.toml").read_text("utf-8"))
    return tables


def source_tables_here() -> dict[str, dict[str, dict[str, str]]]:
    """Return the lists only used in texts of one language, by language and table."""
    return {
        code: {
            name: {key.removesuffix(_HERE): text for key, text in lists.items() if _is_here(key)}
            for name, lists in found["facts"].items()
            if any(map(_is_here, lists))
        }
        for code, found in source_languages().items()
        if any(_is_here(key) for lists in found.get("facts", {}).values() for key in lists)
    }


def _is_here(key: str) -> bool:
    return key.endswith(_HERE)


def _merge(table: dict[str, Any], more: Mapping[str, Any]) -> None:
    for key, value in more.items():
        if isinstance(value, dict):
            _merge(table.setdefault(key, {}), value)
        elif not _is_here(key):
            table[key] = f"{table[key].rstrip()}\n{value.strip()}" if key in table else value


def spelled_lexicon(tables: Mapping[str, Any]) -> dict[str, Any]:
    """Expand the phrases of the lexicon, indexed like `lexicon.Lexicon`."""
    alone: dict[str, Entry] = {}
    longer: dict[str, dict[str, list[Entry]]] = {}
    for words, stated in sorted(_meanings(tables).items(), key=lambda item: -len(item[0])):
        entry = (len(words), list(words), stated)
        if len(words) == 1:
            alone[words[0]] = entry
        else:
            longer.setdefault(words[0], {}).setdefault(words[1], []).append(entry)
    return {"alone": alone, "longer": longer}


def _meanings(tables: Mapping[str, Any]) -> dict[tuple[str, ...], list[tuple[str, str]]]:
    meanings: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for kind, value, listed in _listed(tables):
        for phrase in phrases(listed):
            known = meanings.setdefault(tuple(words_of(phrase)), [])
            if (kind, value) not in known:
                known.append((kind, value))
    return meanings


def _listed(tables: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    found = [("modality", value, listed) for value, listed in tables["modality"].items()]
    for kind, values in tables["lexicon"].items():
        found += [(kind, value, listed) for value, listed in values.items()]
    return found


def compiled_text() -> str:
    """Return the compiled data as JSON."""
    tables = source_tables()
    plain = {name: table for name, table in tables.items() if name not in _SPELLED}
    data = {
        "lexicon": spelled_lexicon(tables),
        "tables": plain,
        "here": source_tables_here(),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
