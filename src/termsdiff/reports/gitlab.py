"""A Code Quality report for GitLab: a list of issues, which a merge request shows at the lines.

The keys are those of GitLab's documentation: description, check_name, fingerprint, severity,
location. A filtered report says so in a separate issue, since the format has no other place for it.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from ..text.visible import visible_line
from .annotations import Annotation, annotate
from .file_names import repository_path
from .options import RenderOptions, shown_changes
from .selection import selection_words
from .top_notes import notes_of

if TYPE_CHECKING:
    from ..comparison import Comparison

SEVERITIES = {
    "material": "critical",
    "minor": "minor",
    "unassessed": "major",
    "editorial": "info",
}


def render(comparison: Comparison, options: RenderOptions) -> str:
    """Return the report as JSON; the same finding has the same fingerprint in every run."""
    told = [(note.words, "major" if note.incomplete else "info") for note in notes_of(comparison)]
    if options.narrows:
        told.insert(0, (selection_words(comparison, options), "info"))
    path = repository_path(comparison.new.source) or "terms"
    issues = [_issue(words, "note", words, severity, path, 1) for words, severity in told]
    issues += map(_finding, annotate(comparison, shown_changes(comparison, options)))
    return json.dumps(issues, ensure_ascii=True, indent=1) + "\n"


def _finding(one: Annotation) -> dict[str, Any]:
    return _issue(
        f"{one.title}. {one.message}",
        one.rule,
        f"{one.change}:{one.rule}:{one.message}",
        SEVERITIES[one.weight],
        one.place.source or "terms",
        one.place.first,
    )


def _issue(
    words: str, check: str, identity: str, severity: str, path: str, line: int
) -> dict[str, Any]:
    digest = hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()
    return {
        "description": visible_line(words),
        "check_name": visible_line(check),
        "fingerprint": digest,
        "severity": severity,
        "location": {"path": visible_line(path), "lines": {"begin": line}},
    }
