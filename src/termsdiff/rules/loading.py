"""Reading rules: one TOML file a rule, checked key by key; the catalogue that comes along."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from ..errors import TermsdiffError
from ..facts.spelling import spelling
from ..settings.reading import read_toml
from .finding import MATERIALITIES, Favours
from .phrases import AFFIRMED, parse_phrase
from .rule import DIRECTIONS, PHRASE_KEYS, Example, Look, RuleData

_LIST_KEYS = ("kinds", "roles", "subjects", "modalities", "topics", "classes")
_TEXT_KEYS = ("id", "title", "look", "reason")
_OPTIONAL = ("materiality", "topic", "reference", "general", "one_sided")
_TABLES = ("when", "favours", "message", "fires", "quiet")
_EXAMPLE_KEYS = ("old", "new", "place", "favours", "old_value", "new_value")
_SLOT = "{}"
_SIDES = (*get_args(Favours), "subject", "other")


def read_rule_file(path: Path, lists: Mapping[str, Sequence[str]]) -> RuleData:
    """Read a rule and check it; raise TermsdiffError naming file and key for a mistake in it.

    `lists` are the named lists of phrases that a rule may use: `"@damages"`.
    """
    return checked_rule(read_toml(path), str(path), lists)


def checked_rule(
    data: Mapping[str, Any], source: str, lists: Mapping[str, Sequence[str]]
) -> RuleData:
    """Return a rule's data with its lists of phrases spelled out, each key of it checked."""
    _refuse_unknown(data, (*_TEXT_KEYS, *_OPTIONAL, *_TABLES), source, "")
    for key in _TEXT_KEYS:
        if not isinstance(data.get(key), str) or not data[key].strip():
            raise TermsdiffError(f"{source}: {key}: a text is needed")
    look = data["look"]
    _require(look in DIRECTIONS, source, "look", f"one of {', '.join(DIRECTIONS)}")
    favours = _directions(data, "favours", source, look)
    for direction, side in favours.items():
        _require(side in _SIDES, source, f"favours.{direction}", f"one of {', '.join(_SIDES)}")
    message = _directions(data, "message", source, look)
    missing = set(favours) - set(message)
    _require(not missing, source, "message", f"a text for {', '.join(sorted(missing))}")
    when = _conditions(data.get("when", {}), source, lists)
    examples = [*_examples(data, "fires", source), *_examples(data, "quiet", source)]
    plain = {key: data[key] for key in (*_TEXT_KEYS, *_OPTIONAL) if key in data}
    return {
        **plain,
        **_weights(data, favours, source),
        "when": when,
        "favours": favours,
        "message": message,
        "examples": examples,
    }


def _weights(data: Mapping[str, Any], favours: Iterable[str], source: str) -> dict[str, Any]:
    """Read the materiality: one for all directions, or a table with one for each.

    `materiality` is then the highest, `weights` are those of the directions.
    """
    written = data.get("materiality")
    table = written if isinstance(written, dict) else dict.fromkeys(favours, written)
    key = "materiality"
    _refuse_unknown(table, favours, source, f"{key}.")
    for direction in favours:
        named = f"{key}.{direction}" if isinstance(written, dict) else key
        _require(table.get(direction) in MATERIALITIES, source, named, ", ".join(MATERIALITIES))
    highest = min(table.values(), key=MATERIALITIES.index)
    return {key: highest, "weights": table} if isinstance(written, dict) else {key: highest}


def _require(holds: bool, source: str, key: str, wanted: str) -> None:
    if not holds:
        raise TermsdiffError(f"{source}: {key}: {wanted} is needed")


def _refuse_unknown(
    data: Mapping[str, Any], known: Iterable[str], source: str, prefix: str
) -> None:
    unknown = sorted(set(data) - set(known))
    if unknown:
        raise TermsdiffError(
            f"{source}: {prefix}{unknown[0]}: no such key; there are {', '.join(known)}"
        )


def _directions(data: Mapping[str, Any], key: str, source: str, look: Look) -> dict[str, str]:
    table = data.get(key)
    if not isinstance(table, dict) or not table:
        raise TermsdiffError(f"{source}: {key}: a table is needed")
    _refuse_unknown(table, DIRECTIONS[look], source, f"{key}.")
    for name, value in table.items():
        _require(isinstance(value, str), source, f"{key}.{name}", "a text")
    return dict(table)


def _conditions(when: Any, source: str, lists: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    _require(isinstance(when, dict), source, "when", "a table")
    _refuse_unknown(when, (*PHRASE_KEYS, *_LIST_KEYS, "each", "only"), source, "when.")
    checked: dict[str, Any] = {}
    for key, value in when.items():
        if key in ("each", "only"):
            wanted: type = bool if key == "each" else str
            _require(isinstance(value, wanted), source, f"when.{key}", f"a {wanted.__name__}")
            checked[key] = value
            continue
        is_list = isinstance(value, list) and all(isinstance(item, str) for item in value)
        _require(is_list and bool(value), source, f"when.{key}", "a list of texts")
        checked[key] = _spelled_out(value, source, key, lists) if key in PHRASE_KEYS else value
    return checked


def _spelled_out(
    phrases: Sequence[str], source: str, key: str, lists: Mapping[str, Sequence[str]]
) -> list[str]:
    found: list[str] = []
    for phrase in phrases:
        if phrase.startswith("@"):
            _require(phrase[1:] in lists, source, f"when.{key}", f"a known list, not {phrase!r},")
            found += spelled_phrases(lists[phrase[1:]], source, f"when.{key}")
        else:
            found += spelled_phrases([phrase], source, f"when.{key}")
    return found


def spelled_phrases(phrases: Sequence[str], source: str, key: str) -> list[str]:
    """Return phrases in the spelling of the normal form; raise TermsdiffError for a bad one."""
    for phrase in phrases:
        try:
            parse_phrase(phrase)
        except ValueError as error:
            raise TermsdiffError(f"{source}: {key}: {error}") from None
    return [_spelled(phrase.casefold()) for phrase in phrases]


def _spelled(phrase: str) -> str:
    """Spell a phrase as the normal form does; the beginning of a word as its form in -ing."""
    words = phrase.removeprefix(AFFIRMED)
    return phrase[: len(phrase) - len(words)] + " ".join(
        "/".join(_spelled_word(word) for word in place.split("/")) for place in words.split()
    )


def _spelled_word(word: str) -> str:
    if word.endswith("*"):
        longer = spelling(f"{word[:-1]}ing")
        return f"{longer.removesuffix('ing')}*" if longer.endswith("ing") else word
    return spelling(word) if word.isalpha() else word


def _examples(data: Mapping[str, Any], key: str, source: str) -> list[dict[str, Any]]:
    tables = data.get(key, [])
    _require(isinstance(tables, list), source, key, f"[[{key}]]")
    for table in tables:
        _require(isinstance(table, dict), source, key, f"[[{key}]]")
        _refuse_unknown(table, (*_EXAMPLE_KEYS, "each"), source, f"{key}.")
        texts = all(isinstance(value, str) for name, value in table.items() if name != "each")
        _require(texts, source, key, "a text for each of its keys")
    return [example for table in tables for example in _variants(table, key, source)]


def _variants(table: Mapping[str, Any], key: str, source: str) -> list[dict[str, Any]]:
    """Write an example out: with `each`, once for every text that stands for the slot in it."""
    plain = {"fires": key == "fires", **{k: v for k, v in table.items() if k != "each"}}
    if "each" not in table:
        return [plain]
    texts = table["each"]
    is_list = isinstance(texts, list) and all(isinstance(text, str) for text in texts)
    _require(is_list and bool(texts), source, f"{key}.each", "a list of texts")
    has_slot = any(_SLOT in str(table.get(side, "")) for side in ("old", "new"))
    _require(has_slot, source, f"{key}.each", f"{_SLOT} in old or new")
    return [
        plain | {side: plain[side].replace(_SLOT, text) for side in ("old", "new") if side in plain}
        for text in texts
    ]


def examples_of(data: Mapping[str, Any]) -> tuple[Example, ...]:
    """Return the examples of a rule."""
    fields = ("fires", *_EXAMPLE_KEYS)
    return tuple(
        Example(**{"old": "", "new": "", **{key: e[key] for key in fields if key in e}})
        for e in data.get("examples", ())
    )
