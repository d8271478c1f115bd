"""Accepting all gives the new words, rejecting all the old ones, whatever happened to clauses."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from docx_samples import NEW, OLD, W, differing, labels_of, read_side, words_of
from hypothesis import given, settings
from hypothesis import strategies as st

from termsdiff import Finding, compare
from termsdiff.reports.options import RenderOptions, WordOptions
from termsdiff.reports.word.render import render


def assert_both_sides(old: str, new: str) -> bytes:
    comparison = compare(old, new)
    data = render(comparison, RenderOptions())
    assert not differing(read_side(data, "old"), words_of(comparison.old))
    assert not differing(read_side(data, "new"), words_of(comparison.new))
    return data


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (OLD, NEW),
        (NEW, OLD),
        (OLD, OLD),
        (OLD, "Nothing of it is left.\n"),
        ("# A\n\nOne clause.\n\nLast clause.\n", "# A\n\nOne clause.\n"),
        ("First: it ends here.\n", "First: it ends here.\n\nSecond: it goes on.\n"),
    ],
)
def test_accept_all_and_reject_all(old, new):
    assert_both_sides(old, new)


SENTENCES = (
    "The provider keeps records of the service for one year after it ends.",
    "The customer pays every invoice within thirty days of its date.",
    "Either party may end these terms with a notice of ninety days.",
    "Outputs belong to the customer, and the provider claims no right in them.",
    "No party is liable for what lies beyond its reasonable control.",
    "Disputes go to the courts of the place where the provider is registered.",
    "Short.",
    "Data of the customer is deleted within seven days.",
)
clauses = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join), max_size=7
)


@settings(max_examples=150, deadline=None)
@given(clauses, clauses)
def test_any_order_of_clauses(old, new):
    numbered = [
        "\n\n".join(f"{number}. {text}" for number, text in enumerate(texts, 1))
        for texts in (old, new)
    ]
    assert_both_sides(numbered[0] or "Empty.", numbered[1] or "Empty.")


def document_of(data: bytes, part: str = "word/document.xml") -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ElementTree.fromstring(archive.read(part))


def test_edits_are_tracked_word_by_word():
    body = document_of(assert_both_sides(OLD, NEW))
    deleted = ["".join(e.itertext()) for e in body.iter(W + "del")]
    inserted = ["".join(e.itertext()) for e in body.iter(W + "ins")]
    assert any("six (6)" in text for text in deleted)
    assert any("three (3)" in text for text in inserted)
    assert not any("before we discontinue a model" in text for text in deleted + inserted)


def test_numbers_are_counted_by_word_and_right_on_both_sides():
    data = assert_both_sides(OLD, NEW)
    for side, text in (("old", OLD), ("new", NEW)):
        blocks = compare(text, text).new.blocks
        assert labels_of(data, side) == [b.full_text for b in blocks if b.has_words]
    deleted = [(e.text or "").strip() for e in document_of(data).iter(W + "delText")]
    assert not any(re.fullmatch(r"\d(\.\d)?\.?|\([ab]\)", text) for text in deleted)


def test_moves_have_both_ends():
    moved = "The customer pays every invoice within thirty days of its date, without set-off."
    rest = "\n\n".join(SENTENCES[2:6])
    body = document_of(assert_both_sides(f"{moved}\n\n{rest}\n", f"{rest}\n\n{moved}\n"))
    starts = [
        [e.get(W + "name") for e in body.iter(f"{W}{tag}RangeStart")]
        for tag in ("moveFrom", "moveTo")
    ]
    assert starts[0] == starts[1] == ["move1"]
    assert ["".join(e.itertext()) for e in body.iter(W + "moveTo") if list(e)] == [moved]


def test_an_edit_at_the_end_is_kept_apart_from_an_inserted_paragraph():
    old, new = "Fees are due in May 2025\n\nLast.\n", "Fees are due in May 2026\n\nNew.\n\nLast.\n"
    body = document_of(assert_both_sides(old, new))
    dates = {"".join(e.itertext()): e.get(W + "date") for e in body.iter(W + "ins")}
    assert dates["2026"] != dates["New."]
    assert {e.get(W + "author") for e in body.iter(W + "ins")} == {"termsdiff"}


def test_headings_and_lists_survive():
    data = assert_both_sides(OLD, NEW)
    docx = pytest.importorskip("docx")
    styles = {p.text.strip(): p.style.name for p in docx.Document(io.BytesIO(data)).paragraphs}
    assert styles["Harbour terms"] == "Heading 1"
    assert styles["Prices stay as they are."] == "List Bullet"


def test_identifiers_are_unique_and_every_comment_is_anchored():
    comparison = compare(OLD, NEW)
    finding = Finding(
        "notice", "discontinuation", "material", "provider", "six months became three", "Less time."
    )
    changes = tuple(
        replace(one, findings=(finding,)) if one.materiality == "material" else one
        for one in comparison.changes
    )
    data = render(replace(comparison, changes=changes), RenderOptions())
    body, comments = document_of(data), document_of(data, "word/comments.xml")
    tracked = ("ins", "del", "moveFrom", "moveTo", "pPrChange", "moveFromRangeStart")
    ids = [e.get(W + "id") for name in tracked for e in body.iter(W + name)]
    assert len(ids) == len(set(ids))
    numbers = [e.get(W + "id") for e in comments.iter(W + "comment")]
    for anchor in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert sorted(e.get(W + "id") for e in body.iter(W + anchor)) == sorted(numbers)
    said = ["".join(e.itertext()) for e in comments.iter(W + "comment")]
    assert any("six months became three" in text for text in said)


def test_same_bytes_every_time():
    comparison = compare(OLD, NEW)
    options = RenderOptions(word=WordOptions(moment=datetime(2026, 11, 23, tzinfo=UTC)))
    data = render(comparison, options)
    assert data == render(compare(OLD, NEW), options)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}


def test_hostile_text_is_no_markup():
    hostile = "A </w:t><w:t> & \x01 \u202e \ud800 ]]> <!ENTITY x 'y'> clause."
    data = assert_both_sides("A clause.", hostile)
    assert document_of(data) is not None
