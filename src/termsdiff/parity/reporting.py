"""The output of `termsdiff parity`: for people, and as JSON for programs (docs/parity.md)."""

from __future__ import annotations

from typing import Any

from .._version import __version__
from ..parsing.block import Block
from ..parsing.document import Document
from ..reports.wording import short
from ..text.counting import counted
from ..text.visible import visible_line
from .clause_values import Value
from .comparing import Difference, MissingClause, Parity

_LONG = 160
Json = dict[str, Any]


def as_text(parity: Parity) -> str:
    """Return the report for a terminal."""
    lines = [_head(parity.first), _head(parity.second), "", _summary(parity)]
    if parity.is_doubtful:
        lines.append("Few clauses could be paired: are these versions of one document?")
    if parity.unread:
        clauses = counted(parity.unread, "clause")
        lines.append(f"{clauses} in a language that is not read: paired by labels and numbers only")
    lines += [
        f"part of {visible_line(document.source)} could not be read"
        for document in (parity.first, parity.second)
        if any(note.incomplete for note in document.notes)
    ]
    for difference in parity.differences:
        lines += ["", *_difference(parity, difference)]
    return "\n".join(lines) + "\n"


def _head(document: Document) -> str:
    title = visible_line(document.title) or "untitled"
    return f"{document.language}  {title}  ({visible_line(document.source)})"


def _summary(parity: Parity) -> str:
    missing = sum(one.kind == "missing" for one in parity.differences)
    values = len(parity.differences) - missing
    if not parity.differences:
        clauses = counted(parity.paired, "clause")
        return f"No difference found: {clauses} paired by values; their wording was not compared."
    parts = [counted(number, noun) for number, noun in ((missing, "clause"), (values, "value"))]
    told = [
        f"{part} {words}"
        for part, number, words in (
            (parts[0], missing, "in one version only"),
            (parts[1], values, "that differs"),
        )
        if number
    ]
    return f"DIFFERENT: {' and '.join(told)}; {counted(parity.paired, 'clause')} paired."


def _difference(parity: Parity, difference: Difference) -> list[str]:
    if isinstance(difference, MissingClause):
        names = _names(parity)
        having, lacking = names if difference.lacks == "second" else names[::-1]
        place, text = _place(difference.block), short(difference.block.full_text, _LONG)
        return [f"! {place}: {lacking} lacks this clause of {having}", f"    “{text}”"]
    lines = [f"! {_place(difference.first)}: a value differs"]
    for name, block, value in zip(
        _names(parity),
        (difference.first, difference.second),
        (difference.first_value, difference.second_value),
        strict=True,
    ):
        said = f"“{visible_line(value.written)}”" if value else "no such value"
        lines.append(f"    {name}, line {block.lines[0]}: {said}")
    return lines


def _names(parity: Parity) -> tuple[str, str]:
    """Return the names of the versions: their languages, if these differ."""
    first, second = parity.first.language, parity.second.language
    return (first, second) if first != second else ("A", "B")


def _place(block: Block) -> str:
    if block.label or block.number:
        return visible_line(block.label or block.number)
    if block.headings:
        return f"under “{short(block.headings[-1], 60)}”"
    return f"line {block.lines[0]}"


def as_json(parity: Parity) -> Json:
    """Return the report as an object for JSON."""
    return {
        "schema": "termsdiff.parity/1",
        "generator": {"name": "termsdiff", "version": __version__},
        "first": _document(parity.first),
        "second": _document(parity.second),
        "paired": parity.paired,
        "unread": parity.unread,
        "doubtful": parity.is_doubtful,
        "differences": [_object(one) for one in parity.differences],
    }


def _object(one: Difference) -> Json:
    if isinstance(one, MissingClause):
        block = _block(one.block)
        first, second = (block, None) if one.lacks == "second" else (None, block)
        values: tuple[Value | None, Value | None] = (None, None)
    else:
        first, second = _block(one.first), _block(one.second)
        values = (one.first_value, one.second_value)
    return {
        "kind": one.kind,
        "lacks": one.lacks,
        "first": first,
        "second": second,
        "first_value": _value(values[0]),
        "second_value": _value(values[1]),
    }


def _document(document: Document) -> Json:
    return {
        "source": document.source,
        "title": document.title,
        "language": document.language,
        "sha256": document.sha256,
        "clauses": len(document.clauses),
    }


def _block(block: Block) -> Json:
    return {
        "label": block.label or block.number,
        "heading": block.headings,
        "lines": block.lines,
        "text": block.text,
    }


def _value(value: Value | None) -> Json | None:
    if value is None:
        return None
    return {"kind": value.kind, "value": value.normal, "written": value.written}
