"""Runs, paragraphs and rows marked in place as inserted, deleted or moved."""

from __future__ import annotations

from typing import Final

from ...input.word.tracked import is_gone, is_mark_gone
from ...input.word.xml import Element, attribute, name
from .build import (
    PPR,
    REVISIONS,
    RPR,
    TBL,
    TC,
    TR,
    TRPR,
    P,
    R,
    make,
    properties,
    put,
    put_before,
    remove,
)
from .stamp import Mark, Stamp

_GONE_NAMES: Final = {
    name("w:t"): name("w:delText"),
    name("w:instrText"): name("w:delInstrText"),
}
_MATH: Final = frozenset((name("m:oMath"), name("m:oMathPara")))
_THEIRS: Final = {
    name("w:ins"): "ins",
    name("w:moveTo"): "ins",
    name("w:del"): "del",
    name("w:moveFrom"): "del",
}
_PLAIN_END: Final = {"ins": "ins", "del": "del", "moveTo": "ins", "moveFrom": "del"}


def as_gone(element: Element) -> None:
    """Write the words of runs as deleted text."""
    for node in element.iter(*_GONE_NAMES):
        node.tag = _GONE_NAMES[str(node.tag)]


def wrap(elements: list[Element], tag: Mark, stamp: Stamp, *, whole: bool = False) -> None:
    """Wrap neighbouring runs and equations, in place, in one revision."""
    if not elements:
        return
    revision = stamp.revision(tag, whole=whole)
    put_before(elements[0], revision)
    for element in elements:
        revision.append(element)
    if tag == "del":
        as_gone(revision)


def track_content(container: Element, tag: Mark, stamp: Stamp) -> None:
    """Mark all runs of a paragraph, or of a link or control in it.

    What is already tracked stays so: an insertion is not ours; what someone deleted in a text that
    is new to the reader is a deletion within our insertion.
    """
    loose = loose_runs(container)
    waiting: list[Element] = []
    for child in list(container):
        kind = child.tag
        theirs = _THEIRS.get(str(kind), "")
        if kind == name("w:fldSimple"):
            waiting += as_marks(child)
        elif (
            (kind == R and child not in loose)
            or kind in _MATH
            or (theirs == "del" and tag in ("ins", "moveTo"))
        ):
            waiting.append(child)
        else:
            # anything but runs, such as a bookmark, must survive whatever happens to the runs
            wrap(waiting, tag, stamp, whole=True)
            waiting = []
            is_done = child in loose or theirs == "del" or (theirs and tag in ("ins", "moveTo"))
            if not is_done and len(child) and not str(kind).endswith("Pr"):
                track_content(child, tag, stamp)
    wrap(waiting, tag, stamp, whole=True)


def loose_runs(container: Element) -> set[Element]:
    """Return the runs with marks of fields that begin or end elsewhere: a table of contents, say.

    Half a field must neither be taken out nor be put in.
    """
    begun: list[list[Element]] = []
    loose: list[Element] = []
    for mark in container.iter(name("w:fldChar"), name("w:instrText"), name("w:delInstrText")):
        if attribute(mark, "w:fldCharType") == "begin":
            begun.append([mark])
            continue
        (begun[-1] if begun else loose).append(mark)
        if begun and attribute(mark, "w:fldCharType") == "end":
            begun.pop()
    loose += [mark for marks in begun for mark in marks]
    return {run for mark in loose if (run := mark.getparent()) is not None}


def as_marks(simple: Element) -> list[Element]:
    """Write a field that is one element as runs with marks, as only those can be tracked."""

    def mark(kind: str) -> Element:
        run = make("r")
        run.append(make("fldChar", fldCharType=kind))
        return run

    instruction = make("r")
    instruction.append(make("instrText", attribute(simple, "w:instr")))
    inner = list(simple.iter(R))
    runs = [mark("begin"), instruction, mark("separate"), *inner, mark("end")]
    for run in runs:
        put_before(simple, run)
    remove(simple)
    return runs


def track_end(paragraph: Element, tag: Mark, stamp: Stamp, *, whole: bool = True) -> None:
    """Mark the end of a paragraph, unless it is already marked."""
    run = end_properties(paragraph)
    if not any(child.tag in REVISIONS for child in run):
        run.insert(0, stamp.revision(tag, whole=whole))


def plain_end(tag: str) -> Mark:
    """Return how the end of a paragraph is tracked that cannot be one place of a move."""
    return "ins" if _PLAIN_END[tag] == "ins" else "del"


def end_properties(paragraph: Element) -> Element:
    """Return the properties of the end of a paragraph; create them if there are none."""
    own = properties(paragraph, PPR)
    run = own.find(RPR)
    return put(own, make("rPr")) if run is None else run


def end_mark(paragraph: Element) -> Element | None:
    """Return what tracks the end of a paragraph, ours or another's."""
    own = paragraph.find(PPR)
    run = own.find(RPR) if own is not None else None
    return next((c for c in run if c.tag in REVISIONS), None) if run is not None else None


def track_paragraph(paragraph: Element, tag: Mark, stamp: Stamp, move: str = "") -> None:
    """Mark a paragraph with its end; `move` names the move of which it is one place."""
    track_content(paragraph, tag, stamp)
    track_end(paragraph, tag, stamp)
    if move:
        start, end = stamp.range(tag, move)
        place = 1 if paragraph.find(PPR) is not None else 0
        paragraph.insert(place, start)
        paragraph.append(end)


def track_blocks(container: Element, tag: Mark, stamp: Stamp) -> None:
    """Mark all paragraphs and rows of a cell, a note, a box or a control."""
    for child in list(container):
        if child.tag == P:
            track_paragraph(child, tag, stamp)
        elif child.tag == TBL:
            for row in rows_of(child):
                track_row(row, tag, stamp)
        elif len(child) and not str(child.tag).endswith("Pr"):
            track_blocks(child, tag, stamp)


def track_row(row: Element, tag: Mark, stamp: Stamp) -> None:
    """Mark a row with all in its cells."""
    plain = plain_end(tag)
    own = properties(row, TRPR)
    if not len(own):
        # the schema wants one that is no revision: CT_TrPrBase of ISO/IEC 29500-1, 17.4.78
        own.append(make("cantSplit", val="off"))
    if not any(child.tag in REVISIONS for child in own):
        revision = stamp.revision(plain, whole=True)
        change = own.find(name("w:trPrChange"))
        if change is None:
            own.append(revision)
        else:
            put_before(change, revision)
    for cell in cells_of(row):
        track_blocks(cell, plain, stamp)


def rows_of(table: Element) -> list[Element]:
    """Return the rows of a table, out of whatever is wrapped around them."""
    return _within(table, TR)


def cells_of(row: Element) -> list[Element]:
    """Return the cells of a row, out of whatever is wrapped around them."""
    return _within(row, TC)


def _within(container: Element, wanted: str) -> list[Element]:
    found: list[Element] = []
    for child in container:
        if child.tag == wanted:
            found.append(child)
        elif child.tag not in (P, TBL, TR, TC) and not str(child.tag).endswith("Pr"):
            found += _within(child, wanted)
    return found


def is_deleted(element: Element) -> bool:
    """Whether a paragraph or a row has already been deleted, with its end and all its words."""
    if element.tag == TR:
        return is_gone(element, "accept")
    if element.tag != P or not is_mark_gone(element.find(PPR), "accept"):
        return False
    return all(child.tag == PPR or is_gone(child, "accept") or not len(child) for child in element)
