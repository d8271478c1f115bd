"""What a site lists: terms, their versions, and the comparisons of two of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..comparison import Verdict
from ..parsing.document import Document
from ..rules.finding import Favours, Materiality, Topic
from ..spoken import say
from ..versions.version import Version
from .summary import Sentence
from .top_notes import ReportNote
from .wording import long_date


@dataclass(frozen=True, slots=True)
class ParsedVersion:
    """A version with its text parsed."""

    version: Version
    document: Document

    @property
    def label(self) -> str:
        """The day from which it applies, in words; later versions of that day have a number."""
        number = self.version.number
        return long_date(self.version.start) + (
            say(", text {number}", number=number) if number > 1 else ""
        )

    @property
    def dated(self) -> Document:
        """The document, with the version's date if it states none itself."""
        if self.document.effective_date is not None:
            return self.document
        return replace(self.document, effective_date=self.version.start, date_basis="effective")


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms followed over time: folder name, title, versions ordered by day.

    `acknowledgements` are pairs of a change's id and the words that say who accepted it.
    """

    name: str
    title: str
    versions: tuple[ParsedVersion, ...]
    acknowledgements: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ListedStep:
    """A comparison as the page of its terms lists it."""

    old: ParsedVersion
    new: ParsedVersion
    href: str
    sides: dict[Favours, int]
    verdict: Verdict
    verdict_name: str
    words: str
    notes: tuple[ReportNote, ...]
    counts: dict[Materiality, int]
    topics: dict[Topic, int]
    sentences: tuple[Sentence, ...]
    untold: str

    @property
    def span(self) -> str:
        """The two dates, in words."""
        return say("{old} to {new}", old=self.old.label, new=self.new.label)
