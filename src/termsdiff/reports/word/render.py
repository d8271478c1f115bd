"""A comparison as a Word file: a redline in the client's own file, or the answer to one.

If NEW is a Word file, its file is the one written. A side that is not a Word file is formatted with
the styles of the other one, of the user's template, or of the built-in one.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from .revisions import write_answer, write_redline
from .side import Side, read_side
from .template import built_in
from .typeset import typeset

if TYPE_CHECKING:
    from ...comparison import Comparison
    from ...parsing.document import Document
    from ..options import RenderOptions, WordOptions


def render(comparison: Comparison, options: RenderOptions) -> bytes:
    """Return the Word file; it has both versions in full, whatever the filters.

    Raises TermsdiffError if a file that it is made of is damaged.
    """
    word = options.word
    old, new = _sides(comparison, word)
    write = write_answer if word.answers else write_redline
    return write(comparison, old, new, word, word.moment or _now())


def _now() -> datetime:
    """Return the time of the revisions: SOURCE_DATE_EPOCH if a reproducible build sets it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit() and len(epoch) < 12:
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.now(UTC)


def _sides(comparison: Comparison, word: WordOptions) -> tuple[Side, Side]:
    """Return both versions as Word files."""
    sides = {
        "old": _own_file(word.old, comparison.old, word, is_old=True),
        "new": _own_file(word.new, comparison.new, word, is_old=False),
    }
    base = word.template or built_in()
    for name in ("new", "old"):
        # the file of a side that has one, so that both have one look
        base = getattr(word, name) if sides[name] is not None and not word.template else base
    return (
        sides["old"] or typeset(comparison.old, base),
        sides["new"] or typeset(comparison.new, base),
    )


def _own_file(data: bytes, document: Document, word: WordOptions, *, is_old: bool) -> Side | None:
    """Return the Word file of a version; None if its text does not come from one."""
    if not data:
        return None
    rejects = word.tracked == "reject" or (word.tracked == "both-as-versions" and is_old)
    side = read_side(
        data,
        "reject" if rejects else "accept",
        # an answer keeps none of the other side's revisions except what it undoes
        is_settled=rejects or bool(word.answers),
    )
    return side if side.text == document.markdown else None
