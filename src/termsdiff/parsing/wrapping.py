"""Wrapping: numbers that a line break has parted from what they belong to.

A line of a paragraph that begins with "30." is no list item where the sentence goes on there.
"""

from __future__ import annotations

import re

_NUMBERED_LINE = re.compile(r"(?P<indent>[ \t]*)(?P<number>\d{1,9})(?P<mark>[.)])[ \t]+\S")
_LAST_WORD = re.compile(r"(?P<word>[^\W\d_]+\.?|§+)[*_]*\s*\Z")
_WORDS_BEFORE_LABELS = (
    "section sections sec. article articles art. clause clauses paragraph paragraphs "
    "annex appendix schedule exhibit § §§ abschnitt abschnitts artikel artikels ziffer "
    "absatz abs. nummer nr. no. articolo artículo artigo cláusula"
)
_BEFORE_LABELS = frozenset(_WORDS_BEFORE_LABELS.split())
_WORDS_BEFORE_NUMBERS = (
    "a about after an any approximately at before between by during each every exceeding exceeds "
    "first for from in is least most of on only over per than the these those under until up was "
    "within year years are "
    "ab am an auf bei bis das dem den der des die ein eine einem einen einer für im in ist "
    "mindestens nach seit spätestens unter vom von vor zum zur "
    "à au aux dans de des du en la le les par pour sous sur un une "
    "al con da del della di entro il por una van voor"
)
_BEFORE_NUMBERS = frozenset(_WORDS_BEFORE_NUMBERS.split())


def escape_wrapped_numbers(lines: list[str]) -> list[str]:
    """Escape the number that begins a line where the sentence of the line above goes on with it."""
    escaped: list[str] | None = None
    last = 0
    for place, line in enumerate(lines):
        match = _NUMBERED_LINE.match(line) if line[:1].isspace() or line[:1].isdigit() else None
        if match is None:
            continue
        number = int(match["number"])
        if place and _goes_on(lines[place - 1], follows=number in (1, last + 1)):
            escaped = list(lines) if escaped is None else escaped
            end = match.end("number")
            escaped[place] = f"{line[:end]}\\{line[end:]}"
        else:
            last = number
    return lines if escaped is None else escaped


def _goes_on(before: str, *, follows: bool) -> bool:
    """Whether a sentence plainly goes on after a line; less plainly where a list would go on."""
    match = _LAST_WORD.search(before[-40:])
    if match is None:
        return False
    word = match["word"].casefold()
    return word in _BEFORE_LABELS or (not follows and word in _BEFORE_NUMBERS)
