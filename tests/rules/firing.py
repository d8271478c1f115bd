"""From two texts to findings, by the whole way that a comparison takes."""

from __future__ import annotations

from termsdiff.alignment import align
from termsdiff.parsing import parse
from termsdiff.redline import find_changes
from termsdiff.rules.configuration import Configuration
from termsdiff.rules.engine import fire_rules
from termsdiff.rules.evidence import Evidence
from termsdiff.rules.finding import Finding
from termsdiff.rules.judgement import changed_sentences, find_cases
from termsdiff.rules.judgement import evidence_of as judged_evidence
from termsdiff.rules.topics import find_topics


def evidence_of(old: str, new: str, configuration: Configuration | None = None) -> list[Evidence]:
    """Return the evidence of each change between two documents in Markdown."""
    settings = configuration or Configuration()
    before, after = parse(old), parse(new)
    alignment = align(before, after)
    changes = find_changes(before, after, alignment)
    cases, _ = find_cases(before, after, alignment, changes)
    parties = settings.parties_of(after)
    return [
        judged_evidence(
            case, find_topics(changed_sentences(case.wording), case.place), parties, settings
        )
        for case in cases
        if not case.wording.is_empty
    ]


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
