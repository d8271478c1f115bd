"""What decides for the gate: settings and rules as they were before the step (docs/gate.md).

Never as the step would have them. They are read from a tree or from the index; files on disk do not
count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import TermsdiffError
from ..git.command import Repository
from ..git.contents import content
from ..git.index import staged
from ..git.trees import REGULAR, TreeEntry, listing
from ..on_demand import on_demand
from ..settings.declarations import GateSettings
from ..settings.locating import FILE, PROJECT
from .globs import check_glob

if TYPE_CHECKING:
    from ..rules.configuration import Configuration
    from ..rules.settings_file import configuration_from, refuse_unknown_topics
    from ..settings.file import table_of
    from ..settings.reading_toml import declared, parse_toml
else:
    # only a repository with settings, as most are not, pays for what reads them
    configuration_from = on_demand("termsdiff.rules.settings_file:configuration_from")
    refuse_unknown_topics = on_demand("termsdiff.rules.settings_file:refuse_unknown_topics")
    table_of = on_demand("termsdiff.settings.file:table_of")
    declared = on_demand("termsdiff.settings.reading_toml:declared")
    parse_toml = on_demand("termsdiff.settings.reading_toml:parse_toml")


def read_gate_settings(settings: Mapping[str, Any], source: str) -> GateSettings:
    """Return the gate's part of the settings; raise TermsdiffError, naming the source, if wrong."""
    if "gate" not in settings:
        return GateSettings()
    found = declared(GateSettings, settings["gate"], source, "gate")
    for key, globs in (("paths", found.paths), ("ignore", found.ignore)):
        for glob in globs:
            check_glob(glob, f"{source}: gate.{key}")
    if not found.paths:
        raise TermsdiffError(
            f'{source}: gate.paths: must be a list of patterns such as "versions/**/*.md"'
        )
    return found


def check_topics(settings: GateSettings, own: Iterable[str], source: str) -> None:
    """Raise TermsdiffError if a topic is neither the package's nor one of the user's own."""
    if settings.topics == GateSettings().topics:
        return
    refuse_unknown_topics(settings.topics, own, f"{source}: gate.topics")


SETTINGS_FILE, PROJECT_FILE = FILE, PROJECT
_MAYBE_OURS = re.compile(r"termsdiff|\\[uUx]")
"""A key can also be spelled with escapes; other project files are not read."""
_LARGEST = 1_000_000
_MOST_RULES = 1_000


class Source(NamedTuple):
    """The settings as found: the file, the id of its blob, its text; no blob without a file."""

    file: str = SETTINGS_FILE
    blob: str = ""
    text: str = ""

    def table(self) -> dict[str, Any]:
        """Return all settings; raise TermsdiffError if the file cannot be understood."""
        if not self.text:
            return {}
        return table_of(parse_toml(self.text, self.file), self.file, self.file)

    def readable(self) -> dict[str, Any]:
        """Return all settings, or nothing if the file has a mistake, as it may be fixed later."""
        try:
            return self.table()
        except TermsdiffError:
            return {}


class Rules(NamedTuple):
    """The custom rules: their folder, "" if there is none, and the blob of each file in it."""

    folder: str = ""
    blobs: tuple[tuple[str, str], ...] = ()


class Policy(NamedTuple):
    """What decides: the settings of the gate, those for judging changes, and their source."""

    settings: GateSettings
    configuration: Configuration | None
    source: Source
    rules: Rules


def find_source(repository: Repository, tree: str | None) -> Source:
    """Return the settings in a tree, or in the index if that is None.

    termsdiff.toml takes precedence over `[tool.termsdiff]` in pyproject.toml.
    """
    found = _entries(repository, tree, SETTINGS_FILE, PROJECT_FILE)
    for file in (SETTINGS_FILE, PROJECT_FILE):
        entry = found.get(file)
        if entry is None:
            continue
        if entry.mode not in REGULAR:
            raise TermsdiffError(f"{file}: a link, not a file; put the settings themselves there")
        text = text_of(repository, entry.blob, file)
        if file == SETTINGS_FILE or _MAYBE_OURS.search(text):
            return Source(file, entry.blob, text)
    return Source()


def _entries(repository: Repository, tree: str | None, *paths: str) -> dict[str, TreeEntry]:
    return staged(repository, *paths) if tree is None else listing(repository, tree, *paths)


def text_of(repository: Repository, blob: str, file: str) -> str:
    """Return the text of a settings or rules file; raise TermsdiffError if it is too long."""
    return content(repository, blob, file, _LARGEST).decode("utf-8", "replace")


def find_rules(repository: Repository, tree: str | None, table: Mapping[str, Any]) -> Rules:
    """Return the rules that the settings of a tree, or of the index, name."""
    name = table.get("rules")
    if not isinstance(name, str) or not name:
        return Rules()
    folder = name.strip("/").removeprefix("./")
    parts = folder.split("/")
    if name.startswith("/") or any(part in ("", ".", "..") for part in parts):
        raise TermsdiffError(f"{SETTINGS_FILE}: rules: must be a folder next to this file")
    entries = _entries(repository, tree, folder)
    links = [path for path, entry in entries.items() if entry.mode not in REGULAR]
    if links:
        raise TermsdiffError(f"{links[0]}: a link among the rules; put the file itself there")
    rows = sorted((path, one.blob) for path, one in entries.items() if path.endswith(".toml"))
    return Rules(folder, tuple(rows[:_MOST_RULES]))


def find_policy(repository: Repository, tree: str | None) -> Policy:
    """Return the policy in a tree or the index; raise TermsdiffError for mistakes."""
    source = find_source(repository, tree)
    table = source.table()
    settings = read_gate_settings(table, source.file)
    rules = find_rules(repository, tree, table)
    configuration = _configuration(repository, table, source, rules)
    check_topics(settings, _own_topics(configuration), source.file)
    return Policy(settings, configuration, source, rules)


def readable_policy(repository: Repository, tree: str | None) -> Policy:
    """Return the policy in a tree that has mistakes: each part that can be read."""
    settings, rules, source = GateSettings(), Rules(), Source()
    # each part needs the one before it
    with suppress(TermsdiffError):
        source = find_source(repository, tree)
        table = source.table()
        with suppress(TermsdiffError):
            settings = read_gate_settings(table, source.file)
        rules = find_rules(repository, tree, table)
    return Policy(settings, None, source, rules)


def _configuration(
    repository: Repository, table: Mapping[str, Any], source: Source, rules: Rules
) -> Configuration | None:
    """Return the settings for judging changes, None if there are only the gate's."""
    if not set(table) - {"gate"}:
        return None
    texts = {path: text_of(repository, blob, path) for path, blob in rules.blobs}
    return configuration_from(table, source.file, texts)


def _own_topics(configuration: Configuration | None) -> tuple[str, ...]:
    if configuration is None:
        return ()
    ruled = (str(rule.get("topic", "")) for rule in configuration.rules)
    limited = (limit.topic for limit in configuration.limits)
    return tuple(topic for topic in (*configuration.topics, *ruled, *limited) if topic)


def touches_policy(paths: Iterable[str], rules: Rules) -> bool:
    """Return whether any of these paths may contain settings, or a rule in use so far."""
    below = f"{rules.folder}/" if rules.folder else ""
    return any(
        path in (SETTINGS_FILE, PROJECT_FILE) or (below and path.startswith(below))
        for path in paths
    )
