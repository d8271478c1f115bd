"""The report for programs: the JSON of docs/json.md, one line per change and alignment entry."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from .._version import __version__
from ..notice.release_class import release_of
from ..text.visible import HAZARDS
from .headline import headline, rests_on
from .options import RenderOptions, shown_changes
from .summary import Sentence, summarise

if TYPE_CHECKING:
    from ..alignment.entry import Entry
    from ..comparison import Comparison
    from ..notes import Note
    from ..notice.release_class import Release
    from ..parsing.document import Document
    from ..proofs.proof import Proof
    from ..redline.change import Side
    from ..rules.finding import Finding, JudgedChange, Opinion
    from ..rules.policy import Breach

SCHEMA = "termsdiff.report/1"
Json = dict[str, Any]


def render(comparison: Comparison, options: RenderOptions) -> str:
    """Return the report as JSON; `report.schema.json` in this package describes it."""
    changes = shown_changes(comparison, options)
    head = _head(comparison, changes, options)
    if comparison.breaches:
        head["policy"] = [_breach(comparison, breach) for breach in comparison.breaches]
    if options.narrows:
        head["selection"] = {"topics": list(options.topics), "materiality": options.materiality}
    entries = (_entry(comparison, entry) for entry in comparison.alignment)
    members = [f"{dump(key)}: {dump(value)}" for key, value in head.items()]
    members.append(array("changes", map(change_object, changes)))
    members.append(array("alignment", entries))
    return "{" + ",\n ".join(members) + "\n}\n"


def dump(value: object) -> str:
    """Return a value as JSON on one line, safe to print."""
    # control and direction characters are escaped, as the report may be read in a terminal
    return HAZARDS.sub(_escaped, json.dumps(value, ensure_ascii=False))


def _escaped(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1] if match[0] > "\x7f" else f"\\u{ord(match[0]):04x}"


def array(name: str, items: Iterable[Json]) -> str:
    """Return a member with an array, one line per item."""
    lines = ",\n  ".join(map(dump, items))
    return f'"{name}": [\n  {lines}]' if lines else f'"{name}": []'


def _head(comparison: Comparison, changes: Sequence[JudgedChange], options: RenderOptions) -> Json:
    table = summarise(comparison, changes)
    by_id = {judged.change.id: judged for judged in changes}
    return {
        "schema": SCHEMA,
        "generator": {"name": "termsdiff", "version": __version__},
        "old": document_object(comparison.old),
        "new": document_object(comparison.new),
        "notes": note_objects(comparison.notes),
        "summary": {
            "verdict": comparison.verdict,
            "release": release_object(release_of(comparison, options.releases)),
            "changes": comparison.counts,
            "topics": comparison.topics,
            **_headline(comparison, table),
            "sentences": {
                topic: [_sentence(sentence, by_id) for sentence in sentences]
                for topic, sentences in table.items()
            },
        },
    }


def _headline(comparison: Comparison, table: dict[str, tuple[Sentence, ...]]) -> Json:
    if comparison.headline:
        return {"headline": comparison.headline, "headline_basis": "opinion"}
    return {"headline": [sentence.text for sentence in headline(table)]}


def release_object(release: Release) -> Json:
    """Return the class of a release, the reason, and the ids of the changes that decide it."""
    return {
        "class": release.name,
        "reason": release.reason,
        "changes": [judged.change.id for judged in release.changes],
    }


def _breach(comparison: Comparison, breach: Breach) -> Json:
    """Return one limit of the policy that the new version breaks."""
    block = comparison.new.blocks[breach.block]
    return {**_finding(breach.finding), "lines": block.lines, "text": block.text}


def document_object(document: Document) -> Json:
    """Return what the report says about one version as a whole."""
    date = document.effective_date
    return {
        "source": document.source,
        "title": document.title,
        "language": document.language,
        "effective_date": date.isoformat() if date else None,
        "date_basis": document.date_basis,
        "sha256": document.sha256,
        "clauses": len(document.clauses),
        "notes": note_objects(document.notes),
    }


def _sentence(sentence: Sentence, changes: dict[str, JudgedChange]) -> Json:
    return {
        "text": sentence.text,
        "materiality": sentence.materiality,
        "favours": sentence.favours,
        "places": sentence.places,
        "changes": sentence.changes,
        "rests_on": rests_on(sentence, changes),
    }


def change_object(judged: JudgedChange) -> Json:
    """Return one change in the report's form."""
    change = judged.change
    unread = {"unread": judged.unread} if judged.unread else {}
    return {
        "id": change.id,
        "kind": change.kind,
        "moved": change.moved,
        "renumbered": change.renumbered,
        "old": _side(change.old),
        "new": _side(change.new),
        "diff": change.diff,
        "topics": judged.topics,
        "materiality": judged.materiality,
        "basis": judged.basis,
        **unread,
        # if some words are left, "only the date" and the like would be untrue
        "proof": [_proof(one) for one in judged.proofs] if judged.basis == "proof" else [],
        "weight": judged.weight,
        "favours": judged.favours,
        "findings": [_finding(finding) for finding in judged.findings],
        **({"opinion": _opinion(judged.opinion)} if judged.opinion is not None else {}),
    }


def _opinion(opinion: Opinion) -> Json:
    """Return what a language model said, and the verdict without it."""
    return {
        "model": opinion.model,
        "used": not opinion.refused,
        "refused": opinion.refused,
        "grade": opinion.grade,
        "reason": opinion.reason,
        "topic": opinion.topic,
        "favours": opinion.favours,
        "sentence": opinion.sentence,
        "rests_on": opinion.quotations,
        "rules": {
            "materiality": opinion.rules_materiality,
            "basis": opinion.rules_basis,
            "favours": opinion.rules_favours,
        },
    }


def _proof(proof: Proof) -> Json:
    return {"kind": proof.kind, "text": proof.text, "at": proof.at}


def note_objects(notes: Iterable[Note]) -> list[Json]:
    """Return the notes of a document or of the whole."""
    return [{"code": note.code, "text": note.text} for note in notes]


def _side(side: Side | None) -> Json | None:
    if side is None:
        return None
    return {
        "label": side.label,
        "heading": side.heading,
        "lines": side.lines,
        "text": side.text,
        **({"pages": side.pages} if side.pages is not None else {}),
    }


def _finding(finding: Finding) -> Json:
    return {
        "rule": finding.rule,
        "topic": finding.topic,
        "materiality": finding.materiality,
        "favours": finding.favours,
        "message": finding.message,
        "reason": finding.reason,
        "old_value": finding.old_value,
        "new_value": finding.new_value,
        "reference": finding.reference,
    }


def _entry(comparison: Comparison, entry: Entry) -> Json:
    old, new = comparison.old.blocks, comparison.new.blocks
    return {
        "old": [old[index].lines for index in entry.old],
        "new": [new[index].lines for index in entry.new],
        "text": entry.text,
        "moved": entry.moved,
        "renumbered": entry.renumbered,
    }
