"""Layout: titles that state nothing; what is below them is compared separately.

A title is a heading, a short line above a paragraph, or the caption that opens one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ..parsing.block import Block
from ..parsing.document import Document
from ..text.patterns import later
from ..text.quote_marks import CLOSING
from ..text.sentences import MARKS
from .normal_form import Tokens, normal_form
from .proof_words import words

_WORD = later(r"[^\W_]+")
_LABEL = later(r"[\W_]*(?:(?:\d{1,3}\.)*\d{1,3}[.)]?|[A-Za-z][.)])\s+")
_ONLY_LABEL = later(
    r"\(?(?:\d{1,2}(?:\.\d{1,3})+\.?|\d{1,2}[.)]|[a-z][.)]|[ivx]{1,5}[.)])", re.IGNORECASE
)
_ASKING = frozenset({"how", "what", "when", "where", "why", "who", "which"})
_SPEAKERS = frozenset({"we", "us", "you", "i", "they", "it", "he", "she"})
_PREPOSITIONS = frozenset(
    {"with", "to", "from", "about", "by", "between", "for", "of", "and", "on"}
)
_ROMAN = later(r"[b-hj-z]|[ivx]{2,}")
"""What tells one of several apart: class B, part II; "a" and "I" are words."""
_LONGEST = 16
_LONGEST_LINE = 10
_LEAST_BELOW = 8
_AFTER_ENDS = CLOSING + ")*_ "
_ENDS = (".", ";", ",", "!")
_STATING = ("negations", "modals", "effects", "scopes", "territories", "legal_forms", "quantifiers")
_LIMITING = frozenset(
    {"unless", "except", "excluding", "including", "only", "solely", "before", "after", "within"}
)


def titles_what_follows(document: Document, block: Block) -> bool:
    """Whether a heading has its own text below it, so that it is not itself a list item."""
    following = next_worded(document, block)
    if following is None:
        return False
    return following.is_clause or following.level > block.level


def is_sentence(text: str) -> bool:
    """Whether a clause says something by itself: it has a subject or a verb, and an end.

    A list of things has none: it says what the title above it says of them.
    """
    if not text.rstrip(_AFTER_ENDS).endswith(MARKS):
        return False
    tokens = _WORD.findall(_unlabelled(text).casefold())
    if tokens and tokens[0] in _SPEAKERS:
        return True
    return any(token in words("predicates") or token in words("modals") for token in tokens)


def is_title_line(document: Document, block: Block) -> bool:
    """Whether a separate line is the title of the paragraph below it.

    Neither neighbour may be such a line: several of them are a list.
    """
    if block.kind != "paragraph" or not _looks_like_title(block.text):
        return False
    after = next_worded(document, block)
    if after is None or after.kind == "row" or not _is_text(after):
        return False
    before = _before(document, block)
    return before is None or before.is_heading or not _looks_like_title(before.text)


def _unlabelled(text: str) -> str:
    label = _LABEL.match(text)
    return text[label.end() :] if label is not None else text


def _looks_like_title(text: str) -> bool:
    bare = _unlabelled(text).lstrip("*_ ")
    return bare[:1].isupper() and len(bare.split()) <= _LONGEST_LINE and not bare.endswith(_ENDS)


def _is_text(block: Block) -> bool:
    return block.is_clause and len(block.text.split()) >= _LEAST_BELOW


def next_worded(document: Document, block: Block) -> Block | None:
    """Return the next block that has words."""
    following = document.blocks[block.index + 1 : block.index + 8]
    return next((one for one in following if one.has_words), None)


def _before(document: Document, block: Block) -> Block | None:
    earlier = document.blocks[max(0, block.index - 8) : block.index]
    return next((one for one in reversed(earlier) if one.has_words), None)


def is_label(text: str) -> bool:
    """Whether a line is only the number of a clause."""
    return _ONLY_LABEL.fullmatch(text.strip()) is not None


def is_caption(pieces: Sequence[str], place: int) -> bool:
    """Whether a sentence is the caption that opens a clause: short, with a sentence after it."""
    if place or len(pieces) < 2 or len(pieces[0].split()) > _LONGEST_LINE:
        return False
    return pieces[0].rstrip().endswith((".", ":")) and len(pieces[1].split()) >= _LEAST_BELOW


def states_nothing(text: str) -> bool:
    """Whether a title only names what is below it: no number, no negation, no one bound."""
    tokens = _WORD.findall(_unlabelled(text).casefold())
    if not tokens or len(tokens) > _LONGEST or any(map(_states, tokens)):
        return False
    if any(map(_speaks, tokens, ["", *tokens])):
        return tokens[0] in _ASKING
    return not any(token in words("parties") - _SPEAKERS for token in tokens)


def _speaks(token: str, before: str) -> bool:
    """Whether a pronoun is the subject: "with you" is not."""
    return token in _SPEAKERS and before not in _PREPOSITIONS


def _states(token: str) -> bool:
    if any(map(str.isdigit, token)) or token in _LIMITING or _ROMAN.fullmatch(token):
        return True
    return token in _stating_words()


@cache
def _stating_words() -> frozenset[str]:
    return frozenset().union(*map(words, _STATING))


def only_retitled(old: str, new: str) -> bool:
    """Whether two titles state nothing and name what is below them in different words.

    If either names a party or something that binds, the other must name it, too.
    """
    before = normal_form(_unlabelled(old))
    after = normal_form(_unlabelled(new))
    changed = (*_without(before, after), *_without(after, before))
    if any(_states(token) or token in words("parties") for token in changed):
        return False
    return not any(token in words("possessives") for token in changed)


def _without(tokens: Tokens, others: Tokens) -> Tokens:
    return tuple(token for token in tokens if token not in others)
