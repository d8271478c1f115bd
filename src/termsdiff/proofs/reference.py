"""References: a cross-reference that follows the renumbering that the alignment found."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from ..alignment.entry import Alignment
from ..languages import any_cue, any_words
from ..parsing.block import Block
from ..parsing.document import Document
from ..text.patterns import later

_NUMBERED = later(r"\S+\s+(?:\d+|[A-Z]|[IVX]+)\b", re.IGNORECASE)
_ALSO = ("sub-?sections?", "points?", "items?", "§§?")


@cache
def _units() -> str:
    """Return the words for parts of a document, as a pattern."""
    parts = sorted(any_words("sections", "parts") - {"title"})
    return "|".join((any_cue("sections", "references").pattern, *_ALSO, *parts))


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"(?P<unit>{_units()})\s+(?P<label>\d+|[A-Z]|[IVX]+)\b", re.IGNORECASE)


def renumbered_labels(old: Document, new: Document, alignment: Alignment) -> dict[str, str]:
    """Map the labels of headings and clauses that were renumbered to their new labels.

    A heading such as "Appendix 3: Sub-processors" is called `appendix 3`.
    """
    numbers: dict[str, str] = {}
    for entry in alignment:
        if len(entry.old) != 1 or len(entry.new) != 1:
            continue
        before, after = old.blocks[entry.old[0]], new.blocks[entry.new[0]]
        for one, other in zip(_names(before), _names(after), strict=False):
            if one != other:
                numbers.setdefault(one, other)
    return numbers


def _names(block: Block) -> tuple[str, ...]:
    """Return the names by which a block can be referred to: its label, its titled number."""
    # few headings are numbered so, and the words take long to compile
    may_be = block.is_heading and _NUMBERED.match(block.text)
    title = _title().match(block.text) if may_be else None
    if title is not None:
        return (f"{title['unit']} {title['label']}".casefold(),)
    return (block.label,) if block.label[:1].isdigit() else ()


@lru_cache(maxsize=1)
def _cross_reference() -> re.Pattern[str]:
    """Compiled on demand: few versions renumber sections, and compiling the pattern is slow."""
    joints = "|".join(sorted(any_words("sections", "joints")))
    return re.compile(
        rf"(?P<unit>\b(?:{_units()})\s*)"
        rf"(?P<labels>\d+(?:\.\d+)*(?:(?:\s*,\s*|\s+(?:{joints})\s+)\d+(?:\.\d+)*)*)",
        re.IGNORECASE,
    )


_NUMBER = re.compile(r"\d+(?:\.\d+)*")


def follow_numbers(text: str, numbers: Mapping[str, str]) -> str:
    """Return the text with its cross-references renumbered like the sections they point to."""
    if not numbers:
        return text

    def renumbered(match: re.Match[str]) -> str:
        titled = numbers.get(f"{match['unit'].strip()} {match['labels']}".casefold())
        if titled is not None:
            return titled
        labels = _NUMBER.sub(lambda m: _followed(m[0], numbers), match["labels"])
        return match["unit"] + labels

    return _cross_reference().sub(renumbered, text)


def _followed(label: str, numbers: Mapping[str, str]) -> str:
    """Return the new label; `7.5.2` follows `7.5` if no section has its own label."""
    stem, rest = label, ""
    while stem:
        if stem in numbers:
            return numbers[stem] + rest
        stem, dot, last = stem.rpartition(".")
        rest = dot + last + rest
    return label
