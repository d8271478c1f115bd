"""Comparisons built by hand: each part of the page under control, whatever the judgement says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from termsdiff.alignment.entry import Alignment, Entry
from termsdiff.comparison import Comparison
from termsdiff.notes import Note
from termsdiff.parsing.block import Block
from termsdiff.parsing.document import Document
from termsdiff.proofs.proof import Proof
from termsdiff.redline.change import Added, Change, Edited, Removed, Run, Side
from termsdiff.rules.finding import Finding, JudgedChange

SAME = Proof("synonym", "other words for the same thing")


@dataclass
class Row:
    """One block on both sides; `runs` of `=` only make an unchanged one."""

    runs: tuple[Run, ...]
    label: str = ""
    level: int = 0
    kind: str = "modified"
    weight: str = "material"
    favours: str = "provider"
    topics: tuple[str, ...] = ("liability",)
    message: str = ""
    reason: str = ""
    proofs: tuple[Proof, ...] = ()

    def text(self, dropped: str) -> str:
        return "".join(text for operation, text in self.runs if operation != dropped)


def _block(index: int, row: Row, dropped: str, path: tuple[str, ...]) -> Block:
    kind = "heading" if row.level else "paragraph"
    text = row.text(dropped)
    lines = (2 * index + 1, 2 * index + 1)
    return Block(index, kind, text, lines, row.label, row.label, row.label, "", path, row.level)


def _side(block: Block) -> Side:
    return Side(block.label, block.headings, (block.lines,), block.text, (block.index,))


def _change(id_: str, row: Row, old: Side | None, new: Side | None) -> Change:
    if old is None:
        return Added(id_, new)
    if new is None:
        return Removed(id_, old)
    return Edited(id_, old, new, row.runs, reworded=True, moved=False, renumbered=False)


def _judged(number: int, row: Row, old: Block | None, new: Block | None) -> JudgedChange:
    change = _change(f"c-{number:06x}", row, old and _side(old), new and _side(new))
    finding = Finding(
        "cap-lowered", row.topics[0], row.weight, row.favours, row.message, row.reason
    )
    findings = (finding,) if row.message else ()
    proofs = row.proofs or ((SAME,) if row.weight == "editorial" else ())
    basis = "proof" if row.weight == "editorial" else "rule" if findings else "none"
    return JudgedChange(change, row.topics, row.weight, row.favours, findings, basis, proofs)


def build(rows: list[Row], title: str = "Partner terms", language: str = "en") -> Comparison:
    old, new, entries, judged = [], [], [], []
    path: tuple[str, ...] = ()
    for number, row in enumerate(rows):
        before = _block(len(old), row, "+", path) if row.kind != "added" else None
        after = _block(len(new), row, "-", path) if row.kind != "removed" else None
        old += [before] if before else []
        new += [after] if after else []
        same = all(operation == "=" for operation, _ in row.runs)
        state = {"added": "added", "removed": "removed"}.get(row.kind, "edited")
        entry = Entry(
            (before.index,) if before else (),
            (after.index,) if after else (),
            "identical" if same and state == "edited" else state,
        )
        entries.append(entry)
        if not (same and state == "edited"):
            judged.append(_judged(number, row, before, after))
        if row.level:
            path = (*path[: row.level - 1], f"{row.label} {row.text('-')}".strip())
    sides = [
        Document(name, title, language, day, "effective", tuple(blocks), "")
        for name, day, blocks in (
            ("old.md", date(2025, 5, 27), old),
            ("new.md", date(2026, 2, 1), new),
        )
    ]
    return Comparison(sides[0], sides[1], Alignment(tuple(entries)), tuple(judged))


def partner_terms() -> Comparison:
    """A comparison with every weight, side and kind, headings, folds and a list."""
    rows = [
        Row((("=", "Partner terms"),), level=1),
        Row((("=", "Scope"),), label="1.", level=2),
        Row((("=", "These terms cover all the products."),)),
        Row((("=", "Each party keeps its own counsel."),)),
        Row((("=", "Discontinuation"),), label="2.", level=2),
        Row(
            (
                ("=", "We will give a notice of "),
                ("-", "six (6)"),
                ("+", "three (3)"),
                ("=", " months before we discontinue a product."),
            ),
            label="2.1",
            topics=("discontinuation",),
            message="Notice before discontinuation: 6 months became 3 months.",
            reason="You have less time to move to another product.",
        ),
        Row((("+", "We may end a beta product without notice."),), label="2.2", kind="added"),
        Row((("=", "Liability"),), label="3.", level=2),
        Row(
            (("-", "We are liable for the loss of your data."),),
            label="3.1",
            kind="removed",
            weight="minor",
            favours="unclear",
        ),
        Row((("=", "Cap"),), label="3.2", level=3),
        *[Row((("=", f"Clause {number} stays as it is."),)) for number in range(6)],
        Row(
            (("=", "Headings are for "), ("+", "easier "), ("=", "reading.")),
            label="3.3",
            weight="editorial",
            favours="neutral",
            topics=("other",),
        ),
        Row(
            (("=", "We refund "), ("+", "promptly "), ("=", "what you paid in advance.")),
            label="3.4",
            weight="unassessed",
            favours="unclear",
            topics=("payment",),
        ),
    ]
    return build(rows)


HOSTILE = (
    "<script>alert(1)</script>",
    "</script></style></title><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<a href='javascript:alert(1)'>[link](javascript:alert(1))</a>",
    "<style>*{display:none}</style>",
    "<!-- --><svg/onload=alert(1)>",
    "{{ 7 * 7 }}{% include 'x' %}",
    "\u202ereversed\u2066isolated",
    "\x00\x07\x1b[31m\ud83d broken \udc00",
    "&lt;b&gt;&#x202e;<base href=https://example.com>",
    "a" * 3000,
)
"""What a hostile document may hold in any place."""


def hostile_terms(text: str) -> Comparison:
    """The same hostile text as title, heading, label, clause, message, reason and topic."""
    rows = [
        Row((("=", text),), label=text, level=1),
        Row(
            (("=", text), ("-", text), ("+", text), ("=", text)),
            label=text,
            topics=(text,),
            message=text,
            reason=text,
        ),
        Row((("+", text),), label=text, kind="added", weight="minor"),
        Row((("+", text),), label=text, kind="added", weight="unassessed"),
        *[Row((("=", text),), label=text) for _ in range(3)],
        Row(
            (("-", text),),
            kind="removed",
            weight="editorial",
            proofs=(Proof("repeated", f"still appears in {text}", text),),
        ),
    ]
    comparison = build(rows, title=text, language=text)
    return replace(comparison, notes=(Note("note-x", text, True),))
