"""Wording: what is left of a change once form, order and repetition are taken away.

A sentence that stands on both sides, in any order and in other letters, is no change; nor is one
that was added but stood elsewhere in the old version already, or that still stands elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple

from rapidfuzz.distance import Indel

from ..facts import canonical_tokens, sentence_spans
from ..facts.masks import MASKS
from ..parsing.document import Document
from ..redline.change import Change
from .words import word_list

Tokens = tuple[str, ...]

_LEAST_SIMILAR = 0.5
_MOST_KEYS = 4
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_LONG_WORD = re.compile(r"[^\W\d_]{6,}")


class Sentence(NamedTuple):
    """A sentence as written and its tokens in normal form, contact details and dates left out."""

    text: str
    tokens: Tokens


class Wording(NamedTuple):
    """The sentences that really changed: edited ones in pairs, added ones, removed ones."""

    edited: tuple[tuple[Sentence, Sentence], ...] = ()
    added: tuple[Sentence, ...] = ()
    removed: tuple[Sentence, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing but form changed."""
        return not (self.edited or self.added or self.removed)

    def inserted(self) -> list[str]:
        """Return the tokens that edited sentences gained, in their order."""
        return [token for pair in self.edited for token in _surplus(pair[1], pair[0])]

    def deleted(self) -> list[str]:
        """Return the tokens that edited sentences lost, in their order."""
        return [token for pair in self.edited for token in _surplus(pair[0], pair[1])]


def _surplus(sentence: Sentence, other: Sentence) -> Iterator[str]:
    left = Counter(other.tokens)
    for token in sentence.tokens:
        if left[token]:
            left[token] -= 1
        else:
            yield token


@lru_cache(maxsize=8192)
def meaning_tokens(text: str) -> Tokens:
    """Return the normal form of a text without what carries no rule: addresses, date stamps."""
    whole = _DOTTED.sub(lambda match: match[0].replace(".", ""), text)
    return tuple(token for token in canonical_tokens(whole) if token not in MASKS)


def split_sentences(text: str) -> list[str]:
    """Cut a text into sentences; members of a list that end in a semicolon count as such."""
    return [text[start:end] for start, end in sentence_spans(text)]


def _sentences(text: str) -> list[Sentence]:
    found = (Sentence(piece, meaning_tokens(piece)) for piece in split_sentences(text))
    return [s for s in found if any(not token.isdigit() for token in s.tokens)]


class Stock:
    """All that one version says, to look up whether a sentence stands anywhere in it."""

    def __init__(self, document: Document) -> None:
        self._blocks = [block.text for block in document.blocks if block.has_words]
        self._stated: dict[int, frozenset[Tokens]] = {}

    @cached_property
    def _low(self) -> list[str]:
        return [text.casefold() for text in self._blocks]

    @cached_property
    def _starts(self) -> list[int]:
        """Where each block begins in the whole text."""
        return [0, *accumulate(len(text) + 1 for text in self._low)]

    @cached_property
    def _whole(self) -> str:
        return "\n".join(self._low)

    def _with_word(self, word: str) -> Iterator[int]:
        """Yield the blocks that hold a word, in their order; one find a block, not one a word."""
        place = self._whole.find(word)
        while place >= 0:
            block = bisect_right(self._starts, place) - 1
            yield block
            place = self._whole.find(word, self._starts[block + 1])

    def _states(self, block: int, tokens: Tokens) -> bool:
        """Whether a sentence of a block, or the block as a whole, has this normal form."""
        stated = self._stated.get(block)
        if stated is None:
            text = self._blocks[block]
            pieces = map(meaning_tokens, split_sentences(text))
            stated = self._stated[block] = frozenset({*pieces, meaning_tokens(text)})
        return tokens in stated

    def holds(self, sentence: Sentence) -> bool:
        """Whether the sentence, whatever its form, stands somewhere in the version."""
        words = set(_LONG_WORD.findall(sentence.text.casefold()))
        if not words:
            most = 2 * len(sentence.text) + 20
            short = (block for block, text in enumerate(self._blocks) if len(text) < most)
            return any(self._states(block, sentence.tokens) for block in short)
        least = len(sentence.text) // 2
        longest, *others = sorted(words, key=lambda word: (-len(word), word))[:_MOST_KEYS]
        if not all(word in self._whole for word in others):
            return False
        return any(
            self._states(block, sentence.tokens)
            for block in self._with_word(longest)
            if len(self._low[block]) >= least and all(w in self._low[block] for w in others)
        )


def find_wording(
    change: Change, old_stock: Stock, new_stock: Stock, numbers: Mapping[str, str]
) -> Wording:
    """Find the sentences of a change that say something else, or something new.

    `numbers` maps the labels of sections that were renumbered to their new labels: a
    cross-reference that follows its section is no change.
    """
    old = _sentences(follow_numbers(change.old.text, numbers)) if change.old else []
    new = _sentences(change.new.text) if change.new else []
    old_only = _without(old, new)
    new_only = _without(new, old)
    edited = _pair(old_only, new_only)
    paired_old = {id(before) for before, _ in edited}
    paired_new = {id(after) for _, after in edited}
    removed = [s for s in old_only if id(s) not in paired_old and not new_stock.holds(s)]
    added = [s for s in new_only if id(s) not in paired_new and not old_stock.holds(s)]
    kept = [
        pair
        for pair in edited
        if not _is_neutral(*pair) and not _stood_elsewhere(pair, old_stock, new_stock)
    ]
    return Wording(tuple(kept), tuple(added), tuple(removed))


@lru_cache(maxsize=1)
def _cross_reference() -> re.Pattern[str]:
    """Few versions renumber their sections, and the pattern takes long to compile."""
    return re.compile(
        r"(?P<unit>\b(?:sections?|articles?|clauses?|paragraphs?|§§?|abschnitt|artikel|ziffer)\s*)"
        r"(?P<labels>\d+(?:\.\d+)*(?:(?:\s*,\s*|\s+(?:and|or|to|und|oder)\s+)\d+(?:\.\d+)*)*)",
        re.IGNORECASE,
    )


_NUMBER = re.compile(r"\d+(?:\.\d+)*")


def follow_numbers(text: str, numbers: Mapping[str, str]) -> str:
    """Return the text with its cross-references renumbered as the sections they point to."""
    if not numbers:
        return text

    def renumbered(match: re.Match[str]) -> str:
        labels = _NUMBER.sub(lambda m: _followed(m[0], numbers), match["labels"])
        return match["unit"] + labels

    return _cross_reference().sub(renumbered, text)


def _followed(label: str, numbers: Mapping[str, str]) -> str:
    """Return the new label; `7.5.2` follows `7.5` where no section bears its own label."""
    stem, rest = label, ""
    while stem:
        if stem in numbers:
            return numbers[stem] + rest
        stem, dot, last = stem.rpartition(".")
        rest = dot + last + rest
    return label


def _is_neutral(before: Sentence, after: Sentence) -> bool:
    """Whether only small words, plurals, hyphens or a typing error tell the sentences apart."""
    gained = list(_surplus(after, before))
    lost = list(_surplus(before, after))
    gained, lost = _without_twins(gained, lost)
    neutral = word_list("neutral")
    return (bool(gained or lost) and all(token in neutral for token in (*gained, *lost))) or (
        not gained and not lost and not _order_matters(before.tokens)
    )


def _without_twins(gained: list[str], lost: list[str]) -> tuple[list[str], list[str]]:
    """Leave out tokens that differ by a plural or by how they are joined: `sign-up`, `signup`."""
    if "".join(gained) == "".join(lost):
        return [], []
    rest = list(gained)
    left = []
    for token in lost:
        twin = next((other for other in rest if _are_twins(token, other)), None)
        if twin is None:
            left.append(token)
        else:
            rest.remove(twin)
    return rest, left


def _are_twins(one: str, other: str) -> bool:
    if one.isdigit() or other.isdigit():
        return False
    short, long = sorted((one, other), key=len)
    return long in (short + "s", short + "es", short[:-1] + "ies") and len(short) > 2


def _stood_elsewhere(pair: tuple[Sentence, Sentence], old: Stock, new: Stock) -> bool:
    """Whether both forms of an edited sentence stand in both versions: nothing was lost or won."""
    return old.holds(pair[1]) and new.holds(pair[0])


def _without(sentences: Sequence[Sentence], others: Iterable[Sentence]) -> list[Sentence]:
    left = Counter(sentence.tokens for sentence in others)
    rest = []
    for sentence in sentences:
        if left[sentence.tokens]:
            left[sentence.tokens] -= 1
        else:
            rest.append(sentence)
    whole = Counter(token for sentence in sentences for token in sentence.tokens)
    if whole == Counter(token for sentence in others for token in sentence.tokens):
        return rest if any(_order_matters(sentence.tokens) for sentence in rest) else []
    return rest


def _order_matters(tokens: Tokens) -> bool:
    """Whether the same words in another order may say something else: negation, who does what."""
    return not word_list("order").isdisjoint(tokens)


def _pair(old: Sequence[Sentence], new: Sequence[Sentence]) -> list[tuple[Sentence, Sentence]]:
    """Pair sentences that are each other's edit, the most similar first."""
    if len(old) * len(new) > 40_000:
        return []
    scored = [
        (value, i, j)
        for i, before in enumerate(old)
        for j, after in enumerate(new)
        if (value := Indel.normalized_similarity(before.tokens, after.tokens)) >= _LEAST_SIMILAR
    ]
    if len(old) == len(new) == 1 and not scored:
        scored = [(0.0, 0, 0)] if _shares_half(old[0], new[0]) else []
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    pairs = []
    for _, i, j in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            pairs.append((i, j))
    return [(old[i], new[j]) for i, j in sorted(pairs)]


def _shares_half(one: Sentence, other: Sentence) -> bool:
    common = set(one.tokens) & set(other.tokens)
    return len(common) * 2 >= min(len(set(one.tokens)), len(set(other.tokens)))
