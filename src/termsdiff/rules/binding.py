"""Words that bind: an edit of a few words that touches a negation, a party, a number or the like.

What a sentence that was written anew means is for other looks and for the estimate; but who takes
one such word out of a sentence, or puts one in, has changed the rule.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..proofs.words import words
from .evidence import Unit
from .observed import Observation

_MOST_TURNED = 4
"""Words that came and went, both together, up to which a sentence was edited, not rewritten."""
_PARTIES = frozenset({"we", "us", "you", "they", "them"})


def _is_number(token: str) -> bool:
    return any(map(str.isdigit, token))


def _is_party(token: str) -> bool:
    return token in _PARTIES or token in words("parties") - _NO_PARTY


_NO_PARTY = frozenset({"it", "i", "third", "parent", "he", "she", "company"})


def _in_list(name: str) -> Callable[[str], bool]:
    return lambda token: token.removesuffix("'s") in words(name)


_CLASSES: dict[str, Callable[[str], bool]] = {
    "number": _is_number,
    "party": _is_party,
    "negation": _in_list("negations"),
    "modal": _in_list("modals"),
    "possessive": _in_list("possessives"),
    "scope": _in_list("scope_words"),
    "limit": _in_list("limit_words"),
    "time": _in_list("time_words"),
    "payment": _in_list("payment_words"),
    "territory": _in_list("territories"),
    "company": _in_list("legal_forms"),
}


def is_rewritten(unit: Unit) -> bool:
    """Whether more than a few words of a sentence came or went."""
    return len(unit.gained) + len(unit.lost) > _MOST_TURNED


def binding_turns(classes: Sequence[str], unit: Unit) -> list[Observation]:
    """Return which words of the classes came or went; `order` means that they changed places."""
    if "order" in classes:
        return [Observation("changed")] if _changed_places(unit) else []
    gained = [token for token in unit.gained if _is_any(token, classes)]
    lost = [token for token in unit.lost if _is_any(token, classes)]
    if not gained and not lost:
        return []
    direction = "changed" if gained and lost else "added" if gained else "removed"
    return [Observation(direction, " ".join(lost), " ".join(gained))]  # type: ignore[arg-type]


def _is_any(token: str, classes: Sequence[str]) -> bool:
    return any(_CLASSES[name](token) for name in classes)


def _changed_places(unit: Unit) -> bool:
    """Whether the same words stand in another order, and values or parties among them."""
    if unit.gained or unit.lost or unit.old is None or unit.new is None:
        return False
    before, after = (
        [token for token in side.tokens if _is_number(token) or _is_party(token)]
        for side in (unit.old, unit.new)
    )
    return before != after
