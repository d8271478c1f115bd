"""Cross-references: which section or clause of the same document a clause points to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ..languages import Cue, any_cue, any_words
from ..text.patterns import later
from ..text.quote_marks import plain_quotes
from .block import Block, Reference
from .statutes import is_number_of_law, is_of_law

# case is ignored letter by letter: with re.IGNORECASE, letter ranges are slow to compile
_NUMBER = (
    r"(?:\d{1,5}(?:\.\d{1,5})*(?:\s?\((?:[a-z]{1,4}|[A-Z]{1,2}|[IVX]{1,5}|\d{1,3})\))*|[IVXivx]{1,6}(?=[\s.,;:)]|$)|"
    r"\([A-Za-z]{1,3}\))"
)
_CAPTION = r"\s\([A-Z][^()]{1,80}\)"
"""A title in brackets; one that begins in lower case is a remark ("or any other method")."""
_AFTER = ("of_other", "of_own", "articles")
_EACH = later(rf"(?P<label>{_NUMBER})(?P<caption>\s\((?=[A-Z])[^()]{{1,80}}\))?")
_SUBPARAGRAPH = later(r"\s+")


@cache
def _reference_to() -> tuple[Cue, re.Pattern[str]]:
    """Match a reference to sections, with the words that a text must contain for one."""
    unit = any_cue("sections", "references")
    joints = "|".join(sorted(any_words("sections", "joints")))
    joint = rf"(?:,\s*(?i:{joints})?|\s+(?i:{joints})|\s*-)\s*"
    pattern = re.compile(
        rf"(?P<unit>(?i:\b(?:{unit.pattern}))|§{{1,2}})\s*(?P<first>{_NUMBER})"
        rf"(?P<caption>{_CAPTION})?(?P<more>(?:{joint}{_NUMBER}(?:{_CAPTION})?)*)"
    )
    return unit._replace(stems=(*unit.stems, "§")), pattern


@cache
def _annex() -> tuple[Cue, re.Pattern[str]]:
    """Match a reference to an annex."""
    cue = any_cue("sections", "annexes")
    number = r"(?P<first>\d{1,2}|[A-Z]|[IVX]+)\b"
    return cue, re.compile(rf"\b(?P<unit>{cue.pattern})\s+{number}")


@cache
def _of_other_document() -> re.Pattern[str]:
    """Match what follows a reference to another document: "of the Partner Terms"."""
    of, own, articles = (any_cue("sections", name).pattern for name in _AFTER)
    return re.compile(
        rf"\s*(?:\([^)]*\)\s*)?,?\s*(?:{of})\s+(?!(?:{own})\b)(?:{articles})?[A-Z\"\d(]"
    )


def find_references(blocks: Sequence[Block]) -> tuple[Reference, ...]:
    """Find the cross-references in the clauses, and the blocks that they point to."""
    targets = _targets(blocks)
    found: list[Reference] = []
    for block in blocks:
        if block.is_clause:
            found += _in_block(block, targets)
    return tuple(found)


def _targets(blocks: Sequence[Block]) -> dict[str, int]:
    """Map each label to the first block that has it; headings come before clauses."""
    table: dict[str, int] = {}
    for wanted in (True, False):
        for block in blocks:
            if block.is_heading is wanted and block.label and block.has_words:
                table.setdefault(block.label.casefold(), block.index)
                if block.number:
                    table.setdefault(block.number.casefold(), block.index)
    for block in blocks:
        # "Section III" is the heading "(III)"
        if block.is_heading and block.label.startswith("("):
            table.setdefault(block.label.strip("()").casefold(), block.index)
    for number, index in _numbers_in_lists(blocks):
        table.setdefault(number, index)
    return table


def _numbers_in_lists(blocks: Sequence[Block]) -> Iterator[tuple[str, int]]:
    """Yield the numbers of items in numbered lists: 6.2 is the second below section 6."""
    open_items: list[tuple[int, str]] = []
    for block in blocks:
        if block.is_heading:
            open_items.clear()
        if block.kind != "item" or not block.label.isdigit():
            continue
        while open_items and open_items[-1][0] >= block.depth:
            open_items.pop()
        above = open_items[-1][1] if open_items else "" if block.written_label else block.number
        number = f"{above}.{block.label}" if above else block.label
        open_items.append((block.depth, number))
        yield number.casefold(), block.index


def _in_block(block: Block, targets: dict[str, int]) -> list[Reference]:
    found: list[Reference] = []
    text = plain_quotes(block.text).replace("–", "-")
    unit, reference_to = _reference_to()
    if unit.may_match(text):
        for match in reference_to.finditer(text):
            external = _is_external(text, match)
            stem = ""
            for each in _each(text, match):
                found.append(_reference(block, each, targets, stem, external=external))
                stem = each["label"].split("(")[0] or stem
    annex, annex_to = _annex()
    if annex.may_match(text):
        found += [_part(block, text, match, targets) for match in annex_to.finditer(text)]
    return sorted(found, key=lambda reference: reference.start)


def _each(text: str, match: re.Match[str]) -> Iterator[re.Match[str]]:
    """Yield the labels of a reference: "(b)" is one after "3(a)", but an enumerator after "3"."""
    before = "("
    for each in _EACH.finditer(text, match.start("first"), match.end()):
        if each["label"].startswith("(") and "(" not in before:
            return
        yield each
        before = each["label"]


def _part(block: Block, text: str, match: re.Match[str], targets: dict[str, int]) -> Reference:
    label = f"{match['unit']} {match['first']}"
    target = targets.get(label.casefold())
    external = target is None or _is_external(text, match)
    return Reference(label, "", block.index, match.start(), match.end(), target, external)


def _is_external(text: str, match: re.Match[str]) -> bool:
    """Whether another document is meant: "Section 5 of the Partner Terms", "Article 28 GDPR"."""
    if _of_other_document().match(text[match.end() : match.end() + 60]):
        return True
    return is_of_law(text, match.start(), match.end())


def _reference(
    block: Block, match: re.Match[str], targets: dict[str, int], stem: str, *, external: bool
) -> Reference:
    label = _SUBPARAGRAPH.sub("", match["label"])
    caption = block.text[slice(*match.span("caption"))].strip(" ()") if match["caption"] else ""
    target = None if external else _resolve(label, block, targets, stem)
    external = external or (target is None and is_number_of_law(label))
    return Reference(label, caption, block.index, match.start(), match.end(), target, external)


def _resolve(label: str, block: Block, targets: dict[str, int], stem: str) -> int | None:
    """Find the block with this label; `7.5(b)` falls back to 7.5 if (b) is in its text.

    `stem` is the number that a label continues: 7.5 for (b) in "7.5(a) or (b)".
    """
    folded = label.casefold()
    if folded.startswith("("):
        nearest = block.number.split("(")[0].casefold()
        for number in (stem.casefold(), nearest, ""):
            if number + folded in targets:
                return targets[number + folded]
        return targets.get(stem.casefold())
    while folded:
        if folded in targets:
            return targets[folded]
        if "(" not in folded:
            return None
        folded = folded[: folded.rindex("(")]
    return None
