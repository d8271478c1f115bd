"""Words that a text lacks: those of included files, and those missing from an incomplete copy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...comparison import Comparison
from ...parsing import Document
from ..acknowledgements import Accepted
from ..problem import Problem, made_subject
from ..terms_paths import TermsPath

_INCLUDE = re.compile(
    r"^\s*(?:[{<]{2}[<%]?\s*(?:#?include|import|render|partial|embed|>)|"
    r"\{%-?\s*(?:include|render|import|embed)|;?--8<--|!\[\[|!\s*include\b|@(?:include|import)\b|"
    r"\.\. include::|include::|#include\b|\$\{?include\b|"
    r"<!--\s*#?include|<(?:xi:include|include|iframe|object|embed|frame)\b)",
    re.IGNORECASE,
)


def includes(
    place: TermsPath, document: Document, known: Sequence[Document], accepted: Accepted
) -> Iterator[Problem]:
    """Yield the lines that include words from another file, and are not in `known` texts.

    Those words are not read here, neither now nor when the other file changes.
    """
    seen = {line.strip() for one in known for line in one.source_lines}
    for number, line in enumerate(document.source_lines, start=1):
        if not _INCLUDE.match(line) or line.strip() in seen:
            continue
        words = line.strip()
        subject = made_subject("u", f"included: {words}", place.name, words, new=words)
        if not accepted.covers(subject):
            message = f"words from another file are included here but not judged: {words[:160]}"
            cure = f"put the words themselves here; if it is intended, {subject.command}"
            yield Problem("unguarded", place.path, number, message, cure, place.review, subject)


def incomplete(
    place: TermsPath, found: Comparison | None, document: Document, accepted: Accepted
) -> Iterator[Problem]:
    """Yield the signs that a text, or a side of its comparison, is incomplete."""
    notes = document.notes if found is None else (*found.old.notes, *found.new.notes, *found.notes)
    for note in dict.fromkeys(note for note in notes if note.incomplete):
        subject = made_subject("i", note.text, place.name, document.sha256, note.code, note.text)
        if not accepted.covers(subject):
            cure = f"put the whole text there; if it is intended, {subject.command}"
            yield Problem("incomplete", place.path, 1, note.text, cure, place.review, subject)
