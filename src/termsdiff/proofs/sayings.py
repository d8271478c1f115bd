"""What proofs say: one plain sentence each, with the words or the place that they saw."""

from __future__ import annotations

from rapidfuzz.distance import Indel

from ..parsing.block import Block
from ..parsing.document import Document
from ..spoken import Spoken, say
from .proof import Proof, ProofKind

_PLAIN: Spoken[ProofKind] = Spoken(
    {
        "typography": "only punctuation, capitals or spaces differ",
        "spelling": "a different spelling",
        "notation": "the same value, written differently",
        "numbering": "only the numbering differs",
        "reference": "a reference that follows the renumbering",
        "moved": "the same words, moved",
        "repeated": "the same words appear elsewhere",
        "order": "the same words in another order",
        "synonym": "other words for the same thing",
        "rename": "a different name for the same thing",
        "date": "only the date of the version",
        "contact": "only contact details",
        "link": "only the address of a web page",
        "furniture": "a line of the page around the document",
        "layout": "a title, or the layout of the text; its clauses are compared one by one",
    }
)
_SHOWING: frozenset[ProofKind] = frozenset({"spelling", "notation", "synonym", "reference"})
_MOST_WORDS = 6


def proof_of(kind: ProofKind, old: str = "", new: str = "") -> Proof:
    """Return a proof with its sentence; if both texts are given, with the words that differ."""
    said = _PLAIN[kind]
    if kind in _SHOWING and old and new:
        before, after = _differing(old, new)
        if before and after and before.casefold() != after.casefold():
            said = say("{said}: “{before}” and “{after}”", said=said, before=before, after=after)
    return Proof(kind, said)


def moved_from(document: Document, block: int) -> Proof:
    """Say from where words moved."""
    place = place_of(document, block)
    said = say("the same words, moved from {place}", place=place) if place else _PLAIN["moved"]
    return Proof("moved", said, place)


def renumbered(old: str, new: str) -> Proof:
    """Say which number words had, and which they have now; "" is none."""
    if not old:
        said = say("the same words, now numbered {new}", new=new)
    elif not new:
        said = say("the same words, without the number {old}", old=old)
    else:
        said = say("the same words, renumbered: {old} → {new}", old=old, new=new)
    return Proof("numbering", said)


def proof_of_place(document: Document, block: int, *, still: bool) -> Proof:
    """Say where the same words still are in the new version, or already were in the old one."""
    place = place_of(document, block) or say("another place")
    now, before = (
        say("still appears in {place}", place=place),
        say("already appeared in {place}", place=place),
    )
    return Proof("repeated", now if still else before, place)


def place_of(document: Document, block: int) -> str:
    """Return the label of a block, or else the heading above it, as a reader would cite it."""
    found: Block = document.blocks[block]
    if found.number:
        return found.number
    return f"“{found.headings[-1]}”" if found.headings else ""


def _differing(old: str, new: str) -> tuple[str, str]:
    """Return the first sequence of words that differs, as written on each side."""
    before, after = old.split(), new.split()
    lost: list[str] = []
    gained: list[str] = []
    for step in [*Indel.opcodes(before, after), None]:
        if step is None or step.tag == "equal":
            if lost and gained and _short(lost).casefold() != _short(gained).casefold():
                break
            lost, gained = [], []
        elif step.tag == "delete":
            lost += before[step.src_start : step.src_end]
        else:
            gained += after[step.dest_start : step.dest_end]
    return _short(lost), _short(gained)


def _short(words: list[str]) -> str:
    return " ".join(words).strip(" .,;:") if len(words) <= _MOST_WORDS else ""
