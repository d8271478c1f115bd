"""The page of one version's text, as it looks, with its sections beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .html import Crumb, language_of
from .html_document import Part, plain_view
from .html_outline import Heading, Mark, outline

if TYPE_CHECKING:
    from ..parsing.document import Document


@dataclass(frozen=True, slots=True)
class VersionPage:
    """What the page of a version prints; the template of the document view takes it, too."""

    title: str
    label: str
    language: str
    crumbs: tuple[Crumb, ...]
    heading: str
    outline: tuple[Heading, ...]
    document: tuple[Part, ...]
    minimap: tuple[Mark, ...] = ()
    shown: frozenset[str] = frozenset()


def version_page(
    document: Document, title: str, label: str, crumbs: tuple[Crumb, ...]
) -> VersionPage:
    """Return the page of a version; `label` is its date in words."""
    parts = plain_view(document)
    return VersionPage(
        title, label, language_of(document), crumbs, "The text", outline(parts), parts
    )
