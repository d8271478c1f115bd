"""One form for characters that a reader cannot tell apart, and only for those."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsdiff import compare, parse
from termsdiff.text.folding import drop_invisible, fold, invisible_spans, lowered, raised

COMPOSED, DECOMPOSED = "caf\u00e9", "cafe\u0301"


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("１０，０００円", "10,000円"),
        ("ＡＴ＆Ｔ", "AT&T"),
        ("𝟑𝟎 𝐝𝐚𝐲𝐬", "30 days"),
        ("٣٠ ۳۰ ३० ๓๐ ৩০", "30 30 30 30 30"),
        ("ﬁfty eﬃcient ﬂat", "fifty efficient flat"),
        ("Ⅳ. Ⅻ", "IV. XII"),
        ("ｶﾞｽ料金", "ガス料金"),
        ("⑴ fees", "(1) fees"),
        (DECOMPOSED, COMPOSED),
        ("EUR\u00a01\u202f000", "EUR 1 000"),
        ("non\u2010exclusive, non\u2011exclusive", "non-exclusive, non-exclusive"),
        ("\u2212 5", "- 5"),
        ("Cus\u00adtom\u200ber\ufeff", "Customer"),
        ("\u202e30\u202c days", "30 days"),
        ("✔\ufe0f", "✔"),
        ("⼀", "一"),
        ("line\u2028after\u0085line", "line after line"),
    ],
)
def test_what_folds(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    "text",
    [
        "“quoted” ‘so’ – and — this…",
        "½ of it, 1½ months",
        "n.º 5, 1ª",
        "CO₂, m²",
        "№ 5 of X™",
        "กำหนด",
        "می\u200cخواهیم",
        "👩\u200d💻 team",
        "🏴\U000e0067\U000e0062\U000e007f",
        "① first",
        "straße İstanbul",
    ],
)
def test_what_stays(text: str) -> None:
    assert fold(text) == text


def test_a_superscript_stands_apart_from_a_number() -> None:
    assert fold("10² and 100¹") == "10 ² and 100 ¹"
    assert fold("１０²") == "10 ²"
    assert fold("10²") != fold("102")
    assert fold("1½") != fold("11/2")


def test_shifts_of_markup_change_only_digits() -> None:
    assert (raised("12"), lowered("2"), raised("th"), raised("1, 2")) == ("¹²", "₂", "th", "¹, ²")


def test_spans_of_what_nobody_sees() -> None:
    assert invisible_spans("a\u200bb 👩\u200d💻 \u202ec") == [(1, 2), (8, 9)]
    assert invisible_spans("plain") == []


@given(st.text(max_size=80))
def test_folding_is_done_once(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert "  " not in folded
    assert unicodedata.is_normalized("NFC", folded)


@given(st.text(max_size=80))
def test_lines_stay_lines(text: str) -> None:
    assert drop_invisible(text).count("\n") == text.count("\n")


@given(st.integers(0, 10**9), st.sampled_from("０٠०๐𝟎"))
def test_a_number_in_any_digits_is_the_number(number: int, zero: str) -> None:
    written = "".join(chr(ord(zero) + int(digit)) for digit in str(number))
    assert fold(written) == str(number)


def test_a_number_changed_in_other_digits_is_a_change() -> None:
    old = parse("# 規約\n\n甲は１０日以内に払う。")
    assert compare(old, parse("# 規約\n\n甲は２０日以内に払う。")).verdict != "identical"
    assert compare(old, parse("# 規約\n\n甲は10日以内に払う。")).verdict == "identical"


def test_ascii_pays_nearly_nothing() -> None:
    text = "You pay the fee within 30 days of the invoice. " * 20_000
    started = time.process_time()
    drop_invisible(text)
    assert time.process_time() - started < 0.01
