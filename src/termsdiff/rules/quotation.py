"""Quotations: slices of a clause as written, never recombined words; gaps are shown as "…"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..redline.edits import Edit, edits_of
from ..redline.word_redline import redline
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
"""Words before an operative verb among which its subject is looked for."""
_LEAST_BEFORE = 5
"""Words before an anchor that show its subject."""
_AFTER_ANCHOR = 10
"""Words that a quotation shows from its anchor on, at least."""
_FEW = 2
"""Words that came or went and that say nothing without the words around them."""
_STEM = 4
"""Letters of a word that its forms have in common, at least."""


def quoted(text: str, most: int = MOST_WORDS) -> str:
    """Return a slice in quotation marks, cut at a word; single ones if it holds double ones."""
    slice_ = _balanced(_cut(text.lstrip(_BULLETS).strip(" ,;:.…|"), most))
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


def operative(text: str, most: int = MOST_WORDS, anchor: str = "") -> str:
    """Return a sentence, quoted; a long one from where it states what matters, with its subject.

    That is the place of `anchor`, words in normal form, if they are given and found; else the
    operative verb. It begins at a mark, never in the middle of a phrase.
    """
    words = list(_WORD.finditer(text))
    at = _position(text, anchor)
    anchored = at >= 0
    if not anchored:
        verb = _OPERATIVE.search(text)
        at = verb.start() if verb is not None else 0
    before = [word for word in words if word.start() < at]
    reach = most - _AFTER_ANCHOR if anchored else _SUBJECT
    if len(words) <= most or len(before) <= reach:
        return quoted(text, most)
    near = before[-reach:]
    ends = [place for place, word in enumerate(near[:-1]) if word[0].endswith((",", ";", ":"))]
    if not ends:
        return quoted(text[before[-_SUBJECT].start() :] if anchored else text, most)
    if anchored:
        ends = [end for end in ends if len(near) - end > _LEAST_BEFORE] or ends[:1]
    return quoted(text[near[ends[-1] + 1].start() :], most)


def _position(text: str, anchor: str) -> int:
    """Return where the longest word of an anchor begins in a text, in any of its forms, or -1."""
    longest = max(anchor.split(), key=len, default="")
    if not longest:
        return -1
    stem = re.escape(longest[: max(_STEM, len(longest) - 2)])
    found = re.search(rf"\b{stem}", text, re.IGNORECASE)
    return found.start() if found else -1


def quoted_sides(unit: Unit, anchor: str = "") -> tuple[str, str]:
    """Return what a changed sentence lost and what it gained, quoted; "" for a side without.

    Of a long sentence that came or went the part around `anchor` is quoted.
    """
    if unit.old is None or unit.new is None:
        text = operative(unit.sides[0].text, anchor=anchor)
        return ("", text) if unit.old is None else (text, "")
    old, new = _plain_sides(unit)
    edits = edits_of(redline(old, new))
    if is_rewritten(old, new, edits):
        return quoted(old), quoted(new)
    return quoted_edits(edits)


def stated(unit: Unit, anchor: str = "") -> tuple[str, str]:
    """Return both sides of a sentence whole, quoted, for rules that tell what it states.

    A long one is shown by its edits, as a reader would look for what changed in it.
    """
    if unit.old is None or unit.new is None:
        return quoted_sides(unit, anchor)
    old, new = _plain_sides(unit)
    if max(map(count_words, (old, new))) > _SHORT:
        return quoted_sides(unit, anchor)
    return quoted(old), quoted(new)


def _plain_sides(unit: Unit) -> tuple[str, str]:
    """Return both sides of an edited sentence without the head of the column it is in."""
    head = f"{unit.context}: " if unit.context else ""
    old, new = (side.text.removeprefix(head) for side in unit.sides)
    return old, new


def is_rewritten(old: str, new: str, edits: Sequence[Edit]) -> bool:
    """Whether a sentence is better quoted whole on both sides than edit by edit.

    It is if it is short enough to quote, and much of it changed, or it changed in several places:
    pieces of it would not be sentences.
    """
    words = max(count_words(old), count_words(new))
    if words > MOST_WORDS or not any(edit.lost and edit.gained for edit in edits):
        return False
    changed = sum(edit.size for edit in edits)
    return changed > words / 2 or (len(edits) > 1 and words <= _SHORT)


def count_words(text: str) -> int:
    """Return the number of words of a text, as a reader counts them."""
    return len(_WORD.findall(text))


def quoted_edits(edits: Sequence[Edit], most: int = MOST_WORDS) -> tuple[str, str]:
    """Return what edits took out and put in, the pieces with gaps between them.

    A single replacement, and a word or two that came or went, are told with the words around them,
    the same on both sides.
    """
    if len(edits) == 1 and is_quoted_in_place(edits[0], most):
        return quoted(edits[0].old_part, most), quoted(edits[0].new_part, most)
    return _pieces([edit.lost for edit in edits], most), _pieces([e.gained for e in edits], most)


def is_quoted_in_place(edit: Edit, most: int) -> bool:
    """Whether an edit is told by the part of the sentence around it, as each side has it."""
    if not (edit.lost and edit.gained) and edit.size > _FEW:
        return False
    parts = edit.old_part, edit.new_part
    return all(map(has_word, parts)) and max(map(count_words, parts)) <= most


def _pieces(slices: Sequence[str], most: int) -> str:
    kept: list[str] = []
    left = most
    for slice_ in slices:
        count = count_words(slice_)
        if not count:
            continue
        if kept and count > left:
            break
        kept.append(_cut(slice_.strip(" ,;:"), max(left, 1)))
        left -= count
    return quoted(" … ".join(kept), most * 2) if any(map(has_word, kept)) else ""


def has_word(text: str) -> bool:
    """Whether a text has a letter or a digit."""
    return any(map(str.isalnum, text))
