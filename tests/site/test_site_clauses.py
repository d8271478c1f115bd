"""The history of a clause: every version in which its words changed, and links that lead there."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from posixpath import dirname, join, normpath

import pytest

from termsdiff import compare, parse
from termsdiff.notes import Note
from termsdiff.reports.site import site
from termsdiff.reports.site_clauses import clause_histories, trace
from termsdiff.reports.site_entries import ParsedVersion, Terms
from termsdiff.reports.theme import load_theme
from termsdiff.versions.version import Version

ON = date(2026, 11, 23)
HEAD = "# Quay terms\n\n"
TEXTS = (
    # the first three clauses: edited twice, edited once and gone, never edited
    "## 1. Notice\n\nWe give six (6) months’ notice before we end a product.\n\n"
    "## 2. Fees\n\nFees are due within thirty (30) days of the invoice.\n\n"
    "## 3. Law\n\nThe law of the Netherlands governs these terms.\n",
    "## 1. Notice\n\nWe give three (3) months’ notice before we end a product.\n\n"
    "## 2. Fees\n\nFees are due within twenty (20) days of the invoice.\n\n"
    "## 3. Law\n\nThe law of the Netherlands governs these terms.\n",
    # what was section 1 is section 2 now, with the same words
    "## 1. Fees\n\nFees are due within twenty (20) days of the invoice.\n\n"
    "## 2. Notice\n\nWe give three (3) months’ notice before we end a product.\n\n"
    "## 3. Law\n\nThe law of the Netherlands governs these terms.\n",
    "## 2. Notice\n\nWe give one (1) month’s notice before we end a product.\n\n"
    "## 3. Law\n\nThe law of the Netherlands governs these terms.\n",
)
DAYS = (date(2024, 3, 1), date(2025, 6, 1), date(2026, 2, 1), date(2027, 1, 15))


def version(day: date, text: str) -> ParsedVersion:
    return ParsedVersion(Version("quay", day, "filed", "", lambda: text), parse(HEAD + text))


VERSIONS = tuple(version(day, text) for day, text in zip(DAYS, TEXTS, strict=True))


@pytest.fixture(scope="module")
def histories():
    pairs = pairwise(VERSIONS)
    return clause_histories(
        [
            trace(compare(old.document, new.document), new.version.day, new.label, "page.html")
            for old, new in pairs
        ],
        VERSIONS[-1].document,
    )


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    terms = Terms("quay", "Quay terms", VERSIONS)
    return {page.path: page.content for page in site((terms,), ON, compare, load_theme())}


def of(histories, words: str):
    """Return the history of the clause whose first redline holds these words."""
    return next(c for c in histories.clauses if words in str(c.changes[0].redline))


def test_a_clause_is_followed_through_versions_across_a_move(histories):
    notice = of(histories, "before we end a product")
    edited = [past for past in notice.changes if past.redline is not None]
    assert [past.since for past in edited] == ["1 June 2025", "15 January 2027"]
    first, last = (str(past.redline) for past in edited)
    assert "<del>six (6)" in first and "<ins>three (3)" in first
    assert "<del>three (3)" in last and "<ins>one (1)" in last
    assert notice.stands and notice.title == "2. Notice"


def test_a_clause_that_is_gone_ends_with_its_removal(histories):
    fees = of(histories, "of the invoice")
    assert not fees.stands
    assert [past.whole for past in fees.changes if past.redline is not None] == ["", "removed"]
    notice = of(histories, "before we end a product")
    assert histories.clauses.index(fees) > histories.clauses.index(notice)


def test_a_clause_that_never_changed_has_no_history(histories):
    assert not any("Netherlands" in str(p.redline) for c in histories.clauses for p in c.changes)
    law = next(b for b in VERSIONS[0].document.blocks if "Netherlands" in b.text)
    assert (0, law.index) not in histories.anchors


def test_what_changed_most_often_comes_first(histories):
    assert [clause.title for clause in histories.most_changed][:1] == ["2. Notice"]


def test_anchors_are_told_apart(made):
    ids = re.findall(r' id="([^"]+)"', made["quay/clauses.html"])
    assert len(ids) == len(set(ids))


def test_every_link_to_a_history_lands(made):
    page = made["quay/clauses.html"]
    ids = set(re.findall(r' id="([^"]+)"', page))
    links = [
        (path, anchor)
        for path, content in made.items()
        for anchor in re.findall(r'href="clauses\.html#([^"]+)"', content)
    ]
    assert {anchor for _, anchor in links} <= ids
    # cards of successive versions, cards since an old version, texts, and the page of the terms
    paths = {path for path, _ in links}
    assert {
        "quay/2024-03-01_to_2025-06-01.html",
        "quay/2024-03-01_to_2027-01-15.html",
        "quay/2025-06-01.html",
        "quay/index.html",
    } <= paths


def test_the_page_leads_back_to_each_change(made):
    hrefs = re.findall(r'<h4><a href="([^"]+)"', made["quay/clauses.html"])
    assert hrefs
    for href in hrefs:
        path, _, anchor = href.partition("#")
        target = normpath(join(dirname("quay/clauses.html"), path))
        assert f'id="{anchor}"' in made[target]


def test_clauses_of_one_name_are_told_apart_by_their_words():
    text = HEAD + "## 1. Scope\n\nApples are {}.\n\nPears are {}.\n"
    documents = [parse(text.format("red", "soft")), parse(text.format("green", "hard"))]
    step = trace(compare(*documents), "2025-06-01", "1 June 2025", "page.html")
    titles = [clause.title for clause in clause_histories([step], documents[-1]).clauses]
    assert titles == ["1. Scope: “Apples are green.”", "1. Scope: “Pears are hard.”"]


def test_headings_of_one_name_are_not_told_apart_by_that_name():
    text = (
        HEAD
        + "## {0}\n\nApples are red.\n\n## Law\n\nDutch law applies.\n\n## {0}\n\nPears are soft.\n"
    )
    documents = [parse(text.format("Use of fruit")), parse(text.format("Use of the fruit"))]
    step = trace(compare(*documents), "2025-06-01", "1 June 2025", "page.html")
    titles = [clause.title for clause in clause_histories([step], documents[-1]).clauses]
    assert titles == ["Use of the fruit", "Use of the fruit"]


def test_a_clause_is_called_as_in_the_newest_version():
    # its section was renumbered after the words last changed
    texts = (*TEXTS[:2], TEXTS[1].replace("## 1. Notice", "## 7. Notice of an end"))
    versions = list(map(version, DAYS, texts))
    steps = [
        trace(compare(old.document, new.document), new.version.day, new.label, "page.html")
        for old, new in pairwise(versions)
    ]
    told = clause_histories(steps, versions[-1].document)
    titles = [clause.title for clause in told.clauses if clause.title.startswith("7.")]
    assert titles == [
        "7. Notice of an end",
        "7. Notice of an end: “We give three (3) months’ notice…”",
    ]


def unread(parsed: ParsedVersion) -> ParsedVersion:
    notes = (Note("text-in-image", "Two pages are pictures.", True),)
    return replace(parsed, document=replace(parsed.document, notes=notes))


def clauses_page_of(*versions: ParsedVersion) -> str:
    pages = site((Terms("quay", "Quay", versions),), ON, compare, load_theme())
    return next(page.content for page in pages if page.path == "quay/clauses.html")


MISSING = "Part of a version could not be compared; what changed there is missing here."


def test_what_was_not_read_is_said(made):
    first, second, *_ = VERSIONS
    page = clauses_page_of(first, unread(second), *VERSIONS[2:])
    assert MISSING in page
    assert MISSING not in made["quay/clauses.html"]


def test_no_clause_of_what_was_not_read_is_said_to_have_kept_its_words():
    first = VERSIONS[0]
    same = version(DAYS[1], TEXTS[0])
    whole = clauses_page_of(first, same)
    assert "<p>No clause has changed its wording so far.</p>" in whole
    page = clauses_page_of(first, unread(same))
    assert "<p>In what was read, no clause has changed its wording so far.</p>" in page
    assert MISSING in page


def test_both_pages_count_the_same_changes(made):
    shown = (
        r'<a href="(?:clauses\.html)?#(of-[^"]+)"><bdi>[^<]*</bdi></a> <span class="count">(\d+)<'
    )
    often = dict(re.findall(shown, made["quay/index.html"]))
    counts = dict(re.findall(shown, made["quay/clauses.html"]))
    assert often and often.items() <= counts.items()


def test_a_hostile_clause_is_no_markup():
    hostile = "<script>alert(1)</script> \u202e"
    texts = (f"## 1. {hostile}\n\n{hostile} one.\n", f"## 1. {hostile}\n\n{hostile} two.\n")
    terms = Terms("quay", "Quay", tuple(map(version, DAYS, texts)))
    page = {p.path: p.content for p in site((terms,), ON, compare, load_theme())}
    assert "<script>" not in page["quay/clauses.html"]
    assert "\u202e" not in page["quay/clauses.html"]
