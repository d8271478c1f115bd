"""Marks that decide which words belong together are no mere typography."""

from __future__ import annotations

import pytest
from proof_samples import is_proved


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # what "and" and "or" join
        ("You owe us (fees and taxes) or costs.", "You owe us fees and (taxes or costs)."),
        ("You owe us [fees and taxes] or costs.", "You owe us fees and taxes or costs."),
        # how far back a clause reaches
        (
            "Loss of data or profits, that you caused, is yours.",
            "Loss of data or profits that you caused is yours.",
        ),
        (
            "We delete logs, unless you object.",
            "We delete logs unless you object.",
        ),
        (
            "It covers bags, except old ones.",
            "It covers bags except old ones.",
        ),
        # how far a negation reaches
        ("Do not sell; share.", "Do not sell, share."),
        # beside words for the same thing, whether as many or not
        (
            "Pay (licence fees and taxes) or costs.",
            "Pay license fees and (taxes or costs).",
        ),
        (
            "Pay (fees and tax) or costs prior to use.",
            "Pay fees and (tax or costs) before use.",
        ),
        (
            "Pay prior to use, unless you object.",
            "Pay before use unless you object.",
        ),
    ],
)
def test_other_groups_are_left_open(old: str, new: str) -> None:
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
        # the marks of members, and the colon before them
        (
            "We do not: (a) sell files; or (b) rent files.",
            "We do not (i) sell files; or (ii) rent files.",
        ),
        (
            "Pay (fees and tax) or costs prior to use.",
            "Pay (fees and tax) or costs before use.",
        ),
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
