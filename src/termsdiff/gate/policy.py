"""Who decides: settings and rules as they stood before the step, never as it would have them.

They stand in files of a tree or of the index; what lies on the disk does not count.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import TermsdiffError
from . import git
from .places import GENERAL_REVIEW
from .problem import Problem
from .settings import GateSettings, check_topics, read_gate_settings
from .weighing import Accepted, made_subject

if TYPE_CHECKING:
    from ..rules.configuration import Configuration

SETTINGS_FILE = "termsdiff.toml"
PROJECT_FILE = "pyproject.toml"
_MAYBE_OURS = re.compile(r"termsdiff|\\[uUx]")
"""A key can also be spelled with escapes; no other project file is looked into."""
_LARGEST = 1_000_000
_MOST_RULES = 1_000
_OTHERS = frozenset({"lint", "scan", "versions", "reports"})
"""Tables that say nothing of what the gate asks for."""


class Source(NamedTuple):
    """The settings as found: the file, the id of its blob, its text; no blob without any."""

    file: str = SETTINGS_FILE
    blob: str = ""
    text: str = ""

    def table(self) -> dict[str, Any]:
        """Return all settings; raise TermsdiffError where the file cannot be understood."""
        if not self.text:
            return {}
        import tomllib

        try:
            table: Any = tomllib.loads(self.text)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise TermsdiffError(f"{self.file}: not valid TOML: {error}; correct it") from None
        for key in ("tool", "termsdiff") if self.file == PROJECT_FILE else ():
            table = table.get(key, {})
            if not isinstance(table, dict):
                raise TermsdiffError(f"{self.file}: {key} must be a table")
        return dict(table)


class Rules(NamedTuple):
    """The rules of one's own: their folder, "" without one, and the blob of each file in it."""

    folder: str = ""
    blobs: tuple[tuple[str, str], ...] = ()


class Policy(NamedTuple):
    """What decides: the settings of the gate, those of the judgement, and where they stand."""

    settings: GateSettings
    configuration: Configuration | None
    source: Source
    rules: Rules


def find_source(top: Path, tree: str | None) -> Source:
    """Return the settings of a tree, or of the index where that is None.

    termsdiff.toml goes before `[tool.termsdiff]` of pyproject.toml.
    """
    found = _entries(top, tree, SETTINGS_FILE, PROJECT_FILE)
    for file in (SETTINGS_FILE, PROJECT_FILE):
        entry = found.get(file)
        if entry is None:
            continue
        if entry.mode not in git.REGULAR:
            raise TermsdiffError(f"{file}: a link, not a file; put the settings themselves there")
        text = _text(top, entry.blob, file)
        if file == SETTINGS_FILE or _MAYBE_OURS.search(text):
            return Source(file, entry.blob, text)
    return Source()


def _entries(top: Path, tree: str | None, *paths: str) -> dict[str, git.Entry]:
    return git.staged(top, *paths) if tree is None else git.listing(top, tree, *paths)


def _text(top: Path, blob: str, file: str) -> str:
    return git.content(top, blob, file, _LARGEST).decode("utf-8", "replace")


def find_rules(top: Path, tree: str | None, table: Mapping[str, Any]) -> Rules:
    """Return the rules that the settings of a tree, or of the index, name."""
    name = table.get("rules")
    if not isinstance(name, str) or not name:
        return Rules()
    folder = name.strip("/").removeprefix("./")
    parts = folder.split("/")
    if name.startswith("/") or any(part in ("", ".", "..") for part in parts):
        raise TermsdiffError(f"{SETTINGS_FILE}: rules: a folder beside this file is needed")
    entries = _entries(top, tree, folder)
    links = [path for path, entry in entries.items() if entry.mode not in git.REGULAR]
    if links:
        raise TermsdiffError(f"{links[0]}: a link among the rules; put the file itself there")
    rows = sorted((path, one.blob) for path, one in entries.items() if path.endswith(".toml"))
    return Rules(folder, tuple(rows[:_MOST_RULES]))


def find_policy(top: Path, tree: str | None) -> Policy:
    """Return what decides according to a tree, or the index; raise TermsdiffError for mistakes."""
    source = find_source(top, tree)
    table = source.table()
    settings = read_gate_settings(table, source.file)
    rules = find_rules(top, tree, table)
    configuration = _configuration(top, table, source, rules)
    check_topics(settings, _own_topics(configuration), source.file)
    return Policy(settings, configuration, source, rules)


def readable_policy(top: Path, tree: str | None) -> Policy:
    """Return what decides according to a tree with mistakes in it: each part that can be read."""
    settings, rules, source = GateSettings(), Rules(), Source()
    # each step needs the one before it
    with suppress(TermsdiffError):
        source = find_source(top, tree)
        table = source.table()
        with suppress(TermsdiffError):
            settings = read_gate_settings(table, source.file)
        rules = find_rules(top, tree, table)
    return Policy(settings, None, source, rules)


def _configuration(
    top: Path, table: Mapping[str, Any], source: Source, rules: Rules
) -> Configuration | None:
    """Return the settings of the judgement, None where there are none but the gate's."""
    if not set(table) - {"gate"}:
        return None
    from ..rules.settings_file import configuration_of

    if not rules.folder:
        return configuration_of(table, Path(source.file))
    # rules are read from files: they are written out as the tree has them
    with tempfile.TemporaryDirectory(prefix="termsdiff-") as place:
        (Path(place) / rules.folder).mkdir(parents=True)
        for path, blob in rules.blobs:
            if any(part in ("", ".", "..", ".git") or "\\" in part for part in path.split("/")):
                raise TermsdiffError(f"{path}: no path of a rule; rename it")
            file = Path(place) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(_text(top, blob, path), "utf-8")
        try:
            return configuration_of(table, Path(place) / source.file)
        except TermsdiffError as error:
            own = str(error).replace(str(Path(place).resolve()), "").replace(place, "")
            raise TermsdiffError(own.lstrip("/")) from None


def _own_topics(configuration: Configuration | None) -> tuple[str, ...]:
    if configuration is None:
        return ()
    ruled = (str(rule.get("topic", "")) for rule in configuration.rules)
    limited = (limit.topic for limit in configuration.limits)
    return tuple(topic for topic in (*configuration.topics, *ruled, *limited) if topic)


def touches_policy(paths: Iterable[str], rules: Rules) -> bool:
    """Return whether any of these paths may hold settings, or a rule that counted so far."""
    below = f"{rules.folder}/" if rules.folder else ""
    return any(
        path in (SETTINGS_FILE, PROJECT_FILE) or (below and path.startswith(below))
        for path in paths
    )


def policy_changes(top: Path, base: str, target: str | None, fresh: Accepted) -> Iterator[Problem]:
    """Yield what a step changes of what decides, and nobody acknowledged in this step.

    Raises TermsdiffError where the settings after the step cannot be understood.
    """
    before, after = find_source(top, base), find_source(top, target)
    old, new = readable_table(before), after.table()
    if before.blob != after.blob:
        # a mistake is said when it is made, not when it would count
        find_policy(top, target)
        yield from _settings_change(after.file if after.blob else before.file, old, new, fresh)
    was, now = dict(find_rules(top, base, old).blobs), dict(find_rules(top, target, new).blobs)
    for path in sorted({*was, *now}):
        if was.get(path) != now.get(path):
            yield from _rule_change(top, path, was.get(path, ""), now.get(path, ""), fresh)


def readable_table(source: Source) -> dict[str, Any]:
    """Return the settings of a source; nothing where a mistake stands in it: it may be mended."""
    try:
        return source.table()
    except TermsdiffError:
        return {}


_CURE = 'if that is meant so, `termsdiff ack {id} --reason "…"`; else undo it'


def _settings_change(
    file: str, old: Mapping[str, Any], new: Mapping[str, Any], fresh: Accepted
) -> Iterator[Problem]:
    was, now = _lines(old), _lines(new)
    if was == now:
        return
    gone, come = [r for r in was if r not in now], [r for r in now if r not in was]
    words = ("\n".join(gone), "\n".join(come))
    subject = made_subject(
        "g", f"settings in {file}", "settings", *words, old=words[0], new=words[1]
    )
    if not fresh.covers(subject):
        says = f"{'; '.join(gone) or 'nothing'} became {'; '.join(come) or 'nothing'}"
        cure = _CURE.format(id=subject.short_id)
        message = f"settings that the gate goes by change: {says}"
        yield Problem("settings", file, 1, message, cure, GENERAL_REVIEW, subject)


def _lines(table: Mapping[str, Any], prefix: str = "") -> list[str]:
    """Return settings one a line, in an order of their own, but for those of other parts."""
    import json

    rows: list[str] = []
    for key in sorted(table):
        if not prefix and key in _OTHERS:
            continue
        if prefix == "opinion." and key != "file":
            # how a model is asked is nothing to the gate, which asks none
            continue
        value = table[key]
        if isinstance(value, dict):
            rows += _lines(value, f"{prefix}{key}.")
        else:
            rows.append(f"{prefix}{key} = {json.dumps(value, ensure_ascii=False, default=str)}")
    return rows


def _rule_change(top: Path, path: str, old: str, new: str, fresh: Accepted) -> Iterator[Problem]:
    texts = [_text(top, blob, path).strip() if blob else "" for blob in (old, new)]
    subject = made_subject("g", f"rule {path}", path, old, new, old=texts[0], new=texts[1])
    if not fresh.covers(subject):
        what = "changes" if old and new else "is added" if new else "is removed"
        cure = _CURE.format(id=subject.short_id)
        message = f"a rule that the gate goes by {what}"
        yield Problem("settings", path, 1, message, cure, GENERAL_REVIEW, subject)
