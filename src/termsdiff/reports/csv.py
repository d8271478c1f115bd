"""One row per finding, for a spreadsheet; a change without findings has one row, too.

Notes come first, each a row whose kind is `note`. A byte-order mark at the very beginning tells
spreadsheets that the file is UTF-8. Every row has a message: that of its finding, or else the words
that changed, or what the proof saw. Spreadsheets run a cell that begins like a formula, so such a
cell gets an apostrophe in front.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO
from typing import TYPE_CHECKING

from ..text.visible import visible_line
from .annotations import words_changed
from .options import RenderOptions, shown_changes
from .proved import proofs_in_words
from .selection import selection_words
from .top_notes import notes_of
from .where import where_words
from .wording import change_name, fate

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..redline.change import Side
    from ..rules.finding import Finding, JudgedChange, Materiality

COLUMNS = (
    "id",
    "clause",
    "section",
    "kind",
    "fate",
    "materiality",
    "favours",
    "topics",
    "rule",
    "message",
    "reason",
    "old_value",
    "new_value",
    "old_label",
    "new_label",
    "old_lines",
    "new_lines",
    "old_text",
    "new_text",
    "basis",
    "weight",
    "proof",
)
_MARK = "\ufeff"
_FORMULA = re.compile(
    # blanks, quotes and invisible characters may come first: spreadsheets skip them
    r"[\s\"'`´‘’“”„«»\u00ad\u034f\u115f\u180e\u200b-\u200f\u2060-\u206f\u3164\ufe0f\ufeff]*"
    r"[=+\-@|%＝＋－﹣−＠﹢]"
)


def render(comparison: Comparison, options: RenderOptions) -> str:
    """Return the table as CSV with a header row, quoted as RFC 4180 says."""
    out = StringIO(_MARK)
    out.seek(len(_MARK))
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    selection = [selection_words(comparison, options)] if options.narrows else []
    for words in (*selection, *(note.words for note in notes_of(comparison))):
        cells = dict.fromkeys(COLUMNS, "") | {"kind": "note", "message": words}
        writer.writerow([harmless(cell) for cell in cells.values()])
    for judged in shown_changes(comparison, options):
        for row in _rows(comparison, judged):
            writer.writerow([harmless(cell) for cell in row])
    return out.getvalue()


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula, with hazards made visible."""
    text = visible_line(cell)
    # a tab or line end at the start is already removed from the text, and must not be missed
    starts = cell.startswith(("\t", "\r", "\n")) or _FORMULA.match(cell) or _FORMULA.match(text)
    return f"'{text}" if starts else text


def _rows(comparison: Comparison, judged: JudgedChange) -> Iterator[tuple[str, ...]]:
    change = judged.change
    before = (
        change.id,
        change_name(comparison, change),
        " > ".join(change.side.heading),
        change.kind,
        fate(comparison, change),
    )
    after = (*_labels(change.old, change.new), *where_words(comparison, change))
    proofs = "; ".join(f"{proof.kind}: {proof.text}" for proof in judged.proofs)
    why = (judged.basis, str(judged.weight), proofs if judged.basis == "proof" else "")
    for finding in judged.findings or (None,):
        yield (*before, *_meaning(comparison, judged, finding), *after, *change.texts, *why)


def _meaning(
    comparison: Comparison, judged: JudgedChange, finding: Finding | None
) -> tuple[str, ...]:
    topics = ", ".join(judged.topics)
    if finding is None:
        proved = judged.materiality == "editorial"
        words = proofs_in_words(judged) if proved else words_changed(comparison, judged)
        return (judged.materiality, judged.favours, topics, "", words, "", "", "")
    return (
        _materiality(judged, finding),
        finding.favours,
        finding.topic,
        finding.rule,
        finding.message,
        finding.reason,
        finding.old_value or "",
        finding.new_value or "",
    )


def _materiality(judged: JudgedChange, finding: Finding) -> Materiality:
    """Return the materiality of a finding, or else that of its change."""
    return judged.materiality if finding.materiality == "editorial" else finding.materiality


def _labels(old: Side | None, new: Side | None) -> tuple[str, str]:
    return old.label if old else "", new.label if new else ""
