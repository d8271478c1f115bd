"""Words that bind: an edit of a few words that touches a negation, a party, a number or the like.

What a sentence that was written anew means is for other looks and for the estimate; but who takes
one such word out of a sentence, or puts one in, has changed the rule.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..proofs.words import words
from ..text.patterns import later
from .evidence import Passage, Unit
from .observed import Observation
from .rule import BindingClass, Direction

_MOST_TURNED = 4
"""Words that came and went, both together, up to which a sentence was edited, not rewritten."""
_SHORT = 14
"""Words of a sentence of which a larger part may change before it counts as rewritten."""
_MOST_OF_SHORT = 6
_LEAST = 5
_MARKS = frozenset("☐☑☒✓✔✗✘")
_PARTIES = frozenset({"we", "us", "you", "they", "them"})


def _is_number(token: str) -> bool:
    return any(map(str.isdigit, token))


def _is_party(token: str) -> bool:
    return token in _PARTIES or token in words("parties") - _NO_PARTY


_NO_PARTY = frozenset({"it", "i", "third", "parent", "he", "she", "company"})


def _in_list(name: str) -> Callable[[str], bool]:
    return lambda token: token.removesuffix("'s") in words(name)


_CLASSES: dict[BindingClass, Callable[[str], bool]] = {
    "number": _is_number,
    "party": _is_party,
    "negation": lambda token: token in words("negations") or token in words("negations_abroad"),
    "modal": _in_list("modals"),
    "possessive": _in_list("possessives"),
    "scope": _in_list("scope_words"),
    "limit": _in_list("limit_words"),
    "time": _in_list("time_words"),
    "payment": _in_list("payment_words"),
    "territory": _in_list("territories"),
    "company": _in_list("legal_forms"),
}


def rules_its_members(lead: str) -> bool:
    """Whether the words above a list say what holds of its members: who may, must or gets what."""
    tokens = _WORD.findall(lead.casefold())
    lists = ("modals", "negations", "negations_abroad", "effects", "scope_words", "parties")
    return any(token in words(name) for token in tokens for name in lists)


_WORD = later(r"[^\W_]+")


def is_rewritten(unit: Unit) -> bool:
    """Whether more than a few words of a sentence came or went."""
    most = _MOST_OF_SHORT if _is_short(unit) else _MOST_TURNED
    return len(unit.gained) + len(unit.lost) > most


def _is_short(unit: Unit) -> bool:
    return all(len(side.tokens) <= _SHORT for side in unit.sides)


def binding_turns(classes: Sequence[BindingClass], unit: Unit) -> list[Observation]:
    """Return which words of the classes came or went.

    `order` means that the same words changed places, `mark` that a box was ticked or a tick moved.
    """
    if "order" in classes:
        return [Observation("changed")] if _changed_places(unit) else []
    if "mark" in classes:
        return [Observation("changed")] if len(set(map(_marks, unit.sides))) > 1 else []
    gained = [token for token in unit.gained if _is_any(token, classes)]
    lost = [token for token in unit.lost if _is_any(token, classes)]
    if not gained and not lost:
        return []
    direction: Direction = "changed" if gained and lost else "added" if gained else "removed"
    return [Observation(direction, " ".join(lost), " ".join(gained))]


def _marks(side: Passage) -> str:
    return "".join(sign for sign in side.text if sign in _MARKS)


def _is_any(token: str, classes: Sequence[BindingClass]) -> bool:
    return any(_CLASSES[name](token) for name in classes)


def _changed_places(unit: Unit) -> bool:
    """Whether the same words stand in another order, and values or parties among them."""
    if unit.gained or unit.lost or unit.old is None or unit.new is None:
        return False
    before, after = (
        [token for token in side.tokens if _is_number(token) or _is_party(token)]
        for side in (unit.old, unit.new)
    )
    return before != after or (
        _is_short(unit) and len(unit.old.tokens) >= _LEAST and unit.old.tokens != unit.new.tokens
    )
