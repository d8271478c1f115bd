"""Statements that quote: they can be tied without an estimate.

A notice that quotes the clause, or repeats word for word what a rule of this program says about a
change, is tied to that change. What it quotes as removed must be in the old text, and as new in the
new one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..text.quote_marks import quotations_in, without_quotations
from .change_parts import Part
from .claims import claims_of
from .trace import Trace, text_of

_GAP = re.compile(r"\s*(?:…|\.\.\.)\s*")
_LEAST = 12
"""The fewest characters in quotations; shorter ones could be anywhere."""
_REPLACED = re.compile(r"\s(?:became|was replaced by|is replaced by|now reads|→)\s")


class Quoted(NamedTuple):
    """The changes that a statement quotes, by their places, and whether it quotes them wrongly."""

    places: tuple[int, ...]
    is_wrong: bool


def find_quoted(text: str, traces: Sequence[Trace]) -> Quoted | None:
    """Return the changes that a statement quotes; None if it quotes none of them."""
    messages = tuple(at for at, trace in enumerate(traces) if _says_message(text, trace))
    if messages:
        return Quoted(messages, is_wrong=False)
    quotes = _quotes(text)
    if sum(map(len, quotes)) < _LEAST:
        return None
    holding = [at for at, trace in enumerate(traces) if _has_all(trace, quotes)]
    # words that a change added or removed tell more than words that it left in place
    edited = [at for at in holding if _is_edited(traces[at], quotes)]
    places = tuple(edited or holding)
    if not places:
        return None
    return Quoted(places, all(_is_wrong(text, quotes, traces[at]) for at in places))


def quoted_parts(text: str, trace: Trace, parts: Sequence[Part]) -> frozenset[int]:
    """Return which parts of a change a statement quotes."""
    quotes = [one for one in _quotes(text) if len(one) >= _LEAST]
    if not quotes:
        return frozenset()
    wordings = [
        [" ".join(text_of(trace, one).split()).casefold() for one in part.passages]
        for part in parts
    ]
    return frozenset(
        at
        for at, texts in enumerate(wordings)
        if any(_is_quoted(quote, wording) for quote in quotes for wording in texts)
    )


def _says_message(text: str, trace: Trace) -> bool:
    return any(len(one.message) > _LEAST and one.message in text for one in trace.judged.findings)


def _quotes(text: str) -> list[str]:
    return [" ".join(one.split()) for one in quotations_in(text)]


def _has_all(trace: Trace, quotes: Sequence[str]) -> bool:
    """Whether each quotation is on one side of the change."""
    old, new = _sides(trace)
    return all(_is_quoted(quote, old) or _is_quoted(quote, new) for quote in quotes)


def _is_edited(trace: Trace, quotes: Sequence[str]) -> bool:
    """Whether one of the quotations is on only one side of the change."""
    old, new = _sides(trace)
    return any(_is_quoted(quote, old) != _is_quoted(quote, new) for quote in quotes)


def _is_wrong(text: str, quotes: Sequence[str], trace: Trace) -> bool:
    """Whether old and new are confused: "Removed" for an addition, "became" the wrong way round."""
    old, new = _sides(trace)
    if len(quotes) == 2 and _REPLACED.search(without_quotations(text)):
        first, second = quotes
        return not (_is_quoted(first, old) and _is_quoted(second, new))
    claims = claims_of(without_quotations(text))
    if "went" in claims and "came" not in claims:
        return not any(_is_quoted(quote, old) for quote in quotes)
    if "came" in claims and "went" not in claims:
        return not any(_is_quoted(quote, new) for quote in quotes)
    return False


def _sides(trace: Trace) -> tuple[str, str]:
    """Return the old and the new text of a change, "" if it has none, folded for comparing."""
    old, new = (" ".join(text.split()).casefold() for text in trace.judged.change.texts)
    return old, new


def _is_quoted(quote: str, text: str) -> bool:
    """Whether the pieces of a quotation are in a text, one after the other."""
    at = 0
    for piece in _GAP.split(quote.casefold()):
        at = text.find(piece.strip(" ,;:."), at)
        if at < 0:
            return False
    return True
