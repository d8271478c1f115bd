"""What holds of all proofs: nothing unaccounted for, fewer prove less, words that bind stay."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from proof_samples import CASES, between, read_cases

from termsdiff import compare, parse
from termsdiff.alignment import align
from termsdiff.facts import Parties
from termsdiff.proofs.chain import CHAIN, Prover
from termsdiff.proofs.normal_form import ALL, normal_form
from termsdiff.redline.changes import find_changes

VERSIONS = sorted((Path(__file__).parents[2] / "versions").glob("*/*.md"))
SENTENCES = [
    sentence
    for path in VERSIONS
    for block in parse(path.read_text("utf-8")).clauses
    for sentence in [block.text]
    if 8 <= len(sentence.split()) <= 60 and block.kind == "paragraph"
]
CLOSED = (CASES / "closed_words.txt").read_text("utf-8").split()


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SENTENCES), st.sampled_from(CLOSED), st.randoms(use_true_random=False))
def test_a_word_of_a_closed_list_that_comes_or_goes_is_never_assured(
    sentence: str, word: str, random: object
) -> None:
    words = sentence.split()
    place = random.randrange(1, len(words))  # type: ignore[attr-defined]
    longer = " ".join([*words[:place], word, *words[place:]])
    for before, after in ((sentence, longer), (longer, sentence)):
        assert compare(between(before), between(after)).verdict in (
            "material",
            "minor",
            "unassessed",
        )


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SENTENCES), st.randoms(use_true_random=False))
def test_words_that_bind_and_are_deleted_are_never_assured(sentence: str, random: object) -> None:
    words = sentence.split()
    # "sixty (60)" still says sixty where one of its two forms goes, "hundred and six" hundred six
    around = zip(words, ["", *words], [*words[1:], ""], strict=False)
    binding = [
        place
        for place, (word, before, following) in enumerate(around)
        if word.strip(".,;") in CLOSED
        and not following.startswith("(")
        and (word, before) != ("and", "hundred")
    ]
    if not binding:
        return
    place = random.choice(binding)  # type: ignore[attr-defined]
    shorter = " ".join([*words[:place], *words[place + 1 :]])
    assert compare(between(sentence), between(shorter)).verdict in (
        "material",
        "minor",
        "unassessed",
    )


def proved(old: str, new: str, chain: tuple[str, ...]) -> bool:
    before, after = parse(old), parse(new)
    alignment = align(before, after)
    changes = find_changes(before, after, alignment)
    found = Prover(before, after, alignment, chain).prove(changes, Parties())  # type: ignore[arg-type]
    return all(one.remainder.is_empty for one in found)


@pytest.mark.parametrize("kind", CHAIN)
def test_fewer_proofs_never_prove_more(kind: str) -> None:
    fewer = tuple(one for one in CHAIN if one != kind)
    for row in read_cases("not_proved.txt"):
        assert not proved(between(row[0]), between(row[1]), fewer)
    for name, old, new in read_cases("proved.txt"):
        if proved(between(old), between(new), fewer):
            assert name != kind or proved(between(old), between(new), CHAIN)


@pytest.mark.parametrize(("kind", "old", "new"), read_cases("proved.txt"))
def test_no_proof_proves_nothing(kind: str, old: str, new: str) -> None:
    assert not proved(between(old), between(new), ())


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES))
def test_what_differs_in_normal_form_needs_a_proof_that_names_it(old: str, new: str) -> None:
    if normal_form(old, ALL) == normal_form(new, ALL):
        return
    for judged in compare(between(old), between(new)).changes:
        if judged.materiality == "editorial":
            assert judged.proofs
        if judged.basis == "proof":
            assert judged.materiality == "editorial"


def test_stages_do_not_change_what_a_reader_would_call_words() -> None:
    plain = re.compile(r"^[a-z0-9%.,'/\-€$£¥<>=≤≥✓✗☐☑]+$", re.IGNORECASE)
    for sentence in SENTENCES:
        assert all(token and plain.match(token) for token in normal_form(sentence)), sentence
