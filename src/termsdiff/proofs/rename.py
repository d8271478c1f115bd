"""Renames: one of the document's names for another, throughout and with no other difference.

Only a name that the document defines or has in its title counts, and never one of a company: who
the contract is with, or who gets data, matters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import partial
from itertools import islice

from rapidfuzz.distance import Indel

from ..facts import Parties
from ..parsing.document import Document
from ..text.quote_marks import DOUBLE, SINGLE, plain_apostrophes
from .proof_words import binds, words

_LONGEST = 4
_LEAST = 2
"""How often a name must appear in both versions: one that appears once may be anything."""
_MOST_TEXTS = 400
_STRIP = f".,;:(){DOUBLE}{SINGLE}"

Rename = tuple[str, str]


def find_renames(
    pairs: Iterable[tuple[str, str]],
    old: Document,
    new: Document,
    parties: Parties,
    products: frozenset[str] = frozenset(),
) -> tuple[Rename, ...]:
    """Return the names that the new version replaces everywhere.

    `pairs` are the edited sentences of the comparison; `products` are names that the user says are
    interchangeable.
    """
    counts: Counter[Rename] = Counter()
    named: set[Rename] = set()
    for before, after in islice(pairs, _MOST_TEXTS):
        counts.update(_swaps(before, after))
        named |= {
            (one, other)
            for one in products
            for other in products
            if one in before and other in after and one not in after
        }
    likely = {swap for swap, count in counts.items() if count >= _LEAST} - named
    found = {swap for swap in likely if _is_rename(swap, old, new, parties)}
    return tuple(sorted(named | found))


def _swaps(before: str, after: str) -> set[Rename]:
    """Return the names that an edit substitutes for others."""
    found: set[Rename] = set()
    for one, other in _replaced(before.split(), after.split()):
        if _is_name(one) and _is_name(other):
            found.add((" ".join(one), " ".join(other)))
    return found


def _replaced(old: list[str], new: list[str]) -> list[tuple[list[str], list[str]]]:
    pending_old: list[str] = []
    pending_new: list[str] = []
    found = []
    for step in [*Indel.opcodes(old, new), None]:
        if step is None or step.tag == "equal":
            if pending_old and pending_new:
                found.append((_bare(pending_old), _bare(pending_new)))
            pending_old, pending_new = [], []
        elif step.tag == "delete":
            pending_old += old[step.src_start : step.src_end]
        else:
            pending_new += new[step.dest_start : step.dest_end]
    return found


def _bare(name: list[str]) -> list[str]:
    bare = [word.strip(_STRIP) for word in name]
    return [plain_apostrophes(word).removesuffix("'s") for word in bare if word]


def _is_name(name: list[str]) -> bool:
    if not 0 < len(name) <= _LONGEST:
        return False
    return all(word[0].isupper() and not binds(word.casefold()) for word in name)


def _is_rename(swap: Rename, old: Document, new: Document, parties: Parties) -> bool:
    before, after = swap
    if any(parties.role_of(name) for name in swap):
        return False
    if _is_company(before, old) or _is_company(after, new):
        return False
    if not (_is_own(before, old) and _is_own(after, new)):
        return False
    stands_still = _count(before, new) or _count(after, old)
    return not stands_still and _count(before, old) >= _LEAST <= _count(after, new)


def _is_own(name: str, document: Document) -> bool:
    """Whether a document defines a name or has it in its title."""
    if name in document.title:
        return True
    return any(definition.term == name for definition in document.definitions)


def _places(name: str, document: Document) -> list[re.Match[str]]:
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)(?:,? (\w+))?")
    return [match for block in document.blocks for match in pattern.finditer(block.text)]


def _count(name: str, document: Document) -> int:
    return len(_places(name, document))


def _is_company(name: str, document: Document) -> bool:
    """Whether a legal form follows a name anywhere: "Inc.", "GmbH"."""
    following = ((match[1] or "").casefold() for match in _places(name, document))
    return any(word in words("legal_forms") for word in following)


def renamed(text: str, renames: Iterable[Rename]) -> str:
    """Return a text of the old version with the names of the new one, keeping plural and case."""
    for before, after in renames:
        if before.casefold() in text.casefold():
            for one, other in ((before, after), (before.upper(), after.upper())):
                text = re.sub(rf"(?<!\w){re.escape(one)}([sS]?)(?!\w)", partial(_put, other), text)
    return text


def _put(name: str, match: re.Match[str]) -> str:
    return name + match[1]
