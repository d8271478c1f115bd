"""The audit of a notice for programs: JSON as described by `notice.schema.json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._version import __version__
from ..notice.trace import text_of, trace_of
from .json import array, change_object, document_object, dump

if TYPE_CHECKING:
    from ..notice.audit import Answer, Audit, Unannounced
    from ..notice.change_parts import Rest
    from ..notice.timing import Timing
    from .options import RenderOptions

SCHEMA = "termsdiff.notice/1"
Json = dict[str, Any]
_REST = "/rest"
"""The suffix of the id of what is left of a partly reported change."""


def render(audit: Audit, options: RenderOptions) -> str:
    """Return the audit as JSON."""
    comparison = audit.comparison
    head: Json = {
        "schema": SCHEMA,
        "generator": {"name": "termsdiff", "version": __version__},
        "notice": audit.notice,
        "old": document_object(comparison.old),
        "new": document_object(comparison.new),
        "timing": timing_object(audit.timing),
        "own": sorted(audit.own),
    }
    members = [f"{dump(key)}: {dump(value)}" for key, value in head.items()]
    members.append(array("statements", map(_answer, audit.answers)))
    members.append(array("unannounced", map(_unannounced, audit.unannounced)))
    rests = [_rest(one, one.rest) for one in audit.unannounced if one.rest is not None]
    members.append(array("changes", [*map(change_object, comparison.changes), *rests]))
    return "{" + ",\n ".join(members) + "\n}\n"


def timing_object(timing: Timing) -> Json:
    """Return the dates and days of a notice; null if unknown."""
    return {
        "notice_date": timing.notice_date.isoformat() if timing.notice_date else None,
        "effective_date": timing.effective_date.isoformat() if timing.effective_date else None,
        "days": timing.days,
        "promised": timing.promised,
        "promise": timing.promise or None,
        "kept": timing.kept,
        "least": timing.least,
        "enough": timing.enough,
    }


def _answer(answer: Answer) -> Json:
    return {
        "text": answer.statement.text,
        "lines": answer.statement.lines,
        "verdict": answer.verdict,
        "changes": answer.changes,
        "evidence": [one._asdict() for one in answer.evidence],
        "reason": answer.reason,
        "doubt": answer.doubt,
    }


def _unannounced(one: Unannounced) -> Json:
    change = one.judged.change.id
    return {
        "change": f"{change}{_REST}" if one.rest is not None else change,
        "part_of": change if one.rest is not None else None,
        "materiality": one.materiality,
        "topics": one.judged.topics,
        "favours": one.judged.favours,
        "text": one.text,
    }


def _rest(one: Unannounced, rest: Rest) -> Json:
    """Return what is left of a change: its sides have only the unreported sentences."""
    trace = trace_of(one.judged)
    whole = change_object(one.judged)
    texts: dict[str, list[str]] = {"old": [], "new": []}
    for part in rest.parts:
        for passage in part.passages:
            texts[passage.side].append(text_of(trace, passage))
    for side, pieces in texts.items():
        whole[side] = {**whole[side], "text": " … ".join(pieces)} if pieces else None
    whole["id"] += _REST
    whole["part_of"] = one.judged.change.id
    whole["materiality"] = one.materiality
    wanted = {finding.message for finding in rest.findings}
    whole["findings"] = [found for found in whole["findings"] if found["message"] in wanted]
    del whole["diff"]
    return whole
