"""Features of the side that gains: what a sentence says, and whether it was added or removed.

A word or a sequence of words counts 1 if added and -1 if removed, so that adding “you may” and
removing “we may” speak for the same side, and one weight is learned from both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ...proofs.remainder import Remainder
from ..finding import Finding
from ..names import without_names
from .features import Features

_MOST_WORDS = 600
_SIZES = ("new:size", "gone:size", "edited:count")


def leaning_features(
    remainder: Remainder,
    names: frozenset[str],
    properties: Features,
    findings: Sequence[Finding],
) -> Features:
    """Return the features for a side; `properties` are the general features of the change."""
    totals: defaultdict[str, float] = defaultdict(float)
    for before, after in remainder.edited:
        came = Counter(_words_and_pairs(without_names(after.tokens, names)))
        went = Counter(_words_and_pairs(without_names(before.tokens, names)))
        for name in came.keys() | went.keys():
            totals[name] += (came[name] > went[name]) - (came[name] < went[name])
    for sign, sentences in ((1.0, remainder.added), (-1.0, remainder.removed)):
        for sentence in sentences:
            for name in set(_words_and_pairs(without_names(sentence.tokens, names))):
                totals[name] += sign
    found = signed(totals.items())
    for finding in findings:
        found[f"rule:{finding.rule}:{finding.favours}"] = 1.0
        found[f"side:{finding.favours}:{finding.materiality}"] = 1.0
    found |= {name: properties[name] for name in _SIZES if name in properties}
    found |= {name: value for name, value in properties.items() if name.startswith("kind:")}
    found["grew"] = found.get("new:size", 0.0) - found.get("gone:size", 0.0)
    return found


def signed(totals: Iterable[tuple[str, float]]) -> Features:
    """Return one feature for each word added (1) or removed (-1), however often."""
    return {f"said:{name}": max(-1.0, min(1.0, total)) for name, total in totals if total}


def said_of_quotation(came: tuple[str, ...], went: tuple[str, ...]) -> Features:
    """Return the signed words of additions and removals, for samples of single quotations."""
    new, old = set(_words_and_pairs(came)), set(_words_and_pairs(went))
    return signed([*((name, 1.0) for name in new - old), *((name, -1.0) for name in old - new)])


def _words_and_pairs(tokens: tuple[str, ...]) -> Iterator[str]:
    """Yield the words, the pairs of neighbours, and the pairs with one word between them."""
    tokens = tokens[:_MOST_WORDS]
    yield from tokens
    yield from map(" ".join, pairwise(tokens))
    yield from map(" _ ".join, zip(tokens, tokens[2:], strict=False))
