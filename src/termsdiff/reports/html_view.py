"""What the page of one comparison shows, as values that a template can print as they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from ..comparison import Comparison
from ..parsing.document import Document
from ..redline.change import Change
from ..rules.finding import Finding, JudgedChange, Materiality
from ..text.visible import visible_line
from .folding import brief
from .html_text import one_side, plain_text, redline
from .options import rank
from .proved import is_trivial, said_by, trivial_words
from .wording import (
    UNREAD,
    WEIGHT_NAMES,
    WEIGHT_NOTES,
    change_name,
    fate,
    lines_in_words,
    topic_name,
)

KINDS = {
    "added": "Added",
    "removed": "Removed",
    "modified": "Edited",
    "split": "Split",
    "merged": "Merged",
    "moved": "Moved",
    "renumbered": "Renumbered",
}
SIDES = {
    "provider": "Favours the provider",
    "customer": "Favours the customer",
    "neutral": "Neutral",
    "unclear": "Unclear who gains",
}
_FEW = 3
"""How many editorial changes are shown at once; more are folded."""


@dataclass(frozen=True, slots=True)
class Card:
    """One change as the page shows it; `number` counts in the order of the document, from 1.

    `proof` is what the proofs of an editorial change saw, "" of any other; `trivial` tells that
    only typography or spelling differs.
    """

    number: int
    id: str
    path: tuple[str, ...]
    title: str
    weight: Materiality
    favours: str
    topics: tuple[str, ...]
    kind: str
    remark: str
    redline: Markup | None
    old_text: Markup | None
    new_text: Markup | None
    places: str
    findings: tuple[Finding, ...]
    acknowledgement: str
    proof: str
    trivial: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The cards of one weight; `trivial` ones stand folded under one line that counts them."""

    weight: Materiality
    title: str
    note: str
    cards: tuple[Card, ...]
    trivial: tuple[Card, ...]
    trivial_words: str
    folded: bool

    @property
    def count(self) -> int:
        """How many changes there are in all."""
        return len(self.cards) + len(self.trivial)


def only_form(judged: JudgedChange) -> bool:
    """Return whether the clause merely moved or got another number."""
    return judged.materiality == "editorial" and judged.change.kind in ("moved", "renumbered")


def _path(change: Change, title: str) -> tuple[str, ...]:
    """Return the headings above the clause; the one that its title repeats is left out."""
    path = tuple(visible_line(heading) for heading in change.side.heading)
    return path[:-1] if path and path[-1].endswith(title) else path


def _places(change: Change) -> str:
    sides = (("old", change.old), ("new", change.new))
    return "; ".join(f"{name} {lines_in_words(side)}" for name, side in sides if side)


def _remark(comparison: Comparison, judged: JudgedChange) -> str:
    """Say where the clause went, where its kind alone does not tell."""
    change = judged.change
    if not (change.old and change.new) or (change.kind == "modified" and not change.moved):
        return ""
    words = fate(comparison, change)
    return f"{words[0].upper()}{words[1:]}."


def _marked(judged: JudgedChange, *, full: bool) -> Markup | None:
    """Return the redline of a card: short where proofs account for all of it, none if it moved."""
    if only_form(judged):
        return None
    diff = judged.change.diff
    if judged.materiality != "editorial" or judged.findings or full:
        return redline(diff)
    pieces = brief(diff)
    return redline(("=" if piece.kind == "…" else piece.kind, piece.text) for piece in pieces)


def _card(
    comparison: Comparison,
    number: int,
    judged: JudgedChange,
    acknowledgement: str,
    *,
    full: bool,
) -> Card:
    change = judged.change
    title = change_name(comparison, change)
    both = change.old is not None and change.new is not None
    sides = both and any(operation != "=" for operation, _ in change.diff)
    return Card(
        number=number,
        id=change.id,
        path=_path(change, title),
        title=title,
        weight=judged.materiality,
        favours=judged.favours,
        topics=judged.topics,
        kind=KINDS[change.kind],
        remark=_remark(comparison, judged),
        redline=_marked(judged, full=full),
        old_text=one_side(change.diff, "-") if sides else None,
        new_text=one_side(change.diff, "+") if sides else None,
        places=_places(change),
        findings=judged.findings,
        acknowledgement=acknowledgement,
        proof=_said(judged),
        trivial=is_trivial(judged),
    )


def _said(judged: JudgedChange) -> str:
    if judged.materiality != "editorial":
        return ""
    said = said_by(judged)
    return plain_text(f"{said[0].upper()}{said[1:]}.")


def cards(
    comparison: Comparison,
    changes: Iterable[JudgedChange],
    acknowledgements: dict[str, str],
    *,
    full: bool = False,
) -> tuple[Card, ...]:
    """Return a card for each change, in their order, with who accepted it (by change id)."""
    return tuple(
        _card(comparison, number, judged, acknowledgements.get(judged.change.id, ""), full=full)
        for number, judged in enumerate(changes, 1)
    )


def groups(
    all_cards: Iterable[Card], changes: Iterable[JudgedChange], *, full: bool = False
) -> tuple[Group, ...]:
    """Return the cards by weight, the heaviest first; weights without a card are left out.

    `changes` are those of the cards, in the same order.
    """
    pairs = sorted(zip(all_cards, changes, strict=True), key=lambda pair: rank(pair[1]))
    by_weight = [
        (weight, tuple(members))
        for weight, members in groupby(pairs, lambda pair: pair[1].materiality)
    ]
    return tuple(
        _group(weight, members, full=full, alone=len(by_weight) == 1)
        for weight, members in by_weight
    )


def _group(
    weight: Materiality,
    members: Sequence[tuple[Card, JudgedChange]],
    *,
    full: bool,
    alone: bool,
) -> Group:
    trivial = [pair for pair in members if pair[0].trivial and not full]
    unread = any(judged.basis == "unread" for _, judged in members)
    words = trivial_words([judged for _, judged in trivial])
    return Group(
        weight,
        WEIGHT_NAMES[weight],
        UNREAD if unread else WEIGHT_NOTES[weight],
        tuple(card for card, _ in members if full or not card.trivial),
        tuple(card for card, _ in trivial),
        words,
        # what is shown to say the same stands back, unless there is nothing else to see
        folded=weight == "editorial" and not alone and len(members) > _FEW,
    )


def facet(values: Iterable[str], names: dict[str, str]) -> tuple[tuple[str, str, int], ...]:
    """Count the values: (value, name, count), in the order of `names`, then as they come."""
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    order = [value for value in names if value in counts]
    order += [value for value in counts if value not in names]
    return tuple((value, names.get(value) or topic_name(value), counts[value]) for value in order)


def dated(document: Document) -> str:
    """Return the date of a version as a reader writes it, or the name of its source."""
    day = document.effective_date
    if day is None:
        return plain_text(document.source) or "undated"
    return f"{day.day} {day:%B} {day.year}"
