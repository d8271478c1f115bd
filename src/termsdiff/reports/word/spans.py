"""Bold, italic and linked words of a block: what its Markdown says, by character."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from markdown_it import MarkdownIt

from ...parsing.block import Block
from ...parsing.document import Document

_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s\"<>\\^`{|}]{1,2000}", re.IGNORECASE)
_LONGEST = 20_000
"""Characters of Markdown that are looked at for marks: brackets cost more than linear time."""


class Look(NamedTuple):
    """How a character looks; `link` is the address that it leads to, "" for none."""

    bold: bool = False
    slanted: bool = False
    link: str = ""


class Span(NamedTuple):
    """A stretch of text that looks the same."""

    text: str
    look: Look


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark")


def spans_of(document: Document, block: Block, text: str) -> list[Span]:
    """Return a text of a block, in stretches; plain if its Markdown cannot be told from it."""
    source = document.source_of(block)
    if not text or len(source) > _LONGEST or not re.search(r"[*_\[<]", source):
        return [Span(text, Look())] if text else []
    characters, looks = _looks(source)
    place = characters.find(text)
    if place < 0:
        return [Span(text, Look())]
    spans: list[Span] = []
    for character, look in zip(text, looks[place : place + len(text)], strict=True):
        if spans and spans[-1].look == look:
            spans[-1] = Span(spans[-1].text + character, look)
        else:
            spans.append(Span(character, look))
    return spans


def _looks(source: str) -> tuple[str, list[Look]]:
    """Return the characters of Markdown that a reader sees, white space folded, and their looks."""
    characters: list[str] = []
    looks: list[Look] = []
    look = Look()
    for token in _markdown().parseInline(source)[0].children or ():
        if token.type in ("strong_open", "strong_close"):
            look = look._replace(bold=token.nesting > 0)
        elif token.type in ("em_open", "em_close"):
            look = look._replace(slanted=token.nesting > 0)
        elif token.type in ("link_open", "link_close"):
            address = str(token.attrGet("href") or "") if token.nesting > 0 else ""
            look = look._replace(link=address if _ADDRESS.fullmatch(address) else "")
        text = token.content if token.type in ("text", "code_inline") else ""
        for character in " " if token.type in ("softbreak", "hardbreak") else text:
            if character.isspace() and (not characters or characters[-1] == " "):
                continue
            characters.append(" " if character.isspace() else character)
            looks.append(look)
    return "".join(characters), looks
