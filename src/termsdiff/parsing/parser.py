"""`parse`: from Markdown text to a `Document`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from .captions import find_caption, looks_like_heading, looks_like_plain_heading
from .characters import fold_spaces, has_words
from .dates import find_effective_date
from .document import Block, BlockKind, Document
from .front_matter import read_front_matter
from .inline import InlineText, read_inline
from .labels import Label, find_label
from .language import detect_language
from .markup import RawBlock, read_markup
from .sections import is_below

_PLAIN_LEVEL = 7
"""Level of headings that are paragraphs in form: below every Markdown heading."""
_LONGEST_HEADING = 30
_LONGEST_TITLE = 14


def parse(text: str, source: str = "") -> Document:
    """Parse Markdown text into a document; `source` names where the text came from.

    Never fails: what is no Markdown is read as paragraphs.
    """
    markdown = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = markdown.split("\n")
    front_matter, taken = read_front_matter(lines)
    raw = read_markup(lines, taken)
    blocks = _with_paths(_with_title(list(_draft(raw, taken))))
    language = detect_language(" ".join(block.text for block in blocks[:120]))
    found, basis = find_effective_date(blocks, front_matter, language)
    return Document(
        source=source,
        title=_title_of(blocks, front_matter),
        language=language,
        effective_date=found,
        date_basis=basis,
        blocks=tuple(blocks),
        markdown=markdown,
        front_matter=front_matter,
    )


def _draft(raw: Sequence[RawBlock], front_matter_lines: int) -> Iterator[Block]:
    """Turn raw blocks into blocks that know all but their place among the headings."""
    index = 0
    if front_matter_lines:
        yield Block(0, "front_matter", "", (1, front_matter_lines))
        index = 1
    for block in raw:
        yield _read_block(block, index)
        index += 1


def _read_block(raw: RawBlock, index: int) -> Block:
    inline = InlineText(fold_spaces(raw.content)) if raw.plain else read_inline(raw.content)
    lines = (raw.first, raw.last)
    if not has_words(inline.text):
        return Block(index, "ornament", inline.text, lines, depth=raw.depth)
    heading_line = raw.kind == "heading" or looks_like_heading(inline)
    label = None if raw.kind in ("row", "code") else find_label(inline.text, heading=heading_line)
    body = _after_label(inline, label)
    kind = _kind(raw, body, heading_line, label)
    is_heading = kind == "heading"
    return Block(
        index,
        kind,
        body.text,
        lines,
        label=_interned(label.value if label else raw.ordinal),
        written_label=label.written if label else "",
        caption="" if is_heading or kind in ("row", "code") else find_caption(*_parts(body)),
        level=(raw.level or _PLAIN_LEVEL) if is_heading else 0,
        depth=raw.depth,
    )


def _interned(text: str) -> str:
    return sys.intern(text) if text else ""


def _parts(inline: InlineText) -> tuple[str, tuple[tuple[int, int], ...]]:
    return inline.text, inline.bold


def _after_label(inline: InlineText, label: Label | None) -> InlineText:
    if label is None or label.end >= len(inline.text):
        return inline
    cut = label.end
    bold = tuple((max(0, s - cut), e - cut) for s, e in inline.bold if e > cut)
    return InlineText(inline.text[cut:], bold)


def _kind(raw: RawBlock, body: InlineText, heading_line: bool, label: Label | None) -> BlockKind:
    kinds: dict[str, BlockKind] = {
        "item": "item",
        "row": "row",
        "html": "html",
        "code": "code",
        "ornament": "ornament",
    }
    if raw.kind == "heading":
        # a paragraph above a rule of dashes is a heading to Markdown, but not to a reader
        return "paragraph" if len(body.text.split()) > _LONGEST_HEADING else "heading"
    if raw.kind == "row":
        return "row"
    if heading_line and raw.kind in ("paragraph", "item"):
        return "heading"
    if raw.kind == "paragraph" and raw.depth == 0:
        labelled = label is not None and not label.value.startswith("(")
        if looks_like_plain_heading(body.text, labelled=labelled):
            return "heading"
    return kinds.get(raw.kind, "paragraph")


def _with_title(blocks: list[Block]) -> list[Block]:
    """Make a first short line the title's heading where no Markdown heading serves as one."""
    first = next((block for block in blocks if block.has_words), None)
    if first is None or first.is_heading or first.kind != "paragraph" or first.label:
        return blocks
    if any(block.is_heading and block.level == 1 for block in blocks):
        return blocks
    words = first.text.split()
    if len(words) > _LONGEST_TITLE or first.text.endswith((".", ":", ";", ",", "?")):
        return blocks
    blocks[first.index] = replace(first, kind="heading", level=1, caption="")
    return blocks


def _title_of(blocks: Sequence[Block], front_matter: Iterable[tuple[str, str]]) -> str:
    title = _title_heading(blocks)
    if title is not None:
        return title.text
    named = next((value for key, value in front_matter if key == "title"), "")
    first = next((block.text for block in blocks if block.is_heading), "")
    return named or first


def _title_heading(blocks: Sequence[Block]) -> Block | None:
    """Return the first heading of level 1, or the first heading where it comes before all else."""
    headings = [block for block in blocks if block.is_heading]
    if not headings:
        return None
    top = next((block for block in headings if block.level == 1 and not block.label), None)
    if top is not None:
        return top
    first = headings[0]
    opens = all(block.index >= first.index for block in blocks if block.has_words)
    return first if opens and not first.label else None


def _with_paths(blocks: list[Block]) -> list[Block]:
    """Give each block the path of headings above it and the number that it stands under."""
    title = _title_heading(blocks)
    repeated = title.text.casefold() if title is not None else None
    path: list[Block] = []
    placed = []
    names: tuple[str, ...] = ()
    for block in blocks:
        if block.is_heading:
            while path and not is_below(block, path[-1]):
                path.pop()
            names = _names(path, title)
            placed.append(replace(block, headings=names, number=block.label))
            if block.text.casefold() != repeated or block.label:
                path.append(block)
            names = _names(path, title)
        else:
            placed.append(replace(block, headings=names, number=_number(block, path)))
    return placed


def _names(path: Sequence[Block], title: Block | None) -> tuple[str, ...]:
    return tuple(block.full_text for block in path if title is None or block.text != title.text)


def _number(block: Block, path: Sequence[Block]) -> str:
    above = next((heading.label for heading in reversed(path) if heading.label), "")
    if not block.label:
        return above
    if block.label.startswith("("):
        return above + block.label
    return block.label if block.written_label else above

