"""Sentences with exact spans."""

from __future__ import annotations

import pytest

from termsdiff.facts import sentence_spans


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We may. You may not.", ["We may.", "You may not."]),
        ("See e.g. Section 4. It applies.", ["See e.g. Section 4.", "It applies."]),
        ("Acme Inc. (“Acme”) may change it.", ["Acme Inc. (“Acme”) may change it."]),
        ("It is Acme Inc. You agree.", ["It is Acme Inc.", "You agree."]),
        ("In the U.S. Code it stands.", ["In the U.S. Code it stands."]),
        ("You agree; we do not.", ["You agree; we do not."]),
        ("you agree; (b) we do not.", ["you agree;", "(b) we do not."]),
        ("It ends. (a) You stop.", ["It ends.", "(a) You stop."]),
        ("line one\nline two", ["line one", "line two"]),
        ("Version 2.0 is here. Use it!", ["Version 2.0 is here.", "Use it!"]),
        ("He said “no.” We said yes.", ["He said “no.”", "We said yes."]),
        ("", []),
        ("no end", ["no end"]),
    ],
)
def test_sentence_spans(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_hostile_texts_take_no_time() -> None:
    assert len(sentence_spans("a. B" * 5_000)) > 1
    assert len(sentence_spans("e.g. " * 20_000)) == 1
