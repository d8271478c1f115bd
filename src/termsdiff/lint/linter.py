"""Run the checks over a document."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from ..parsing.document import Document
from . import clause_numbers, defined_terms, drafting_slips, figures, lookalikes
from .catalogue import Severity, checks

Hit = tuple[int, str]
"""The line and message of a finding."""
Finder = Callable[[Document], Iterator[Hit]]

FINDERS: dict[str, Finder] = {
    "reference-to-nothing": clause_numbers.references_to_nothing,
    "reference-caption": clause_numbers.wrong_captions,
    "defined-elsewhere": defined_terms.defined_elsewhere,
    "undefined-term": defined_terms.undefined,
    "defined-twice": defined_terms.defined_twice,
    "never-used": defined_terms.never_used,
    "duplicate-number": clause_numbers.duplicates,
    "skipped-number": clause_numbers.skipped,
    "date-missing": drafting_slips.date_missing,
    "date-contradiction": drafting_slips.date_contradiction,
    "words-and-figures": figures.words_and_figures,
    "placeholder": drafting_slips.placeholders,
    "doubled-word": drafting_slips.doubled_words,
    "emphasis-in-word": drafting_slips.emphasis_in_words,
    "look-alike-letter": lookalikes.look_alikes,
    "invisible-character": lookalikes.invisible,
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
