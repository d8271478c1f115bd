"""Phrases: what rules look for, found in the words of a sentence in one pass.

A phrase is words in normal form (see `facts.canonical`): `a/b` matches either word, `word*` any
word that begins like this, `[a/b]` an optional word, `#` a quantity, `..` up to three words and
`...` up to eight, none of them a negation: `we .. collect` does not match "we do not collect". A
phrase after a `!` does not match if a negation is one of the three words before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from ..text.patterns import later
from ..text.quote_marks import APOSTROPHES

Span = tuple[int, int]

BREAK = "|"
"""The token between two texts of one passage; no gap spans it."""
_KEY = 4
_SHORT = 4
_COMMON_WORDS = """
access account agreement and any are as at be by can content data for from have in information is it
may must not notice of on or other our party personal right service services term* terms to us use
we will with without you your
"""
_COMMON = frozenset(_COMMON_WORDS.split())
"""Words that most clauses have: a phrase is looked up by a rarer one if possible."""
_GAPS = {"..": 3, "...": 8}
AFFIRMED = "!"
"""Starts a phrase that only counts if it is not negated."""
_NEGATIONS = frozenset({"not", "never", "neither", "nor"})
"""The words that no gap spans."""
DENIALS = _NEGATIONS | {"no", "none", "without"}
"""The words that negate what follows them."""
_PARTIES = frozenset({"we", "you"})
_SUBORDINATING = frozenset(
    {"how", "why", "whether", "what", "when", "whenever", "where", "if", "once", "unless"}
)
"""What makes the words after it a condition or an indirect question."""
_SUBJECT = rf"(?: [\w{APOSTROPHES}-]+)"
_CONDITION = later(
    rf"\b(?:(?:{'|'.join(sorted(_SUBORDINATING))}){_SUBJECT}{{1,2}}"
    rf"|(?:an?|any|each|every){_SUBJECT}{{1,2}} (?:that|which){_SUBJECT}) $",
    re.IGNORECASE,
)
"""A condition, or a relative clause behind a noun, whose subject has one word or two."""
_REACH = 3
"""How many words before a phrase a negation may be."""


class Element(NamedTuple):
    """One position in a phrase: which words and prefixes fit, and how many words it spans."""

    words: frozenset[str]
    beginnings: tuple[str, ...] = ()
    optional: bool = False
    gap: int = 0
    quantity: bool = False

    def fits(self, token: str) -> bool:
        """Whether a word fits here."""
        if self.quantity:
            return any(map(str.isdigit, token))
        return token in self.words or (bool(self.beginnings) and token.startswith(self.beginnings))


def parse_phrase(phrase: str) -> tuple[Element, ...]:
    """Return the elements of a phrase; raise ValueError if it cannot be looked up."""
    elements = tuple(map(_element, phrase.removeprefix(AFFIRMED).split()))
    if not elements:
        raise ValueError("an empty phrase")
    first = elements[0]
    if first.optional or first.gap or first.quantity:
        raise ValueError(f"{phrase!r} must begin with a word")
    if any(len(beginning) < _KEY for beginning in first.beginnings):
        raise ValueError(f"{phrase!r}: a first word needs {_KEY} letters before the *")
    return elements


def _element(written: str) -> Element:
    if written in _GAPS:
        return Element(frozenset(), gap=_GAPS[written])
    if written == "#":
        return Element(frozenset(), quantity=True)
    optional = written.startswith("[") and written.endswith("]")
    alternatives = (written[1:-1] if optional else written).split("/")
    if not all(part.rstrip("*") for part in alternatives):
        raise ValueError(f"{written!r} names no word")
    words = frozenset(part for part in alternatives if not part.endswith("*"))
    beginnings = tuple(part[:-1] for part in alternatives if part.endswith("*"))
    return Element(words, beginnings, optional)


def end_of_match(
    elements: Sequence[Element], tokens: Sequence[str], position: int, at: int = 0
) -> int:
    """Return the position after the match that begins at `position`, or -1 if there is none."""
    count = len(tokens)
    for number in range(at, len(elements)):
        element = elements[number]
        if element.gap or element.optional:
            return _branch(elements, tokens, position, number)
        if position >= count or not element.fits(tokens[position]):
            return -1
        position += 1
    return position


def _branch(elements: Sequence[Element], tokens: Sequence[str], position: int, number: int) -> int:
    """Try an optional element, or a gap starting from the shortest."""
    element = elements[number]
    if element.optional:
        if position < len(tokens) and element.fits(tokens[position]):
            end = end_of_match(elements, tokens, position + 1, number + 1)
            if end >= 0:
                return end
        return end_of_match(elements, tokens, position, number + 1)
    for skipped in range(min(element.gap, len(tokens) - position) + 1):
        end = end_of_match(elements, tokens, position + skipped, number + 1)
        if end >= 0:
            return end
        following = position + skipped
        if following < len(tokens) and (
            tokens[following] == BREAK or tokens[following] in _NEGATIONS
        ):
            break
    return -1


Keys = Mapping[str, Sequence[int]]


class Words:
    """The words of a text, prepared for looking up phrases.

    `keys` are its words, and their first letters with a `*`; `places` says where each word is,
    which is only computed if some phrase may match.
    """

    def __init__(self, tokens: Sequence[str]) -> None:
        self.tokens = tokens
        distinct = frozenset(tokens)
        self.keys = distinct | {f"{start}*" for start in {token[:_KEY] for token in distinct}}

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """Where each word is."""
        found: dict[str, list[int]] = {}
        for position, token in enumerate(self.tokens):
            found.setdefault(token, []).append(position)
        return found


class Phrase(NamedTuple):
    """A phrase: its elements, and for each required word its keys."""

    elements: tuple[Element, ...]
    required: tuple[frozenset[str], ...]
    affirmed: bool = False


class PhraseIndex:
    """All phrases of a catalogue, by a word that each requires; parsed when first needed."""

    def __init__(self, phrases: Sequence[str], keys: Keys) -> None:
        self.phrases = phrases
        self._keys = keys
        self._parsed: dict[int, Phrase] = {}

    @classmethod
    def of(cls, phrases: Sequence[str]) -> PhraseIndex:
        """Index phrases by their keys."""
        return cls(phrases, keys_of(phrases))

    def find(self, tokens: Sequence[str]) -> dict[int, tuple[Span, ...]]:
        """Return where the phrases are in the words of a text."""
        words = Words(tokens)
        called: set[int] = set()
        for key in words.keys & self._keys.keys():
            called.update(self._keys[key])
        found: dict[int, tuple[Span, ...]] = {}
        for number in called:
            spans = self.spans(number, words)
            if spans:
                found[number] = spans
        return found

    def spans(self, number: int, words: Words) -> tuple[Span, ...]:
        """Return where one phrase, given by number, is in the words of a text."""
        phrase = self._parsed.get(number) or self._phrase(number)
        present = words.keys
        for keys in phrase.required:
            if present.isdisjoint(keys):
                return ()
        elements, tokens = phrase.elements, words.tokens
        starts = _starts(elements[0], words)
        if phrase.affirmed:
            starts = [start for start in starts if not _is_denied(tokens, start)]
        if len(elements) == 1:
            return tuple((start, start + 1) for start in starts)
        return tuple(
            (start, end)
            for start in starts
            if (end := end_of_match(elements, tokens, start + 1, 1)) >= 0
        )

    def _phrase(self, number: int) -> Phrase:
        parsed = self._parsed.get(number)
        if parsed is None:
            written = self.phrases[number]
            elements = parse_phrase(written)
            required = tuple(frozenset(_keys(e)) for e in elements if _is_required(e))
            affirmed = written.startswith(AFFIRMED)
            parsed = self._parsed[number] = Phrase(elements, required, affirmed)
        return parsed


def _is_denied(tokens: Sequence[str], start: int) -> bool:
    """Whether one of the words just before a position negates what begins there."""
    for token in reversed(tokens[max(0, start - _REACH) : start]):
        if token == BREAK:
            return False
        if token in DENIALS:
            return True
    return False


def is_asserted(tokens: Sequence[str], start: int) -> bool:
    """Whether what begins at a position is more than a condition or an indirect question.

    "If we collect" and "how we collect" say nothing of what a party does.
    """
    return start == 0 or tokens[start] not in _PARTIES or tokens[start - 1] not in _SUBORDINATING


def is_conditional(before: str) -> bool:
    """Whether the words before a verb make it part of a condition or of a relative clause."""
    return bool(_CONDITION.search(before))


def _starts(first: Element, words: Words) -> list[int]:
    """Return where the first word of a phrase is."""
    places = words.places
    starts = [position for word in first.words for position in places.get(word, ())]
    for beginning in first.beginnings:
        found = [known for word, known in places.items() if word.startswith(beginning)]
        starts += sorted(position for known in found for position in known)
    return starts


def keys_of(phrases: Iterable[str]) -> dict[str, list[int]]:
    """Return the numbers of the phrases under each key: the words of the rarest element."""
    keys: dict[str, list[int]] = {}
    for number, phrase in enumerate(phrases):
        required = [element for element in parse_phrase(phrase) if _is_required(element)]
        telling = min(map(_keys, required), key=_rank)
        for key in sorted(telling):
            keys.setdefault(key, []).append(number)
    return keys


def _is_required(element: Element) -> bool:
    """Whether a word of the element is required in the text, and can be looked up there."""
    if element.optional or element.gap or element.quantity:
        return False
    return all(len(beginning) >= _KEY for beginning in element.beginnings)


def _keys(element: Element) -> set[str]:
    return {*element.words, *(f"{beginning[:_KEY]}*" for beginning in element.beginnings)}


def _rank(keys: set[str]) -> tuple[int, bool, int, int]:
    """Rank keys: common and short words are everywhere, many alternatives match too often."""
    shortest = min(map(len, keys))
    return len(keys & _COMMON), shortest <= _SHORT, len(keys), -shortest
