"""Marks that decide which words belong together are no mere typography."""

from __future__ import annotations

import pytest
from proof_samples import between

from termsdiff import compare


def is_proved(old: str, new: str) -> bool:
    (judged,) = compare(between(old), between(new)).changes
    (other,) = compare(between(new), between(old)).changes
    assert judged.materiality == other.materiality or "editorial" not in (
        judged.materiality,
        other.materiality,
    )
    return judged.materiality == "editorial"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # what "and" and "or" join
        ("You owe us (fees and taxes) or costs.", "You owe us fees and (taxes or costs)."),
        ("You owe us [fees and taxes] or costs.", "You owe us fees and taxes or costs."),
        # how far back a clause reaches
        ("Loss of data or profits, that you caused, is yours.",) * 2,
        ("We delete files and logs, unless you object.",) * 2,
        ("It covers phones and tablets, except old ones.",) * 2,
        # how far a negation reaches
        ("Do not sell; share.", "Do not sell, share."),
        ("We never sell: share.", "We never sell share."),
    ],
)
def test_other_groups_are_left_open(old: str, new: str) -> None:
    new = new if new != old else "".join(old.rsplit(",", old.count(",")))
    assert not is_proved(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # nothing is joined that could be joined otherwise
        ("You (and we) owe fees.", "You and we owe fees."),
        # an aside of one word
        ("You owe (all) fees and taxes or costs.", "You owe all fees and taxes or costs."),
        # a serial comma
        ("We hold names, addresses, and files.", "We hold names, addresses and files."),
        ("You may sell; share.", "You may sell, share."),
    ],
)
def test_the_same_groups_are_typography(old: str, new: str) -> None:
    assert is_proved(old, new)


@pytest.mark.parametrize(
    ("old", "new", "proved"),
    [
        ("See Annex B.", "See Annex C.", False),
        ("See Annex II.", "See Annex III.", False),
        ("See our Privacy Policy.", "See our privacy policy.", True),
        ("Please see our Help Pages.", "Please see our Help Centre.", True),
    ],
)
def test_a_pointer_to_another_part_is_left_open(old: str, new: str, proved: bool) -> None:
    assert is_proved(old, new) is proved
