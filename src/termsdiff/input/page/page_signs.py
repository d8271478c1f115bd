"""Signs that are words to a reader: icons, superscripts, note marks, ticked boxes."""

from __future__ import annotations

import re
from typing import NamedTuple

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from .elements import attribute, classes, count_words, heading_level, role, text_of

_TICK = re.compile(r"(?:^|[\s/_-])(?:check|checkmark|tick|ok|yes|done|included)(?=$|[\s._-])")
_CROSS = re.compile(r"(?:^|[\s/_-])(?:times|cross|xmark|remove|no|excluded|close)(?=$|[\s._-])")
_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_FRACTIONS = {
    ("1", "2"): "½",
    ("1", "3"): "⅓",
    ("2", "3"): "⅔",
    ("1", "4"): "¼",
    ("3", "4"): "¾",
    ("1", "5"): "⅕",
    ("1", "6"): "⅙",
    ("1", "8"): "⅛",
}
_FIGURES = re.compile(r"[0-9+\-=()n]+")
_NOTE_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]|[*†‡§]{1,3})[\])]?", re.IGNORECASE)
_BACK_SIGNS = re.compile(r"[\s↩↑⏎^︎]+")
_LONGEST_NOTE = 200
_MOST_NOTES = 300


class Signs(NamedTuple):
    """How many pictures replace an unknown word, and how many notes there are."""

    silent_pictures: int
    notes: int


def write_signs(soup: BeautifulSoup) -> Signs:
    """Write signs into the page as text; count the pictures without text in cells."""
    _write_boxes(soup)
    silent = _write_pictures(soup)
    notes = _write_notes(soup)
    _write_raised(soup)
    return Signs(silent, notes)


def _write_boxes(soup: BeautifulSoup) -> None:
    for box in soup.find_all("input"):
        if attribute(box, "type").lower() in ("checkbox", "radio") and box.find_parent(
            ["td", "th", "li", "label", "p"]
        ):
            box.replace_with(" ☑ " if "checked" in box.attrs else " ☐ ")
        else:
            box.decompose()


def _write_pictures(soup: BeautifulSoup) -> int:
    silent = 0
    for picture in soup.find_all(["img", "svg", "i", "span", "em", "b"]):
        if picture.decomposed or not _is_picture(picture):
            continue
        words = _alternative_text(picture) or _drawn(picture)
        if not words and _fills_cell(picture) and picture.name in ("img", "svg"):
            silent += 1
        picture.replace_with(f" {words} " if words else "")
    return silent


def _is_picture(element: Tag) -> bool:
    if element.name in ("img", "svg"):
        return True
    if text_of(element) or element.find(["img", "svg", "input"]):
        return False
    return bool(_alternative_text(element)) or bool(
        re.search(r"icon|\bfa\b|fa-|glyph|bi-", classes(element))
    )


def _alternative_text(picture: Tag) -> str:
    """Return the alternative text of a picture, "" if it has none or is only decoration."""
    if role(picture) in ("presentation", "none"):
        return ""
    title = picture.find("title") if picture.name == "svg" else None
    drawn = text_of_drawing(picture) if picture.name == "svg" else ""
    for words in (
        attribute(picture, "aria-label"),
        attribute(picture, "alt"),
        " ".join(title.get_text().split()) if title is not None else "",
        drawn,
        attribute(picture, "title"),
    ):
        if words.strip():
            return " ".join(words.split())
    return ""


def text_of_drawing(drawing: Tag) -> str:
    """Return the words drawn in an SVG picture."""
    return " ".join(text.get_text(" ", strip=True) for text in drawing.find_all("text"))


def _drawn(picture: Tag) -> str:
    """Return the tick or cross that the name of a picture promises, if it is all that a
    cell or item says."""
    if not _fills_cell(picture) or ("alt" in picture.attrs and picture.name != "img"):
        return ""
    used = picture.find("use")
    names = " ".join(
        (
            classes(picture),
            attribute(picture, "src").rpartition("/")[2].lower()
            if not attribute(picture, "src").startswith("data:")
            else "",
            (attribute(used, "href") + attribute(used, "xlink:href")).lower() if used else "",
        )
    ).replace("#", " ")
    if _TICK.search(names):
        return "✓"
    return "✗" if _CROSS.search(names) else ""


def _fills_cell(picture: Tag) -> bool:
    cell = picture.find_parent(["td", "th"])
    return cell is not None and not text_of(cell)


def _write_notes(soup: BeautifulSoup) -> int:
    """Move the text of each note to the place of its mark."""
    found: list[tuple[Tag, Tag]] = []
    for link in soup.find_all("a", href=re.compile(r"^#.")):
        raised = link.find_parent("sup") or link.find("sup")
        is_mark = raised is not None or role(link) == "doc-noteref"
        if is_mark and _NOTE_MARK.fullmatch(text_of(link)) and len(found) < _MOST_NOTES:
            note = soup.find(id=attribute(link, "href")[1:])
            note = _whole_note(note) if isinstance(note, Tag) else None
            if note is not None and note not in link.parents:
                found.append((link.find_parent("sup") or link, note))
    texts = {id(note): _note_text(note) for _, note in found}
    for mark, note in found:
        if texts[id(note)]:
            mark.replace_with(f" (note: {texts[id(note)]})")
    for _, note in found:
        if not note.decomposed and texts[id(note)]:
            note.decompose()
    return len(found)


def _whole_note(note: Tag) -> Tag | None:
    """Return the item or paragraph of the note; None if the mark links to a section."""
    holder = note
    if note.name in ("a", "sup", "span") and note.parent is not None:
        holder = note.find_parent(["li", "p", "dd", "div", "td"]) or note
    words = count_words(holder)
    if holder.name in ("td", "tr", "body", "main", "section", "article") or words > _LONGEST_NOTE:
        return None
    if any(heading_level(inner) for inner in (holder, *holder.find_all(True))):
        return None
    return holder if words else None


def _note_text(note: Tag) -> str:
    text = text_of(note)
    for link in note.find_all("a", href=re.compile(r"^#.")):
        back = text_of(link)
        if not _BACK_SIGNS.sub("", back) or _NOTE_MARK.fullmatch(back):
            text = text.replace(back, " ", 1)
    mark = re.match(r"[\[(]?(?:\d{1,3}|[*†‡])[\])]?[.:]?\s+", text) if note.name != "li" else None
    return _BACK_SIGNS.sub(" ", text[mark.end() :] if mark else text).strip()


def _write_raised(soup: BeautifulSoup) -> None:
    """Keep superscript and subscript digits apart from preceding ones: "2²" is not "22"."""
    for raised in soup.find_all("sup"):
        text = text_of(raised)
        lowered = _denominator(raised)
        if lowered is not None and text.isdigit():
            below = text_of(lowered)
            sign = _FRACTIONS.get((text, below))
            _take_slash(raised)
            lowered.decompose()
            raised.replace_with(sign or f"{text.translate(_RAISED)}⁄{below.translate(_LOWERED)}")
        elif _FIGURES.fullmatch(text):
            raised.replace_with(text.translate(_RAISED))
    for lowered in soup.find_all("sub"):
        text = text_of(lowered)
        if _FIGURES.fullmatch(text) and "n" not in text:
            lowered.replace_with(text.translate(_LOWERED))


def _denominator(raised: Tag) -> Tag | None:
    slash = raised.next_sibling
    if not isinstance(slash, NavigableString) or slash.strip() not in ("/", "⁄", "∕"):
        return None
    lowered = slash.next_sibling
    is_lowered = isinstance(lowered, Tag) and lowered.name == "sub" and text_of(lowered).isdigit()
    return lowered if is_lowered and isinstance(lowered, Tag) else None


def _take_slash(raised: Tag) -> None:
    slash = raised.next_sibling
    if slash is not None:
        slash.extract()
