"""One self-contained page of a comparison: summary, filters, changes, full new text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..comparison import Comparison
from ..notice.release import release_of
from ..parsing.document import Document
from ..rules.finding import MATERIALITIES, JudgedChange
from .html_fulltext import Stretch, full_text
from .html_summary import TopicSummary, gains, topic_summaries
from .html_text import plain_text
from .html_view import (
    SIDES,
    Card,
    Group,
    cards,
    dated,
    facet,
    groups,
)
from .notes import ReportNote, notes_of
from .options import RenderOptions, shown_changes
from .theme import Theme, load_theme
from .wording import (
    TOPIC_NAMES,
    VERDICT_NAMES,
    WEIGHT_NAMES,
    counted,
    release_words,
    topic_name,
    unassessed_words,
    verdict_words,
)

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way from the index of a site to the page."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Page:
    """All that the template of a comparison prints."""

    title: str
    language: str
    old_date: str
    new_date: str
    basis: str
    crumbs: tuple[Crumb, ...]
    verdict: str
    verdict_name: str
    verdict_sentence: str
    release: str
    notes: tuple[ReportNote, ...]
    topics: tuple[TopicSummary, ...]
    gains: str
    nothing: str
    unassessed: str
    groups: tuple[Group, ...]
    weights: tuple[tuple[str, str, int], ...]
    topic_facet: tuple[tuple[str, str, int], ...]
    sides: tuple[tuple[str, str, int], ...]
    count_words: str
    full_text: tuple[Stretch, ...]


def _names(comparison: Comparison) -> tuple[str, str]:
    """Return how the page calls the two versions: by their dates, where these tell them apart."""
    old, new = dated(comparison.old), dated(comparison.new)
    return (old, new) if old != new else (f"{old} (old)", f"{new} (new)")


def _basis(new: Document) -> str:
    """Say what the date of the new version means."""
    if new.effective_date is None:
        return "The new version states no date."
    if new.date_basis == "updated":
        return f"The new version says that it was last updated on {dated(new)}."
    return f"The new version applies from {dated(new)}."


def _facets(all_cards: tuple[Card, ...]) -> dict[str, tuple[tuple[str, str, int], ...]]:
    weights: dict[str, str] = {weight: WEIGHT_NAMES[weight] for weight in MATERIALITIES}
    topics = (topic for card in all_cards for topic in card.topics)
    return {
        "weights": facet((card.weight for card in all_cards), weights),
        "topic_facet": facet(topics, TOPIC_NAMES),
        "sides": facet((card.favours for card in all_cards), SIDES),
    }


def _nothing(comparison: Comparison, changes: Sequence[JudgedChange]) -> str:
    """Say what is known where no change is flagged, and nothing more than that."""
    if not comparison.changes:
        return plain_text(verdict_words(comparison, notes_beside=True))
    if not changes:
        return "None of the changes is of the kind that was asked for."
    if all(judged.materiality == "editorial" for judged in changes):
        return "Each change below was shown to say the same as before."
    return "Nothing was found that matters."


def _unassessed(changes: Sequence[JudgedChange]) -> str:
    """Say how many changes are not assessed, or "" where there are none."""
    number = sum(judged.materiality == "unassessed" for judged in changes)
    return unassessed_words(number) if number else ""


def page_of(comparison: Comparison, options: RenderOptions, crumbs: tuple[Crumb, ...] = ()) -> Page:
    """Return what the page of a comparison shows of the changes that the reader asked for."""
    changes = shown_changes(comparison, options)
    accepted = dict(options.acknowledgements)
    all_cards = cards(comparison, changes, accepted, full=options.full)
    old_date, new_date = _names(comparison)
    new = comparison.new
    return Page(
        title=plain_text(new.title or comparison.old.title) or "Terms",
        language=new.language if _LANGUAGE.fullmatch(new.language) else "en",
        old_date=old_date,
        new_date=new_date,
        basis=_basis(new),
        crumbs=crumbs,
        verdict=comparison.verdict,
        verdict_name=VERDICT_NAMES[comparison.verdict],
        verdict_sentence=plain_text(verdict_words(comparison, notes_beside=True)),
        release=plain_text(release_words(release_of(comparison, options.releases))),
        notes=notes_of(comparison),
        topics=topic_summaries(comparison, changes),
        gains=gains(changes),
        nothing=_nothing(comparison, changes),
        unassessed=_unassessed(changes),
        groups=groups(all_cards, changes, full=options.full),
        **_facets(all_cards),
        count_words=counted(len(all_cards), "change"),
        full_text=full_text(comparison),
    )


def render_page(
    comparison: Comparison, options: RenderOptions, theme: Theme, crumbs: tuple[Crumb, ...] = ()
) -> str:
    """Return the page of a comparison as HTML, with the way back to the index of its site."""
    page = page_of(comparison, options, crumbs)
    values = {"page": page, "sides": SIDES, "weights": WEIGHT_NAMES, "topic_name": topic_name}
    return theme.render("comparison.html", values, theme.script("page.js"))


def render(comparison: Comparison, options: RenderOptions) -> str:
    """Return the page of a comparison as HTML; raise TermsdiffError where the theme is broken."""
    theme = load_theme(Path(options.theme) if options.theme else None)
    return render_page(comparison, options, theme)
