"""Quotations: slices of a clause as written, never recombined words; gaps are shown as "…"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..redline.edits import Edit, edits_of
from ..redline.words import redline
from ..text.patterns import later
from ..text.quote_marks import CLOSE, CLOSE_WITHIN, OPEN, OPEN_WITHIN
from .evidence import Unit

MOST_WORDS = 32
"""The most words in a quotation; longer ones end in "…"."""
_WORD = later(r"\S+")
_OPERATIVE = later(
    r"\b(?:may|must|will|shall|can|cannot|agrees?|grants?|warrants?|is not|are not|does not|do not|"
    r"is responsible|are responsible|reserves?|waives?|indemnif\w+)\b",
    re.IGNORECASE,
)
_BULLETS = " •·▪◦‣*"
_SHORT = 24
"""The most words of a sentence that is quoted in full."""
_SUBJECT = 10
"""How many words before an operative verb its subject is looked for."""


def quoted(text: str, most: int = MOST_WORDS) -> str:
    """Return a slice in quotation marks, cut at a word; single ones if it has double ones."""
    slice_ = _balanced(_cut(text.lstrip(_BULLETS).strip(" ,;:.…"), most))
    if any(mark in slice_ for mark in (OPEN, CLOSE, '"')):
        return f"{OPEN_WITHIN}{slice_}{CLOSE_WITHIN}"
    return f"{OPEN}{slice_}{CLOSE}"


def _balanced(text: str) -> str:
    """Return the longer side of a quotation mark that has no partner in a slice."""
    opened, closed = text.count(OPEN), text.count(CLOSE)
    if opened != closed:
        lone = text.rfind(OPEN) if opened > closed else text.find(CLOSE)
    elif text.count('"') % 2:
        last = text.rfind('"')
        lone = last if not text[:last].strip() or text[last - 1] in " (" else text.find('"')
    else:
        return text
    return max(text[:lone], text[lone + 1 :], key=len).strip(" ,;:.(")


def _cut(text: str, most: int) -> str:
    words = list(_WORD.finditer(text))
    if len(words) <= most:
        return text
    return f"{text[: words[most - 1].end()].rstrip(' ,;:.')} …"


def operative(text: str, most: int = MOST_WORDS) -> str:
    """Return a sentence from its operative verb on, with its subject, quoted."""
    words = list(_WORD.finditer(text))
    verb = _OPERATIVE.search(text)
    if len(words) <= most or verb is None:
        return quoted(text, most)
    before = [word for word in words if word.start() < verb.start()]
    if len(before) <= _SUBJECT:
        return quoted(text, most)
    near = before[-_SUBJECT:]
    ends = [place for place, word in enumerate(near[:-1]) if word[0].endswith((",", ";", ":"))]
    return quoted(text[near[ends[-1] + 1 if ends else 0].start() :], most)


def told(unit: Unit) -> tuple[str, str]:
    """Return what a changed sentence lost and gained, quoted; "" if nothing."""
    if unit.old is None or unit.new is None:
        text = operative(unit.sides[0].text)
        return ("", text) if unit.old is None else (text, "")
    head = f"{unit.context}: " if unit.context else ""
    old, new = (side.text.removeprefix(head) for side in unit.sides)
    return told_edits(edits_of(redline(old, new)))


def stated(unit: Unit) -> tuple[str, str]:
    """Return both sides of a sentence in full, quoted, for rules about what it states.

    A long one is shown by its edits, as a reader would look for what changed in it.
    """
    if unit.old is None or unit.new is None:
        return told(unit)
    if max(len(_WORD.findall(side.text)) for side in unit.sides) > _SHORT:
        return told(unit)
    head = f"{unit.context}: " if unit.context else ""
    lost, gained = (quoted(side.text.removeprefix(head)) for side in unit.sides)
    return lost, gained


def told_edits(edits: Sequence[Edit], most: int = MOST_WORDS) -> tuple[str, str]:
    """Return what edits removed and added, the pieces with gaps between them."""
    return _pieces([edit.lost for edit in edits], most), _pieces([e.gained for e in edits], most)


def _pieces(slices: Sequence[str], most: int) -> str:
    kept: list[str] = []
    left = most
    for slice_ in slices:
        count = len(_WORD.findall(slice_))
        if not count:
            continue
        if kept and count > left:
            break
        kept.append(_cut(slice_.strip(" ,;:"), max(left, 1)))
        left -= count
    return quoted(" … ".join(kept), most * 2) if any(map(_has_word, kept)) else ""


def _has_word(text: str) -> bool:
    return any(map(str.isalnum, text))
