"""Which texts need not be parsed because one like them was."""

from __future__ import annotations

import pytest

from termsdiff.parsing import parse
from termsdiff.versions.digests import source_digest, words_digest

TEXT = """\
# Terms of Acorn

1. We store [your files](https://acorn.example/files) for 30 days.
2. Fees are due within fourteen days; see [Fees](/fees "What you pay") (in euros).
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("https://acorn.example/files", "https://acorn.example/de/files_(new)"),
        ("](https://acorn.example/files)", "](<https://acorn.example/files>)"),
        ("https://acorn.example/files", "#files"),
        (' "What you pay"', ""),
        ("for 30 days", "for\n   30 days"),
    ],
)
def test_another_target_or_spacing_makes_no_other_text(old: str, new: str) -> None:
    spelled = TEXT.replace(old, new)
    assert spelled != TEXT
    assert source_digest(spelled) == source_digest(TEXT)
    assert words_digest(parse(spelled)) == words_digest(parse(TEXT))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("30 days", "20 days"),
        ("your files", "your mails"),
        ("(in euros)", "(in dollars)"),
        ("fourteen", "four teen"),
        ("2. Fees", "3. Fees"),
        ("due within", "due (within)"),
    ],
)
def test_another_word_is_another_text(old: str, new: str) -> None:
    assert source_digest(TEXT.replace(old, new)) != source_digest(TEXT)


def test_a_target_that_is_text_counts() -> None:
    literal = "Type `[files](one)` to see them."
    assert source_digest(literal) != source_digest(literal.replace("(one)", "(two)"))
    spaced = "See [Annex 3](30 days from now)."
    assert source_digest(spaced) != source_digest(spaced.replace("30", "10"))
