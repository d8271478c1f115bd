"""A number alone in its line belongs to the heading or the clause below it."""

from __future__ import annotations

import pytest

from termsdiff import compare, parse

CLAUSE = "The sum that is due is paid by wire, and nobody may hold any part of it back."


@pytest.mark.parametrize(
    ("source", "first"),
    [
        (f"10.1\n\n### Fees\n\n{CLAUSE}", ("heading", "10.1", "Fees")),
        (f"**10.1**\n\n### Fees\n\n{CLAUSE}", ("heading", "10.1", "Fees")),
        (f"10.1\n\n{CLAUSE}", ("paragraph", "10.1", CLAUSE)),
        (f"10.1\n\n- {CLAUSE}\n- More.", ("item", "10.1", CLAUSE)),
        (f"<p>10.1</p><h3>Fees</h3><p>{CLAUSE}</p>", ("heading", "10.1", "Fees")),
        (f"## Article 5\n\n## Fees\n\n{CLAUSE}", ("heading", "5", "Fees")),
        (f"**Article 5**\n\n### Fees\n\n{CLAUSE}", ("heading", "5", "Fees")),
        (f"ARTICLE IV\n\nFEES AND TAXES\n\n{CLAUSE}", ("heading", "IV", "FEES AND TAXES")),
        (f"Section 5.\n\n{CLAUSE}", ("paragraph", "5", CLAUSE)),
        (f"## Annex A\n\n## Fees\n\n{CLAUSE}", ("heading", "Annex A", "Fees")),
        (f"8\n\nFees\n\n8.1\n\n{CLAUSE}", ("heading", "8", "Fees")),
        (f"8\n\n## Fees\n\n8.1 {CLAUSE}", ("heading", "8", "Fees")),
        # one that heads several, the number of a page, an annex without a name
        (f"## Section 5\n\n### Fees\n\n{CLAUSE}", ("heading", "5", "Section 5")),
        (f"8\n\nand goes on here\n\n{CLAUSE}", ("paragraph", "", "8")),
        (f"## Annex A\n\n{CLAUSE}", ("heading", "Annex A", "Annex A")),
        (f"10.1\n\n10.2 {CLAUSE}", ("paragraph", "10.1", "10.1")),
    ],
)
def test_a_lone_number(source: str, first: tuple[str, str, str]) -> None:
    block = parse(f"# Terms of Quillon\n\nOpening words stand here.\n\n{source}\n").blocks[2]
    assert (block.kind, block.label, block.text) == first


@pytest.mark.parametrize(
    "form",
    [
        "{0}.1\n\n### Fees\n\n" + CLAUSE,
        "## Article {0}\n\n## Fees\n\n" + CLAUSE,
        "{0}\n\nFees\n\n{0}.1\n\n" + CLAUSE,
        "{0}.1\n\n- " + CLAUSE,
    ],
)
def test_a_section_put_in_before_it_is_a_renumbering(form: str) -> None:
    opening = "# Terms of Quillon\n\n"
    law = "## Law\n\nEnglish law applies to all that stands here.\n\n"
    compared = compare(opening + form.format(8), opening + law + form.format(9))
    kinds = {judged.change.kind for judged in compared.changes}
    assert kinds == {"added", "renumbered"}
