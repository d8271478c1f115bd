"""What the page of one comparison shows, as values that a template can print as they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from ..comparison import Comparison
from ..parsing.document import Document
from ..redline.change import Change
from ..rules.finding import MATERIALITIES, Finding, JudgedChange, Materiality
from .html_text import one_side, plain_text, redline
from .visible import visible_line
from .wording import change_name, fate, lines_in_words, topic_name

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
WEIGHTS: dict[Materiality, str] = {
    "material": "Material",
    "minor": "Minor",
    "editorial": "Editorial",
}
WEIGHT_NOTES: dict[Materiality, str] = {
    "material": "You would want to know these before going on using the service.",
    "minor": "Real, but small.",
    "editorial": "The clauses say the same as before.",
}
_FEW = 3
"""How many editorial changes are shown at once; more are folded."""


@dataclass(frozen=True, slots=True)
class Card:
    """One change as the page shows it; `number` counts in the order of the document, from 1."""

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


@dataclass(frozen=True, slots=True)
class Group:
    """The cards of one weight."""

    weight: Materiality
    title: str
    note: str
    cards: tuple[Card, ...]
    folded: bool


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
    same = ", the words are the same" if only_form(judged) else ""
    return f"{words[0].upper()}{words[1:]}{same}."


def _card(comparison: Comparison, number: int, judged: JudgedChange, acknowledgement: str) -> Card:
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
        redline=None if only_form(judged) else redline(change.diff),
        old_text=one_side(change.diff, "-") if sides else None,
        new_text=one_side(change.diff, "+") if sides else None,
        places=_places(change),
        findings=judged.findings,
        acknowledgement=acknowledgement,
    )


def cards(
    comparison: Comparison, changes: Iterable[JudgedChange], acknowledgements: dict[str, str]
) -> tuple[Card, ...]:
    """Return a card for each change, in their order, with who accepted it (by change id)."""
    return tuple(
        _card(comparison, number, judged, acknowledgements.get(judged.change.id, ""))
        for number, judged in enumerate(changes, 1)
    )


def groups(all_cards: Iterable[Card]) -> tuple[Group, ...]:
    """Return the cards by weight, the heaviest first; weights without a card are left out."""
    ranked = sorted(all_cards, key=lambda card: MATERIALITIES.index(card.weight))
    by_weight = [
        (weight, tuple(members)) for weight, members in groupby(ranked, lambda card: card.weight)
    ]
    return tuple(
        Group(
            weight,
            WEIGHTS[weight],
            WEIGHT_NOTES[weight],
            members,
            # what says the same as before stands back, unless there is nothing else to see
            folded=weight == "editorial" and len(by_weight) > 1 and len(members) > _FEW,
        )
        for weight, members in by_weight
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
