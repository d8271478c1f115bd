"""A web page to Markdown: its main content, with headings, lists as numbered, and tables."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Comment, Tag
from markdownify import MarkdownConverter

from .converted import Converted
from .number_forms import format_number

_FURNITURE = (
    *("script", "style", "noscript", "template", "svg", "iframe", "form", "button", "nav"),
    *("header", "footer", "aside", "dialog", "[hidden]", '[aria-hidden="true"]'),
    *('[role="navigation"]', '[role="banner"]', '[role="contentinfo"]', '[role="dialog"]'),
)
_MAIN = ("main", '[role="main"]', "article", "#content", "#main", "body")
_LEAST_SHARE = 0.5
"""What counts as the main content holds at least this share of the words of the page."""
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_BLANK = re.compile(r"\n{3,}")


def to_markdown(data: bytes) -> Converted:
    """Return the main content of a page as Markdown."""
    soup = BeautifulSoup(data, "html.parser")
    title = soup.title.get_text(" ", strip=True) if soup.title else ""
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    # a header within an article is the article's own
    for element in soup.select(",".join(_FURNITURE)):
        if element.decomposed:
            continue
        own = element.name in ("header", "footer") and element.find_parent(["main", "article"])
        if not own:
            element.decompose()
    main = _main(soup)
    _write_letters(main)
    text = MarkdownConverter(heading_style="ATX", bullets="-", strip=["img"]).convert_soup(main)
    text = _BLANK.sub("\n\n", str(text)).strip()
    has_title = main.find("h1") is not None
    head = "" if has_title or not title else f"# {' '.join(title.split())}\n\n"
    return Converted(f"{head}{text}\n")


def _main(soup: BeautifulSoup) -> Tag:
    """Return the smallest element of those that usually hold the content and do hold most of it."""
    words = max(1, len(soup.get_text(" ").split()))
    for selector in _MAIN:
        found = soup.select(selector)
        if len(found) == 1 and len(found[0].get_text(" ").split()) >= _LEAST_SHARE * words:
            return found[0]
    return soup


def _write_letters(main: Tag) -> None:
    """Write the letters of lists into their items: Markdown knows numbers only."""
    for numbered in main.select("ol[type]"):
        form = _FORMS.get(str(numbered.get("type")))
        if form is None:
            continue
        start = str(numbered.get("start", "1"))
        first = int(start) if start.isdigit() and len(start) < 5 else 1
        for place, item in enumerate(numbered.find_all("li", recursive=False)):
            target = item.find("p") or item
            target.insert(0, f"({format_number(first + place, form)}) ")
        numbered.name = "ul"
