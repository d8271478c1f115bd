"""Truncated texts: whether a document stops in the middle of a sentence."""

from __future__ import annotations

import re
from functools import cache

from ..languages import at_hand
from ..text.graphemes import is_unspaced
from ..text.sentences import STOP, has_ended
from .block import Block
from .document import Document

_FEWEST_WORDS = 9
"""A shorter line may be a signature, an address, a link or a name."""
_FEWEST_SIGNS = 20
"""For scripts that write words without spaces and have no capitals."""
_FEWEST_HANGING = 4
_LAST_WORDS = 8
_LONGEST_REST = 200

# a last line with one of these is an address, a notice or a stamp, which end without a full stop


@cache
def _no_prose() -> re.Pattern[str]:
    return re.compile(r"@|https?://|www\.|©|\(c\)|\ball rights reserved\b|\d{4}$", re.IGNORECASE)


_MOST_UNENDED = 0.2
"""The share of long clauses without a full stop from which a text has no habit of using it."""


def seems_cut(document: Document) -> str:
    """Return the last words after which a document seems to be truncated; "" if it does not.

    Only the last clause is looked at: prose that ends without a full stop, in a document whose
    other prose has one, or that ends in a word that must be followed by another.
    """
    clauses = [block for block in document.clauses if block.kind not in ("row", "code")]
    last = next((b for b in reversed(document.blocks) if b.has_words), None)
    if last is None or not clauses or last is not clauses[-1]:
        return ""
    text = last.text
    if has_ended(text):
        return ""
    words = text.split()
    if _no_prose().search(text[-200:]):
        return ""
    hangs = len(words) >= _FEWEST_HANGING and _hangs(words[-1], document.language)
    stops = _is_prose(last) and _is_sentence(text) and _ends_its_prose(clauses[:-1])
    if not hangs and not stops:
        return ""
    return " ".join(words[-_LAST_WORDS:])[-200:]


def _hangs(word: str, language: str) -> bool:
    return word.endswith((",", "-", "–", "—", "(", "/")) or _is_hanging(word, language)


def _is_hanging(word: str, language: str) -> bool:
    return any(word in known.prose.hanging for known in at_hand(language))


def _is_prose(block: Block) -> bool:
    if not block.text.isascii() and sum(map(is_unspaced, block.text)) > _FEWEST_SIGNS:
        return block.kind != "item"
    if block.kind == "item" or " | " in block.text or _is_name(block.text):
        return False
    return block.text.count(" ") + 1 >= _FEWEST_WORDS


def _is_sentence(text: str) -> bool:
    """Whether what follows the last full stop of a text is more than a word or two."""
    rest = STOP.split(text[-_LONGEST_REST:])[-1]
    return len(rest.split()) >= _FEWEST_HANGING or is_unspaced(rest[-1:])


def _is_name(text: str) -> bool:
    """Whether a line looks like a title or an address: most of its words are capitalised."""
    words = text.split()
    capitals = sum(word[0].isupper() or not word[0].isalpha() for word in words)
    return 2 * capitals > len(words)


def _ends_its_prose(clauses: list[Block]) -> bool:
    """Whether the clauses before it end their sentences, if there are any."""
    prose = [block for block in clauses if _is_prose(block)]
    unended = sum(not has_ended(block.text) for block in prose)
    return unended <= len(prose) * _MOST_UNENDED
