"""The blocks of a page as Markdown: headings, paragraphs, lists with their numbers, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bs4.element import NavigableString, PageElement, Tag

from ..markdown_text import literal, literal_start
from .elements import SILENT, has_block, heading_level, is_block
from .page_inline import LINE_BREAK, StyledText, is_bold, one_line, paragraphs, pieces
from .page_numbering import item_labels
from .page_tables import is_layout, write_table

_PLAIN_NUMBER = re.compile(r"\d{1,9}\.")
_DEEPEST_LIST = 12
"""How many levels of lists are indented; deeper ones stay on the last level."""
_CAPTIONS = ("summary", "dt", "legend")


class Block(NamedTuple):
    """A block of Markdown: `kind` is `text`, `list.` or `list)` (by the mark of its numbers)."""

    text: str
    kind: str = "text"


def write_blocks(element: Tag) -> str:
    """Return the content of an element as Markdown."""
    return "\n\n".join(block.text for block in _blocks(element, bold=False, depth=0))


def _blocks(element: Tag, *, bold: bool, depth: int) -> list[Block]:
    """Return the blocks in an element; inline content between them becomes paragraphs."""
    found: list[Block] = []
    line: list[StyledText] = []
    for child in element.children:
        if isinstance(child, Tag) and child.name in SILENT:
            continue
        if isinstance(child, Tag) and has_block(child):
            found.extend(Block(text) for text in paragraphs(line))
            line = []
            found.extend(_block(child, bold, depth, found[-1].kind if found else "text"))
        else:
            line.extend(pieces(child, bold))
    found.extend(Block(text) for text in paragraphs(line))
    return found


def _block(element: Tag, bold: bool, depth: int, before: str) -> list[Block]:
    level = heading_level(element)
    if level:
        return _heading(element, level)
    name = element.name
    if name == "hr":
        return []
    if name == "pre" and not any(isinstance(c, Tag) and has_block(c) for c in element.children):
        return [Block(text) for text in _preformatted(element)]
    if name in ("ul", "ol", "menu", "dir"):
        return _list(element, bold, depth, before)
    if name == "table":
        return _table(element, bold, depth)
    if name in _CAPTIONS and not any(heading_level(inner) for inner in element.find_all(True)):
        text = one_line(_flat(element), bold=False)
        return [Block(f"**{text}**" if _has_letters(text) else literal_start(text))] if text else []
    return _blocks(element, bold=is_bold(element, bold), depth=depth)


def _has_letters(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _heading(element: Tag, level: int) -> list[Block]:
    text = one_line(_flat(element), bold=False)
    return [Block(f"{'#' * level} {text}")] if text else []


def _flat(element: PageElement, bold: bool = False) -> Iterator[StyledText]:
    """Yield the text of an element on one line, with a space where a block begins or ends."""
    if not isinstance(element, Tag) or not has_block(element):
        yield from pieces(element, bold)
        return
    if element.name in SILENT:
        return
    bold = is_bold(element, bold) and not heading_level(element)
    border = is_block(element) or element.name in ("button", "label")
    if border:
        yield StyledText(" ")
    for child in element.children:
        yield from _flat(child, bold)
    if border:
        yield StyledText(" ")


def _preformatted(element: Tag) -> Iterator[str]:
    """Yield the paragraphs of text whose line ends count."""
    found: list[StyledText] = []
    text = "".join(
        str(part) if isinstance(part, NavigableString) else "\n"
        for part in element.descendants
        if isinstance(part, NavigableString) or (isinstance(part, Tag) and part.name == "br")
    )
    for line in text.split("\n"):
        found += [StyledText(" ".join(line.split())), StyledText(LINE_BREAK)]
    yield from paragraphs(found)


def _list(element: Tag, bold: bool, depth: int, before: str) -> list[Block]:
    items = element.find_all("li", recursive=False)
    labels = item_labels(element, items)
    counted = _is_counted(labels)
    closing = ")" if before == "list." and counted else "."
    written: list[str] = []
    found: list[Block] = []
    place = 0
    for child in list(element.children):
        if isinstance(child, Tag) and child.name == "li":
            label = labels[place]
            place += 1
            blocks = _blocks(child, bold=is_bold(child, bold), depth=depth + 1)
            if blocks:
                written.append(_item(blocks, label, counted, closing, depth))
        elif isinstance(child, Tag) and child.name not in SILENT:
            # a list directly within a list, as in old pages
            inner = _block(child, bold, depth + 1, "text") if has_block(child) else []
            inner = inner or [Block(text) for text in paragraphs(pieces(child, bold))]
            written.extend(_indented(block.text, "  ", depth) for block in inner)
        elif isinstance(child, NavigableString) and child.strip():
            written.extend(paragraphs(pieces(child, bold)))
    if written:
        tight = all("\n\n" not in item for item in written)
        kind = f"list{closing}" if counted else "text"
        found.append(Block(("\n" if tight else "\n\n").join(written), kind))
    return found


def _is_counted(labels: list[str]) -> bool:
    """Whether the labels are numbers that increase by one: Markdown can count those itself."""
    if not labels or not all(_PLAIN_NUMBER.fullmatch(label) for label in labels):
        return False
    numbers = [int(label[:-1]) for label in labels]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _item(blocks: list[Block], label: str, counted: bool, closing: str, depth: int) -> str:
    first = blocks[0].text
    if counted:
        mark = f"{label[:-1]}{closing} "
    else:
        mark = "- "
        if label:
            first = f"{literal_start(literal(label) + ' ')}{first}"
    rest = [block.text for block in blocks[1:]]
    separator = "\n" if blocks[1:] and all(_is_list(block) for block in blocks[1:]) else "\n\n"
    body = separator.join([first, *rest])
    return mark + _indented(body, " " * len(mark), depth).lstrip(" ")


def _is_list(block: Block) -> bool:
    return "\n\n" not in block.text and re.match(r"- |\d+[.)] ", block.text) is not None


def _indented(text: str, indent: str, depth: int) -> str:
    if depth >= _DEEPEST_LIST:
        return text
    return "\n".join(f"{indent}{line}" if line else line for line in text.split("\n"))


def _table(element: Tag, bold: bool, depth: int) -> list[Block]:
    if is_layout(element):
        return _blocks(element, bold=bold, depth=depth)
    found: list[Block] = []
    for caption in element.find_all("caption", recursive=False):
        found.extend(_blocks(caption, bold=False, depth=depth))
    text = write_table(element, lambda cell: one_line(_flat(cell), bold=cell.name != "th"))
    return [*found, Block(text)] if text else found
