"""What normal forms pass over may still tell two words, two units or two orders apart."""

from __future__ import annotations

import pytest
from proof_samples import is_proved

from termsdiff import parse
from termsdiff.alignment import align
from termsdiff.facts import Parties
from termsdiff.proofs.chain import CHAIN, Prover
from termsdiff.proofs.histories import is_stamp
from termsdiff.proofs.pointers import is_pointer
from termsdiff.redline.changes import find_changes

PARTNER = "“Partner” means a company on our list.\n\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # eight bits are a byte
        ("You get a line of 10 Mb.", "You get a line of 10 MB."),
        ("You get 10 GB.", "You get 10 Gbit."),
        # the same letters, another word
        ("You must re-sign within a week.", "You must resign within a week."),
        ("We re-cover the seats.", "We recover the seats."),
        # a range and its two ends
        ("It covers floors 5–10.", "It covers floors 5, 10."),
        ("It covers floors 5-10.", "It covers floors 5 10."),
    ],
)
def test_what_is_left_open(old: str, new: str) -> None:
    assert not is_proved(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("You get a line of 10 Mb.", "You get a line of 10 Mbit."),
        ("You get 10k calls.", "You get 10K calls."),
        ("You may re-use the files.", "You may reuse the files."),
        ("It covers floors 5-10.", "It covers floors 5 – 10."),
    ],
)
def test_what_is_proved(old: str, new: str) -> None:
    assert is_proved(old, new)


@pytest.mark.parametrize(
    ("old", "new", "proved"),
    [
        ("We may share files with Partners.", "We may share files with partners.", False),
        # at the beginning of a sentence, in capitals throughout, or not defined
        ("It ends. Partners pay.", "It ends. partners pay.", True),
        ("WE SHARE FILES WITH PARTNERS.", "We share files with Partners.", True),
        ("We may share files with Dealers.", "We may share files with dealers.", True),
        # what every document speaks of
        (
            "“Service” means it.\n\nUse the Service.",
            "“Service” means it.\n\nUse the service.",
            True,
        ),
    ],
)
def test_the_capital_of_a_defined_term_counts(old: str, new: str, proved: bool) -> None:
    assert is_proved(PARTNER + old, PARTNER + new) is proved


@pytest.mark.parametrize(
    ("lead", "proved"),
    [
        ("We keep these:", True),
        ("In order to help you, we keep these:", True),
        ("If they conflict, these prevail in this order:", False),
        ("Follow these steps:", False),
    ],
)
def test_an_order_that_counts(lead: str, proved: bool) -> None:
    one, other = "* the letters you sent", "* the annexes you signed"
    assert is_proved(f"{lead}\n\n{one}\n{other}", f"{lead}\n\n{other}\n{one}") is proved
    old, new = f"{lead} letters, annexes, notes.", f"{lead} annexes, letters, notes."
    assert is_proved(old, new) is proved


@pytest.mark.parametrize(("title", "proved"), [("Order of precedence", False), ("Papers", True)])
def test_a_title_that_ranks_what_is_below(title: str, proved: bool) -> None:
    one = "The annexes that both of us have signed apply."
    other = "The letters that both of us have sent apply."
    old, new = (
        f"## {title}\n\n{first}\n\n{second}\n\n## End\n\nWe must pay."
        for first, second in ((one, other), (other, one))
    )
    assert is_proved(old, new) is proved


@pytest.mark.parametrize(
    ("text", "stamp"),
    [("Last updated May 2030", True), ("Last updated", False), ("Last updated 1 May 2030", True)],
)
def test_a_stamp_has_a_date_or_at_least_a_month(text: str, stamp: bool) -> None:
    assert is_stamp(text, "en") is stamp


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("You can also read the policy here.", True),
        ("You can read the policy here.", True),
        ("You can sell the policy here.", False),
    ],
)
def test_a_pointer_may_say_also(text: str, points: bool) -> None:
    assert is_pointer(text) is points


def test_what_was_renumbered_is_left_without_that_proof() -> None:
    old, new = (parse(f"# Terms\n\n{number} The fee is due.") for number in ("1.2", "1.3"))
    alignment = align(old, new)
    changes = find_changes(old, new, alignment)
    for chain, left in ((CHAIN, []), (tuple(set(CHAIN) - {"numbering"}), ["The fee is due."])):
        (proved,) = Prover(old, new, alignment, chain).prove(changes, Parties())
        assert [one.text for one in proved.remainder.displaced] == left
