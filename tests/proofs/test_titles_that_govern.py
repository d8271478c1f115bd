"""A title or a lead-in over things without a verb says what holds of them: it is no mere form."""

from __future__ import annotations

import pytest

from termsdiff import compare

OTHER = "\n\n## Payment\n\nYou must pay each invoice in full."


def materiality(old: str, new: str) -> set[str]:
    return {judged.materiality for judged in compare(old, new).changes}


def section(title: str, below: str) -> str:
    return f"# Terms\n\nThese terms apply to you.\n\n## {title}\n\n{below}{OTHER}"


THINGS = "Resale of the software.\n\nRental of it."
SENTENCES = "Resale of the software is a matter for you.\n\nRental of it is a matter for us."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Exclusions", "Inclusions"),
        ("Services we cover", "Services we exclude"),
        ("Data in scope", "Data out of scope"),
        ("Class B violations", "Class C violations"),
    ],
)
def test_a_title_over_things_matters(old: str, new: str) -> None:
    for one, other in ((old, new), (new, old)):
        assert "editorial" not in materiality(section(one, THINGS), section(other, THINGS))
        gone = section(one, THINGS).replace(f"## {one}\n\n", "")
        assert "editorial" not in materiality(section(one, THINGS), gone)
        assert "editorial" not in materiality(gone, section(one, THINGS))


def test_a_title_over_sentences_only_names_them() -> None:
    old, new = section("Distribution", SENTENCES), section("Distribution of copies", SENTENCES)
    assert materiality(old, new) == {"editorial"}
    assert materiality(old, old.replace("## Distribution\n\n", "")) == {"editorial"}
    one, other = section("Class B copies", SENTENCES), section("Class C copies", SENTENCES)
    assert "editorial" not in materiality(one, other)


@pytest.mark.parametrize("mark", ["* ", ""])
@pytest.mark.parametrize(
    ("lead", "other"), [("You may:", "You may not:"), ("Covered:", "Not covered:")]
)
def test_lead_ins_that_changed_places_matter(lead: str, other: str, mark: str) -> None:
    def terms(first: str, second: str) -> str:
        items = [f"{mark}{item};" for item in ("copy", "share", "sell", "rent")]
        return "\n\n".join(["# Terms", first, *items[:2], second, *items[2:]])

    assert "editorial" not in materiality(terms(lead, other), terms(other, lead))


def test_titles_that_changed_places_matter() -> None:
    def terms(first: str, second: str) -> str:
        return section(first, THINGS) + f"\n\n## {second}\n\nTheft of it.\n\nLoss of it."

    found = materiality(terms("Exclusions", "Inclusions"), terms("Inclusions", "Exclusions"))
    assert "editorial" not in found


def test_a_section_that_moved_with_all_it_governs_is_the_same() -> None:
    parts = ["## Exclusions\n\nTheft of the software you rent from us.", OTHER.strip()]
    whole = [*parts, "## Notices\n\nNotices are sent by letter to the address that you gave us."]
    old, new = "\n\n".join(["# Terms", *whole]), "\n\n".join(["# Terms", *whole[1:], whole[0]])
    assert materiality(old, new) == {"editorial"}


@pytest.mark.parametrize("gone", ["Tablets", "## Excluded devices"])
def test_a_section_of_things_at_the_end_is_no_furniture(gone: str) -> None:
    old = section("Insurance", "We insure your devices against the damage that you cause.")
    old += "\n\n## Excluded devices\n\nPhones\n\nTablets\n\nWatches"
    new = old.replace(f"{gone}\n\n", "")
    assert "editorial" not in materiality(old, new)
    assert "editorial" not in materiality(new, old)


def test_what_is_around_the_document_is_furniture() -> None:
    old = section("Insurance", "We insure your devices against the damage that you cause.")
    assert materiality(old, f"{old}\n\nShare this page") == {"editorial"}
    assert materiality(f"{old}\n\nGold customers", old) == {"unassessed"}


def test_a_title_over_a_table_only_names_it() -> None:
    table = "| Priority | Answer |\n| --- | --- |\n| high | 2 hours |"
    old = section("Response times", table)
    assert materiality(old, section("Times of response", table)) == {"editorial"}
    assert "editorial" not in materiality(section("Exclusions", table), section("Cases", table))


def test_a_line_below_the_title_of_the_document_is_furniture() -> None:
    old = section("Insurance", "We insure your devices against the damage that you cause.")
    assert materiality(old, old.replace("# Terms", "# Terms\n\nSkip to content")) == {"editorial"}
