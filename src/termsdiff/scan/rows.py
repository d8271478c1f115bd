"""The rows of one comparison, one version, one document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from ..comparison import Comparison
from ..parsing import Document
from ..rules.finding import Finding, JudgedChange
from ..versions.digests import count_words
from ..versions.version import Version
from .table_columns import Row
from .unit import Recorded, Selection, Unit
from .unit_versions import History


@dataclass(frozen=True, slots=True)
class Dated:
    """A version with its document and, from an archive, its recording."""

    version: Version
    document: Document
    recorded: Recorded | None
    paired: bool = False

    @property
    def date(self) -> dt.date | None:
        """Its date; for a file in a list of pairs only what the text itself states."""
        return self.document.effective_date if self.paired else self.version.date

    @property
    def name(self) -> str:
        """Its name in the tables: its day; for a file of a pair its path."""
        return self.version.source if self.paired else self.version.day

    @property
    def since(self) -> dt.date | None:
        """The day from which it applied."""
        return self.date if self.paired else self.version.start

    @property
    def basis(self) -> str:
        """The basis of its date."""
        if self.paired or self.document.effective_date == self.version.date:
            return self.document.date_basis or ""
        return self.version.basis

    @property
    def commit(self) -> str:
        """The commit that recorded it, "" for a file."""
        return self.recorded.commit if self.recorded else ""

    @property
    def recorded_day(self) -> str | None:
        """The day of that commit."""
        return self.recorded.when[:10] if self.recorded and self.recorded.when else None


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _head(unit: Unit) -> Row:
    return {
        "source": unit.source,
        "service": unit.service,
        "terms_type": unit.terms_type,
        "document": unit.document,
    }


def version_row(unit: Unit, new: Dated, old: Dated | None, comparison: Comparison | None) -> Row:
    """Return the row of a version, with the counts of its comparison if there is one."""
    version, document = new.version, new.document
    counts = comparison.counts if comparison else {}
    return {
        **_head(unit),
        "version": new.name,
        "date": _iso(new.date),
        "date_basis": new.basis,
        "since": _iso(new.since),
        "withdrawn": _iso(version.withdrawn),
        "recorded": new.recorded_day,
        "commit": new.commit,
        "path": new.recorded.path if new.recorded else version.source,
        "technical": version.technical,
        "previous": old.name if old else "",
        "verdict": comparison.verdict if comparison else "",
        "material": counts.get("material"),
        "minor": counts.get("minor"),
        "unassessed": counts.get("unassessed"),
        "editorial": counts.get("editorial"),
        "title": document.title,
        "language": document.language,
        "clauses": len(document.clauses),
        "words": count_words(document),
        "sha256": document.sha256,
        "note": version.note,
    }


def change_rows(
    unit: Unit, old: Dated, new: Dated, comparison: Comparison, settings: Selection
) -> Iterator[Row]:
    """Yield a row for each finding of each selected change, and one for a change without any."""
    head = {**_head(unit), **_step(old, new)}
    for judged in comparison.changes:
        wanted = not settings.topics or bool(set(settings.topics) & set(judged.topics))
        if wanted and judged.materiality in settings.weights:
            for number, finding in enumerate(judged.findings or (None,)):
                yield {**head, **_change(judged, number), **_finding(judged, finding)}


def _step(old: Dated, new: Dated) -> Row:
    return {
        "old_version": old.name,
        "new_version": new.name,
        "old_date": _iso(old.date),
        "new_date": _iso(new.date),
        "since": _iso(new.since),
        "recorded": new.recorded_day,
        "old_commit": old.commit,
        "new_commit": new.commit,
        "technical": new.version.technical,
        "language": new.document.language,
    }


def _change(judged: JudgedChange, number: int) -> Row:
    change = judged.change
    old_text, new_text = change.texts
    return {
        "id": change.id,
        "finding": number,
        "kind": change.kind,
        "moved": change.moved,
        "renumbered": change.renumbered,
        "old_label": change.old.label if change.old else "",
        "new_label": change.new.label if change.new else "",
        "section": " > ".join(change.side.heading),
        "topics": list(judged.topics),
        "materiality": judged.materiality,
        "basis": judged.basis,
        "favours": judged.favours,
        "old_text": old_text,
        "new_text": new_text,
    }


def _finding(judged: JudgedChange, finding: Finding | None) -> Row:
    if finding is None:
        topic = judged.topics[0] if judged.topics else ""
        return {"rule": "", "topic": topic, "message": "", "old_value": "", "new_value": ""}
    return {
        "rule": finding.rule,
        "topic": finding.topic,
        "rule_materiality": finding.materiality,
        "rule_favours": finding.favours,
        "message": finding.message,
        "old_value": finding.old_value or "",
        "new_value": finding.new_value or "",
    }


def document_row(unit: Unit, history: History | None, compared: int, errors: int) -> Row:
    """Return the row of a document: its recordings, its versions, and what was left out."""
    collapsed = history.collapsed if history else None
    return {
        **_head(unit),
        "recordings": len(unit.recordings),
        "texts": len({recorded.reference for recorded in unit.recordings}),
        "versions": len(history.versions) if history else 0,
        "compared": compared,
        "respelled": collapsed.respelled if collapsed else 0,
        "rerendered": collapsed.rerendered if collapsed else 0,
        "returned": collapsed.returned if collapsed else 0,
        "failed": len(collapsed.failed) if collapsed else 0,
        "renderings": len(collapsed.renderings) if collapsed else 0,
        "errors": errors,
    }


def error_row(unit: Unit, place: str, step: str, message: str) -> Row:
    """Return the row of something that failed."""
    return {
        "source": unit.source,
        "document": unit.document,
        "place": place,
        "step": step,
        "message": message,
    }
