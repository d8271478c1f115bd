"""Elements of a page: which begin a new line or contain any that do, and their words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

_NAMES_OF_BLOCKS = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav "
    "ol optgroup option p pre section summary table tbody td tfoot th thead tr ul search"
)
BLOCKS = frozenset(_NAMES_OF_BLOCKS.split())
_NAMES_OF_SILENT = (
    "script style template noscript head title meta link iframe frame frameset noframes object "
    "embed canvas audio video map area datalist select textarea input"
)
SILENT = frozenset(_NAMES_OF_SILENT.split())
"""Elements whose content is not visible text of the page."""
_BLOCK_DISPLAY = frozenset(("block", "flex", "grid", "table", "list-item", "flow-root"))
_WORD = re.compile(r"[^\W_]+")
BLOCK_MARK = "data-termsdiff-block"
"""The attribute set on elements that begin a new line, or contain one that does."""


def has_block(element: Tag) -> bool:
    """Whether the element begins a new line, or contains an element that does."""
    return BLOCK_MARK in element.attrs


def is_block(element: Tag) -> bool:
    """Whether the element itself begins a new line."""
    return element.get(BLOCK_MARK) == "own"


def mark_blocks(soup: BeautifulSoup) -> None:
    """Mark every element that begins a new line and all that contain one."""
    elements = soup.find_all(True)
    for element in elements:
        # a page may contain the mark itself
        element.attrs.pop(BLOCK_MARK, None)
    for element in elements:
        display = declarations(element).get("display", "")
        own = element.name in BLOCKS or display in _BLOCK_DISPLAY
        if own and not (element.name in BLOCKS and display in ("inline", "contents")):
            element[BLOCK_MARK] = "own"
            parent = element.parent
            while parent is not None and BLOCK_MARK not in parent.attrs:
                parent[BLOCK_MARK] = "within"
                parent = parent.parent


def declarations(element: Tag) -> dict[str, str]:
    """Return what the `style` attribute of an element declares, in lower case."""
    style = element.get("style")
    if not isinstance(style, str):
        return {}
    found = {}
    for declaration in style.split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            found[name.strip().lower()] = value.replace("!important", "").strip().lower()
    return found


def classes(element: Tag) -> str:
    """Return the classes and the id of an element, as one string in lower case."""
    found = element.get("class")
    names = found if isinstance(found, list) else [str(found or "")]
    return " ".join((*names, attribute(element, "id"))).lower()


def attribute(element: Tag, name: str) -> str:
    """Return an attribute as a string, "" if it is missing."""
    value = element.get(name)
    return " ".join(value) if isinstance(value, list) else str(value or "")


def role(element: Tag) -> str:
    """Return the first role of an element in lower case, "" if it has none."""
    found = attribute(element, "role").lower().split()
    return found[0] if found else ""


def heading_level(element: Tag) -> int:
    """Return 1 to 6 for a heading, 0 for any other element."""
    name = element.name
    if len(name) == 2 and name[0] == "h" and name[1] in "123456":
        return int(name[1])
    if role(element) != "heading":
        return 0
    level = attribute(element, "aria-level")
    return int(level) if level in ("1", "2", "3", "4", "5", "6") else 2


def strings(node: PageElement) -> Iterator[NavigableString]:
    """Yield the strings that are text: no comments, nothing within invisible elements."""
    if isinstance(node, NavigableString):
        if type(node) is NavigableString:
            yield node
        return
    if not isinstance(node, Tag) or node.name in SILENT:
        return
    # comments, scripts and declarations have separate classes
    for string in node.find_all(string=True):
        if type(string) is NavigableString:
            yield string


def text_of(node: PageElement) -> str:
    """Return the text of an element on one line."""
    return " ".join(" ".join(strings(node)).split())


def count_words(node: PageElement) -> int:
    """Return how many words the text of an element has."""
    return sum(len(_WORD.findall(string)) for string in strings(node))


def words_in(text: str) -> list[str]:
    """Return the words of a text: runs of letters and digits."""
    return _WORD.findall(text)
