"""A static site of terms and their versions: index, a page each, a page per comparison."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise
from urllib.parse import quote

from ..comparison import Comparison
from ..parsing.document import Document
from ..rules.finding import Favours
from ..spoken import say
from ..versions.version import in_force
from .headline import headline
from .html import Crumb, render_page
from .options import RenderOptions
from .safe_html import plain_text
from .site_clauses import (
    CLAUSES,
    ClauseHistories,
    ClauseHistory,
    Traced,
    clause_histories,
    step_links,
    trace,
)
from .site_entries import ListedStep, ParsedVersion, Terms
from .site_feed import FEED, feed
from .site_text import clauses_page, version_page
from .summary import summarise
from .svg_timeline import Timeline, timeline
from .theme import Theme
from .top_notes import notes_of
from .wording import SIDES, VERDICT_NAMES, counted, long_date, topic_name, verdict_words

Compare = Callable[[Document, Document], Comparison]
_TOLD = 4
"""The most sentences of a comparison that a page of terms shows."""
_OFTEN = 8
"""How many of the clauses that changed most often a page of terms names."""


@dataclass(frozen=True, slots=True)
class TermsPage:
    """What the page of terms shows: steps newest first; `since` leads from each to the newest."""

    href: str
    title: str
    crumbs: tuple[Crumb, ...]
    current: str
    coming: tuple[str, ...]
    count: int
    timeline: Timeline
    steps: tuple[ListedStep, ...]
    since: tuple[ListedStep, ...]
    further: tuple[ListedStep, ...]
    texts: tuple[tuple[str, str], ...]
    often: tuple[ClauseHistory, ...]
    clauses: int
    verdict: str
    verdict_name: str
    changed: str
    last_material: ListedStep | None

    @property
    def pairs(self) -> tuple[ListedStep, ...]:
        """Every comparison that has a page, once."""
        every = (*self.steps, *self.since, *self.further)
        return tuple({step.href: step for step in every}.values())


@dataclass(frozen=True, slots=True)
class SitePage:
    """A file of the site: its path below the site's folder, with `/`, and its content."""

    path: str
    content: str


def _file(old: ParsedVersion, new: ParsedVersion) -> str:
    return f"{old.version.day}_to_{new.version.day}.html"


def _step(old: ParsedVersion, new: ParsedVersion, comparison: Comparison) -> ListedStep:
    table = summarise(comparison, comparison.changes)
    material = [s for row in table.values() for s in row if s.materiality == "material"]
    told = [s for s in headline(table, _TOLD) if s.materiality == "material"]
    more = len(material) - len(told)
    return ListedStep(
        old=old,
        new=new,
        href=_file(old, new),
        sides=_sides(comparison),
        verdict=comparison.verdict,
        verdict_name=VERDICT_NAMES[comparison.verdict],
        words=plain_text(verdict_words(comparison, notes_beside=True)),
        notes=notes_of(comparison),
        counts=comparison.counts,
        topics={topic: row["material"] for topic, row in comparison.topics.items()},
        sentences=tuple(told),
        untold=say("and {points}", points=counted(more, "more material point")) if more > 0 else "",
    )


def _sides(comparison: Comparison) -> dict[Favours, int]:
    """Count who gains from the material changes, without those from which no one clearly does."""
    sides = [one.favours for one in comparison.changes if one.materiality == "material"]
    gaining: tuple[Favours, ...] = ("provider", "customer")
    return {side: sides.count(side) for side in gaining if side in sides}


def _pairs(terms: Terms, *, every: bool) -> list[tuple[ParsedVersion, ParsedVersion]]:
    """Return every pair with a page: successive versions, and each with the newest.

    With `every`, any two versions have one.
    """
    versions = terms.versions
    if every:
        further = (pair for pair in combinations(versions, 2) if pair[1] is not versions[-1])
        apart = [pair for pair in further if versions.index(pair[1]) - versions.index(pair[0]) > 1]
        return [*_pairs(terms, every=False), *apart]
    return [*pairwise(versions), *((old, versions[-1]) for old in versions[:-2])]


def _text_file(parsed: ParsedVersion) -> str:
    return f"{parsed.version.day}.html"


def site_paths(all_terms: Sequence[Terms], *, every: bool = False) -> tuple[str, ...]:
    """Return the paths of the pages that `site` yields, in order, without comparing anything."""
    pages = [
        f"{terms.name}/{name}"
        for terms in all_terms
        for name in (
            *(_file(old, new) for old, new in _pairs(terms, every=every)),
            *map(_text_file, terms.versions),
            *([CLAUSES] if len(terms.versions) > 1 else []),
            "index.html",
        )
    ]
    return (*pages, FEED, "index.html")


def _page_of(
    terms: Terms, steps: Sequence[ListedStep], on: date, histories: ClauseHistories
) -> TermsPage:
    versions = terms.versions
    successive = steps[: len(versions) - 1]
    since = [step for step in steps if step.new is versions[-1]]
    further = [step for step in steps[len(versions) - 1 :] if step.new is not versions[-1]]
    brought = [step for step in successive if step.verdict == "material"]
    now = in_force([parsed.version for parsed in versions], on)
    days = [parsed.version.start for parsed in versions]
    return TermsPage(
        href=quote(terms.name),
        title=plain_text(terms.title),
        crumbs=(Crumb(say("All terms"), "../index.html"),),
        current=next((parsed.label for parsed in versions if parsed.version is now), ""),
        coming=tuple(parsed.label for parsed in versions if parsed.version.start > on),
        count=len(versions),
        timeline=timeline(
            days,
            [{}, *(step.topics for step in successive)],
            on,
            ["", *(step.href for step in successive)],
            [{}, *(step.sides for step in successive)],
        ),
        texts=tuple((parsed.label, _text_file(parsed)) for parsed in reversed(versions)),
        further=tuple(further),
        often=histories.most_changed[:_OFTEN],
        clauses=len(histories.clauses),
        verdict=successive[-1].verdict if successive else "",
        verdict_name=successive[-1].verdict_name if successive else "",
        changed=versions[-1].version.start.isoformat(),
        steps=tuple(reversed(successive)),
        since=tuple(sorted(since, key=lambda step: step.old.version.start, reverse=True)),
        last_material=brought[-1] if brought else None,
    )


def _terms_pages(
    terms: Terms, on: date, compare: Compare, theme: Theme, every: bool
) -> Iterator[SitePage | TermsPage]:
    """Yield the page of every comparison, then the page of the terms and what it shows."""
    options = RenderOptions(acknowledgements=terms.acknowledgements, on=on)
    crumbs = (
        Crumb(say("All terms"), "../index.html"),
        Crumb(plain_text(terms.title), "index.html"),
    )
    pairs = _pairs(terms, every=every)
    successive = len(terms.versions) - 1
    steps: list[ListedStep] = []
    traces: list[Traced] = []
    for old, new in pairs[:successive]:
        comparison = compare(old.dated, new.dated)
        steps.append(_step(old, new, comparison))
        traces.append(trace(comparison, new.version.day, new.label, steps[-1].href))
        links = step_links(new.version.day, comparison)
        content = render_page(comparison, options, theme, crumbs, links)
        yield SitePage(f"{terms.name}/{steps[-1].href}", content)
    histories = clause_histories(traces, terms.versions[-1].document)
    for old, new in pairs[successive:]:
        comparison = compare(old.dated, new.dated)
        steps.append(_step(old, new, comparison))
        places = (terms.versions.index(old), terms.versions.index(new))
        links = histories.links(*places, comparison)
        content = render_page(comparison, options, theme, crumbs, links)
        yield SitePage(f"{terms.name}/{steps[-1].href}", content)
    yield from _text_pages(terms, theme, crumbs, histories)
    page = _page_of(terms, steps, on, histories)
    values = {**_WORDS, "page": page, "on": on, "feed": f"../{FEED}"}
    content = theme.render("terms.html", values, theme.script("site.js"))
    yield SitePage(f"{terms.name}/index.html", content)
    yield page


def _text_pages(
    terms: Terms, theme: Theme, crumbs: tuple[Crumb, ...], histories: ClauseHistories
) -> Iterator[SitePage]:
    """Yield the page of each version's text, then the histories of their clauses."""
    title = plain_text(terms.title)
    for place, parsed in enumerate(terms.versions):
        text = version_page(parsed.document, title, parsed.label, crumbs, histories.links_of(place))
        content = theme.render("version.html", {"page": text})
        yield SitePage(f"{terms.name}/{_text_file(parsed)}", content)
    if len(terms.versions) > 1:
        page = clauses_page(terms.versions[-1].document, title, crumbs, histories)
        content = theme.render("clauses.html", {"page": page})
        yield SitePage(f"{terms.name}/{CLAUSES}", content)


_WORDS: dict[str, object] = {"long_date": long_date, "topic_name": topic_name, "sides": SIDES}


def site(
    all_terms: Sequence[Terms],
    on: date,
    compare: Compare,
    theme: Theme,
    *,
    every: bool = False,
) -> Iterator[SitePage]:
    """Yield every page of the site, comparisons first and the index last.

    `on` is the day for which the site says what applies: the same day gives the same bytes. With
    `every`, any two versions of terms are compared, not only neighbours and each with the newest.
    """
    overview = []
    for terms in all_terms:
        for page in _terms_pages(terms, on, compare, theme, every):
            if isinstance(page, TermsPage):
                overview.append(page)
            else:
                yield page
    steps = [(page.title, page.href, step) for page in overview for step in page.steps]
    yield SitePage(FEED, feed(steps, on))
    values = {**_WORDS, "pages": overview, "on": on, "feed": FEED}
    content = theme.render("index.html", values, theme.script("site.js"))
    yield SitePage("index.html", content)
