"""Notes: what a reader must know before relying on a report, about a document or a comparison."""

from __future__ import annotations

from typing import NamedTuple


class Note(NamedTuple):
    """One remark: a stable code, a sentence for the reader, whether words are missing.

    `incomplete` is true if part of a text was not read or seems to be cut off: then no report may
    say that nothing changed.
    """

    code: str
    text: str
    incomplete: bool = False
