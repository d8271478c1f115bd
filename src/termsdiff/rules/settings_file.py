"""What a user's settings mean for judging changes: rules, levels, topics, parties, limits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from ..errors import TermsdiffError
from ..facts import Fact, Parties, amount, extract_facts
from ..facts.fact import Role
from ..input.inside import find_inside
from ..settings.declarations import Level, LimitSettings, PartyNames, Settings
from ..settings.file import read_settings
from ..settings.locating import find_file
from ..settings.reading_toml import declared, parse_toml
from ..suggesting import did_you_mean
from .catalogues import own_catalogue
from .compiling_rules import named_lists
from .configuration import Configuration
from .finding import TOPICS
from .policy import Limit
from .reading_rules import checked_rule, read_rule_file, spelled_phrases
from .rule import RuleData

_MOST_RULES = 1_000
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,60}")
OwnRules = Callable[[str], tuple[RuleData, ...]]
"""Gives the rules in the folder that `rules` names."""


def load_configuration(path: str | Path | None, start: Path) -> Configuration:
    """Return the settings of a file; without one, those found from a folder upwards.

    Upwards means up to the root of the git repository. Raise TermsdiffError, in one line that names
    file and key, for a mistake.
    """
    found = Path(path) if path is not None else find_file(start)
    if found is None:
        return Configuration()
    return configuration_in(read_settings(found), found)


def configuration_in(settings: Settings, path: Path) -> Configuration:
    """Return what the settings in a file mean; rules are read from the folder next to it."""
    return configuration_of(settings, str(path), partial(_rules_beside, path))


def configuration_from(
    table: Mapping[str, Any], source: str, rules: Mapping[str, str]
) -> Configuration:
    """Return the settings of a table, with rules given as texts by file path."""
    found = declared(Settings, table, source)
    texts = lambda _: tuple(_rule(text, path) for path, text in rules.items())  # noqa: E731
    return configuration_of(found, source, texts)


def refuse_unknown_topics(topics: Iterable[str], own: Iterable[str], where: str) -> None:
    """Raise TermsdiffError if a topic is neither built-in nor a custom one."""
    known = tuple(dict.fromkeys((*TOPICS, *own)))
    wrong = next((topic for topic in topics if topic not in known), None)
    if wrong is not None:
        hint = did_you_mean(wrong, known)
        raise TermsdiffError(
            f"{where}: unknown topic {wrong!r}{hint}; known topics: {', '.join(known)}"
        )


def _rule(text: str, path: str) -> RuleData:
    return checked_rule(parse_toml(text, path), path, named_lists())


def configuration_of(settings: Settings, source: str, own_rules: OwnRules) -> Configuration:
    """Return what settings mean; raise TermsdiffError, with source and key, for a mistake."""
    rules = own_rules(settings.rules) if settings.rules else ()
    return Configuration(
        levels=_levels(settings.levels, source, {rule["id"] for rule in rules}),
        rules=rules,
        topics=_topics(settings.topics, source),
        parties=_parties(settings.parties),
        products=settings.products,
        limits=tuple(
            _limit(limit, source, f"limits[{number}]")
            for number, limit in enumerate(settings.limits, 1)
        ),
    )


def _require(holds: bool, source: str, key: str, wanted: str) -> None:
    if not holds:
        raise TermsdiffError(f"{source}: {key}: must be {wanted}")


def _levels(levels: Mapping[str, Level], source: str, own: set[str]) -> dict[str, Level]:
    known = {rule.id for rule in own_catalogue().rules} | own if levels else set[str]()
    for name in levels:
        if name not in known:
            raise TermsdiffError(f"{source}: levels.{name}: no such rule; see `termsdiff rules`")
    return dict(levels)


def _rules_beside(path: Path, name: str) -> tuple[RuleData, ...]:
    """Read the rules in a folder next to the settings file; no other folder is read."""
    root = path.resolve().parent
    folder = (root / name).resolve()
    _require(folder.is_relative_to(root), str(path), "rules", "a folder next to this file")
    _require(folder.is_dir(), str(path), "rules", f"a folder that exists, not {name!r},")
    files = sorted(folder.rglob("*.toml"))[:_MOST_RULES]
    for file in files:
        find_inside(root, file)
    return tuple(read_rule_file(file, named_lists()) for file in files)


def _topics(topics: Mapping[str, Sequence[str]], source: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, phrases in topics.items():
        _require(bool(_NAME.fullmatch(name)), source, f"topics.{name}", "a name like trade_law")
        found[name] = tuple(spelled_phrases(phrases, source, f"topics.{name}"))
    return found


def _parties(parties: PartyNames) -> Parties:
    listed: tuple[tuple[Role, tuple[str, ...]], ...] = (
        ("provider", parties.provider),
        ("customer", parties.customer),
    )
    return Parties(tuple((name.casefold(), role) for role, names in listed for name in names))


def _limit(limit: LimitSettings, source: str, key: str) -> Limit:
    bounded = limit.at_least != "" or limit.at_most != ""
    _require(bounded, source, key, "at_least or at_most")
    _require(bool(limit.words), source, f"{key}.words", "a list of strings")
    bounds = {
        name: _bound(str(value), limit.kind, source, f"{key}.{name}")
        for name, value in (("at_least", limit.at_least), ("at_most", limit.at_most))
        if value != ""
    }
    return Limit(
        id=limit.id,
        kind=limit.kind,
        words=tuple(spelled_phrases(limit.words, source, f"{key}.words")),
        roles=limit.roles,
        topic=limit.topic,
        message=limit.message,
        **bounds,
    )


def _bound(value: str, kind: str, source: str, key: str) -> str:
    """Read a bound as written in terms, "six months", or normalised, `P6M`."""
    if _is_measure(kind, value):
        return value
    found = [fact for fact in extract_facts(value) if fact.kind == kind]
    _require(len(found) == 1, source, key, f"one {kind}, as in “six months” or “EUR 100”,")
    return found[0].value


def _is_measure(kind: str, value: str) -> bool:
    try:
        return amount(Fact(kind, value, 0, 0)) is not None
    except (ValueError, IndexError):
        return False
