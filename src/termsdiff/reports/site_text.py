"""The pages of the texts: one version as it looks, and what became of each clause over time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..spoken import say
from .html import Crumb, language_of
from .html_document import Part, plain_view
from .html_outline import Heading, Mark, outline

if TYPE_CHECKING:
    from ..parsing.document import Document
    from .site_clauses import ClauseHistories, ClauseHistory


@dataclass(frozen=True, slots=True)
class VersionPage:
    """What the page of a version prints; also used by the template of the document view."""

    title: str
    label: str
    language: str
    crumbs: tuple[Crumb, ...]
    heading: str
    outline: tuple[Heading, ...]
    document: tuple[Part, ...]
    minimap: tuple[Mark, ...] = ()
    shown: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ClausesPage:
    """What the page with the histories of clauses prints: those that still stand, those gone.

    `incomplete` tells that part of a version was not read.
    """

    title: str
    language: str
    crumbs: tuple[Crumb, ...]
    standing: tuple[ClauseHistory, ...]
    gone: tuple[ClauseHistory, ...]
    incomplete: bool


def version_page(
    document: Document,
    title: str,
    label: str,
    crumbs: tuple[Crumb, ...],
    histories: Mapping[int, str],
) -> VersionPage:
    """Return the page of a version; `label` is its date in words.

    `histories` are the addresses of the history of a clause, by the index of its block.
    """
    parts = plain_view(document, histories)
    return VersionPage(
        title, label, language_of(document), crumbs, say("The text"), outline(parts), parts
    )


def clauses_page(
    document: Document, title: str, crumbs: tuple[Crumb, ...], histories: ClauseHistories
) -> ClausesPage:
    """Return the page with the history of each clause; `document` is the newest version."""
    return ClausesPage(
        title,
        language_of(document),
        crumbs,
        tuple(clause for clause in histories.clauses if clause.stands),
        tuple(clause for clause in histories.clauses if not clause.stands),
        histories.incomplete,
    )
