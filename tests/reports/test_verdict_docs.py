"""The examples of docs/verdicts.md: each proof holds where the page says so, and only there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from termsdiff import compare
from termsdiff.comparison import Comparison
from termsdiff.proofs.chain import CHAIN
from termsdiff.rules.finding import MATERIALITIES

PAGE = (Path(__file__).parents[2] / "docs" / "verdicts.md").read_text("utf-8")
_PAIR = r"“([^|]+)” → “([^|]+)”"
EXAMPLES = re.findall(rf"^\| `(\w+)` \| {_PAIR} \| {_PAIR} \|$", PAGE, re.MULTILINE)
TEXT = "# Terms\n\nThese terms bind both parties.\n\n## 1. Rule\n\n{}\n\nEach party keeps a copy.\n"


def compared(old: str, new: str) -> Comparison:
    return compare(TEXT.format(old), TEXT.format(new))


def test_the_page_names_every_proof_and_every_weight() -> None:
    named = set(re.findall(r"^(?:\| |- )`(\w+)`", PAGE, re.MULTILINE))
    assert set(CHAIN) <= named
    assert set(MATERIALITIES) <= named
    assert len(EXAMPLES) == 9


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example[0])
def test_a_proof_holds_where_the_page_says_so_and_not_beyond(example: tuple[str, ...]) -> None:
    kind, *texts = example
    for old, new in (texts[:2], texts[1::-1]):
        changes = compared(old, new).changes
        assert {judged.materiality for judged in changes} == {"editorial"}
        assert all(kind in [proof.kind for proof in judged.proofs] for judged in changes)
    for old, new in (texts[2:], texts[:1:-1]):
        assert compared(old, new).verdict in ("material", "minor", "unassessed")
