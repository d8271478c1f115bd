"""Drafts: complete and true by construction, in every form, whatever the documents hold."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from notice_samples import NEW, OLD

from termsdiff import compare, parse
from termsdiff.comparison import Comparison
from termsdiff.errors import TermsdiffError
from termsdiff.notice.audit import audit
from termsdiff.notice.draft import Draft, draft_notice
from termsdiff.notice.statement import statements_of
from termsdiff.notice.timing import Timing
from termsdiff.reports.calendar import render_calendar
from termsdiff.reports.drafts import render_draft

SENT = date(2026, 7, 20)
FOLDER = Path(__file__).parents[2] / "versions"
STEPS = [
    (terms, old, new)
    for terms in ("aurelia-deployment", "aurelia-privacy")
    for files in [sorted((FOLDER / terms).glob("20*.md"))]
    for old, new in pairwise(files)
]
LINK = "https://heron.example/report.html"


def assert_clean(comparison: Comparison, text: str) -> None:
    """Audit what was written as anybody would audit it."""
    found = audit(comparison, statements_of(parse(text)), Timing())
    assert [a for a in found.answers if a.verdict != "borne_out"] == []
    assert found.unannounced == ()


@pytest.fixture(scope="module")
def draft(heron: Comparison) -> Draft:
    return draft_notice(heron, SENT)


@pytest.mark.parametrize("kind", ["notice", "changes"])
def test_the_audit_of_a_draft_passes(heron: Comparison, draft: Draft, kind: str) -> None:
    assert_clean(heron, render_draft(draft, kind))
    assert_clean(heron, render_draft(draft, kind, LINK))


@pytest.mark.parametrize(("terms", "old", "new"), STEPS)
def test_the_audit_of_a_draft_passes_for_every_sample(terms: str, old: Path, new: Path) -> None:
    comparison = compare(old.read_text("utf-8"), new.read_text("utf-8"))
    assert_clean(comparison, render_draft(draft_notice(comparison, SENT), "notice"))


def test_a_draft_tells_benefits_and_burdens_alike(heron: Comparison, draft: Draft) -> None:
    flagged = {one.change.id for one in heron.changes if one.materiality in ("material", "minor")}
    assert flagged <= {item.change for item in draft.items}
    back = draft_notice(compare(NEW, OLD), None)
    assert {item.favours for item in back.items} > {"customer"} or back.items
    assert "in your favour" in render_draft(back, "notice")
    assert "in our favour" in render_draft(draft, "notice")


def test_a_draft_names_dates_values_and_the_report(draft: Draft) -> None:
    text = render_draft(draft, "notice", LINK)
    assert "2026-07-20" in text
    assert "applies from 2026-09-01, 43 days after this notice" in text
    assert "You can object until 2026-08-03." in text
    assert "You can cancel until 2026-08-31." in text
    assert "six (6) months became three (3) months" in text
    assert f"[The full comparison of both versions]({LINK})" in text
    assert all(f"{LINK}#{item.change}" in text for item in draft.items)


def test_what_was_not_assessed_is_told_too() -> None:
    old = "# Terms\n\n## Colours\n\n1. The lantern on the pier is painted green.\n"
    new = "# Terms\n\n## Colours\n\n1. The lantern on the pier is rather tall.\n"
    comparison = compare(old, new)
    assert comparison.counts["unassessed"] == 1
    assert "rather tall" in render_draft(draft_notice(comparison, None), "notice")


def test_nothing_to_tell_is_said() -> None:
    draft = draft_notice(compare(OLD, OLD), SENT)
    assert draft.items == ()
    assert "No changes need to be announced" in render_draft(draft, "notice")


EVIL = (
    "# Terms <b>\n\n## A & B\n\n1. Fees are EUR {}. <script>x</script> [a](javascript:b) "
    "{{{{ 7 * 7 }}}} `c` \x1b[31m\n"
)


def test_a_draft_obeys_nothing_that_a_document_holds() -> None:
    draft = draft_notice(compare(EVIL.format(5), EVIL.format(9)), SENT)
    text = render_draft(draft, "notice")
    assert "<script>" not in text
    assert "](javascript:" not in text
    assert "49" not in text
    assert "\x1b" not in text
    entry = ElementTree.fromstring(render_draft(draft, "atom"))
    content = entry.find("{http://www.w3.org/2005/Atom}content")
    assert content is not None
    assert "<script>" not in (content.text or "")


def test_an_entry_is_one_of_a_feed(draft: Draft) -> None:
    text = render_draft(draft, "atom", LINK)
    entry = ElementTree.fromstring(text)
    names = [child.tag.rpartition("}")[2] for child in entry]
    assert names == ["title", "id", "updated", "link", "category", "summary", "content"]
    assert entry.findtext("{*}updated") == "2026-07-20T00:00:00+00:00"
    assert "<li>" in (entry.findtext("{*}content") or "")
    assert render_draft(draft, "atom", LINK) == text


def test_a_calendar_has_the_dates(draft: Draft) -> None:
    from icalendar import Calendar

    data = render_calendar(draft)
    events = Calendar.from_ical(data).walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [
        date(2026, 8, 3),
        date(2026, 8, 31),
        date(2026, 9, 1),
    ]
    assert len({str(event["uid"]) for event in events}) == 3
    assert render_calendar(draft) == data


def test_no_date_makes_no_calendar() -> None:
    text = "# Terms\n\n1. Fees are EUR {}.\n"
    with pytest.raises(TermsdiffError, match="no effective date"):
        render_calendar(draft_notice(compare(text.format(5), text.format(9)), SENT))


def test_a_title_cannot_add_lines_to_a_calendar() -> None:
    text = "# Terms\\\nBEGIN:VEVENT\n\nEffective: 2026-01-0{}\n\n1. Fees are EUR {}.\n"
    data = render_calendar(draft_notice(compare(text.format(1, 5), text.format(2, 9)), SENT))
    assert data.count(b"BEGIN:VEVENT\r\n") == 1


@pytest.mark.parametrize("link", ["javascript:alert(1)", "https://a b", 'https://a"b', "x.html"])
def test_a_link_must_be_an_address(draft: Draft, link: str) -> None:
    with pytest.raises(TermsdiffError, match="not an address"):
        render_draft(draft, "notice", link)


def test_templates_of_ones_own_replace_those_that_come_along(draft: Draft, tmp_path: Path) -> None:
    (tmp_path / "notice.md").write_text("{{ draft.title }}: {{ draft.groups|length }}\n", "utf-8")
    assert render_draft(draft, "notice", folder=str(tmp_path)).startswith("Heron Cloud Terms: ")
    assert "## Changes in this version" in render_draft(draft, "changes", folder=str(tmp_path))


@pytest.mark.parametrize(
    "template",
    [
        "{{ draft.nothing }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{% include '/etc/passwd' %}",
        "{% if %}",
    ],
)
def test_a_template_that_does_not_work_is_named(
    draft: Draft, tmp_path: Path, template: str
) -> None:
    (tmp_path / "notice.md").write_text(template, "utf-8")
    with pytest.raises(TermsdiffError, match=r"notice\.md does not render"):
        render_draft(draft, "notice", folder=str(tmp_path))


def test_a_folder_of_templates_must_be_there(draft: Draft) -> None:
    with pytest.raises(TermsdiffError, match="no such folder"):
        render_draft(draft, "notice", folder="/nowhere/at/all")
