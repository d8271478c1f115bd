"""Where a report says that a clause stands: lines of a text, paragraphs of what was converted."""

from __future__ import annotations

import pytest

from termsdiff import compare, parse
from termsdiff.redline.change import Side
from termsdiff.reports.where import cited, place_in, place_of, where_words

OLD = "# Terms\n\nOne clause stays.\n\nFees are due within 30 days.\n"
NEW = OLD.replace("30", "10")


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("terms.md", "line 5"),
        ("a.b/terms", "line 5"),
        ("terms.docx", "paragraph 3"),
        ("TERMS.DOCX", "paragraph 3"),
        ("terms.dotx", "paragraph 3"),
        ("terms.doc", "paragraph 3"),
        ("terms.docx (changes accepted)", "paragraph 3"),
        ("https://example.org/terms", "paragraph 3"),
        ("terms.pdf", "paragraph 3"),
    ],
)
def test_lines_only_of_what_has_lines(source: str, place: str) -> None:
    comparison = compare(parse(OLD, source), parse(NEW, source))
    (judged,) = comparison.changes
    assert place_of(comparison, judged.change) == place
    assert where_words(comparison, judged.change).words == f"old {place}; new {place}"


def test_pages_go_before_paragraphs_and_are_cited() -> None:
    pages = ((1, 1), (0, 0), (1, 2), (0, 0), (2, 3))
    comparison = compare(parse(OLD, "a.pdf", pages=pages), parse(NEW, "b.pdf", pages=pages))
    (judged,) = comparison.changes
    assert place_of(comparison, judged.change) == "pp. 2–3"
    assert cited(comparison, judged.change).endswith(", pp. 2–3")


@pytest.mark.parametrize(
    ("blocks", "place"),
    [
        ((1,), "paragraph 2"),
        ((1, 2), "paragraphs 2–3"),
        ((1, 3), "paragraphs 2, 4"),
        ((3, 1, 2, 5), "paragraphs 2–4, 6"),
    ],
)
def test_what_is_between_merged_clauses_is_no_part_of_them(
    blocks: tuple[int, ...], place: str
) -> None:
    text = "# Terms\n\n" + "\n\n".join(f"Clause {number} is kept." for number in range(6))
    document = parse(text, "terms.docx")
    assert place_in(document, Side("", (), ((3, 3),), "", blocks)) == place


def test_paragraphs_of_clauses_that_were_merged_are_those_of_the_old_version() -> None:
    ferns = "Ferns in the hall are watered each Monday by the steward of the house."
    lamps = "Lamps in the yard are cleaned each autumn by the helpers of the steward."
    old = f"# Terms\n\n{ferns}\n\n{lamps}\n\nFees are due.\n"
    new = f"# Terms\n\n{ferns} {lamps}\n\nFees are due.\n"
    comparison = compare(parse(old, "old.docx"), parse(new, "new.docx"))
    (judged,) = comparison.changes
    assert judged.kind == "merged"
    assert where_words(comparison, judged.change) == ("paragraphs 2–3", "paragraph 2")
