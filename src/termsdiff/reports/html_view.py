"""The changes of one comparison, as cards and rows ready for a template."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup

from ..materiality import rank
from ..redline.change import Edited
from ..spoken import Spoken, say
from ..text.visible import visible_line
from .file_names import file_name
from .proved import is_trivial, proofs_in_words, trivial_words
from .safe_html import plain_text, redline
from .shortening import brief
from .where import Where, where_words
from .wording import (
    UNREAD,
    WEIGHT_NAMES,
    WEIGHT_NOTES,
    change_name,
    fate,
    long_date,
    place,
    topic_name,
)

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..parsing.document import Document
    from ..redline.change import Change
    from ..rules.finding import Finding, JudgedChange, Materiality

KINDS = Spoken(
    {
        "added": "New clause",
        "removed": "Removed clause",
        "modified": "Edited",
        "split": "Split",
        "merged": "Merged",
        "moved": "Moved",
        "renumbered": "Renumbered",
    }
)
SIDES = Spoken(
    {
        "provider": "Favours the provider",
        "customer": "Favours the customer",
        "neutral": "Neutral",
        "unclear": "Unclear who gains",
    }
)
_WHY = Spoken(
    {
        "rule": "",
        "estimate": "No rule fired; the wording was estimated to matter.",
        "opinion": "A language model said so; its quotations were checked.",
        "unread": UNREAD,
        "none": "Nothing shows that this matters, and nothing shows that it does not.",
        "proof": "",
    }
)
"""What a card says about the basis of its materiality, if its findings do not."""
_MANY = 12
"""The most rows of proved changes that are shown open below other changes."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What rules say about a change: one sentence, why it matters, which rule."""

    message: str
    reason: str
    rule: str


@dataclass(frozen=True, slots=True)
class Card:
    """One change as the page shows it; `number` counts in the order of the document, from 1.

    `proof` is what the proofs of an editorial change saw, "" for any other; `trivial` means that
    only typography or spelling differs. `whole` is `added` or `removed` if the whole clause was
    added or removed, otherwise "".
    """

    number: int
    id: str
    short_id: str
    path: tuple[str, ...]
    title: str
    places: str
    weight: Materiality
    favours: str
    topics: tuple[str, ...]
    kind: str
    whole: str
    remark: str
    redline: Markup | None
    reasons: tuple[Reason, ...]
    why: str
    where: Where
    acknowledgement: str
    proof: str
    trivial: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The cards of one weight; `trivial` ones are folded under one line that counts them.

    `alone` tells that there is nothing else to see, so that they are better open.
    """

    weight: Materiality
    title: str
    note: str
    cards: tuple[Card, ...]
    rows: tuple[Card, ...]
    trivial: tuple[Card, ...]
    trivial_words: str
    folded: bool
    alone: bool

    @property
    def count(self) -> int:
        """The total number of changes."""
        return len(self.cards) + len(self.rows) + len(self.trivial)


def _path(change: Change, title: str) -> tuple[str, ...]:
    """Return the headings above the clause, without one that its title repeats."""
    path = tuple(visible_line(heading) for heading in change.side.heading)
    repeated = bool(path) and (path[-1].endswith(title) or title.startswith(path[-1]))
    return path[:-1] if repeated else path


def _remark(comparison: Comparison, judged: JudgedChange) -> str:
    """Say where the clause went, if its kind alone does not."""
    change = judged.change
    if not isinstance(change, Edited) or (change.kind == "modified" and not change.moved):
        return ""
    words = fate(comparison, change)
    return f"{words[0].upper()}{words[1:]}."


def _marked(judged: JudgedChange, *, full: bool) -> Markup | None:
    """Return the redline of a card: short if proofs account for all of it, none if it moved."""
    diff = judged.change.diff
    if all(operation == "=" for operation, _ in diff):
        return None
    if judged.materiality != "editorial" or judged.findings or full:
        return redline(diff)
    pieces = brief(diff)
    return redline(("=" if piece.kind == "…" else piece.kind, piece.text) for piece in pieces)


def _numbers(change: Change) -> str:
    """Return `14.2 → 15.2` if the clause's place changed, otherwise ""."""
    if not isinstance(change, Edited):
        return ""
    old, new = place(change.old), place(change.new)
    return f"{old} → {new}" if old != new else ""


def _reasons(findings: Iterable[Finding]) -> tuple[Reason, ...]:
    """Return what the rules say, each sentence and each reason once."""
    told: set[str] = set()
    reasons = []
    for finding in findings:
        if finding.message in told:
            continue
        reason = "" if finding.reason in told else finding.reason
        told.update((finding.message, finding.reason))
        reasons.append(Reason(finding.message, reason, finding.rule))
    return tuple(reasons)


def _basis_in_words(judged: JudgedChange) -> str:
    has_its_weight = any(one.materiality == judged.materiality for one in judged.findings)
    return "" if judged.basis == "rule" and has_its_weight else _WHY[judged.basis]


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
    return Card(
        number=number,
        id=change.id,
        short_id=change.short_id,
        path=_path(change, title),
        title=title,
        places=_numbers(change),
        weight=judged.materiality,
        favours=judged.favours,
        topics=judged.topics,
        kind=KINDS[change.kind],
        whole=change.kind if change.kind in ("added", "removed") else "",
        remark=_remark(comparison, judged),
        redline=_marked(judged, full=full),
        reasons=_reasons(judged.findings),
        why=_basis_in_words(judged),
        where=where_words(comparison, change),
        acknowledgement=acknowledgement,
        proof=_proof_sentence(judged),
        trivial=is_trivial(judged),
    )


def _proof_sentence(judged: JudgedChange) -> str:
    if judged.materiality != "editorial":
        return ""
    said = proofs_in_words(judged)
    return plain_text(f"{said[0].upper()}{said[1:]}.")


def cards(
    comparison: Comparison,
    changes: Iterable[JudgedChange],
    acknowledgements: dict[str, str],
    *,
    full: bool = False,
) -> tuple[Card, ...]:
    """Return a card for each change, in order, with who accepted it (by change id)."""
    return tuple(
        _card(comparison, number, judged, acknowledgements.get(judged.change.id, ""), full=full)
        for number, judged in enumerate(changes, 1)
    )


def groups(
    all_cards: Iterable[Card], changes: Iterable[JudgedChange], *, full: bool = False
) -> tuple[Group, ...]:
    """Return the cards by materiality, highest first, without empty groups.

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
    others = [card for card, _ in members if full or not card.trivial]
    rows = [card for card in others if card.proof and not card.reasons]
    unread = any(judged.basis == "unread" for _, judged in members)
    return Group(
        weight,
        say("Proved to say the same") if weight == "editorial" else WEIGHT_NAMES[weight],
        say(UNREAD) if unread else WEIGHT_NOTES[weight],
        tuple(card for card in others if not card.proof or card.reasons),
        # proved changes come in text order: there is nothing to weigh
        tuple(sorted(rows, key=lambda card: card.number)),
        tuple(sorted((card for card, _ in trivial), key=lambda card: card.number)),
        trivial_words([judged for _, judged in trivial]),
        # proved changes are kept in the background, unless there is nothing else to see
        folded=weight == "editorial" and not alone and len(rows) > _MANY,
        alone=alone and not rows,
    )


def facet(values: Iterable[str], names: dict[str, str]) -> tuple[tuple[str, str, int], ...]:
    """Count the values: (value, name, count), in the order of `names`, then as they appear."""
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    order = [value for value in names if value in counts]
    order += [value for value in counts if value not in names]
    return tuple((value, names.get(value) or topic_name(value), counts[value]) for value in order)


def dated(document: Document) -> str:
    """Return the date of a version in words, or the name of its source."""
    day = document.effective_date
    if day is None:
        return plain_text(file_name(document.source)) or say("undated")
    return long_date(day)
