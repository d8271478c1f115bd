"""Contents of a front matter other than the keys of a version, which no comparison covers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...input.front_matter import HEAD_SIZE
from ...parsing import Document
from ..acknowledgements import Accepted
from ..problem import Problem, made_subject
from ..terms_paths import TermsPath

KEYS = frozenset(
    (
        *("effective", "stated", "forced", "since", "withdrawn", "technical", "note", "recorded"),
        *("source", "converted_from", "title", "language", "updated", "fetched"),
        *("provider", "customer"),
    )
)
"""Keys of the front matter that describe a version and tell its readers nothing."""
_KEY = re.compile(r"(?P<key>[A-Za-z_][\w-]*):(?:\s+(?P<value>.*))?", re.ASCII)
_LONG_VALUE = 300


def hidden_in_front_matter(
    place: TermsPath, document: Document, known: Sequence[Document], accepted: Accepted
) -> Iterator[Problem]:
    """Yield lines of the front matter that are not keys of a version and not in `known` texts.

    Readers of a page do not see them, or see them as text: either way they are not compared.
    """
    rows = _head_rows(document.source_lines)
    # including a byte order mark and two-character line ends
    size = 3 + sum(len(row.encode("utf-8", "surrogatepass")) + 2 for row in rows)
    if size > HEAD_SIZE:
        message = f"the front matter is longer than {HEAD_SIZE} bytes and would be ignored"
        cure = "shorten it; text for readers belongs below it"
        yield Problem("front-matter", place.path, 1, message, cure)
        return
    seen = {row for one in known for row in _head_rows(one.source_lines)}
    strange = [row for row in rows[1:-1] if row.strip() and row not in seen and _is_strange(row)]
    if not strange:
        return
    words = "\n".join(strange)
    subject = made_subject("m", "front matter", place.name, words, new=words)
    if not accepted.covers(subject):
        message = f"the front matter contains more than the keys of a version: {'; '.join(strange)}"
        cure = f"move it into the text; {subject.command} if that is intended"
        yield Problem("front-matter", place.path, 1, message[:500], cure, place.review, subject)


def _head_rows(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the lines of a front matter with its markers, however long; none without one."""
    if not lines or lines[0].lstrip("\ufeff").rstrip() != "---":
        return ()
    ends = (n for n, line in enumerate(lines[1:], 2) if line.rstrip() in ("---", "..."))
    end = next(ends, None)
    rows = tuple(lines[:end]) if end is not None else ()
    # between two horizontal rules there are paragraphs, not keys
    return rows if any(_KEY.match(row) for row in rows[1:-1]) else ()


def _is_strange(row: str) -> bool:
    match = _KEY.fullmatch(row.rstrip())
    if row.startswith("#"):
        return True
    return match is None or match["key"].lower() not in KEYS or len(row) > _LONG_VALUE
