"""How much work the proofs and rules do: counted in calls, which no other program disturbs.

The clauses are long, and most of what they say is the same on both sides, as in real versions.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import pairwise
from types import CodeType, FrameType

import pytest
from spellchecker import SpellChecker

from termsdiff import compare
from termsdiff.facts.extraction import extract_facts
from termsdiff.facts.fact_tables import table
from termsdiff.languages.list_notation import pairs
from termsdiff.parsing.parser import forget_chunks
from termsdiff.proofs import spelling
from termsdiff.proofs.dictionary import english_words
from termsdiff.proofs.normal_form import normal_form
from termsdiff.proofs.telling import bare, may_be, telling
from termsdiff.proofs.typography import cut
from termsdiff.rules.phrases import PhraseIndex

MOST_GROWTH = 2.3


def counted(
    work: Callable[[], object], *asked: Callable[..., object]
) -> dict[CodeType | None, int]:
    """Return how often functions are called; under None, how often any function is."""
    codes = [one.__code__ for one in asked]  # type: ignore[attr-defined]
    counts: dict[CodeType | None, int] = dict.fromkeys([*codes, None], 0)

    def counting(frame: FrameType, event: str, argument: object) -> None:
        if event in ("call", "c_call"):
            counts[None] += 1
        if event == "call" and frame.f_code in counts:
            counts[frame.f_code] += 1

    forget_chunks()
    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counts


def often(work: Callable[[], object], asked: Callable[..., object]) -> int:
    return counted(work, asked)[asked.__code__]  # type: ignore[attr-defined]


def sentence(number: int, name: str) -> str:
    return (
        f"The {name}{number} archive keeps a record of each {name}{number} visit, and whoever runs "
        f"the {name}{number} archive may show it to nobody but the auditor."
    )


def document(*clauses: str) -> str:
    return "# Terms of the Archive\n\n" + "\n\n".join(clauses) + "\n"


def test_sentences_that_stand_on_both_sides_are_not_brought_into_their_normal_form() -> None:
    kept = [sentence(number, "quarry") for number in range(40)]
    old = document(" ".join([*kept, "Visitors may borrow three quarry maps for nine days."]))
    new = document(" ".join([*kept, "Visitors may borrow four quarry maps for nine days."]))
    assert often(lambda: compare(old, new), cut) < 20


def test_a_sentence_that_stands_nowhere_is_told_without_looking_at_every_sentence() -> None:
    clauses = [
        " ".join(sentence(number, f"harbour{part}x") for part in range(6)) for number in range(60)
    ]
    added = [
        f"Whoever runs the archive of chapel{number} records may sell a visit to the auditor."
        for number in range(60)
    ]
    old, new = document(*clauses), document(*clauses, *added)
    # one form of each added sentence, and of what a proof needs of it
    assert often(lambda: compare(old, new), cut) < 4 * len(added)


def test_a_sentence_that_stands_elsewhere_is_still_found_by_its_telling_words() -> None:
    said = "The operator shall catalogue every licence that the harbour archive authorises."
    again = "The operator will catalog every license that the harbor archive authorizes."
    clauses = [sentence(number, "mill") for number in range(12)]
    old, new = document(*clauses, said), document(said, *clauses, f"{again} {clauses[0]}")
    assert compare(old, new).verdict == "editorial"


def test_what_a_sentence_states_is_found_once() -> None:
    count = 1_500  # more than any memory of facts holds
    added = "\n".join(f"- crate {n} of the cargo list, berth{n}" for n in range(count))
    old, new = document("We run the pier."), document("We run the pier.", added)
    found = counted(lambda: compare(old, new), extract_facts, PhraseIndex.find)
    assert found[extract_facts.__code__] <= count + 20
    # its rules and its topics
    assert found[PhraseIndex.find.__code__] <= 2 * count + 40


SHAPES: dict[str, Callable[[int], str]] = {
    "items": lambda n: "\n".join(f"- crate {i} of the cargo list" for i in range(n)),
    "promises": lambda n: "\n".join(f"- you must pay {i} euros in {i % 90} days" for i in range(n)),
    "paragraphs": lambda n: "\n\n".join(f"{i + 1}. We may change berth {i}." for i in range(n)),
    "rows": lambda n: (
        "| name | price |\n|---|---|\n" + "\n".join(f"| berth {i} | {i} EUR |" for i in range(n))
    ),
}
MOST_CALLS = 1_300
"""Calls for one added clause: parsing, alignment, proofs, facts, rules and estimate together."""


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_as_many_added_clauses_take_about_twice_the_calls(shape: str) -> None:
    old = document(*(sentence(number, "ferry") for number in range(30)))
    sizes = (250, 500, 1_000)
    counts = [
        counted(lambda n=size: compare(old, document(SHAPES[shape](n))))[None] for size in sizes
    ]
    assert max(after / before for before, after in pairwise(counts)) <= MOST_GROWTH
    assert (counts[-1] - counts[0]) / (sizes[-1] - sizes[0]) <= MOST_CALLS


WORDING = {
    words: normal
    for name in ("spellings", "synonyms", "phrases", "contractions", "purposes")
    for words, normal in pairs(table("wording")[name]).items()
}


FRAME = "The harbour master keeps {} beside the quay."


def test_most_wordings_are_forms_of_one_another() -> None:
    alike = [
        words
        for words, normal in WORDING.items()
        if normal_form(FRAME.format(words)) == normal_form(FRAME.format(normal))
    ]
    assert len(alike) > 0.7 * len(WORDING), "else the test below asks hardly anything"


@pytest.mark.parametrize("words", WORDING)
def test_no_text_of_the_same_normal_form_lacks_a_telling_word(words: str) -> None:
    one, other = FRAME.format(words), FRAME.format(WORDING[words])
    forms = normal_form(one), normal_form(other)
    if forms[0] == forms[1]:
        assert may_be(telling(forms[0]), bare(other))
        assert may_be(telling(forms[1]), bare(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Each sub-processor keeps the harbor log.", "Each subprocessor keeps the harbour log."),
        ("Name the Product(s) that were cancelled.", "Name the Products that were canceled."),
        ("The U.S. customs office organises it.", "The US customs office organizes it."),
        ("It’s the “licensor” who recognises it.", "It is the 'licensor' who recognizes it."),
        ("Tugs pre‑paid by the labour office", "Tugs prepaid by the labor office"),
        ("TRAVELLERS MODELLED THE HARBOURS", "travelers modeled the harbors"),
    ],
)
def test_typography_and_spelling_hide_no_telling_word(one: str, other: str) -> None:
    assert normal_form(one) == normal_form(other)
    assert may_be(telling(normal_form(one)), bare(other))
    assert may_be(telling(normal_form(other)), bare(one))


def test_telling_words_tell_texts_apart() -> None:
    asked = telling(normal_form("The operator keeps a record of every mooring."))
    assert {"operator", "mooring"} <= set(asked)
    assert not may_be(asked, bare("The operator keeps a record of every berth."))


def test_the_dictionary_is_that_of_the_package() -> None:
    listed = SpellChecker(language="en").word_frequency.dictionary
    assert all(map(spelling.is_word, listed))
    assert english_words() == frozenset(listed)
