"""From two texts to findings, by the whole way that a comparison takes."""

from __future__ import annotations

from termsdiff.comparison import compare
from termsdiff.rules.configuration import Configuration
from termsdiff.rules.engine import fire_rules
from termsdiff.rules.evidence import Evidence
from termsdiff.rules.finding import Finding
from termsdiff.rules.judgement import changed_sentences
from termsdiff.rules.judgement import evidence_of as judged_evidence
from termsdiff.rules.topics import find_topics


def evidence_of(old: str, new: str, configuration: Configuration | None = None) -> list[Evidence]:
    """Return the evidence of each change between two documents in Markdown."""
    settings = configuration or Configuration()
    grounds = compare(old, new, settings).grounds
    return [
        judged_evidence(
            case,
            find_topics(changed_sentences(case.wording), case.place),
            grounds.parties,
            settings,
        )
        for case in grounds.cases
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
