"""Pointers: sentences that only say where to read more, and bind no one to what is said there."""

from __future__ import annotations

from ..facts.masks import MASKS, mask_contacts, mask_links
from ..text.patterns import later
from ..text.quote_marks import plain_apostrophes
from .normal_form import differ_in_nothing_that_binds
from .numbering import tells_apart
from .proof_words import words

_WORD = later(r"[^\W_]+(?:'[^\W_]+)*|_[a-z]+_")
_LONGEST = 34
_MOST_OF_ITS_OWN = 12
_FINDING = frozenset(
    {
        "find",
        "read",
        "learn",
        "see",
        "access",
        "view",
        "visit",
        "review",
        "be",
        "check",
        "also",
        "consult",
    }
)
_MEANING = ("negations", "modals", "territories", "legal_forms", "effects")
_PURPOSES = frozenset({"for", "to", "if"})
_ASIDE = frozenset({"also", "be"})
_SUBJECTS = frozenset(
    {"more information", "further information", "additional information", "more details"}
)
_FREE = frozenset({"for", "to", "more"})
"""Words of "for more information" and "to learn more", which are interchangeable."""
_ABLE = frozenset({"can", "may"})


def is_pointer(text: str) -> bool:
    """Whether a sentence only says where to read more.

    It has a pointing phrase, no other binding verb, and few other words: what the information is
    about, and the name of the other document.
    """
    plain = plain_apostrophes(mask_links(mask_contacts(text)).casefold())
    tokens = _WORD.findall(plain)
    if not 2 <= len(tokens) <= _LONGEST:
        return False
    return _points(tokens) and not _says_more(tokens)


def _points(tokens: list[str]) -> bool:
    """Whether a sentence tells the reader to look somewhere, or what is where."""
    start = tokens[1:] if tokens[0] == "please" else tokens
    joined = f" {' '.join(tokens)} "
    if start[0] in words("pointing_verbs"):
        return True
    if start[0] in _PURPOSES:
        return any(f" {phrase} " in joined for phrase in words("pointing_phrases"))
    if start[:2] in (["you", "can"], ["you", "may"]):
        looks = any(verb in start[2:4] for verb in _FINDING - _ASIDE)
        return looks and any(token in words("pointed_to") for token in tokens)
    told = " ".join(start[:2]) in _SUBJECTS
    return told and any(f" {phrase} " in joined for phrase in words("standing_phrases"))


def points_alike(old: str, new: str) -> bool:
    """Whether two sentences are pointers that differ in no binding word."""
    if not (is_pointer(old) and is_pointer(new)):
        return False
    return tells_apart(old) == tells_apart(new) and differ_in_nothing_that_binds(old, new, _FREE)


def _says_more(tokens: list[str]) -> bool:
    own = 0
    known = words("pointer_words")
    for position, token in enumerate(tokens):
        following = tokens[position + 1] if position + 1 < len(tokens) else ""
        if token in _ABLE and following in _FINDING:
            continue
        if token in words("binding_words") or any(map(str.isdigit, token)):
            return True
        if any(token in words(name) for name in _MEANING):
            return True
        own += token not in known and token not in MASKS
    return own > _MOST_OF_ITS_OWN
