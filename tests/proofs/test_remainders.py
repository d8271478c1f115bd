"""What is left of an edit for the rules, and what is proved of it: read the table in `cases/`."""

from __future__ import annotations

import pytest
from proof_samples import CASES, between
from remainder_tables import told

from termsdiff import compare, parse
from termsdiff.alignment import align
from termsdiff.facts import Parties
from termsdiff.parsing.block import Block
from termsdiff.proofs.chain import CHAIN, Prover
from termsdiff.proofs.pieces import cell
from termsdiff.proofs.proof import ProofKind
from termsdiff.redline.changes import find_changes


def cases() -> list[tuple[str, str, list[str]]]:
    found: list[tuple[str, str, list[str]]] = []
    for line in (CASES / "remainders.txt").read_text("utf-8").splitlines():
        if line.startswith("  "):
            found[-1][2].append(line[2:])
        elif not line.startswith("# "):
            old, _, new = line.partition(" | ")
            found.append((old, new, []))
    return found


@pytest.mark.parametrize(("old", "new", "lines"), cases())
def test_what_is_left_and_what_is_proved(old: str, new: str, lines: list[str]) -> None:
    assert told(between(old), between(new)) == lines


TABLE = (
    "| Plan | Fee | Notice |\n| --- | --- | --- |\n| Small | EUR 1,000 | {} |\n| Large | 2 | {} |"
)


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        # a cell is compared with its column, and shown with its head
        (
            TABLE.format("30 days", "60 days"),
            TABLE.format("10 days", "60 days"),
            ["modified:", "  left: [Notice] 30 days -> [Notice] 10 days"],
        ),
        (
            TABLE.format("30 days", "x"),
            TABLE.format("30 days", "x").replace("EUR 1,000", "€1,000"),
            [
                "modified:",
                "  typography: only punctuation, capitals or spaces differ",
                "  notation: the same value, written differently: “EUR 1,000” and “€1,000”",
            ],
        ),
        # words may not change places between columns
        (
            TABLE.format("EUR 5", "x"),
            TABLE.format("EUR 1,000", "x").replace("Small | EUR 1,000", "Small | EUR 5"),
            [
                "modified:",
                "  left: [Fee] EUR 1,000 -> [Fee] EUR 5",
                "  left: [Notice] EUR 5 -> [Notice] EUR 1,000",
            ],
        ),
    ],
)
def test_rows_cell_by_cell(old: str, new: str, lines: list[str]) -> None:
    assert told(between(old), between(new)) == lines


def test_a_cell_without_a_column_has_no_head() -> None:
    row = Block(0, "row", "a | b", (1, 1), cells=("a", "b"), columns=("Fee",))
    assert (cell("a", row, 0).context, cell("b", row, 1).context) == ("Fee", "")


RULE = "You must not resell access to the platform to anybody outside your group."
OTHER = "We answer every question within two days of business after we have it."
HEADED = "## 1. Use\n\n{}\n\n## 2. Help\n\n{}\n\n## 3. End\n\nThe rest remains in force.\n"


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        (
            HEADED.format(RULE, OTHER),
            HEADED.format("Nothing more is said.", f"{OTHER}\n\n{RULE}"),
            [
                "added:",
                "  left: + Nothing more is said.",
                "moved:",
                "  moved: the same words, moved from 1 @ 1",
            ],
        ),
        # what speaks of what stands beside it means something else there
        (
            HEADED.format(f"{OTHER} x y z.\n\nThis rule holds for all of them alike.", "One."),
            HEADED.format(f"{OTHER} x y z.", "One.\n\nThis rule holds for all of them alike."),
            ["moved:", "  left: elsewhere: This rule holds for all of them alike."],
        ),
        # a sentence that stands elsewhere, too, was not lost
        (
            HEADED.format(f"{RULE}\n\n{OTHER}", RULE),
            HEADED.format(OTHER, RULE),
            ["removed:", "  repeated: still appears in 2 @ 2"],
        ),
        (
            HEADED.format(OTHER, RULE),
            HEADED.format(f"{RULE}\n\n{OTHER}", RULE),
            ["added:", "  repeated: already appeared in 2 @ 2"],
        ),
    ],
)
def test_what_stands_elsewhere(old: str, new: str, lines: list[str]) -> None:
    assert told(old, new) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("2031-05-01", ["added:", "  date: only the date of the version"]),
        ("Last updated: 1 May 2031", ["added:", "  date: only the date of the version"]),
        ("Contact us at a@b.example.", ["added:", "  contact: only contact details"]),
        ("© 2031 Quillon", ["added:", "  furniture: a line of the page around the document"]),
        ("See our Help Centre for more information.",
         ["added:", "  link: only points to where more is said"]),
        ("We pay. See our Help Centre for more information.",
         ["added:", "  left: + We pay.", "  link: only points to where more is said"]),
    ],
)  # fmt: skip
def test_a_block_that_came_or_went(text: str, lines: list[str]) -> None:
    base = "You pay the fee of each month at its end, in euros."
    assert told(between(base), between(f"{base}\n\n{text}")) == lines
    gone = [line.replace("+ ", "- ").replace("added:", "removed:") for line in lines]
    assert told(between(f"{base}\n\n{text}"), between(base)) == gone


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("typography", "You keep your Data.", "You keep your data."),
        ("spelling", "The defence is yours.", "The defense is yours."),
        ("notation", "The term is twelve months.", "The term is one year."),
        ("synonym", "You pay prior to it.", "You pay before it."),
        ("order", "We store names, ages and streets.", "We store streets, names and ages."),
        ("date", "Last updated: 1 May 2031", "Last updated: 2 May 2031"),
        ("contact", "Contact us at a@b.example.", "Contact us at c@d.example."),
        ("link", "See https://a.example/x for it.", "See https://b.example/y for it."),
        ("numbering", "3.1", "3.2"),
    ],
)
def test_without_its_proof_an_edit_is_left(kind: ProofKind, old: str, new: str) -> None:
    one, other = parse(between(old)), parse(between(new))
    alignment = align(one, other)
    changes = find_changes(one, other, alignment)
    # that its words stand elsewhere might account for it, too
    own = [one for one in CHAIN if one != "repeated"]
    for chain, is_empty in ((own, True), ([one for one in own if one != kind], False)):
        (proved,) = Prover(one, other, alignment, chain).prove(changes, Parties())
        assert proved.remainder.is_empty is is_empty


def test_words_that_edits_gained_and_lost() -> None:
    (case,) = compare(between("We pay you now."), between("We pay you you later.")).grounds.cases
    assert case.wording.inserted() == ["later"]
    assert case.wording.deleted() == ["now"]
