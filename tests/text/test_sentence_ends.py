"""Where a text may be cut, and whether it has come to its end."""

from __future__ import annotations

import pytest

from termsdiff.text.sentences import STOP, has_ended, sentence_spans, stretches_of


@pytest.mark.parametrize(
    "text",
    [
        "We serve you.",
        "We serve you!",
        "May we?",
        "as follows:",
        "of each month;",
        "we call them “Fees”.",
        "we call them “Fees.”",
        "(see “Fees”)",
        "der „Dienst“",
        "我们提供服务。",
        "हम सेवा देते हैं।",
        "and so on…",
    ],
)
def test_a_text_that_ends_is_seen_to_end(text: str) -> None:
    assert has_ended(text)


@pytest.mark.parametrize(
    "text", ["We serve", "We serve the customer’s", "we,", "of the “Fees” and"]
)
def test_a_text_that_is_cut_is_seen_to_be(text: str) -> None:
    assert not has_ended(text)


def test_stretches_are_the_text_again() -> None:
    text = "One. Two; “three.” Four\nfive: 你好。「是。」再见。six"
    stretches = stretches_of(text)
    assert "".join(stretches) == text
    assert len(stretches) == 8


def test_the_quick_look_stops_where_the_slow_one_does_and_at_more() -> None:
    text = "We charge Acme Inc. for it. You pay; we serve."
    assert len(sentence_spans(text)) == 2
    assert len(STOP.findall(text)) == 4
