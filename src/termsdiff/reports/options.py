"""The options of a report: its width and colours, and which changes it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, cast

from ..materiality import MATERIALITIES, Materiality, rank
from ..settings.declarations import NoticeSettings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from ..comparison import Comparison
    from ..rules.finding import JudgedChange, Topic

_RELEASES = NoticeSettings()


class ClauseAnswer(NamedTuple):
    """What a reader answers to a change of the other side, and a note.

    `answer` is `accept`, `reject`, or, where the change stays open, `negotiate` or `ask`.
    """

    change: str
    answer: str
    note: str = ""


class WordOptions(NamedTuple):
    """The inputs of a Word file: the Word files that the versions were read from, if any.

    `tracked` says how their own tracked changes were read: `accept`, `reject` or
    `both-as-versions`. `moment` None means now; `template` is a Word file whose styles are used for
    a text without any; with `answers`, the file is a reply instead of a redline.
    """

    old: bytes = b""
    new: bytes = b""
    tracked: str = "accept"
    author: str = "termsdiff"
    moment: datetime | None = None
    template: bytes = b""
    cover: bool = False
    answers: tuple[ClauseAnswer, ...] = ()


_NO_WORD_FILE = WordOptions()


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """How a report looks; a format ignores what does not apply to it.

    `width` is in columns, None if lines need not be wrapped. `topics` empty means all topics;
    `materiality` is the lowest one shown. `full` shows long clauses without abbreviation. `theme`
    is a folder of custom templates, "" for the built-in look (docs/reports.md). `releases` says
    what makes a release of which class (docs/notice.md). `acknowledgements` are pairs of a change's
    id and the words that say who accepted it. `on` is the day from which a page counts the days
    until the new version applies, None to use the reader's clock. `link` is the https address of
    the full report, "" if it has none. `word` is for Word files only.
    """

    width: int | None = None
    color: bool = False
    topics: tuple[Topic, ...] = ()
    materiality: Materiality = "editorial"
    full: bool = False
    theme: str = ""
    acknowledgements: tuple[tuple[str, str], ...] = ()
    releases: NoticeSettings = _RELEASES
    on: date | None = None
    link: str = ""
    word: WordOptions = _NO_WORD_FILE

    @property
    def narrows(self) -> bool:
        """Whether the report leaves out changes on request."""
        return bool(self.topics) or self.materiality != "editorial"


def reaches(weight: Materiality, least: Materiality) -> bool:
    """Return whether a materiality is at least as high as another."""
    return MATERIALITIES.index(weight) <= MATERIALITIES.index(least)


def shown_changes(comparison: Comparison, options: RenderOptions) -> tuple[JudgedChange, ...]:
    """Return the selected changes, in the order of the new version."""
    if not options.narrows:
        return comparison.changes
    wanted = set(options.topics)
    return tuple(
        change
        for change in comparison.changes
        if reaches(change.materiality, options.materiality)
        and (not wanted or wanted.intersection(change.topics))
    )


def heaviest(changes: Sequence[JudgedChange], number: int) -> list[JudgedChange]:
    """Return at most that many changes, the weightiest ones, in their original order."""
    if len(changes) <= number:
        return list(changes)
    ranked = sorted(range(len(changes)), key=lambda n: rank(changes[n]))
    return [changes[n] for n in sorted(ranked[:number])]


class ByWeight(NamedTuple):
    """The changes of a report in the three parts that it shows one after the other.

    `flagged` (material and minor) and `editorial` keep their order, `unassessed` come by weight.
    """

    flagged: tuple[JudgedChange, ...]
    unassessed: tuple[JudgedChange, ...]
    editorial: tuple[JudgedChange, ...]


def parted(changes: Sequence[JudgedChange]) -> ByWeight:
    """Split changes into those flagged, those not assessed and those proved to say the same."""
    unassessed = [judged for judged in changes if judged.materiality == "unassessed"]
    return ByWeight(
        tuple(one for one in changes if one.materiality in ("material", "minor")),
        tuple(sorted(unassessed, key=rank)),
        tuple(one for one in changes if one.materiality == "editorial"),
    )


def fails(comparison: Comparison, options: RenderOptions, least: str | None) -> bool:
    """Return whether `--fail-on` finds a change of that materiality, or `any`, among those shown.

    What was not read counts as not assessed: an incomplete comparison fails with both.
    """
    if least is None:
        return False
    weight = cast("Materiality", "editorial" if least == "any" else least)
    if comparison.is_incomplete and reaches("unassessed", weight):
        return True
    return any(reaches(judged.materiality, weight) for judged in shown_changes(comparison, options))
