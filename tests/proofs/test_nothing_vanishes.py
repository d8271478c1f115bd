"""A sentence whose words all come to nothing is not the same as any other of that kind."""

from __future__ import annotations

import pytest
from proof_samples import between

from termsdiff import compare


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("Last updated: 1 May 2031.", "Last updated: 2 May 2031.", "date"),
        ("Effective 1 May 2031.", "Effective 1 June 2031.", "date"),
        ("help@first.example.", "help@second.example.", "contact"),
    ],
)
def test_a_stamp_beside_other_edits_is_shown(old: str, new: str, kind: str) -> None:
    before = between(f"{old} The fee is EUR 1,000.")
    after = between(f"{new} The fee is €1,000.")
    for one, other in ((before, after), (after, before)):
        (judged,) = compare(one, other).changes
        assert judged.materiality == "editorial"
        assert [proof.kind for proof in judged.proofs].count(kind) == 1  # type: ignore[comparison-overlap]
        assert "notation" in [proof.kind for proof in judged.proofs]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("help@first.example.", "Effective 1 May 2031."),
        ("Last updated: 1 May 2031.", "https://first.example."),
    ],
)
def test_what_is_no_stamp_any_more_is_not_assured(old: str, new: str) -> None:
    before = between(f"{old} The fee is EUR 1,000.")
    after = between(f"{new} The fee is €1,000.")
    for one, other in ((before, after), (after, before)):
        (judged,) = compare(one, other).changes
        shown = {proof.kind for proof in judged.proofs} - {"notation", "typography"}
        assert judged.materiality != "editorial" or shown
