"""One self-contained page of a comparison: summary, filters, changes, full new text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from ..comparison import Comparison
from ..notice.release_class import release_of
from ..parsing.document import Document
from ..rules.finding import MATERIALITIES, JudgedChange
from ..spoken import say
from .html_document import Part, document_view
from .html_first import FirstScreen, first_screen
from .html_outline import Heading, Mark, minimap, outline
from .html_sides import RowGroup, sides_view
from .html_summary import TopicSummary, points_words, topic_summaries
from .html_view import (
    SIDES,
    Card,
    Group,
    cards,
    dated,
    facet,
    groups,
)
from .options import RenderOptions, shown_changes
from .safe_html import plain_text
from .selection import selection_words
from .summary import summarise
from .theme import Theme, load_theme
from .top_notes import ReportNote, notes_of
from .wording import (
    TOPIC_NAMES,
    VERDICT_NAMES,
    WEIGHT_NAMES,
    counted,
    long_date,
    release_words,
    topic_name,
    unassessed_words,
    verdict_words,
)

SCRIPTS = ("page.js", "page_search.js", "page_views.js", "page_word.js", "page_review.js")
"""The parts of the page's script, in order."""
_HEAD = 110
"""The longest running header, in characters."""
_NONE: Mapping[str, str] = MappingProxyType({})
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step on the way from the index of a site to the page."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class ReportPage:
    """Everything that the template of a comparison prints."""

    title: str
    language: str
    old_date: str
    new_date: str
    basis: str
    crumbs: tuple[Crumb, ...]
    verdict: str
    verdict_name: str
    verdict_sentence: str
    headline: str
    release: str
    notes: tuple[ReportNote, ...]
    selection: str
    first: FirstScreen
    until: str
    topics: tuple[TopicSummary, ...]
    points: str
    nothing: str
    unassessed: str
    groups: tuple[Group, ...]
    weights: tuple[tuple[str, str, int], ...]
    topic_facet: tuple[tuple[str, str, int], ...]
    sides: tuple[tuple[str, str, int], ...]
    count_words: str
    heading: str
    document: tuple[Part, ...]
    outline: tuple[Heading, ...]
    minimap: tuple[Mark, ...]
    side_rows: tuple[RowGroup, ...]
    key: str
    shown: frozenset[str]
    histories: Mapping[str, str]


def _names(comparison: Comparison) -> tuple[str, str]:
    """Return the names of the two versions on the page: their dates, if these differ."""
    old, new = dated(comparison.old), dated(comparison.new)
    return (old, new) if old != new else (f"{old} ({say('old')})", f"{new} ({say('new')})")


def _basis(new: Document) -> str:
    """Say what the date of the new version means."""
    if new.effective_date is None:
        return say("The new version states no date.")
    if new.date_basis == "updated":
        return say("The new version says that it was last updated on {day}.", day=dated(new))
    return say("The new version applies from {day}.", day=dated(new))


def language_of(document: Document) -> str:
    """Return the language of a document as HTML names it; English if unknown."""
    return document.language if _LANGUAGE.fullmatch(document.language) else "en"


def until_words(new: Document, on: date | None) -> str:
    """Return how far away the effective day of the new version is; "" if no day is given."""
    if on is None or new.effective_date is None or new.date_basis != "effective":
        return ""
    days = (new.effective_date - on).days
    if days > 0:
        return say("{days} from {day}.", days=counted(days, "day"), day=long_date(on))
    return say("In force on {day}.", day=long_date(on))


def _facets(all_cards: tuple[Card, ...]) -> dict[str, tuple[tuple[str, str, int], ...]]:
    weights: dict[str, str] = {weight: WEIGHT_NAMES[weight] for weight in MATERIALITIES}
    topics = (topic for card in all_cards for topic in card.topics)
    return {
        "weights": facet((card.weight for card in all_cards), weights),
        "topic_facet": facet(topics, TOPIC_NAMES),
        "sides": facet((card.favours for card in all_cards), SIDES),
    }


def _nothing_flagged(comparison: Comparison, changes: Sequence[JudgedChange]) -> str:
    """Say what is known if no change is flagged, and nothing more than that."""
    if not comparison.changes:
        return ""
    if not changes:
        return say("None of the changes match the filter.")
    if all(judged.materiality == "editorial" for judged in changes):
        # the sentence of the verdict says the same of all changes
        if comparison.verdict == "editorial":
            return ""
        return say("Each change below was proved to say the same as before.")
    return say("Nothing was found that matters.")


def _verdict_sentence(comparison: Comparison) -> str:
    """Return the verdict in words; if changes are flagged, the sentences below report them."""
    if comparison.verdict in ("material", "minor", "unassessed"):
        return ""
    return plain_text(verdict_words(comparison, notes_beside=True))


def _unassessed(changes: Sequence[JudgedChange]) -> str:
    """Say how many changes are not assessed, or "" if there are none."""
    number = sum(judged.materiality == "unassessed" for judged in changes)
    return unassessed_words(number) if number else ""


def page_of(
    comparison: Comparison,
    options: RenderOptions,
    crumbs: tuple[Crumb, ...] = (),
    histories: Mapping[str, str] = _NONE,
) -> ReportPage:
    """Return what the page of a comparison shows of the selected changes."""
    changes = shown_changes(comparison, options)
    accepted = dict(options.acknowledgements)
    all_cards = cards(comparison, changes, accepted, full=options.full)
    old_date, new_date = _names(comparison)
    new = comparison.new
    table = summarise(comparison, changes)
    topics = topic_summaries(table, changes)
    document = document_view(comparison)
    return ReportPage(
        title=plain_text(new.title or comparison.old.title) or say("Terms"),
        language=language_of(new),
        old_date=old_date,
        new_date=new_date,
        basis=_basis(new),
        crumbs=crumbs,
        verdict=comparison.verdict,
        verdict_name=VERDICT_NAMES[comparison.verdict],
        verdict_sentence=_verdict_sentence(comparison),
        headline=" ".join(map(plain_text, comparison.headline)),
        release=plain_text(release_words(release_of(comparison, options.releases))),
        notes=notes_of(comparison),
        selection=plain_text(selection_words(comparison, options)),
        first=first_screen(table, changes, new),
        until=until_words(new, options.on),
        topics=topics,
        points=points_words(topics),
        nothing=_nothing_flagged(comparison, changes),
        unassessed=_unassessed(changes),
        groups=groups(all_cards, changes, full=options.full),
        **_facets(all_cards),
        count_words=counted(len(all_cards), "change"),
        heading=say("The new text with changes marked"),
        document=document,
        outline=outline(document),
        minimap=minimap(document),
        side_rows=sides_view(comparison),
        key=f"{comparison.old.sha256[:16]}-{new.sha256[:16]}",
        shown=frozenset(judged.change.id for judged in changes),
        histories=histories,
    )


def running_lines(head: str, foot: str) -> str:
    """Return the style that prints words at the top and at the foot of each page."""
    places = {"top-left": head, "bottom-left": foot}
    boxes = (
        f'@{place} {{ content: "{_in_style(words)}"; font: 8.5pt sans-serif; color: #444; }}'
        for place, words in places.items()
    )
    return f"@page {{ {' '.join(boxes)} }}"


def _in_style(words: str) -> str:
    """Return words as a string of CSS, cut where they are long.

    Every character except ASCII letters and digits is written as an escape: document text cannot
    end the string.
    """
    plain = words if len(words) <= _HEAD else f"{words[: _HEAD - 1]}…"
    return "".join(one if one.isascii() and one.isalnum() else f"\\{ord(one):x} " for one in plain)


def render_page(
    comparison: Comparison,
    options: RenderOptions,
    theme: Theme,
    crumbs: tuple[Crumb, ...] = (),
    histories: Mapping[str, str] = _NONE,
) -> str:
    """Return the page of a comparison as HTML, with links back to the index of its site.

    `histories` are the addresses of the histories of changed clauses, by the id of their change.
    """
    page = page_of(comparison, options, crumbs, histories)
    values = {"page": page, "sides": SIDES, "weights": WEIGHT_NAMES, "topic_name": topic_name}
    head = say("{title}: {old} to {new}", title=page.title, old=page.old_date, new=page.new_date)
    foot = say("Made by termsdiff; it points out changes and is not legal advice.")
    dressed = replace(theme, style=f"{theme.style}\n{running_lines(head, foot)}")
    return dressed.render("comparison.html", values, theme.script(*SCRIPTS))


def render(comparison: Comparison, options: RenderOptions) -> str:
    """Return the page of a comparison as HTML; raise TermsdiffError if the theme is broken."""
    theme = load_theme(Path(options.theme) if options.theme else None)
    return render_page(comparison, options, theme)
