"""Reading rules: one TOML file per rule, checked against its declaration, with phrases expanded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..errors import TermsdiffError
from ..facts.normal_spelling import spelling
from ..settings.reading_toml import declared, read_toml
from .declaration import WrittenExample, WrittenRule
from .finding import MATERIALITIES
from .phrases import AFFIRMED, parse_phrase
from .rule import DIRECTIONS, PHRASE_KEYS, Example, RuleData

_PLAIN = ("id", "title", "look", "reason", "topic", "reference", "general", "one_sided")
_SLOT = "{}"


def read_rule_file(path: Path, lists: Mapping[str, Sequence[str]]) -> RuleData:
    """Read and check a rule; raise TermsdiffError naming file and key for a mistake.

    `lists` are the named lists of phrases that a rule may use: `"@damages"`.
    """
    return checked_rule(read_toml(path), str(path), lists)


def checked_rule(
    table: Mapping[str, Any], source: str, lists: Mapping[str, Sequence[str]]
) -> RuleData:
    """Return a rule's data with its lists of phrases expanded and each key checked."""
    rule = declared(WrittenRule, table, source)
    _check_directions(rule, source)
    # omitted keys stay out of the data
    plain = {key: getattr(rule, key) for key in _PLAIN if key in table}
    return {
        **plain,
        **_weights(rule),
        "when": _conditions(rule, table.get("when", {}), source, lists),
        "favours": rule.favours,
        "message": rule.message,
        "examples": [
            example
            for key, examples in (("fires", rule.fires), ("quiet", rule.quiet))
            for number, written in enumerate(examples, 1)
            for example in _variants(written, key == "fires", f"{source}: {key}[{number}].each")
        ],
    }


def _check_directions(rule: WrittenRule, source: str) -> None:
    """Check that the tables name directions of the look, and all that are needed."""
    known = DIRECTIONS[rule.look]
    _refuse_unknown(rule.favours, known, source, "favours")
    _require(bool(rule.favours), source, "favours", "a table")
    _refuse_unknown(rule.message, known, source, "message")
    _require_each(rule.favours, rule.message, source, "message", "a string")
    if not isinstance(rule.materiality, str):
        _refuse_unknown(rule.materiality, rule.favours, source, "materiality")
        _require_each(rule.favours, rule.materiality, source, "materiality", "one")


def _refuse_unknown(table: Iterable[str], known: Iterable[str], source: str, key: str) -> None:
    unknown = sorted(set(table) - set(known))
    if unknown:
        there = f"known keys: {', '.join(known)}"
        raise TermsdiffError(f"{source}: {key}.{unknown[0]}: unknown key; {there}")


def _require_each(
    wanted: Iterable[str], table: Iterable[str], source: str, key: str, what: str
) -> None:
    missing = sorted(set(wanted) - set(table))
    _require(not missing, source, key, f"{what} for {', '.join(missing)}")


def _weights(rule: WrittenRule) -> dict[str, Any]:
    """Read the materiality: one for all directions, or a table with one for each.

    `materiality` is then the highest, `weights` are those of the directions.
    """
    written = rule.materiality
    if isinstance(written, str):
        return {"materiality": written}
    return {"materiality": min(written.values(), key=MATERIALITIES.index), "weights": written}


def _require(holds: bool, source: str, key: str, wanted: str) -> None:
    if not holds:
        raise TermsdiffError(f"{source}: {key}: must be {wanted}")


def _conditions(
    rule: WrittenRule, written: Iterable[str], source: str, lists: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    """Return the written conditions, none of them empty."""
    found: dict[str, Any] = {}
    for key in written:
        value = getattr(rule.when, key)
        _require(value != (), source, f"when.{key}", "a list of strings")
        found[key] = _spelled_out(value, source, key, lists) if key in PHRASE_KEYS else value
    return found


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
    """Return phrases in normal spelling; raise TermsdiffError for an invalid one."""
    for phrase in phrases:
        try:
            parse_phrase(phrase)
        except ValueError as error:
            raise TermsdiffError(f"{source}: {key}: {error}") from None
    return [_spelled(phrase.casefold()) for phrase in phrases]


def _spelled(phrase: str) -> str:
    """Spell a phrase as in the normal form; a word prefix like its -ing form."""
    words = phrase.removeprefix(AFFIRMED)
    return phrase[: len(phrase) - len(words)] + " ".join(
        "/".join(_spelled_word(word) for word in place.split("/")) for place in words.split()
    )


def _spelled_word(word: str) -> str:
    if word.endswith("*"):
        longer = spelling(f"{word[:-1]}ing")
        return f"{longer.removesuffix('ing')}*" if longer.endswith("ing") else word
    return spelling(word) if word.isalpha() else word


def _variants(example: WrittenExample, fires: bool, where: str) -> list[dict[str, Any]]:
    """Expand an example: with `each`, once for every text substituted for the slot."""
    texts = {key: value for key, value in example._asdict().items() if value and key != "each"}
    plain = {"fires": fires, "old": "", "new": "", **texts}
    if example.each is None:
        return [plain]
    if not example.each:
        raise TermsdiffError(f"{where}: must be a list of strings")
    if not any(_SLOT in side for side in (example.old, example.new)):
        raise TermsdiffError(f"{where}: needs {_SLOT} in old or new")
    return [
        plain | {side: str(plain[side]).replace(_SLOT, text) for side in ("old", "new")}
        for text in example.each
    ]


def examples_of(data: Mapping[str, Any]) -> tuple[Example, ...]:
    """Return the examples of a rule."""
    return tuple(Example(**example) for example in data.get("examples", ()))
