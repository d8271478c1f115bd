"""The site: what applies and what is coming, a page for every comparison, links that lead."""

from __future__ import annotations

import re
from datetime import date
from posixpath import dirname, join, normpath
from xml.etree import ElementTree

import pytest

from termsdiff import compare, parse
from termsdiff.reports.site import site, site_paths
from termsdiff.reports.site_entries import ParsedVersion, Terms
from termsdiff.reports.svg_timeline import timeline
from termsdiff.reports.theme import load_theme
from termsdiff.versions.version import Version

ON = date(2026, 11, 23)
CLAUSES = "# {title}\n\nWe give {months} months’ notice.\n\nFees are due within {days} days.\n"


def version(day: date, months: str, days: str) -> ParsedVersion:
    text = CLAUSES.format(title="Quay terms", months=months, days=days)
    return ParsedVersion(Version("quay", day, "filed", "", lambda: text), parse(text))


def quay(title: str = "Quay terms") -> Terms:
    return Terms(
        "quay",
        title,
        (
            version(date(2024, 3, 1), "six (6)", "thirty"),
            version(date(2025, 6, 1), "six (6)", "twenty"),
            version(date(2026, 2, 1), "three (3)", "twenty"),
            version(date(2027, 1, 15), "three (3)", "ten"),
        ),
    )


def pages(*terms: Terms) -> dict[str, str]:
    return {page.path: page.content for page in site(terms, ON, compare, load_theme())}


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return pages(
        quay(), Terms("single", "Single terms", (version(date(2026, 1, 1), "two (2)", "ten"),))
    )


def test_every_successive_pair_and_each_with_the_newest(made):
    days = ["2024-03-01", "2025-06-01", "2026-02-01", "2027-01-15"]
    wanted = [(days[0], days[1]), (days[1], days[2]), *((day, days[3]) for day in days[:3])]
    names = {f"quay/{old}_to_{new}.html" for old, new in wanted}
    texts = {f"quay/{day}.html" for day in days} | {"single/2026-01-01.html"}
    others = {"quay/clauses.html", "quay/index.html", "single/index.html", "index.html"}
    others |= {"feed.xml"}
    assert set(made) == names | texts | others


def test_any_two_versions_where_they_are_asked_for():
    every = {p.path for p in site((quay(),), ON, compare, load_theme(), every=True)}
    assert every == set(site_paths((quay(),), every=True))
    assert sum("_to_" in path for path in every) == 6
    assert "quay/2024-03-01_to_2026-02-01.html" in every


def test_each_version_has_a_page_of_its_text(made):
    page = made["quay/2025-06-01.html"]
    assert "six (6) months’ notice" in page and "due within twenty days" in page
    assert "<ins" not in page and "<del" not in page


def test_the_feed_has_an_entry_a_version_and_the_same_bytes_every_time(made):
    root = ElementTree.fromstring(made["feed.xml"])
    space = "{http://www.w3.org/2005/Atom}"
    entries = root.findall(f"{space}entry")
    assert [entry.find(f"{space}updated").text[:10] for entry in entries] == [
        "2027-01-15",
        "2026-02-01",
        "2025-06-01",
    ]
    assert entries[0].find(f"{space}link").get("href") == "quay/2026-02-01_to_2027-01-15.html"
    assert root.find(f"{space}updated").text == "2026-11-23T00:00:00Z"
    ids = [entry.find(f"{space}id").text for entry in entries]
    assert len(set(ids)) == 3 and all(one.startswith("urn:uuid:") for one in ids)


def test_dots_of_the_timeline_lead_to_their_changes(made):
    hrefs = re.findall(
        r'<a href="([^"]+)" aria-label="[^"]+: 1 material change', made["quay/index.html"]
    )
    assert hrefs
    for href in hrefs:
        assert f"quay/{href.partition('#')[0]}" in made
        assert "weight=material" in href


def test_every_link_leads_somewhere(made):
    for path, content in made.items():
        for href in re.findall(r'href="([^"#:]+)"', content):
            assert normpath(join(dirname(path), href)) in made


def test_the_index_says_what_applies_and_what_is_coming(made):
    text = " ".join(re.sub(r"<[^>]+>", " ", made["index.html"].split("</style>")[1]).split())
    assert "As of 23 November 2026" in text
    assert "Applies now since 1 February 2026 Upcoming 15 January 2027" in text
    assert "Applies now since 1 January 2026 Upcoming nothing announced" in text


def test_the_day_decides_what_applies():
    early = {p.path: p.content for p in site((quay(),), date(2023, 1, 1), compare, load_theme())}
    assert "no version yet" in early["index.html"]
    assert "No version applies yet." in early["quay/index.html"]


def test_terms_list_comparisons_newest_first(made):
    spans = re.findall(r'<h3><a href="[^"]+">([^<]+)</a>', made["quay/index.html"])
    assert [span.split(" to ")[0] for span in spans] == [
        "1 February 2026",
        "1 June 2025",
        "1 March 2024",
    ]


def test_a_single_version_has_a_page_too(made):
    assert "nothing to compare" in made["single/index.html"]


def test_comparisons_lead_back(made):
    page = made["quay/2024-03-01_to_2025-06-01.html"]
    assert 'href="../index.html"' in page
    assert 'aria-label="Breadcrumb"' in page


def test_same_bytes_every_time(made):
    assert pages(quay())["quay/index.html"] == made["quay/index.html"]


def test_a_hostile_title_is_no_markup():
    made = pages(quay("<script>alert(1)</script>"))
    assert not any("<script>alert" in content for content in made.values())
    assert "&lt;script&gt;" in made["index.html"]


def test_timeline_places_versions_by_date_and_keeps_labels_apart():
    days = [date(2024, 1, 1), date(2025, 1, 1), date(2025, 1, 20), date(2026, 1, 1)]
    counts = [{}, {"liability": 1}, {"own_topic": 4}, {"liability": 9}]
    picture = timeline(days, counts, date(2025, 7, 1))
    xs = [mark.x for mark in picture.marks]
    assert xs == sorted(xs)
    assert xs[0] == picture.left and xs[-1] == picture.right
    assert xs[3] - xs[1] == pytest.approx(365 / 731 * (picture.right - picture.left), abs=1)
    assert picture.marks[1].label_y != picture.marks[2].label_y
    assert [mark.coming for mark in picture.marks] == [False, False, False, True]
    assert [row.name for row in picture.rows] == ["Liability", "Own topic"]
    assert [dot.count for dot in picture.rows[0].dots] == [1, 9]
    assert picture.rows[0].dots[0].radius < picture.rows[0].dots[1].radius


def test_timeline_of_a_single_day():
    day = date(2026, 1, 1)
    picture = timeline([day], [{}], day)
    assert picture.rows == ()
    assert picture.left < picture.marks[0].x < picture.right
