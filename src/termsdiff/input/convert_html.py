"""A web page to Markdown: every word that a reader can see, without menus and banners."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from ..errors import TermsdiffError
from ..notes import Note
from ..text.counting import counted
from .converted import Converted
from .markdown_text import literal
from .page.elements import attribute, count_words, mark_blocks
from .page.encoding import decode_page
from .page.page_blocks import write_blocks
from .page.page_furniture import remove_furniture
from .page.page_signs import Signs, write_signs
from .page.page_visibility import Hidden, remove_unseen
from .page.style_sheets import apply_styles
from .page.visible_words import Lost, find_lost, visible_words

_VOID = re.compile(r"</?(?:wbr|source|track)\b[^<>]*>", re.IGNORECASE)
"""Empty tags that the parser takes for elements containing everything that follows."""
_DEEPEST = 400
_MOST_ELEMENTS = 200_000
_LEAST_TEXT = 100
"""With fewer words than this, a page with frames has its text in them."""
_MOST_LOST = 0.01
_TOO_MANY = "a page with more elements than any terms would have; save only its text"


def to_markdown(data: bytes, content_type: str = "") -> Converted:
    """Return the text of a page as Markdown; `content_type` is what the server said about it.

    Raises TermsdiffError if the page is nested too deeply or has too many elements.
    """
    source, unreadable = decode_page(data, content_type)
    if source.count("<") > 2 * _MOST_ELEMENTS:
        raise TermsdiffError(_TOO_MANY)
    soup = BeautifulSoup(_VOID.sub("", source.replace("\0", "")), "lxml")
    _check_bounds(soup)
    title = " ".join(soup.title.get_text().split()) if soup.title else ""
    apply_styles(soup)
    hidden = remove_unseen(soup)
    mark_blocks(soup)
    frames = _frames(soup)
    signs = write_signs(soup)
    remove_furniture(soup)
    root = soup.body or soup
    text = write_blocks(root)
    if root.find("h1") is None and title:
        text = f"# {literal(title)}\n\n{text}"
    lost = find_lost(visible_words(root), text)
    notes = _notes(lost, hidden, signs, frames, unreadable if "\ufffd" in text else 0)
    return Converted(f"{text.strip()}\n", tuple(notes))


def _check_bounds(soup: BeautifulSoup) -> None:
    depth, last = 0, None
    for number, element in enumerate(soup.descendants):
        if element.parent is not last:
            last = element.parent
            depth = sum(1 for _ in element.parents) if last is not None else 0
            if depth > _DEEPEST:
                raise TermsdiffError("a page nested too deeply; save it in another format")
        if number > _MOST_ELEMENTS:
            raise TermsdiffError(_TOO_MANY)


def _frames(soup: BeautifulSoup) -> int:
    """Remove all frames; return how many have text, if the page itself has almost none."""
    frames = soup.find_all(["iframe", "frame"])
    seen = [frame for frame in frames if _may_hold_text(frame)]
    for frame in frames:
        frame.decompose()
    return len(seen) if count_words(soup) < _LEAST_TEXT else 0


def _may_hold_text(frame: Tag) -> bool:
    small = any(attribute(frame, side) in ("0", "1") for side in ("width", "height"))
    return bool(attribute(frame, "src") or attribute(frame, "srcdoc")) and not small


def _notes(
    lost: Lost, hidden: Hidden, signs: Signs, frames: int, unreadable: int
) -> Iterator[Note]:
    if lost.words > max(1, _MOST_LOST * lost.of):
        words = ", ".join(lost.first)
        yield Note(
            "words-lost",
            f"{lost.words} of {lost.of} words of the page were not read, among them: {words}",
            incomplete=True,
        )
    if frames:
        yield Note(
            "part-not-read",
            "the page shows its text in a frame, which was not read; save the page in the frame",
            incomplete=True,
        )
    if signs.silent_pictures:
        yield Note(
            "part-not-read",
            counted(
                signs.silent_pictures,
                "table cell contains a picture without alternative text",
                "table cells contain pictures without alternative text",
            ),
            incomplete=True,
        )
    if unreadable:
        yield Note(
            "unreadable-characters",
            counted(unreadable, "character is", "characters are")
            + " not valid in the page's stated encoding",
            incomplete=True,
        )
    if hidden.hidden:
        yield Note("hidden-text", _left_out(hidden.hidden, "that the page hides"))
    if hidden.struck:
        yield Note("struck-text", _left_out(hidden.struck, "struck out"))


def _left_out(number: int, which: str) -> str:
    return counted(number, f"word {which} was left out", f"words {which} were left out")
