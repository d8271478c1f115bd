"""No cut tears what a reader takes for one character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsdiff.redline.redline_tokens import tokenize
from termsdiff.redline.word_redline import redline
from termsdiff.text.graphemes import _careful, graphemes, needs_care

COUPLE = "👩\u200d💻"
CLUSTERS = (
    "e\u0301",
    COUPLE,
    "👍🏽",
    "🇩🇪",
    "กำ",
    "นี้",
    "が",
    "か\u3099",
    "☑\ufe0f",
    "\u1100\u1161\u11a8",
)
POOL = (*CLUSTERS, "a", " ", "1", ".", "語", "“", "क्षि")


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_one_character(cluster: str) -> None:
    assert graphemes(f"a{cluster}b") == ["a", cluster, "b"]
    assert graphemes(cluster * 3) == [cluster] * 3


@given(st.lists(st.sampled_from(POOL), max_size=30))
def test_tokens_end_where_characters_end(pieces: list[str]) -> None:
    text = "".join(pieces)
    tokens = tokenize(text)
    assert "".join(tokens) == text
    ends = set()
    length = 0
    for grapheme in graphemes(text):
        length += len(grapheme)
        ends.add(length)
    length = 0
    for token in tokens:
        length += len(token)
        assert length in ends


@pytest.mark.parametrize(
    ("old", "new", "removed", "added"),
    [
        ("甲は30日以内に払う。", "甲は60日以内に払う。", "30", "60"),
        ("毎年1,000円を払う。", "毎年1,200円を払う。", "1,000", "1,200"),
        ("甲方应在三十日内付款。", "甲方应在二十日内付款。", "三", "二"),
        ("แจ้งให้ท่านทราบสามวัน", "แจ้งให้ท่านทราบสี่วัน", "สาม", "สี่"),
        ("हम तीस दिन पहले", "हम तीन दिन पहले", "तीस", "तीन"),
        ("flag 🇩🇪 here", "flag 🇩🇰 here", "🇩🇪", "🇩🇰"),
        ("team 👩\u200d💻 here", "team 👨\u200d💻 here", "👩\u200d💻", "👨\u200d💻"),
    ],
)
def test_redlines_mark_characters_and_words(old: str, new: str, removed: str, added: str) -> None:
    runs = redline(old, new)
    assert "".join(text for operation, text in runs if operation == "-") == removed
    assert "".join(text for operation, text in runs if operation == "+") == added


def test_long_texts_without_spaces_are_compared_by_sentences() -> None:
    sentences = [f"第{n}条甲は{n}日以内に払う。" for n in range(1, 600)]
    changed = [*sentences[:300], "当社は通知しない。", *sentences[301:]]
    runs = redline("".join(sentences), "".join(changed))
    assert sum(len(text) for operation, text in runs if operation != "=") < 60


def test_the_first_look_misses_nothing_that_needs_care() -> None:
    missed = [one for one in map(chr, range(0x110000)) if _careful().search(one)]
    assert len(missed) > 10_000
    assert all(map(needs_care, missed))
    assert not needs_care("Zażółć gęślą jaźń – “Groß & Co.”…")
