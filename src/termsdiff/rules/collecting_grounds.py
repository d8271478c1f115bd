"""Collecting the grounds of a comparison, before anything is judged."""

from __future__ import annotations

from collections.abc import Sequence

from ..alignment.entry import Alignment
from ..parsing.document import Document
from ..proofs.chain import CHAIN, Prover
from ..proofs.places import Surroundings
from ..proofs.proof import Proof
from ..proofs.remainder import Remainder
from ..redline.change import Change
from .configuration import Configuration
from .glossed import glossed, languages_of, names_in
from .grounds import Case, Grounds
from .readings import document_in_english
from .topics import Place


def find_grounds(
    old: Document,
    new: Document,
    alignment: Alignment,
    changes: Sequence[Change],
    configuration: Configuration | None = None,
) -> Grounds:
    """Return what the proofs leave of each change, and what else it is judged by."""
    settings = configuration or Configuration()
    reading = document_in_english(new)
    parties = settings.parties_of(reading)
    own = parties if reading is new else settings.parties_of(new)
    prover = Prover(old, new, alignment, CHAIN, settings.products)
    proved = prover.prove(changes, own)
    cases = tuple(
        glossed(
            _case(change, remainder, proofs, prover.surroundings),
            languages_of(change, old, new),
        )
        for change, (remainder, proofs) in zip(changes, proved, strict=True)
    )
    return Grounds(cases, names_in(old, new, cases) | settings.product_tokens, parties)


def _case(
    change: Change, remainder: Remainder, proofs: tuple[Proof, ...], around: Surroundings
) -> Case:
    return Case(
        change,
        remainder,
        _place(change, around.old, around.new),
        _lead(change, around),
        proofs,
        is_member=_is_member(change, around),
        is_row=_is_row(change, around.old, around.new),
        headings=change.side.heading,
    )


def _place(change: Change, old: Document, new: Document) -> Place:
    document = change.of_side(old, new)
    first = document.blocks[change.side.blocks[0]]
    own = first.text if first.is_heading else first.caption
    headings = (*change.side.heading, own) if own else change.side.heading
    return Place(headings, document.title)


def _lead(change: Change, surroundings: Surroundings) -> str:
    """Return the paragraph that introduces the list of a change, "" if there is none."""
    document, places = change.of_side(
        (surroundings.old, surroundings.old_places), (surroundings.new, surroundings.new_places)
    )
    lead = places.leads[change.side.blocks[0]]
    return document.blocks[lead].text if lead >= 0 else ""


def _is_member(change: Change, surroundings: Surroundings) -> bool:
    """Whether the blocks of a change are items of one list, or rows."""
    places = change.of_side(surroundings.old_places, surroundings.new_places)
    return places.members.issuperset(change.side.blocks)


def _is_row(change: Change, old: Document, new: Document) -> bool:
    document = change.of_side(old, new)
    return all(document.blocks[index].kind == "row" for index in change.side.blocks)
