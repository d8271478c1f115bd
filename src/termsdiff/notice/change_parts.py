"""The parts of a change, and which of them statements report: a sentence is not the clause.

A part is a changed sentence, its old and new wording together. What is left of a flagged change
without its reported parts is not announced either.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..text.quote_marks import own_quotations_in
from .likeness import Saying
from .statement_words import stems_of
from .trace import Passage, Trace, text_of

if TYPE_CHECKING:
    from ..rules.finding import Finding

_ALIKE = 0.4
"""The share of common stems from which an old and a new sentence are wordings of the same one."""
_SAME = 0.85
"""The share from which a sentence elsewhere is the same one, moved."""
_NEARLY = 0.97
"""The share of the best likeness that another part must reach to count as reported, too."""
_FEWEST = 2
"""The fewest changed stems that make an unreported part worth naming."""
_NEXT = 0.5
"""The share of the best likeness from which the next part counts if the best is taken."""
_MOSTLY = 0.6
"""The share of a part's stems that a statement must have to report it."""
_ORDER = ("material", "minor")


class Part(NamedTuple):
    """One changed sentence: its wording on each side, None if it has none."""

    old: Passage | None
    new: Passage | None

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The existing wordings."""
        return tuple(one for one in (self.old, self.new) if one is not None)

    @property
    def changed(self) -> frozenset[str]:
        """The stems that differ."""
        return frozenset().union(*(one.changed for one in self.passages))


class Rest(NamedTuple):
    """What is left of a partly reported change: its sentences, and what rules say about them."""

    parts: tuple[Part, ...]
    findings: tuple[Finding, ...]


def parts_of(trace: Trace) -> tuple[Part, ...]:
    """Return the parts of a change, those of its new side first."""
    olds = [one for one in trace.passages if one.side == "old"]
    news = [one for one in trace.passages if one.side == "new"]
    parts: list[Part] = []
    for new in news:
        old = max(olds, key=lambda one: _alike(one, new), default=None)
        if old is not None and _alike(old, new) >= _ALIKE:
            olds.remove(old)
            parts.append(Part(old, new))
        else:
            parts.append(Part(None, new))
    return (*parts, *(Part(old, None) for old in olds))


def _alike(one: Passage, other: Passage) -> float:
    either = one.stems | other.stems
    return len(one.stems & other.stems) / len(either) if either else 0.0


def reported_parts(
    saying: Saying, parts: Sequence[Part], taken: Collection[int] = ()
) -> tuple[int | None, frozenset[int]]:
    """Return the part of a change that a statement is most similar to, and all that it reports.

    `taken` are the parts that other statements are most similar to: two statements rarely report
    one sentence, so the next one counts as well. Parts that are nearly as similar count, too, and
    those whose words it has.
    """
    scores = [max((_score(saying, one) for one in part.passages), default=0.0) for part in parts]
    best = max(scores, default=0.0)
    found = {
        at
        for at, score in enumerate(scores)
        if score >= _NEARLY * best or _is_mostly_told(saying, parts[at])
    }
    free = [at for at in range(len(parts)) if at not in taken]
    first = max(free, key=lambda at: scores[at], default=None)
    if first is not None and scores[first] >= _NEXT * best:
        found.add(first)
        return first, frozenset(found)
    return None, frozenset(found)


def _is_mostly_told(saying: Saying, part: Part) -> bool:
    changed = part.changed
    return len(changed & saying.stems) >= _MOSTLY * len(changed)


def _score(saying: Saying, passage: Passage) -> float:
    table = saying.weights
    changed = sum(table[one] for one in saying.stems & passage.changed)
    return (changed + 0.5 * sum(table[one] for one in saying.stems & passage.stems)) / saying.total


def rest_of(
    trace: Trace, parts: Sequence[Part], told: Iterable[int], elsewhere: Sequence[Passage] = ()
) -> Rest | None:
    """Return what no statement reports of a partly reported change; None if nothing is left.

    What only moved to or from a passage `elsewhere` does not count.
    """
    known = set(told)
    owners = findings_of_parts(trace, parts)
    left = [
        at
        for at, part in enumerate(parts)
        if at not in known
        and (at in owners or len(part.changed) >= _FEWEST)
        and not is_moved(part, elsewhere)
    ]
    if not left:
        return None
    findings = [finding for at in left for finding in owners.get(at, ())]
    findings.sort(key=lambda one: _ORDER.index(one.materiality))
    return Rest(tuple(parts[at] for at in left), tuple(findings))


def findings_of_parts(trace: Trace, parts: Sequence[Part]) -> dict[int, list[Finding]]:
    """Return the findings of each part, by its place.

    A finding belongs to the part whose words its message quotes or, failing that, names most.
    """
    owners: dict[int, list[Finding]] = {}
    for finding in trace.judged.findings:
        if finding.materiality in _ORDER and parts:
            owners.setdefault(_owner(finding, trace, parts), []).append(finding)
    return owners


def is_moved(part: Part, elsewhere: Sequence[Passage]) -> bool:
    """Whether an added or removed sentence is on the other side of another change."""
    if part.old is not None and part.new is not None:
        return False
    (own,) = part.passages
    return any(other.side != own.side and _alike(own, other) >= _SAME for other in elsewhere)


def _owner(finding: Finding, trace: Trace, parts: Sequence[Part]) -> int:
    quotes = [quote.strip(" …") for quote in own_quotations_in(finding.message)]
    stems = frozenset(stems_of(finding.message))

    def fit(at: int) -> tuple[int, int]:
        texts = [text_of(trace, one) for one in parts[at].passages]
        quoted = sum(piece in text for q in quotes for piece in q.split(" … ") for text in texts)
        return quoted, len(stems & parts[at].changed)

    return max(range(len(parts)), key=fit)
