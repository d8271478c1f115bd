"""What `termsdiff.toml` may contain, table by table; docs/configuration.md explains each key.

A declaration is a NamedTuple: its fields are the keys, their annotations say what is accepted, and
their defaults apply if nothing is set.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, NamedTuple

Topic = str
LimitKind = Literal["duration", "money", "percentage", "frequency", "age"]
Level = Literal["off", "material", "minor", "editorial"]
Severity = Literal["error", "warning", "note"]
DEFAULT_PATHS = ("versions/**/*.md",)
_MOST_DAYS = 3_650
_MOST_JOBS = 512
_MOST_TOKENS = 1_000_000
_MOST_CHANGES = 10_000


class Whole(NamedTuple):
    """Bounds of an integer, both inclusive, for use in an annotation."""

    least: int
    most: int


class Filled(NamedTuple):
    """A string that is not empty, for use in an annotation."""


Text = Annotated[str, Filled()]
Texts = tuple[Text, ...]


class GateSettings(NamedTuple):
    """Which changes need an acknowledgement, where the terms are, what else is checked.

    `notice` is the minimum number of days between filing and the day from which a version applies,
    0 if only the terms' own promise counts. `lint` is the lowest severity that stops a commit.
    `unassessed` says whether a change must be acknowledged if its materiality or topic is unknown
    or a guess. `ignore` lists files among the versions that are not terms. `announcement` says
    whether each new version needs a notice that reports what it changes.
    """

    topics: Texts = ("liability", "license", "data_use", "discontinuation")
    materiality: Literal["material", "minor", "editorial"] = "material"
    paths: Texts = DEFAULT_PATHS
    acknowledgement: Literal["file", "trailer"] = "file"
    notice: Annotated[int, Whole(0, _MOST_DAYS)] = 0
    lint: Severity = "warning"
    without: Texts = ()
    unassessed: Literal["ask", "pass"] = "ask"
    ignore: Texts = ()
    announcement: Literal["off", "required"] = "off"


class NoticeSettings(NamedTuple):
    """When a change needs consent or notice, and how early a notice must come.

    `days` is the minimum number of days from a notice to the day from which the version applies, 0
    if only the terms' own promise counts. A material change against the customer on one of the
    `ask` topics requires consent again; `minor` or more minor changes need a notice even if no
    change is material.
    """

    days: Annotated[int, Whole(0, _MOST_DAYS)] = 0
    ask: Texts = ("liability", "license", "data_use", "payment", "disputes")
    minor: Annotated[int, Whole(1, _MOST_CHANGES)] = 1


class LintSettings(NamedTuple):
    """Which checks `termsdiff lint` skips, and from which severity it exits with 1."""

    without: Texts = ()
    fail_on: Severity | None = None


class ScanSettings(NamedTuple):
    """Which documents `termsdiff scan` reads, and in how many processes."""

    include: Texts = ()
    exclude: Texts = ()
    jobs: Annotated[int, Whole(1, _MOST_JOBS)] | None = None


class ReportSettings(NamedTuple):
    """How `diff` shows long clauses, and in which folder next to the file `report` writes.

    `language` is the language of both, whatever the language of the terms.
    """

    full: bool = False
    out: str = ""
    language: Literal["en", "de", "fr"] = "en"


class OpinionSettings(NamedTuple):
    """Which model to ask with `--opinion configured`, about what, and where answers are kept.

    `file` is next to the settings file; prices are per million tokens, `budget` is the number of
    tokens in one call, `timeout` the seconds that it may take.
    """

    model: str = ""
    options: Mapping[str, str | int | float | bool] = {}
    about: Literal["unassessed", "flagged", "both", "all"] = "both"
    file: str = ""
    budget: Annotated[int, Whole(100, _MOST_TOKENS)] = 24_000
    timeout: float = 180.0
    price_read: float | None = None
    price_written: float | None = None


class PartyNames(NamedTuple):
    """Names of the provider and of the customer."""

    provider: Texts = ()
    customer: Texts = ()


class LimitSettings(NamedTuple):
    """One limit as written, with bounds as in terms (`six months`) or normalised (`P6M`)."""

    id: Text
    kind: LimitKind
    words: Texts
    roles: Texts = ()
    at_least: str | int = ""
    at_most: str | int = ""
    topic: Topic = "other"
    message: str = ""


class Settings(NamedTuple):
    """Everything that a settings file may contain."""

    rules: str = ""
    levels: Mapping[str, Level] = {}
    topics: Mapping[str, Texts] = {}
    parties: PartyNames = PartyNames()
    products: Texts = ()
    limits: tuple[LimitSettings, ...] = ()
    gate: GateSettings = GateSettings()
    notice: NoticeSettings = NoticeSettings()
    lint: LintSettings = LintSettings()
    scan: ScanSettings = ScanSettings()
    reports: ReportSettings = ReportSettings()
    opinion: OpinionSettings = OpinionSettings()
