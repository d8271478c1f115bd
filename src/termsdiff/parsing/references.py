"""Cross-references: which section or clause of the same document a clause points to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .document import Block, Reference

# case is ignored letter by letter: under re.IGNORECASE, ranges of letters are slow to compile
_NUMBER = (
    r"(?:\d{1,3}(?:\.\d{1,3})*(?:\s?\([A-Za-z0-9]{1,4}\))*|[IVXivx]{1,6}(?=[\s.,;:)]|$)|"
    r"\([A-Za-z]{1,3}\))"
)
_UNIT = (
    r"(?i:\b(?:sections?|articles?|clauses?|paragraphs?|abschnitte?n?|artikel|ziffer|articolo|"
    r"sección))|§{1,2}"
)
_UNIT_STEMS = (
    *("section", "article", "clause", "paragraph", "abschnitt", "artikel", "ziffer", "articolo"),
    *("sección", "§"),
)
_CAPTION = r"\s\([A-Za-z][^()]{1,80}\)"
_JOINT = r"(?:,\s*(?i:and|or)?|\s+(?i:and|or|to|through|und|oder|et|ou)|\s*-)\s*"
_REFERENCE = re.compile(
    rf"(?P<unit>{_UNIT})\s*(?P<first>{_NUMBER})(?P<caption>{_CAPTION})?"
    rf"(?P<more>(?:{_JOINT}{_NUMBER}(?:{_CAPTION})?)*)"
)
_PARTS = re.compile(
    r"\b(?P<unit>Annex|Appendix|Schedule|Exhibit|Anhang|Anlage|Annexe)\s+"
    r"(?P<first>\d{1,2}|[A-Z]|[IVX]+)\b"
)
_PART_STEMS = ("Annex", "Appendix", "Schedule", "Exhibit", "Anhang", "Anlage")
_EACH = re.compile(rf"(?P<label>{_NUMBER})(?P<caption>\s\((?=[A-Za-z])[^()]{{1,80}}\))?")
_EXTERNAL = re.compile(
    r"\s*(?:\([^)]*\)\s*)?,?\s*(?:of|in|under|des|der|du|de\s+la|del|della)\s+"
    r"(?!(?:these|this|the\s+(?:terms|agreement|present)|our\s+terms|diese[rs]?|ces|présent)\b)"
    r"(?:the\s+|our\s+|your\s+|an?\s+)?[A-Z\"\d(]",
)
_SUBPARAGRAPH = re.compile(r"\s+")


def find_references(blocks: Sequence[Block]) -> tuple[Reference, ...]:
    """Find the cross-references in the clauses, and the blocks that they point to."""
    targets = _targets(blocks)
    found: list[Reference] = []
    for block in blocks:
        if block.is_clause:
            found += _in_block(block, targets)
    return tuple(found)


def _targets(blocks: Sequence[Block]) -> dict[str, int]:
    """Map each label to the first block that bears it; headings come before clauses."""
    table: dict[str, int] = {}
    for wanted in (True, False):
        for block in blocks:
            if block.is_heading is wanted and block.label and block.has_words:
                table.setdefault(block.label.casefold(), block.index)
                if block.number:
                    table.setdefault(block.number.casefold(), block.index)
    return table


def _in_block(block: Block, targets: dict[str, int]) -> list[Reference]:
    found: list[Reference] = []
    text = block.text.replace("–", "-").replace("“", '"')
    folded = text.lower()
    if any(stem in folded for stem in _UNIT_STEMS):
        for match in _REFERENCE.finditer(text):
            external = _is_external(text, match)
            for each in _each(text, match):
                found.append(_reference(block, each, targets, external=external))
    if any(stem in text for stem in _PART_STEMS):
        found += [_part(block, text, match, targets) for match in _PARTS.finditer(text)]
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
    after = text[match.end() : match.end() + 60]
    if _EXTERNAL.match(after):
        return True
    return bool(
        re.match(
            r"\s*(?:\(\d\)|(?:GDPR|UK|EU|CCPA|DSGVO|RGPD|BGB|HGB|TMG|TFEU|AEUV|DSA|DMA)\b)", after
        )
    )


def _reference(
    block: Block, match: re.Match[str], targets: dict[str, int], *, external: bool
) -> Reference:
    label = _SUBPARAGRAPH.sub("", match["label"])
    caption = block.text[slice(*match.span("caption"))].strip(" ()") if match["caption"] else ""
    target = None if external else _resolve(label, block, targets)
    return Reference(label, caption, block.index, match.start(), match.end(), target, external)


def _resolve(label: str, block: Block, targets: dict[str, int]) -> int | None:
    """Find the block with this label; `7.5(b)` falls back to 7.5 where (b) stands in its text."""
    folded = label.casefold()
    if folded.startswith("("):
        nearest = block.number.split("(")[0].casefold() + folded
        return targets.get(nearest, targets.get(folded))
    while folded:
        if folded in targets:
            return targets[folded]
        if "(" not in folded:
            return None
        folded = folded[: folded.rindex("(")]
    return None
