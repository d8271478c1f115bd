"""Binding words: an edit of a few words that touches a negation, a party, a number or the like.

What a rewritten sentence means is left to other looks and to the estimate; but removing one such
word from a sentence, or adding one, changes the rule.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..proofs.proof_words import words
from ..text.patterns import later
from .evidence import Passage, Unit
from .names import companies_in
from .observed import Observation
from .rule import BindingClass, Direction

_MOST_TURNED = 4
"""Up to this many added and removed words together, a sentence was edited, not rewritten."""
_SHORT = 14
"""In sentences of this many words, a larger share may change before they count as rewritten."""
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
    """Whether the words above a list say what applies to its items: who may, must or gets what."""
    tokens = _WORD.findall(lead.casefold())
    lists = ("modals", "negations", "negations_abroad", "effects", "scope_words", "parties")
    return any(token in words(name) for token in tokens for name in lists)


_WORD = later(r"[^\W_]+")


def is_rewritten(unit: Unit) -> bool:
    """Whether more than a few words of a sentence were added or removed."""
    most = _MOST_OF_SHORT if _is_short(unit) else _MOST_TURNED
    return len(unit.gained) + len(unit.lost) > most


def _is_short(unit: Unit) -> bool:
    return all(len(side.tokens) <= _SHORT for side in unit.sides)


def binding_turns(classes: Sequence[BindingClass], unit: Unit) -> list[Observation]:
    """Return which words of the classes were added or removed.

    `order` means that the same words swapped places, `mark` that a box was ticked or a tick moved.
    """
    if "order" in classes:
        return [Observation("changed")] if _changed_places(unit) else []
    if "mark" in classes:
        return [Observation("changed")] if len(set(map(_marks, unit.sides))) > 1 else []
    gained = [token for token in unit.gained if _is_any(token, classes)]
    lost = [token for token in unit.lost if _is_any(token, classes)]
    if not gained and not lost and "company" in classes and unit.both is not None:
        lost, gained = _other_companies(*unit.both)
    if not gained and not lost:
        return []
    direction: Direction = "changed" if gained and lost else "added" if gained else "removed"
    return [Observation(direction, " ".join(lost), " ".join(gained))]


def _other_companies(before: Passage, after: Passage) -> tuple[list[str], list[str]]:
    """Return the names of companies that only the old side has, and only the new one."""
    old, new = companies_in(before.text), companies_in(after.text)
    return [name for name in old if name not in new], [name for name in new if name not in old]


def _marks(side: Passage) -> str:
    return "".join(sign for sign in side.text if sign in _MARKS)


def _is_any(token: str, classes: Sequence[BindingClass]) -> bool:
    return any(_CLASSES[name](token) for name in classes)


def _changed_places(unit: Unit) -> bool:
    """Whether the same words, values or parties among them, are in another order."""
    if unit.gained or unit.lost or unit.old is None or unit.new is None:
        return False
    before, after = (
        [token for token in side.tokens if _is_number(token) or _is_party(token)]
        for side in (unit.old, unit.new)
    )
    return before != after or (
        _is_short(unit) and len(unit.old.tokens) >= _LEAST and unit.old.tokens != unit.new.tokens
    )
