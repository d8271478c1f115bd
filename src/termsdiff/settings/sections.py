"""What `termsdiff.toml` may hold, table by table; docs/configuration.md explains each key.

A declaration is a NamedTuple: its fields are the keys, their annotations what is accepted, their
defaults what holds where nothing is set.
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
    """Bounds of a whole number, both included; stands in an annotation."""

    least: int
    most: int


class Filled(NamedTuple):
    """A text that is not empty; stands in an annotation."""


Text = Annotated[str, Filled()]
Texts = tuple[Text, ...]


class GateSettings(NamedTuple):
    """Which changes need an acknowledgement, where the terms are, what else is looked at.

    `notice` is the least number of days between filing and the day from which a version applies,
    0 where only the terms' own promise counts. `lint` is the least severity that stops a commit.
    `unassessed` says whether a change is asked for whose weight or topic is not known or a guess.
    `ignore` names files among the versions that are no terms. `announcement` says whether each new
    version needs a notice beside it that tells what it changes.
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

    `days` is the least number of days from a notice to the day from which the version applies, 0
    where only the terms' own promise counts. A material change against the customer on one of the
    `ask` topics asks for consent again; so many `minor` changes are to be told even if no change
    is material.
    """

    days: Annotated[int, Whole(0, _MOST_DAYS)] = 0
    ask: Texts = ("liability", "license", "data_use", "payment", "disputes")
    minor: Annotated[int, Whole(1, _MOST_CHANGES)] = 1


class LintSettings(NamedTuple):
    """Which checks `termsdiff lint` leaves out, and from which severity on it exits with 1."""

    without: Texts = ()
    fail_on: Severity | None = None


class ScanSettings(NamedTuple):
    """Which documents `termsdiff scan` reads, and in how many processes."""

    include: Texts = ()
    exclude: Texts = ()
    jobs: Annotated[int, Whole(1, _MOST_JOBS)] | None = None


class ReportSettings(NamedTuple):
    """How `diff` shows long clauses, in which folder beside the file `report` writes.

    `language` is what the words of both are in, whatever the language of the terms.
    """

    full: bool = False
    out: str = ""
    language: Literal["en", "de", "fr"] = "en"


class OpinionSettings(NamedTuple):
    """Which model to ask with `--opinion configured`, about what, and where answers are kept.

    `file` is beside the file of settings; prices are those of a million tokens, `budget` is the
    number of tokens in one call, `timeout` the seconds that it may take.
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
    """One limit as it is written; bounds as in terms (`six months`) or normalised (`P6M`)."""

    id: Text
    kind: LimitKind
    words: Texts
    roles: Texts = ()
    at_least: str | int = ""
    at_most: str | int = ""
    topic: Topic = "other"
    message: str = ""


class Settings(NamedTuple):
    """All that a file of settings may hold."""

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
