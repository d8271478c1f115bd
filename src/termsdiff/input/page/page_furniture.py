"""Parts of a page that are not document text: menus, banners, forms, lone buttons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

from ...languages import Cue, any_cue
from ...text.sentences import MARKS
from .elements import (
    attribute,
    classes,
    count_words,
    has_block,
    heading_level,
    role,
    strings,
    text_of,
)
from .page_visibility import is_action, is_hidden

_MAIN = ("main", '[role="main"]', "article", "#content", "#main")
_LEAST_SHARE = 0.5
"""The main content, or a wrapper of it, has at least this share of the words."""
_NAMES_OF_MENUS = "navigation menu menubar search toolbar tablist listbox tooltip"
_MENU_ROLES = frozenset(_NAMES_OF_MENUS.split())
_AREA_ROLES = frozenset(["banner", "contentinfo", "complementary"])
_MENU = re.compile(
    r"\b(?:nav|navbar|navigation|menu|breadcrumbs?|pagination|pager|social|share|sharing|"
    r"skip-?link|site-?map|language-?(?:switcher|picker|selector)|sidebar)\b"
)
_BANNER = re.compile(
    r"cookie|consent|gdpr|onetrust|cybot|cmp-|newsletter|popup|pop-up|modal|overlay"
)
_COPYRIGHT = re.compile(r"©|\(c\)\s*\d{4}|\bcopyright\b|all rights reserved", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LONGEST_COPYRIGHT = 16
_LEAST_PROSE = 5
_MENU_SHARE = 0.6
"""The share of linked words from which a block that calls itself a menu is one."""
_ANCHOR_SIGNS = frozenset("#¶§🔗⚓")
_CONTROLS = 'input:not([type="hidden"]):not([type="checkbox"]):not([type="radio"])'


@cache
def _choice() -> Cue:
    """Match the options on a banner's buttons."""
    choices = any_cue("titles", "choices")
    return choices._replace(pattern=rf"\b(?:{choices.pattern})\b")


def remove_furniture(soup: BeautifulSoup) -> None:
    """Remove what is not text. A wrapper is not furniture, whatever its name: text stays."""
    total = max(1, count_words(soup.body or soup))
    _remove_menus(soup, total)
    _remove_banners(soup, total)
    _remove_anchor_signs(soup)
    main = _find_main(soup)
    for area in _areas(soup, main):
        if not area.decomposed:
            _keep_prose(area)
    for form in soup.find_all("form"):
        if not form.decomposed and form.select(_CONTROLS) and _share(form, total) < _LEAST_SHARE:
            _keep_prose(form)
    _remove_lone_buttons(soup)


def _share(element: Tag, total: int) -> float:
    return count_words(element) / total


def _remove_menus(soup: BeautifulSoup, total: int) -> None:
    for element in soup.find_all(True):
        if element.decomposed:
            continue
        named = element.name in ("nav", "search") or role(element) in _MENU_ROLES
        if named or (has_block(element) and _MENU.search(classes(element))):
            words = count_words(element)
            inside = element.find(["main", "article", "h1"])
            if not inside and _words_in_links(element) >= _MENU_SHARE * words:
                element.decompose()
        elif element.name == "a" and any_cue("titles", "skip").match(text_of(element)):
            element.decompose()


def _remove_banners(soup: BeautifulSoup, total: int) -> None:
    for element in soup.find_all(True):
        if element.decomposed or not has_block(element):
            continue
        is_dialog = element.name == "dialog" or role(element) in ("dialog", "alertdialog")
        if not is_dialog and not _BANNER.search(classes(element)):
            continue
        if element.find(["main", "article", "h1"]) or _share(element, total) >= _LEAST_SHARE:
            continue
        choices = element.find_all(lambda tag: _is_button(tag) or tag.name in ("a", "input"))
        texts = (text_of(one) or attribute(one, "value") for one in choices)
        if any(len(text) < 40 and _choice().search(text) for text in texts):
            element.decompose()


def _is_button(element: Tag) -> bool:
    return element.name == "button" or role(element) == "button"


def _remove_anchor_signs(soup: BeautifulSoup) -> None:
    """Remove the links next to headings that only help to copy an address."""
    for link in soup.find_all("a"):
        text = text_of(link)
        if text and set(text) <= _ANCHOR_SIGNS and attribute(link, "href").startswith("#"):
            link.decompose()


def _find_main(soup: BeautifulSoup) -> Tag | None:
    """Return the one element that is declared as content and has most of the words."""
    total = max(1, count_words(soup))
    for selector in _MAIN:
        found = soup.select(selector)
        if len(found) == 1 and _share(found[0], total) >= _LEAST_SHARE:
            return found[0]
    return None


def _areas(soup: BeautifulSoup, main: Tag | None) -> Iterator[Tag]:
    """Yield the parts of a page that only have scattered text."""
    if main is not None:
        above = {id(parent) for parent in main.parents}
        for parent in list(main.parents):
            for child in list(parent.children):
                if isinstance(child, Tag) and child is not main and id(child) not in above:
                    yield child
        return
    for element in soup.find_all(True):
        if element.decomposed:
            continue
        named = element.name in ("header", "footer") or role(element) in _AREA_ROLES
        own = element.find_parent(["article", "section"]) is not None
        if named and not own and not _holds_most(element):
            yield element


def _holds_most(element: Tag) -> bool:
    root = element.find_parent("body") or element
    return count_words(element) >= _LEAST_SHARE * max(1, count_words(root))


def _keep_prose(area: Tag) -> None:
    """Keep in an area only what looks like text: a title, a date, a sentence."""
    heading: list[PageElement] = []
    for leaf in list(_leaves(area)):
        if isinstance(leaf, Tag) and (leaf.decomposed or leaf.name == "h1"):
            continue
        if isinstance(leaf, Tag) and heading_level(leaf):
            _drop(heading)
            heading = [leaf]
        elif _is_prose(leaf):
            heading = []
        elif text_of(leaf):
            _drop([leaf])
    _drop(heading)


def _drop(nodes: list[PageElement]) -> None:
    for node in nodes:
        if isinstance(node, Tag):
            node.decompose()
        else:
            node.extract()


def _leaves(element: Tag) -> Iterator[PageElement]:
    """Yield the smallest blocks of text: elements without blocks, strings next to blocks."""
    if not has_block(element) or not any(
        isinstance(child, Tag) and has_block(child) for child in element.children
    ):
        yield element
        return
    for child in list(element.children):
        if isinstance(child, Tag):
            yield from _leaves(child)
        elif isinstance(child, NavigableString) and child.strip():
            yield child


def _is_prose(leaf: PageElement) -> bool:
    text = text_of(leaf)
    words = count_words(leaf)
    if not words or (_COPYRIGHT.search(text) and words <= _LONGEST_COPYRIGHT):
        return False
    if isinstance(leaf, Tag):
        in_links = _words_in_links(leaf)
        if leaf.name in ("a", "button", "label", "option") or 2 * in_links >= words:
            return False
    if _YEAR.search(text):
        return True
    return words >= _LEAST_PROSE or (words > 1 and text.endswith(MARKS))


def _words_in_links(element: Tag) -> int:
    if element.name == "a":
        return count_words(element)
    links = element.find_all(["a", "button", "label"])
    return sum(
        count_words(link) for link in links if link.find_parent(["a", "button", "label"]) is None
    )


def _remove_lone_buttons(soup: BeautifulSoup) -> None:
    """Remove lone buttons that open nothing: to print, to copy, to accept."""
    for button in soup.find_all("button"):
        if not button.decomposed and not _is_caption(button) and not _is_within_prose(button):
            button.decompose()


def _is_caption(button: Tag) -> bool:
    """Whether a button is the caption of a panel, or is in a heading or contains one."""
    opens = {"aria-expanded", "aria-controls", "data-target", "data-bs-target", "onclick"}
    if any(heading_level(parent) for parent in (button, *button.parents)):
        return True
    if button.find(["h1", "h2", "h3", "h4", "h5", "h6"]) or button.find_parent(["summary", "dt"]):
        return True
    if re.search(r"accordion|collaps|faq|disclosure", classes(button)):
        return True
    following = button.find_next_sibling(True)
    if following is None or is_action(button):
        return False
    return bool(opens & button.attrs.keys()) or is_hidden(following)


def _is_within_prose(button: Tag) -> bool:
    """Whether there are words next to the button on the same line."""
    parent = button.parent
    if parent is None:
        return False
    beside = (child for child in parent.children if child is not button)
    return any(
        (isinstance(child, NavigableString) and child.strip())
        or (
            isinstance(child, Tag)
            and not has_block(child)
            and not _is_button(child)
            and next(strings(child), "").strip()
        )
        for child in beside
    )
