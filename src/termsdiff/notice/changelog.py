"""Find the change log inside a document: its "summary of changes", its revision history.

If a log goes back years, only what is new counts: entries later than the old version, and none that
the old version has word for word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ..facts import canonical_tokens, sentence_spans
from ..rules.phrases import PhraseIndex
from ..text.dates import find_dates
from ..text.quote_marks import plain_apostrophes
from ..text.sentences import STOPS
from .notice_tables import phrase_index, table

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..parsing.block import Block
    from ..parsing.document import Document

_NUMBER = re.compile(rf"^[\s\d.():§#–-]+|[\s:{''.join(STOPS)}–-]+$")
_LONG_BANNER = 800
_LONG_LEAD = 300
"""The most characters in a paragraph that can introduce a log."""


class Log(NamedTuple):
    """A change log: its blocks in the new version, and the day that it names."""

    entries: tuple[Block, ...]
    day: date | None


def find_log(comparison: Comparison) -> Log | None:
    """Return the change log of the new version, None if it has none."""
    new = comparison.new
    blocks = log_blocks(new)
    if not blocks:
        return None
    known = {index for e in comparison.alignment if e.text == "identical" for index in e.new}
    since = comparison.old.effective_date
    dated = list(_dated(blocks, new.language))
    entries = tuple(
        block
        for block, day in dated
        if block.is_clause
        and block.index not in known
        and (day is None or since is None or day > since)
    )
    days = [day for block, day in dated if day is not None and block in entries]
    return Log(entries, max(days, default=None))


def log_blocks(document: Document) -> tuple[Block, ...]:
    """Return the blocks of the sections that are logs, or else of a list with a lead-in."""
    blocks = document.blocks
    found: dict[int, Block] = {}
    for heading in document.headings:
        if heading.level > 1 and is_log_heading(heading.text):
            found |= {block.index: block for block in (heading, *_below(blocks, heading))}
    if found:
        return tuple(found.values())
    for block in document.clauses:
        if block.kind == "paragraph" and is_log_lead(block.text):
            return (block, *_list_after(blocks, block))
    return ()


def is_log_heading(text: str) -> bool:
    """Whether a heading opens a change log."""
    plain = _NUMBER.sub("", " ".join(plain_apostrophes(text).casefold().split()))
    return plain in _headings() or any(
        plain.startswith(
            (f"{known} in ", f"{known} to ", f"{known} since ", f"{known} (", f"{known} –")
        )
        for known in _headings()
        if len(known) > 8
    )


def is_log_lead(text: str) -> bool:
    """Whether a paragraph introduces a list of changes."""
    if len(text) > _LONG_LEAD:
        return False
    return bool(_leads().find(canonical_tokens(text)))


def _below(blocks: Sequence[Block], heading: Block) -> Iterator[Block]:
    for block in blocks[heading.index + 1 :]:
        if block.is_heading and block.level <= heading.level:
            return
        yield block


def _list_after(blocks: Sequence[Block], lead: Block) -> Iterator[Block]:
    for block in blocks[lead.index + 1 :]:
        if block.kind not in ("item", "row"):
            return
        yield block


def _dated(blocks: Sequence[Block], language: str) -> Iterator[tuple[Block, date | None]]:
    """Yield each block with the day of its entry: its own, or else the last one above."""
    current: date | None = None
    for block in blocks:
        days = [found.value for found in find_dates(block.text[:200], language)]
        if block.is_heading or (days and block.text.strip()[:1].isdigit()) or len(block.text) < 40:
            current = days[0] if days else current if not block.is_heading else None
            yield block, current
        else:
            own = days[0] if days and block.kind == "row" else None
            yield block, own or current


def is_banner(text: str) -> bool:
    """Whether a clause only announces that the document was changed."""
    sentences = [text[start:end] for start, end in sentence_spans(text)]
    if not sentences or len(text) > _LONG_BANNER:
        return False
    return all(_banners().find(canonical_tokens(sentence)) for sentence in sentences)


@lru_cache(maxsize=1)
def _banners() -> PhraseIndex:
    return phrase_index(table("reading")["banner"]["phrases"])


@lru_cache(maxsize=1)
def _headings() -> frozenset[str]:
    text = table("reading")["log"]["headings"].replace("\n", "")
    return frozenset(" ".join(one.split()) for one in text.split("|") if one.strip())


@lru_cache(maxsize=1)
def _leads() -> PhraseIndex:
    return phrase_index(table("reading")["log"]["lead"])
