"""What a reader can get to see: collapsed panels are text, hidden drafts are not."""

from __future__ import annotations

import re
from typing import NamedTuple

from bs4 import BeautifulSoup, Comment, Tag

from .elements import (
    SILENT,
    attribute,
    classes,
    count_words,
    declarations,
    heading_level,
    role,
    text_of,
)

_STRUCK = ("del", "s", "strike")
_PANEL = re.compile(
    r"accordion|collaps|panel|toggle|expand|faq|disclosure|drawer|"
    r"\btab(?:s|pane|content|-|_|\b)|(?:read|show|see|view)[-_]?more|\bmore\b"
)
_ACTION = re.compile(
    r"\b(?:print|copy|share|download|save|send|search|log ?in|sign ?(?:in|up)|subscribe|accept|"
    r"drucken|kopieren|teilen|herunterladen|imprimer)\b",
    re.IGNORECASE,
)
_KEPT_SILENT = ("input", "iframe", "frame", "title", "head")
_WRAPPER = 0.5
"""The share of a page's words from which hidden text must be the page itself."""


class Hidden(NamedTuple):
    """Words in the page that no reader sees: hidden ones, and struck ones."""

    hidden: int
    struck: int


def remove_unseen(soup: BeautifulSoup) -> Hidden:
    """Remove comments, scripts, drafts and struck text; count the words of the last two."""
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    openable = _openable_ids(soup)
    for element in soup.find_all(SILENT.difference(_KEPT_SILENT)):
        if not element.decomposed:
            element.decompose()
    return Hidden(_remove_hidden(soup, openable), _remove_struck(soup))


def _openable_ids(soup: BeautifulSoup) -> frozenset[str]:
    """Return the ids of what something on the page can open: a button, a tab, a link."""
    found: set[str] = set()
    for element in soup.find_all(True):
        for name in ("aria-controls", "for"):
            found.update(attribute(element, name).split())
        for name in ("data-target", "data-bs-target", "href"):
            target = attribute(element, name)
            if target.startswith("#"):
                found.add(target[1:])
        found.update(re.findall(r"[\w-]{2,}", attribute(element, "onclick")))
    return frozenset(found)


def _remove_hidden(soup: BeautifulSoup, openable: frozenset[str]) -> int:
    total = count_words(soup)
    removed = 0
    for element in soup.find_all(True):
        if element.decomposed or not is_hidden(element):
            continue
        words = count_words(element)
        if words < _WRAPPER * total and not _can_be_opened(element, openable):
            removed += words
            element.decompose()
    return removed


def is_hidden(element: Tag) -> bool:
    """Whether the page hides an element until something opens it."""
    style = declarations(element)
    return (
        ("hidden" in element.attrs and attribute(element, "hidden") != "until-found")
        or style.get("display") == "none"
        or style.get("visibility") in ("hidden", "collapse")
        or (element.name == "dialog" and "open" not in element.attrs)
    )


def _can_be_opened(element: Tag, openable: frozenset[str]) -> bool:
    if element.name in ("dialog", "input") or role(element) in ("dialog", "alertdialog"):
        return element.name != "input" and attribute(element, "id") in openable
    if attribute(element, "id") in openable or role(element) == "tabpanel":
        return True
    parent = element.parent
    names = classes(element) + " " + (classes(parent) if parent is not None else "")
    return _PANEL.search(names) is not None or _follows_opener(element)


def _follows_opener(element: Tag) -> bool:
    """Whether it follows a button, or a heading without other text below it."""
    before = element.find_previous_sibling(True)
    if before is None:
        return False
    if _opens(before) or any(_opens(inner) for inner in before.find_all(True, limit=40)):
        return True
    if not (heading_level(before) or before.name == "dt"):
        return False
    after = element.find_next_sibling(True)
    return after is None or bool(heading_level(after)) or after.name == "dt"


def _opens(element: Tag) -> bool:
    if is_action(element):
        return False
    return (
        element.name in ("button", "summary")
        or role(element) in ("button", "tab")
        or "aria-expanded" in element.attrs
        or "onclick" in element.attrs
    )


def is_action(element: Tag) -> bool:
    """Whether a button's label says that it does something other than open what follows."""
    return "aria-expanded" not in element.attrs and _ACTION.search(text_of(element)) is not None


def _remove_struck(soup: BeautifulSoup) -> int:
    removed = 0
    for element in soup.find_all(True):
        if element.decomposed:
            continue
        style = declarations(element)
        lines = style.get("text-decoration", "") + style.get("text-decoration-line", "")
        if element.name in _STRUCK or "line-through" in lines:
            removed += count_words(element)
            # remove only its children, so that a struck item still counts in its list
            element.clear()
    return removed
