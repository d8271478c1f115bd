"""How runs are tidied, and how long texts are compared in steps."""

from __future__ import annotations

import pytest

from termsdiff.redline import word_redline as module
from termsdiff.redline.change import Run
from termsdiff.redline.word_redline import redline


def read(line: str) -> list[Run]:
    """Read runs as `=you |-may|+must`: a mark and its text, bars between them."""
    return [(part[0], part[1:]) for part in line.split("|")]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("runs", "tidied"),
    [
        # a space between two edits is part of one: it goes, and comes again
        ("-a|= |-b", "-a b|+ "),
        ("+a|= |+b", "- |+a b"),
        ("-a|+x|= |-b|+y", "-a b|+x y"),
        ("-a|= |+b", "-a |+ b"),
        ("-a|=, |-b", "-a, b|+, "),
        ("-a|=) (|-b", "-a) (b|+) ("),
        # more than three marks are kept
        ("-a|=) - (|-b", "-a|=) - (|-b"),
        # so is a word
        ("-a|= word |-b", "-a|= word |-b"),
        ("-a|= to |-b", "-a|= to |-b"),
        # but for a small one between two long edits
        ("-long enough to|= of |-another long one", "-long enough to of another long one|+ of "),
        ("-long enough to|= the |-another long one", "-long enough to the another long one|+ the "),
        ("-long enough to|= that |-another long one", "-long enough to|= that |-another long one"),
        ("-long enough to|= a b |-another long one", "-long enough to|= a b |-another long one"),
        ("-twelve signs|= of |-another long one", "-twelve signs|= of |-another long one"),
        ("-another long one|= of |-twelve signs", "-another long one|= of |-twelve signs"),
        ("-thirteen sign|= of |-thirteen sign", "-thirteen sign of thirteen sign|+ of "),
        # at the ends of a text nothing is between two edits
        ("= |-a", "= |-a"),
        ("-a|= ", "-a|= "),
        ("=, |-a|=.", "=, |-a|=."),
    ],
)
def test_what_is_kept_between_two_edits_holds_a_word(runs: str, tidied: str) -> None:
    assert module._cleaned(read(runs)) == read(tidied)


@pytest.mark.parametrize(
    ("runs", "merged"),
    [
        ("+x|-a", "-a|+x"),
        ("-a|+x|-b|+y", "-ab|+xy"),
        ("=a|=b|-c", "=ab|-c"),
        ("-a|=b|+x|=c|=d", "-a|=b|+x|=cd"),
        ("+x", "+x"),
    ],
)
def test_runs_of_one_kind_are_joined_and_deletions_come_first(runs: str, merged: str) -> None:
    assert module._merged(read(runs)) == read(merged)


def test_empty_runs_are_left_out() -> None:
    assert module._merged([("=", "a"), ("-", ""), ("=", ""), ("+", "x")]) == [
        ("=", "a"),
        ("+", "x"),
    ]
    assert module._merged([]) == []


def test_either_way_round_it_is_the_same_redline() -> None:
    mirror = {"=": "=", "-": "+", "+": "-"}
    for old, new in (
        ("you may pay now or then", "we may pay then or now"),
        ("a b c a b", "b a c"),
        ("one two one", "two one two"),
    ):
        forth, back = redline(old, new), redline(new, old)
        assert sorted(forth) == sorted((mirror[mark], text) for mark, text in back)


def sentences(*words: str) -> str:
    return " ".join(f"You may {word} it here." for word in words)


@pytest.fixture
def _short_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts of over thirty tokens are compared by sentences, of over ten of these by their ends."""
    monkeypatch.setattr(module, "_MOST_TOKENS", 30)
    monkeypatch.setattr(module, "_MOST_UNITS", 10)


@pytest.mark.usefixtures("_short_steps")
def test_a_long_text_is_compared_by_sentences_and_those_by_words() -> None:
    assert redline(sentences("copy", "sell", "lend"), sentences("copy", "rent", "lend")) == (
        ("=", "You may copy it here. You may "),
        ("-", "sell"),
        ("+", "rent"),
        ("=", " it here. You may lend it here."),
    )
    assert redline(sentences("copy", "sell", "lend"), sentences("copy", "lend")) == (
        ("=", "You may copy it here. "),
        ("-", "You may sell it here. "),
        ("=", "You may lend it here."),
    )


@pytest.mark.usefixtures("_short_steps")
def test_a_stretch_that_is_long_itself_is_replaced() -> None:
    old = f"{sentences('copy')} {' '.join('abcdefgh')}. End."
    new = f"{sentences('copy')} {' '.join('abcxyzgh')}. End."
    assert redline(old, new) == (
        ("=", "You may copy it here. "),
        ("-", "a b c d e f g h. "),
        ("+", "a b c x y z g h. "),
        ("=", "End."),
    )


@pytest.mark.usefixtures("_short_steps")
@pytest.mark.parametrize(
    ("old", "new", "runs"),
    [
        ("copy it", "sell it", ("=A.B.C.D.E.F. |-copy|+sell|= it.")),
        # a word is kept as a whole, though it begins or ends alike
        ("copying it", "copied it", ("=A.B.C.D.E.F. |-copying|+copied|= it.")),
        ("unpaid it", "repaid it", ("=A.B.C.D.E.F. |-unpaid|+repaid|= it.")),
    ],
)
def test_both_ends_of_very_many_sentences_are_kept(old: str, new: str, runs: str) -> None:
    start = " ".join(f"{letter}." for letter in "ABCDEF")
    found = redline(f"{start} {old}.", f"{start} {new}.")
    assert found == tuple(read(runs.replace("A.B.C.D.E.F.", start)))


@pytest.mark.parametrize("number", [0xD800 - 0x100, 0xD800 - 0x100 + 10])
def test_more_words_than_characters_below_the_surrogates(number: int) -> None:
    """Each distinct word is one character while two texts are compared: none may be half a one."""
    old = [f"w{n}" for n in range(number)]
    diffs = module._diff(old, [*old, "x"])
    assert diffs == [("=", "".join(old)), ("+", "x")]
