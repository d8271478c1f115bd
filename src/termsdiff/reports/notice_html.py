"""The audit of a notice as one self-contained page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .html_view import SIDES, dated
from .notice_wording import (
    REST_NOTE,
    UNANNOUNCED,
    UNANNOUNCED_NOTE,
    VERDICT_NAMES,
    VERDICT_NOTES,
    summary_words,
    timing_lines,
)
from .safe_html import plain_text
from .theme import load_theme
from .top_notes import ReportNote, notes_of
from .wording import WEIGHT_NAMES, change_name, topic_name

if TYPE_CHECKING:
    from ..notice.audit import Answer, Audit, Unannounced, Verdict
    from .options import RenderOptions

_WEIGHTS: dict[Verdict, str] = {
    "contradicted": "material",
    "not_found": "material",
    "understated": "minor",
    "unchanged": "minor",
    "borne_out": "editorial",
}
"""The look of a verdict: that of a materiality in the style sheet."""


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A statement or an unannounced change as the page shows it."""

    text: str
    reason: str
    weight: str
    meta: tuple[str, ...]
    side: str = ""
    quotes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NoticePart:
    """The rows of one verdict, or those that are not announced."""

    id: str
    title: str
    note: str
    rows: tuple[NoticeRow, ...]


@dataclass(frozen=True, slots=True)
class NoticePage:
    """Everything that the template prints."""

    title: str
    old_date: str
    new_date: str
    notice: str
    weight: str
    verdict: str
    summary: str
    timing: tuple[str, ...]
    notes: tuple[ReportNote, ...]
    parts: tuple[NoticePart, ...]


def render(audit: Audit, options: RenderOptions) -> str:
    """Return the page; raise TermsdiffError if the theme is broken."""
    theme = load_theme(Path(options.theme) if options.theme else None)
    values = {"page": page_of(audit), "sides": SIDES}
    return theme.render("notice.html", values)


def page_of(audit: Audit) -> NoticePage:
    """Return what the page of an audit shows."""
    comparison = audit.comparison
    weight, verdict = _verdict(audit)
    return NoticePage(
        title=plain_text(comparison.new.title or comparison.old.title) or "Terms",
        old_date=dated(comparison.old),
        new_date=dated(comparison.new),
        notice=plain_text(audit.notice),
        weight=weight,
        verdict=verdict,
        summary=plain_text(summary_words(audit)),
        timing=tuple(timing_lines(audit.timing)),
        notes=notes_of(comparison),
        parts=tuple(part for part in _all_parts(audit) if part.rows),
    )


def _verdict(audit: Audit) -> tuple[str, str]:
    if audit.is_wrong:
        return "material", "Some statements do not hold"
    if audit.is_silent:
        return "material", "Some material changes are not announced"
    if audit.of("understated", "unchanged") or audit.unannounced:
        return "minor", "Not the whole story"
    return "editorial", "Nothing found against it"


def _all_parts(audit: Audit) -> list[NoticePart]:
    parts = [_part(audit, verdict) for verdict in VERDICT_NAMES if verdict != "borne_out"]
    untold = tuple(_unannounced_row(audit, one) for one in audit.unannounced)
    parts.append(NoticePart("unannounced", UNANNOUNCED, UNANNOUNCED_NOTE, untold))
    return [*parts, _part(audit, "borne_out")]


def _part(audit: Audit, verdict: Verdict) -> NoticePart:
    rows = tuple(_row(answer) for answer in audit.of(verdict))
    return NoticePart(verdict, VERDICT_NAMES[verdict], VERDICT_NOTES[verdict], rows)


def _row(answer: Answer) -> NoticeRow:
    lines = answer.statement.lines
    meta = [f"Line {lines[0][0]}"] if lines else []
    if answer.doubt:
        meta.append("In doubt")
    return NoticeRow(
        text=plain_text(answer.statement.text),
        reason=plain_text(answer.reason),
        weight=_WEIGHTS[answer.verdict],
        meta=tuple(meta),
        quotes=tuple((one.side, plain_text(one.quote)) for one in answer.evidence),
    )


def _unannounced_row(audit: Audit, one: Unannounced) -> NoticeRow:
    topic = topic_name(one.judged.topics[0]) if one.judged.topics else ""
    place = plain_text(change_name(audit.comparison, one.judged.change))
    meta = [WEIGHT_NAMES[one.materiality], place, topic, REST_NOTE if one.rest else ""]
    return NoticeRow(
        text=plain_text(one.text),
        reason="",
        weight=one.materiality,
        meta=tuple(word for word in meta if word),
        side=one.judged.favours,
    )
