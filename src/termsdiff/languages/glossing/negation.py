"""Negations where English has them: behind the modal, or as "do not" before the verb."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .items import Item
from .segments import is_finite

_NEAR = 5
_KEPT = frozenset({"only", "limited", "exclusively", "solely", "merely"})
"""After these a negation denies the word, not the sentence: "not only"."""
_BE = frozenset({"is", "are", "was", "were", "am"})


def with_negations(
    segment: list[Item],
    language: str,
    negators: frozenset[str],
    halves: Mapping[str, str],
    negated: Mapping[str, str],
) -> list[Item]:
    """Put each negation of a segment behind the verb that it denies.

    `halves` are the second words of a negation with what both mean ("ne … que" is "only");
    `negated` what a modal becomes that English does not deny with "not".
    """
    found = list(segment)
    place = 0
    while place < len(found):
        item = found[place]
        if item.word in negators and item.kind == "function":
            place = _placed(found, place, halves, negated)
        place += 1
    return found


def _placed(
    found: list[Item], place: int, halves: Mapping[str, str], negated: Mapping[str, str]
) -> int:
    """Move the negation at a place; return where to go on."""
    item = found[place]
    if place + 1 < len(found) and found[place + 1].text in _KEPT:
        return place
    if _denies_adjective(found, place):
        following = found[place + 1]
        found[place : place + 2] = [
            following._replace(text=f"non-{following.text}", start=item.start)
        ]
        return place
    verb = _governing(found, place)
    if verb < 0:
        return place
    word = "not" if item.text in ("not", "no") else item.text
    if halves:
        word = _half(found, place, verb, halves)
    found.pop(place)
    verb -= place < verb
    _deny(found, verb, item._replace(text=word), negated)
    return max(place, verb + 1)


def _denies_adjective(found: Sequence[Item], place: int) -> bool:
    following = found[place + 1 : place + 3]
    if len(following) < 2 or following[0].kind != "adjective":
        return False
    return (
        following[1].kind in ("noun", "adjective") and place > 0 and not is_finite(found[place - 1])
    )


def _governing(found: Sequence[Item], place: int) -> int:
    """Return the finite verb that a negation denies: the next one after "no", else the one before."""
    for at in range(place + 1, min(len(found), place + 4)):
        if is_finite(found[at]):
            return at
        if found[at].kind != "function":
            break
    return next((at for at in range(place - 1, -1, -1) if is_finite(found[at])), -1)


def _half(found: list[Item], place: int, verb: int, halves: Mapping[str, str]) -> str:
    """Take out the second half of a negation, and return what both halves mean."""
    for at in range(verb + 1, min(len(found), verb + _NEAR)):
        meaning = halves.get(found[at].word)
        if meaning is not None and (found[at].kind in ("function", "adverb")):
            found.pop(at)
            return meaning
    for at in range(place + 1, verb):
        meaning = halves.get(found[at].word)
        if meaning is not None:
            found.pop(at)
            return meaning
    return "not"


def _deny(found: list[Item], verb: int, negation: Item, negated: Mapping[str, str]) -> None:
    item = found[verb]
    instead = negated.get(item.text)
    if instead is not None and negation.text == "not":
        found[verb] = item._replace(text=instead)
    elif negation.text == "only":
        found.insert(verb + 1, negation)
    elif item.kind in ("modal", "auxiliary") or item.text.startswith(("will ", "would ")):
        first, space, rest = item.text.partition(" ")
        text = f"{first} {negation.text}{space}{rest}"
        found[verb] = item._replace(text=text)
    else:
        found[verb] = item._replace(text=item.base or item.text)
        found.insert(verb, negation._replace(text=f"do {negation.text}"))
