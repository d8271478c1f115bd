"""Contact details: lines that say how to reach someone, and nothing else."""

from __future__ import annotations

from functools import lru_cache

from ..facts.masks import MASKS, mask_contacts, mask_links
from ..text.patterns import later
from .normal_form import normal_form
from .proof_words import words

_WORD = later(r"[^\W_]+|_[a-z]+_")
_LEAST_WORDS = 4
_LONGEST = 1_000
"""A longer line is no contact line, and looking for addresses in it takes long."""


def _asks_to_contact(masked: str) -> bool:
    """Whether a sentence says whom to ask, and nothing else."""
    tokens = _WORD.findall(mask_links(masked).casefold())
    known = words("contact_sentences")
    if len(tokens) < _LEAST_WORDS or not {"contact", "write", "reach", "touch"} & set(tokens):
        return False
    return all(token in known or token in MASKS for token in tokens)


# called for a clause, and again for its sentence if it has only one
@lru_cache(maxsize=256)
def is_contact(text: str) -> bool:
    """Whether a line has an address, a number or the like, and only words that go with them."""
    if len(text) > _LONGEST:
        return False
    masked = mask_contacts(text)
    if _asks_to_contact(masked):
        return True
    if masked == text:
        return False
    known = words("contact_words")
    return all(token in known for token in normal_form(mask_links(text)))
