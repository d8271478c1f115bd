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
    ("old", "new", "kinds"),
    [
        # each side is shown for itself: an address to write to, and a stamp
        ("help@first.example.", "Effective 1 May 2031.", {"contact", "date"}),
        # where a page led may be what was agreed
        ("Last updated: 1 May 2031.", "https://first.example.", None),
        ("help@first.example.", "https://first.example.", None),
        ("", "https://first.example.", None),
        ("", "Effective 1 May 2031.", {"date"}),
    ],
)
def test_what_is_no_stamp_any_more_is_not_assured(
    old: str, new: str, kinds: set[str] | None
) -> None:
    before = between(f"{old} The fee is EUR 1,000.")
    after = between(f"{new} The fee is €1,000.")
    for one, other in ((before, after), (after, before)):
        (judged,) = compare(one, other).changes
        shown = {proof.kind for proof in judged.proofs} - {"notation", "typography"}
        if kinds is None:
            assert judged.materiality != "editorial"
        else:
            assert judged.materiality == "editorial"
            assert shown == kinds


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        # the words before the brackets say what it is; only where to find it came
        ("The Use Policy applies.", "The Use Policy (https://first.example/use) applies.", True),
        ("Use https://first.example.", "Use https://second.example.", True),
        # who acts for whom
        ("We and our agents act.", "We and first.com our agents act.", False),
        ("The Policy applies.", "The Policy https://first.example/use applies.", False),
        ("(a) or (b) applies.", "(a) or (https://first.example) (b) applies.", True),
        ("The rules apply.", "(https://first.example) The rules apply.", False),
    ],
)
def test_an_address_that_came_is_shown_only_in_brackets(old: str, new: str, shown: bool) -> None:
    for one, other in ((old, new), (new, old)):
        (judged,) = compare(between(one), between(other)).changes
        assert (judged.materiality == "editorial") == shown
        assert ("link" in [proof.kind for proof in judged.proofs]) == shown  # type: ignore[comparison-overlap]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("14.2 The fee is due.", "The fee is due.", "the same words, without the number 14.2"),
        ("The fee is due.", "14.2 The fee is due.", "the same words, now numbered 14.2"),
        ("14.2 The fee is due.", "14.3 The fee is due.", "the same words, renumbered: 14.2 → 14.3"),
    ],
)
def test_a_number_that_came_or_went_is_shown(old: str, new: str, said: str) -> None:
    (judged,) = compare(between(old), between(new)).changes
    assert judged.materiality == "editorial"
    assert [proof.text for proof in judged.proofs] == [said]
