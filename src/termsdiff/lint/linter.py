"""Run the checks over a document."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from ..parsing.document import Document
from . import characters, figures, numbering, terms, wording
from .catalogue import Severity, checks

Hit = tuple[int, str]
"""The line and message of a finding."""
Finder = Callable[[Document], Iterator[Hit]]

FINDERS: dict[str, Finder] = {
    "reference-to-nothing": numbering.references_to_nothing,
    "reference-caption": numbering.wrong_captions,
    "defined-elsewhere": terms.defined_elsewhere,
    "undefined-term": terms.undefined,
    "defined-twice": terms.defined_twice,
    "never-used": terms.never_used,
    "duplicate-number": numbering.duplicates,
    "skipped-number": numbering.skipped,
    "date-missing": wording.date_missing,
    "date-contradiction": wording.date_contradiction,
    "words-and-figures": figures.words_and_figures,
    "placeholder": wording.placeholders,
    "doubled-word": wording.doubled_words,
    "emphasis-in-word": wording.emphasis_in_words,
    "look-alike-letter": characters.look_alikes,
    "invisible-character": characters.invisible,
}


@dataclass(frozen=True, slots=True)
class Remark:
    """What one check says about one line (1-based) of a document."""

    check: str
    severity: Severity
    line: int
    message: str


def lint(document: Document, without: Collection[str] = ()) -> tuple[Remark, ...]:
    """Return the remarks of all checks except the named ones, by line."""
    found = [
        Remark(check.id, check.severity, line, message)
        for check in checks()
        if check.id not in without
        for line, message in FINDERS[check.id](document)
    ]
    return tuple(sorted(found, key=lambda remark: (remark.line, remark.check, remark.message)))
