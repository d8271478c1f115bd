"""From two texts to findings, by the whole way that a comparison takes."""

from __future__ import annotations

from termsdiff.alignment import align
from termsdiff.facts import find_parties
from termsdiff.parsing import parse
from termsdiff.redline import find_changes
from termsdiff.rules.configuration import Configuration
from termsdiff.rules.engine import fire_rules
from termsdiff.rules.evidence import Evidence, gather_evidence, list_lead
from termsdiff.rules.finding import Finding
from termsdiff.rules.judgement import changed_sentences, find_cases
from termsdiff.rules.topics import find_topics


def evidence_of(old: str, new: str, configuration: Configuration | None = None) -> list[Evidence]:
    """Return the evidence of each change between two documents in Markdown."""
    index = (configuration or Configuration()).catalogue.index
    before, after = parse(old), parse(new)
    alignment = align(before, after)
    changes = find_changes(before, after, alignment)
    cases, _ = find_cases(before, after, alignment, changes)
    parties = find_parties(after)
    found = []
    for case in cases:
        if case.wording.is_empty:
            continue
        change = case.change
        document = after if change.new else before
        lead = list_lead(document, change.side.blocks[0])
        sides = (
            change.old.text if change.old else None,
            change.new.text if change.new else None,
        )
        topics = find_topics(changed_sentences(case.wording), case.place)
        place = (*case.place.headings, *((lead,) if lead else ()))
        found.append(
            gather_evidence(change.kind, sides, case.wording, place, topics, parties, index)
        )
    return found


def findings(old: str, new: str, configuration: Configuration | None = None) -> list[Finding]:
    """Return what the rules say of all changes between two documents."""
    return [
        finding
        for evidence in evidence_of(old, new, configuration)
        for finding in fire_rules(evidence, configuration or Configuration())
    ]


def under(place: str, text: str) -> str:
    """Return a document of one clause beneath a heading."""
    return f"# Terms\n\n## {place}\n\n{text}\n" if place else f"{text}\n"
