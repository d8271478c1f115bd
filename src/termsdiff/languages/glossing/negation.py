"""Negations where English has them: after the modal, or as "do not" before the verb."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .item import Item
from .segments import is_finite

_NEAR = 5
_KEPT = frozenset({"only", "limited", "exclusively", "solely", "merely"})
"""Before these, a negation applies to the word, not the sentence: "not only"."""
_DENYING = frozenset({"no", "none", "nobody", "nothing", "never", "neither", "nor", "in no event"})


def with_negations(
    segment: list[Item],
    negators: frozenset[str],
    halves: Mapping[str, str],
    negated: Mapping[str, str],
    *,
    adjectives_follow: bool,
) -> list[Item]:
    """Put each negation of a segment after the verb that it negates.

    `halves` are the second words of a negation with what both mean ("ne … que" is "only");
    `negated` what a modal becomes that English does not negate with "not".
    """
    found = list(segment)
    place = 0
    while place < len(found):
        item = found[place]
        if item.word in negators and item.kind == "function":
            local = not halves and _denies_next(found, place, adjectives_follow)
            place = _local(found, place) if local else _placed(found, place, halves, negated)
        place += 1
    return found


def _placed(
    found: list[Item], place: int, halves: Mapping[str, str], negated: Mapping[str, str]
) -> int:
    """Move the negation at a position; return the last position processed."""
    item = found[place]
    if place + 1 < len(found) and found[place + 1].text in _KEPT:
        return place
    if item.text == "neither":
        return _neither(found, place)
    verb = _governing(found, place)
    if verb < 0:
        return place
    word = "not" if item.text in ("not", "no") else item.text
    if halves:
        word = _half(found, place, verb, halves)
        if not word:
            found.pop(place)
            return place - 1
    found.pop(place)
    verb -= place < verb
    _deny(found, verb, item._replace(text=word), negated)
    return max(place, verb + 1)


def _local(found: list[Item], place: int) -> int:
    """Join a negation and the word that it negates."""
    following = found[place + 1]
    denied = f"{'un' if following.kind == 'verb' else 'non-'}{following.text}"
    found[place : place + 2] = [
        following._replace(text=denied, kind="adjective", start=found[place].start)
    ]
    return place


def _neither(found: list[Item], place: int) -> int:
    """Write "may not … or" for "may … neither … nor"."""
    verb = next((at for at in range(place - 1, -1, -1) if is_finite(found[at])), -1)
    if verb < 0:
        return place
    item = found.pop(place)
    later = next((at for at in range(place, len(found)) if found[at].text == "nor"), -1)
    if later >= 0:
        found[later] = found[later]._replace(text="or")
    _deny(found, verb, item._replace(text="not"), {})
    return place


def _denies_next(found: Sequence[Item], place: int, adjectives_follow: bool) -> bool:
    """Whether only the next word is negated: "nicht übertragbares Recht", "uso no autorizado"."""
    following = found[place + 1 : place + 3]
    if not following or not place or is_finite(found[place - 1]):
        return False
    after_noun = adjectives_follow and found[place - 1].kind == "noun"
    if after_noun and following[0].kind == "verb" and following[0].form == "participle":
        return True
    if following[0].kind != "adjective":
        return False
    if after_noun and len(following) < 2:
        return not any(is_finite(item) for item in found[:place])
    return after_noun or (len(following) > 1 and following[1].kind in ("noun", "adjective"))


def _governing(found: Sequence[Item], place: int) -> int:
    """Return the finite verb that a negation applies to: the next, or else the previous one."""
    for at in range(place + 1, min(len(found), place + 4)):
        if is_finite(found[at]):
            return at
        if found[at].kind != "function":
            break
    return next((at for at in range(place - 1, -1, -1) if is_finite(found[at])), -1)


def _half(found: list[Item], place: int, verb: int, halves: Mapping[str, str]) -> str:
    """Remove the second half of a negation, and return what both halves mean."""
    kinds = ("function", "adverb", "noun", "adjective")
    around = [*range(verb + 1, min(len(found), verb + _NEAR)), *range(place + 1, verb)]
    for at in around:
        meaning = halves.get(found[at].word)
        if meaning is not None and found[at].kind in kinds:
            return _taken(found, at, meaning)
    # "aucune partie ne peut": the other half came first
    return "" if any(item.text in _DENYING for item in found[:place]) else "not"


def _taken(found: list[Item], at: int, meaning: str) -> str:
    """Remove a second half, or keep what it means besides the negation: "any"."""
    word, beside, rest = meaning.partition(" any")
    if beside:
        found[at] = found[at]._replace(text=f"any{rest}")
        return word
    found.pop(at)
    return meaning


def _deny(found: list[Item], verb: int, negation: Item, negated: Mapping[str, str]) -> None:
    item = found[verb]
    instead = negated.get(item.text)
    if instead is not None and negation.text == "not":
        found[verb] = item._replace(text=instead)
    elif negation.text == "only":
        found.insert(verb + 1, negation)
    elif item.kind in ("modal", "auxiliary") or item.text.startswith(("will ", "would ")):
        first, space, rest = item.text.partition(" ")
        found[verb] = item._replace(text=f"{first} {negation.text}{space}{rest}")
    else:
        found[verb] = item._replace(text=item.base or item.text)
        found.insert(verb, negation._replace(text=f"do {negation.text}"))
