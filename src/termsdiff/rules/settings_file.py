"""Reading what a user configures: `termsdiff.toml`, or `[tool.termsdiff]` of a pyproject.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from ..errors import TermsdiffError
from ..facts import Fact, Parties, amount, extract_facts
from ..facts.fact import Role
from ..input.files import read_file
from ..input.inside import find_inside
from .configuration import Configuration, Level
from .rule import RuleData

if TYPE_CHECKING:
    from .policy import Limit

FILE = "termsdiff.toml"
PROJECT = "pyproject.toml"
_OTHERS = frozenset({"gate", "lint", "scan", "versions", "reports", "notice"})
"""Tables of the file that other parts read."""
_KEYS = ("levels", "rules", "topics", "parties", "products", "limits")
_LIMIT_KEYS = ("id", "kind", "words", "roles", "at_least", "at_most", "topic", "message")
_LEVELS = get_args(Level)
_MOST_RULES = 1_000
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,60}")


def load_configuration(path: str | Path | None, start: Path) -> Configuration:
    """Return the settings of a file; without one, those found from a folder upwards.

    Upwards means as far as the root of the git repository. Raise TermsdiffError, in one line that
    names file and key, for a mistake.
    """
    found = Path(path) if path is not None else find_file(start)
    if found is None:
        return Configuration()
    return configuration_of(_table_of(found), found)


def find_file(start: Path) -> Path | None:
    """Return the nearest file of settings from a folder upwards, None where there is none.

    Raises TermsdiffError for one that is a link out of the repository (without one, out of its
    folder), a pipe or a device.
    """
    folders = (start, *start.resolve().parents)
    top = next((folder for folder in folders if (folder / ".git").exists()), None)
    for folder in folders:
        own, project = folder / FILE, folder / PROJECT
        if find_inside(top or folder, own) is not None:
            return own
        if project.is_file() and _has_settings(top or folder, project):
            return project
        if (folder / ".git").exists():
            return None
    return None


def read_table(path: str | Path | None, start: Path) -> tuple[dict[str, Any], str]:
    """Return all settings as they are written, and the name of their file; none without a file."""
    found = Path(path) if path is not None else find_file(start)
    return ({}, "") if found is None else (_table_of(found), str(found))


def _has_settings(root: Path, project: Path) -> bool:
    found = find_inside(root, project)
    return found is not None and b"[tool.termsdiff" in read_file(str(found))


def _table_of(path: Path) -> dict[str, Any]:
    from .loading import read_toml

    data = read_toml(path)
    if path.name != PROJECT:
        return data
    table = data.get("tool", {})
    table = table.get("termsdiff", {}) if isinstance(table, dict) else {}
    _require(isinstance(table, dict), path, "tool.termsdiff", "a table")
    return dict(table)


def configuration_of(table: Mapping[str, Any], path: Path) -> Configuration:
    """Return the settings of a table read from a path; raise TermsdiffError for a mistake."""
    _refuse_unknown(table, (*_KEYS, *_OTHERS), path, "")
    rules = _own_rules(table.get("rules"), path)
    return Configuration(
        levels=_levels(table.get("levels", {}), path, {rule["id"] for rule in rules}),
        rules=rules,
        topics=_topics(table.get("topics", {}), path),
        parties=_parties(table.get("parties", {}), path),
        products=_texts(table.get("products", []), path, "products"),
        limits=_limits(table.get("limits", []), path),
    )


def _require(holds: bool, path: Path, key: str, wanted: str) -> None:
    if not holds:
        raise TermsdiffError(f"{path}: {key}: {wanted} is needed")


def _refuse_unknown(
    table: Mapping[str, Any], known: Sequence[str], path: Path, prefix: str
) -> None:
    for key in table:
        if key not in known:
            wanted = ", ".join(sorted(set(known) - _OTHERS))
            raise TermsdiffError(f"{path}: {prefix}{key}: no such key; there are {wanted}")


def _texts(value: Any, path: Path, key: str) -> tuple[str, ...]:
    is_list = isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value)
    _require(is_list, path, key, "a list of texts")
    return tuple(value)


def _levels(value: Any, path: Path, own: set[str]) -> dict[str, Level]:
    from .catalogues import own_catalogue

    _require(isinstance(value, dict), path, "levels", "a table")
    known = {rule.id for rule in own_catalogue().rules} | own if value else set[str]()
    for name, level in value.items():
        if name not in known:
            raise TermsdiffError(f"{path}: levels.{name}: no such rule; see `termsdiff rules`")
        _require(level in _LEVELS, path, f"levels.{name}", f"one of {', '.join(_LEVELS)}")
    return dict(value)


def _own_rules(value: Any, path: Path) -> tuple[RuleData, ...]:
    """Read the rules in a folder beside the file of settings; no other folder is read."""
    if value is None:
        return ()
    from .compiling import named_lists
    from .loading import read_rule_file

    _require(isinstance(value, str), path, "rules", "the name of a folder")
    root = path.resolve().parent
    folder = (root / value).resolve()
    _require(folder.is_relative_to(root), path, "rules", "a folder beside this file")
    _require(folder.is_dir(), path, "rules", f"a folder that exists, not {value!r},")
    files = sorted(folder.rglob("*.toml"))[:_MOST_RULES]
    for file in files:
        find_inside(root, file)
    return tuple(read_rule_file(file, named_lists()) for file in files)


def _topics(value: Any, path: Path) -> dict[str, tuple[str, ...]]:
    from .loading import spelled_phrases

    _require(isinstance(value, dict), path, "topics", "a table")
    found: dict[str, tuple[str, ...]] = {}
    for name, phrases in value.items():
        _require(_NAME.fullmatch(name) is not None, path, f"topics.{name}", "a name like trade_law")
        texts = _texts(phrases, path, f"topics.{name}")
        found[name] = tuple(spelled_phrases(texts, str(path), f"topics.{name}"))
    return found


def _parties(value: Any, path: Path) -> Parties:
    _require(isinstance(value, dict), path, "parties", "a table")
    roles: dict[str, Role] = {"provider": "provider", "customer": "customer"}
    _refuse_unknown(value, tuple(roles), path, "parties.")
    names = [
        (name.casefold(), roles[role])
        for role, listed in value.items()
        for name in _texts(listed, path, f"parties.{role}")
    ]
    return Parties(tuple(names))


def _limits(value: Any, path: Path) -> tuple[Limit, ...]:
    _require(isinstance(value, list), path, "limits", "[[limits]]")
    return tuple(_limit(table, path, f"limits[{number}]") for number, table in enumerate(value, 1))


def _limit(table: Any, path: Path, key: str) -> Limit:
    from .loading import spelled_phrases
    from .policy import KINDS, Limit

    _require(isinstance(table, dict), path, key, "a table")
    _refuse_unknown(table, _LIMIT_KEYS, path, f"{key}.")
    for name in ("id", "kind"):
        _require(isinstance(table.get(name), str), path, f"{key}.{name}", "a text")
    _require(table["kind"] in KINDS, path, f"{key}.kind", f"one of {', '.join(KINDS)}")
    _require("at_least" in table or "at_most" in table, path, key, "at_least or at_most")
    words = _texts(table.get("words", []), path, f"{key}.words")
    _require(bool(words), path, f"{key}.words", "a list of texts")
    bounds = {
        name: _bound(table[name], table["kind"], path, f"{key}.{name}")
        for name in ("at_least", "at_most")
        if name in table
    }
    for name in ("topic", "message"):
        _require(isinstance(table.get(name, ""), str), path, f"{key}.{name}", "a text")
    return Limit(
        id=table["id"],
        kind=table["kind"],
        words=tuple(spelled_phrases(words, str(path), f"{key}.words")),
        roles=_texts(table.get("roles", []), path, f"{key}.roles"),
        topic=table.get("topic", "other"),
        message=table.get("message", ""),
        **bounds,
    )


def _bound(value: Any, kind: str, path: Path, key: str) -> str:
    """Read a bound as terms write it, "six months", or normalised, `P6M`."""
    if isinstance(value, int):
        value = str(value)
    _require(isinstance(value, str), path, key, "a text such as “six months” or “P6M”")
    if _is_measure(kind, value):
        return str(value)
    found = [fact for fact in extract_facts(value) if fact.kind == kind]
    _require(len(found) == 1, path, key, f"one {kind}, as in “six months” or “EUR 100”,")
    return found[0].value


def _is_measure(kind: str, value: str) -> bool:
    try:
        return amount(Fact(kind, value, 0, 0)) is not None
    except (ValueError, IndexError):
        return False
