"""Statements about a whole section: "we added a section on promotions" reports all of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .statement_words import announcing_stems, stems_of

if TYPE_CHECKING:
    from .likeness import Saying
    from .trace import Trace

_LONGEST = 120
"""The most characters in a first line of a section that can be its heading."""
_FEWEST = 2
_LEAST = 0.8
"""The share of a statement's informative weight that the heading must cover."""


def telling_headings(saying: Saying, tied: Sequence[Trace]) -> list[str]:
    """Return the headings over tied changes that say everything a statement says."""
    telling = saying.stems - announcing_stems()
    total = math.fsum(saying.weights[one] for one in telling)
    found: list[str] = []
    for trace in tied:
        for heading in headings_of(trace):
            common = telling.intersection(stems_of(heading))
            share = math.fsum(saying.weights[one] for one in common)
            if total and share >= _LEAST * total:
                found.append(heading)
    return found


def headings_of(trace: Trace) -> tuple[str, ...]:
    """Return the heading over a change, and its own heading if it is a section."""
    side = trace.judged.change.side
    first, _, rest = side.text.partition("\n")
    own = (first,) if rest and len(first) <= _LONGEST and first[-1:] not in ".;,:" else ()
    return (*side.heading[-1:], *own)


def is_under(trace: Trace, heading: str) -> bool:
    """Whether a change is under a heading."""
    return heading in (*trace.judged.change.side.heading, *headings_of(trace))


def names(saying: Saying, heading: str) -> bool:
    """Whether a statement has all words of a heading, at least two."""
    stems = frozenset(one for one in stems_of(heading) if not one.isdecimal())
    return len(stems) >= _FEWEST and stems <= saying.stems and bool(stems - announcing_stems())
