"""Pointers: sentences that only tell where more is said, and bind nobody to what is said there."""

from __future__ import annotations

import re

from ..facts.masks import MASKS, mask_contacts, mask_links
from .normal_form import normal_form
from .words import binds, words

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*|_[a-z]+_")
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
_ABLE = frozenset({"can", "may"})


def is_pointer(text: str) -> bool:
    """Whether a sentence says no more than where to read on.

    It has a phrase that points, no other verb that binds, and few words of its own: what the
    information is about, and how the other document is called.
    """
    plain = mask_links(mask_contacts(text)).casefold().replace("’", "'")
    tokens = _WORD.findall(plain)
    if not 2 <= len(tokens) <= _LONGEST:
        return False
    joined = f" {' '.join(tokens)} "
    if not any(f" {phrase} " in joined for phrase in words("pointing_phrases")):
        return False
    return not _says_more(tokens)


def points_alike(old: str, new: str) -> bool:
    """Whether two sentences are pointers, and no word that binds tells them apart."""
    if not (is_pointer(old) and is_pointer(new)):
        return False
    before, after = normal_form(old), normal_form(new)
    changed = {*before, *after} - ({*before} & {*after})
    free = words("pointer_words")
    return not any(binds(token) and token not in free for token in changed)


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
