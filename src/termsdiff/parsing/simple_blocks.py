"""The plain shapes of Markdown blocks, which most chunks have, read without markdown-it.

Paragraphs, headings, rules, and lists with one-line items: a chunk with anything else is not read
here. The result is exactly what markdown-it would give (a test compares the two), except that a
line of no-break spaces is blank here, too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..text.patterns import later
from .marks import cut_task_mark
from .raw import RawBlock
from .wrapping import escape_wrapped_numbers

# a line that begins like this is a paragraph in Markdown, whatever follows
_OPENS_PROSE = (
    r"(?:[A-Za-z!-\"$-),./;?@\\\]^{}]|[^\x00-\x7f\s]|\[|[*_]++[^\s*_]"
    r"|[0-9]{1,9}(?:[.)][^ \t\n]|[^0-9.)]))"
)
_PROSE = re.compile(rf"(?:{_OPENS_PROSE}[^\n]*+(?:\n|\s*\Z))+")
_PROSE_LINE = later(_OPENS_PROSE)
_HEADING = later(r"(?P<marks>#{1,6})[ \t]+(?P<content>[^\s#][^\n]*+)\s*+")
_UNDERLINED = re.compile(
    rf"(?P<content>(?:{_OPENS_PROSE}[^\n|]*+\n)+)(?P<underline>-{{3,}}|={{3,}})\s*+"
)
_RULE = later(r"(?P<line>([*_-])(?:[ \t]*+\2){2,}+[ \t]*+)\s*+")
_ITEM = later(
    r"(?P<indent> *)(?:(?P<bullet>[-*+])|(?P<number>\d{1,9})(?P<end>[.)])) {1,4}"
    r"(?P<content>[^\s].*)"
)
_INDENTED = later(r"(?P<indent> +)(?P<content>[^\s].*)")
_UNDERLINE = later(r"(?P<indent> *)(?P<underline>-{3,}|={3,})[ \t]*")
_BLANKS = " \t"
_MOST_INDENTED = 3
"""The most spaces by which an item may be indented more than its list."""


class _List(NamedTuple):
    """An open list: where its marks and its content begin, and what marks its items."""

    indent: int
    content: int
    mark: str
    ordinal: int | None


def read_simple_blocks(text: str) -> list[RawBlock] | None:
    """Return the blocks of a chunk, lines counted from 1; None if it has any other shape."""
    if "]:" in text:
        # it may define a link target
        return None
    first = text[:1]
    if first == "#":
        return _heading(text) or _lists(text.rstrip().split("\n"))
    if _PROSE.fullmatch(text):
        content = text.rstrip()
        return [RawBlock("paragraph", content, 1, content.count("\n") + 1)]
    rule = _RULE.fullmatch(text) if first in "*_-" else None
    if rule is not None:
        return [RawBlock("ornament", rule["line"], 1, 1, plain=True)]
    underlined = _UNDERLINED.fullmatch(text)
    if underlined is not None:
        content = underlined["content"].rstrip()
        level = 1 if underlined["underline"][0] == "=" else 2
        return [RawBlock("heading", content, 1, content.count("\n") + 2, level)]
    return _lists(text.rstrip().split("\n"))


def _heading(line: str) -> list[RawBlock] | None:
    """Read a one-line heading, including blank lines after it."""
    match = _HEADING.fullmatch(line)
    if match is None:
        return None
    content = match["content"].rstrip()
    if content.endswith("#"):
        return None
    return [RawBlock("heading", content, 1, 1, len(match["marks"]))]


def _lists(lines: list[str]) -> list[RawBlock] | None:
    """Read a paragraph or heading, if any, and the items of lists and of lists within them."""
    if escape_wrapped_numbers(lines) is not lines:
        return None
    before = _before_lists(lines)
    if before is None:
        return None
    place, blocks = before
    open_lists: list[_List] = []
    while place < len(lines):
        line = lines[place]
        if not line.strip(_BLANKS):
            place += 1
            continue
        after_blank = place == 0 or not lines[place - 1].strip(_BLANKS)
        match = _ITEM.fullmatch(line)
        if match is not None:
            if not _open(open_lists, match, after_blank=after_blank):
                return None
            ordinal = open_lists[-1].ordinal
            begun: str | None = "" if ordinal is None else str(ordinal)
        else:
            match = _INDENTED.fullmatch(line)
            if (
                match is None
                or not after_blank
                or not _close_outer_lists(open_lists, len(match["indent"]))
            ):
                return None
            begun = None
        found = _leaf(match["content"], begun, place, lines, open_lists)
        if found is None:
            return None
        blocks.append(found)
        place = found.last
    return blocks


def _leaf(
    content: str, begun: str | None, place: int, lines: Sequence[str], open_lists: Sequence[_List]
) -> RawBlock | None:
    """Read one line of an item; `begun` is the number of the item that it starts."""
    depth, first, ordinal = len(open_lists), place + 1, begun or ""
    following = lines[first] if first < len(lines) else ""
    if content.startswith("#"):
        match = _HEADING.fullmatch(content)
        if match is None or content.rstrip().endswith("#"):
            return None
        level = len(match["marks"])
        return RawBlock("heading", match["content"].rstrip(), first, first, level, depth, ordinal)
    if not _PROSE_LINE.match(content):
        return None
    underline = _UNDERLINE.fullmatch(following)
    if underline is not None:
        indent = len(underline["indent"]) - open_lists[-1].content
        if not 0 <= indent <= _MOST_INDENTED or "|" in content:
            return None
        level = 1 if underline["underline"][0] == "=" else 2
        return RawBlock("heading", content.rstrip(), first, first + 1, level, depth, ordinal)
    if begun is None:
        return RawBlock("paragraph", content.rstrip(), first, first, depth=depth)
    mark, content = cut_task_mark(content.rstrip())
    return RawBlock("item", content, first, first, 0, depth, ordinal, mark=mark)


def _before_lists(lines: Sequence[str]) -> tuple[int, list[RawBlock]] | None:
    """Return the position after the block before the lists, and that block."""
    if lines[0].startswith("#"):
        blocks = _heading(lines[0])
        return None if blocks is None else (1, blocks)
    place = 0
    while place < len(lines) and _PROSE_LINE.match(lines[place]):
        place += 1
    if not place:
        return 0, []
    return place, [RawBlock("paragraph", "\n".join(lines[:place]).rstrip(), 1, place)]


def _close_outer_lists(open_lists: list[_List], indent: int) -> bool:
    """Close the lists that a paragraph is not part of; False if it cannot be part of any."""
    while open_lists and indent < open_lists[-1].content:
        open_lists.pop()
    return bool(open_lists) and indent <= open_lists[-1].content + _MOST_INDENTED


def _open(open_lists: list[_List], match: re.Match[str], *, after_blank: bool) -> bool:
    """Close the lists that an item ends, and open the one that it starts, if any.

    False if Markdown may see no item there, or an item of another list.
    """
    indent = len(match["indent"])
    while (
        len(open_lists) > 1
        and indent < open_lists[-1].content
        and indent != _innermost_indent(open_lists)
    ):
        open_lists.pop()
    mark = match["bullet"] or match["end"]
    content = match.start("content")
    number = None if match["number"] is None else int(match["number"])
    if open_lists and indent == _innermost_indent(open_lists):
        last = open_lists[-1]
        if last.mark != mark:
            return False
        ordinal = None if last.ordinal is None else last.ordinal + 1
        open_lists[-1] = _List(indent, content, mark, ordinal)
        return True
    inner = open_lists[-1].content if open_lists else 0
    if not inner <= indent <= inner + _MOST_INDENTED or (indent and not open_lists):
        return False
    if number not in (None, 1) and not after_blank:
        # only the first item of a list may follow a line of text
        return False
    open_lists.append(_List(indent, content, mark, number))
    return True


def _innermost_indent(open_lists: Sequence[_List]) -> int:
    return open_lists[-1].indent
