"""Consequences: what a change does to clauses that did not change themselves.

A changed definition changes every clause that uses the term; a term can lose its definition; a
cross-reference can point to other content after sections were renumbered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..alignment.entry import Alignment
from ..parsing.block import Block, Definition
from ..parsing.definitions import find_definitions
from ..parsing.document import Document
from ..proofs.remainder import Remainder
from ..redline.change import Change
from ..spoken import say
from ..text.counting import counted
from .finding import Finding

_MEANS = "means?|refers? to|includes?|has the meaning|have the meaning"
_MOST_NAMED = 6
_LONGEST_LIST = 400


class Consequence(NamedTuple):
    """A finding and the index, in the comparison, of the change that it belongs to."""

    change: int
    finding: Finding


def find_consequences(
    old: Document,
    new: Document,
    alignment: Alignment,
    changes: Sequence[Change],
    wordings: Sequence[Remainder],
) -> Iterator[Consequence]:
    """Yield the effects of changes on other clauses."""
    for place, (change, wording) in enumerate(zip(changes, wordings, strict=True)):
        if not wording.is_empty:
            for finding in _of_definitions(change, wording, old, new):
                yield Consequence(place, finding)
    if any(entry.renumbered for entry in alignment):
        yield from _of_references(old, new, alignment, changes)


def _of_definitions(
    change: Change, wording: Remainder, old: Document, new: Document
) -> Iterator[Finding]:
    before = _defined(change.old.blocks if change.old else (), old)
    if not before:
        return
    after = _defined(change.new.blocks if change.new else (), new)
    for term, definition in before.items():
        kept = after.get(term)
        if kept is None:
            if not _is_defined(term, new):
                yield from _lost(term, new)
        elif _touches(wording, definition):
            yield from _changed(term, new, kept)


def _defined(blocks: Iterable[int], document: Document) -> dict[str, Definition]:
    found = find_definitions(document.blocks[index] for index in blocks)
    return {definition.term: definition for definition in found}


def _is_defined(term: str, document: Document) -> bool:
    return any(definition.term == term for definition in document.definitions)


def _touches(wording: Remainder, definition: Definition) -> bool:
    """Whether an edited sentence is the one that says what the term means ("“X” means …")."""
    if not any(definition.term in before.text for before, _ in wording.edited):
        return False
    says = re.compile(rf"\W*{re.escape(definition.term)}\W{{1,3}}(?:\S+ ){{0,4}}?(?:{_MEANS})\b")
    return any(says.match(before.text) for before, _ in wording.edited)


def _changed(term: str, new: Document, definition: Definition) -> Iterator[Finding]:
    users = [block for block in _users(term, new) if block.index != definition.block]
    if users:
        yield Finding(
            rule="definition-changed",
            topic="other",
            materiality="minor",
            favours="unclear",
            message=say(
                "The meaning of “{term}” changed; it is used in {places}.",
                term=term,
                places=_named(users),
            ),
            reason=say("Every clause that uses a defined term changes with its definition."),
        )


def _lost(term: str, new: Document) -> Iterator[Finding]:
    users = _users(term, new)
    if users:
        yield Finding(
            rule="definition-lost",
            topic="other",
            materiality="editorial",
            favours="unclear",
            message=say(
                "“{term}” is no longer defined, but still used in {places}.",
                term=term,
                places=_named(users),
            ),
            reason=say("A term without a definition means whatever a court will take it to mean."),
        )


def _users(term: str, document: Document) -> list[Block]:
    if len(term) < 3 or not term[0].isupper():
        return []
    pattern = re.compile(rf"(?<!\w){re.escape(term)}(?!\w)")
    return [
        block for block in document.clauses if term in block.text and pattern.search(block.text)
    ]


def _named(blocks: Sequence[Block]) -> str:
    labels = list(dict.fromkeys(block.number for block in blocks if block.number))
    unnamed = len([block for block in blocks if not block.number])
    if not labels:
        return counted(len(blocks), "clause")
    named = ", ".join(labels[:_MOST_NAMED])[:_LONGEST_LIST]
    more = len(labels) - _MOST_NAMED + unnamed
    return say("{named} and {number} more", named=named, number=more) if more > 0 else named


def _of_references(
    old: Document, new: Document, alignment: Alignment, changes: Sequence[Change]
) -> Iterator[Consequence]:
    """Find references that kept their number while another section now has it."""
    became = {i: entry.new for entry in alignment for i in entry.old}
    came_from = {j: entry.old for entry in alignment for j in entry.new}
    place_of = {
        block: place
        for place, change in enumerate(changes)
        if change.new is not None
        for block in change.new.blocks
    }
    old_targets, new_targets = _targets(old), _targets(new)
    for block, targets in new_targets.items():
        source = next(iter(came_from.get(block, ())), None)
        before = old_targets.get(source, {}) if source is not None else {}
        if before.keys() != targets.keys():
            continue  # the references were edited, so someone looked at them
        for label, target in targets.items():
            was = before[label]
            if target not in place_of or target in became.get(was, ()):
                continue
            if not _same_title(old.blocks[was], new.blocks[target]):
                finding = _stale(new, block, label, old.blocks[was], target)
                yield Consequence(place_of[target], finding)


def _targets(document: Document) -> dict[int, dict[str, int]]:
    """Map each clause to its references within the document, label by label."""
    table: dict[int, dict[str, int]] = {}
    for reference in document.references:
        if reference.target is not None and not reference.external:
            table.setdefault(reference.block, {})[reference.label] = reference.target
    return table


def _stale(new: Document, block: int, label: str, before: Block, target: int) -> Finding:
    where = new.blocks[block].number or say("a clause without number")
    return Finding(
        rule="reference-points-elsewhere",
        topic="other",
        materiality="minor",
        favours="unclear",
        message=say(
            "{place} still refers to {label}: this was {before}, and is now {after}.",
            place=where,
            label=label,
            before=_title(before),
            after=_title(new.blocks[target]),
        ),
        reason=say(
            "The number was kept while sections were renumbered: the rule now means another."
        ),
        old_value=_title(before),
        new_value=_title(new.blocks[target]),
    )


def _same_title(before: Block, after: Block) -> bool:
    return _title(before).casefold().rstrip(".") == _title(after).casefold().rstrip(".")


def _title(block: Block) -> str:
    text = (block.caption or block.text).rstrip(".")
    return text if len(text) <= 60 else text[:57].rstrip() + "…"
