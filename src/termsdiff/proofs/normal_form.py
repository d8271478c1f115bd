"""The normal form that proofs compare: equal for texts that differ only in proved ways.

It is made in stages, each of them one proof; a stage that is left out proves nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from ..facts.masks import MASKS, mask_contacts, mask_links, mask_stamps
from ..text.dates import names_month
from ..text.patterns import later
from . import notation, numbering, spelling, synonym, typography
from .proof import ProofKind
from .proof_words import binds

Tokens = tuple[str, ...]

_BRACKETED = later(rf"(?<=\w)\s*\(\s*_{MASKS['_url_']}_\s*\)")
"""An address that only says where to find what the words before it name."""


def _pointed(text: str) -> str:
    return _BRACKETED.sub("", mask_links(text))


_ON_TEXT: tuple[tuple[ProofKind, Callable[[str], str]], ...] = (
    ("date", mask_stamps),
    ("contact", mask_contacts),
    ("link", _pointed),
    ("numbering", numbering.without_marks),
)
_ON_WORDS: tuple[tuple[ProofKind, Callable[[list[str]], list[str]]], ...] = (
    ("spelling", spelling.respelled),
    ("notation", notation.valued),
    ("synonym", synonym.replaced),
)
_ENGLISH: frozenset[ProofKind] = frozenset({"spelling", "synonym"})
"""Stages whose word lists are English: they might equate two words of another language."""

STAGES: tuple[ProofKind, ...] = (
    "typography",
    *(kind for kind, _ in _ON_TEXT),
    *(kind for kind, _ in _ON_WORDS),
)
ALL = frozenset(STAGES)


def stages_of(language: str) -> frozenset[ProofKind]:
    """Return the stages that apply in a language."""
    return ALL if language.startswith("en") or language == "und" else ALL - _ENGLISH


class _Form(NamedTuple):
    tokens: Tokens
    at_work: frozenset[ProofKind]
    """The stages that changed anything."""


def normal_form(text: str, stages: frozenset[ProofKind] = ALL) -> Tokens:
    """Return the words of a text in the normal form that these stages make."""
    return _formed(text, stages).tokens


def idle_stages(text: str, stages: frozenset[ProofKind]) -> frozenset[ProofKind]:
    """Return the stages without which the normal form of a text would be the same."""
    return stages - _formed(text, stages).at_work


@lru_cache(maxsize=8192)
def _formed(text: str, stages: frozenset[ProofKind]) -> _Form:
    at_work: set[ProofKind] = {"typography"}
    for kind, on_text in _ON_TEXT:
        if kind in stages:
            before, text = text, on_text(text)
            if text != before:
                at_work.add(kind)
    tokens = typography.cut(text) if "typography" in stages else typography.exact(text)
    tokens = [token for token in tokens if token not in _GONE]
    for kind, on_words in _ON_WORDS:
        if kind in stages:
            known, tokens = tokens, on_words(tokens)
            if tokens != known:
                at_work.add(kind)
    return _Form(tuple(tokens), frozenset(at_work))


_GONE = frozenset(
    form for mask, name in MASKS.items() if name != "URL" for form in (mask, f"_{name}_")
)
"""What leaves no word behind. A web page does: one that came or went may hold what was agreed."""


def differ_in_nothing_that_binds(old: str, new: str, free: frozenset[str] = frozenset()) -> bool:
    """Whether no word that counts, binds, joins or names a party is on only one side.

    `free` words may be. Figures and months are ignored: they belong to dates and addresses that
    other proofs look at.
    """
    before, after = normal_form(old), normal_form(new)
    changed = (set(before) ^ set(after)) - free
    return not any(token.isalpha() and binds(token) and not names_month(token) for token in changed)


def needed(
    holds: Callable[[frozenset[ProofKind]], bool],
    stages: Iterable[ProofKind],
    idle: frozenset[ProofKind] = frozenset(),
) -> tuple[ProofKind, ...]:
    """Return the stages without which something no longer holds, in order.

    If each of several would be enough alone, return the first that does not hold without those
    after it. `idle` are stages that the caller knows to be unnecessary one by one.
    """
    known = tuple(stages)
    everything = frozenset(known)
    found = tuple(kind for kind in known if kind not in idle and not holds(everything - {kind}))
    if found:
        return found
    kept: frozenset[ProofKind] = frozenset()
    for kind in known:
        kept |= {kind}
        if holds(kept):
            return (kind,)
    return known
