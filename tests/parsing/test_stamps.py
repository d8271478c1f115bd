"""Lines that say when a document was published or applies: neither titles nor captions."""

from __future__ import annotations

import pytest

from termsdiff import parse

CLAUSE = "You may use the service of Quillon for your own business, within the law."


@pytest.mark.parametrize(
    "stamp", ["Published: 30 July 2025", "Effective date: 1 May 2024", "Last updated May 3, 2025"]
)
def test_a_stamp_is_no_title(stamp: str) -> None:
    document = parse(f"{stamp}\n\nTerms of Quillon\n\n{CLAUSE}\n")
    assert document.title == "Terms of Quillon"
    assert [block.kind for block in document.blocks] == ["paragraph", "heading", "paragraph"]


def test_a_section_below_a_stamp_is_no_title_either() -> None:
    document = parse(f"Published: 30 July 2025\n\n## Introduction\n\n{CLAUSE}\n")
    assert document.blocks[2].headings == ("Introduction",)


def test_a_title_may_hold_a_date() -> None:
    assert parse(f"Terms of Quillon, May 27th, 2025\n\n{CLAUSE}\n").title.startswith("Terms of")


def test_a_stamp_is_no_caption() -> None:
    text = "_Last updated 3 August 2026. Effective 1 September 2026_"
    document = parse(f"# Terms\n\n{text}\n\n{CLAUSE}\n")
    assert document.blocks[1].caption == ""
    assert str(document.effective_date) == "2026-09-01"
