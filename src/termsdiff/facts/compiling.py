"""From the word lists to compiled data (`termsdiff.compiled`)."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .lexicon import Entry
from .tables import phrases
from .words import words_of

DATA = Path(__file__).with_name("data")
_SPELLED = ("lexicon", "modality")


def source_tables() -> dict[str, Any]:
    """Read the word lists, by name."""
    return {
        path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(DATA.glob("*.toml"))
    }


def spelled_lexicon(tables: Mapping[str, Any]) -> dict[str, Any]:
    """Spell out the phrases of the lexicon, indexed as `lexicon.Lexicon` holds them."""
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
    data = {"lexicon": spelled_lexicon(tables), "tables": plain}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
