"""Since which version a clause has said this, and one clause through all versions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..alignment.entry import Alignment, Entry
from ..errors import TermsdiffError
from ..parsing.block import Block
from ..parsing.document import Document
from ..suggesting import did_you_mean
from .lineage import Chain
from .version import Version

Names = Callable[[Block], set[str]]
"""The name of a clause or section, folded."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A clause of the latest version: since when it has said this, and what it said before.

    `before` is "" and `previous` None if that version introduced the clause.
    """

    block: Block
    since: Version
    before: str = ""
    previous: Version | None = None


@dataclass(frozen=True, slots=True)
class State:
    """The state of a clause from one version on: label, place and words; "" if it did not exist."""

    version: Version
    label: str
    heading: str
    text: str


@dataclass(frozen=True)
class _Back:
    """Looks up, for a block of the newer version, the entry of an alignment."""

    alignment: Alignment

    @cached_property
    def by_new(self) -> dict[int, Entry]:
        return {block: entry for entry in self.alignment for block in entry.new}

    @cached_property
    def by_old(self) -> dict[int, Entry]:
        return {block: entry for entry in self.alignment for block in entry.old}


def blame(chain: Chain) -> tuple[Origin, ...]:
    """Return the origin of every clause of the latest version, in the order of its text."""
    backs = [_Back(alignment) for alignment in chain.alignments]
    return tuple(_origin(chain, backs, block) for block in chain.documents[-1].clauses)


def _origin(chain: Chain, backs: Sequence[_Back], block: Block) -> Origin:
    place, index = len(backs), block.index
    while place > 0:
        entry = backs[place - 1].by_new[index]
        if entry.text != "identical" or len(entry.old) != 1 or len(entry.new) != 1:
            before = _text(chain.documents[place - 1], entry.old)
            previous = chain.versions[place - 1] if entry.old else None
            return Origin(block, chain.versions[place], before, previous)
        place, index = place - 1, entry.old[0]
    return Origin(block, chain.versions[0])


def _text(document: Document, blocks: Sequence[int]) -> str:
    return " ".join(document.blocks[index].text for index in blocks)


def clause_history(chain: Chain, label: str) -> tuple[State, ...]:
    """Return the states of the clause with that label through all versions, oldest first.

    The label, or else the caption, is that of the latest version that has it; only states that
    differ from the one before are listed. Raises TermsdiffError if no version has such a clause.
    """
    found = _latest(chain, label, _labels) or _latest(chain, label, _captions)
    if found is None:
        known = {name for block in chain.documents[-1].blocks for name in _names(block)}
        raise TermsdiffError(
            f"{chain.versions[-1].terms}: no clause {label!r}{did_you_mean(label, known)}; "
            "`termsdiff parse` shows the labels"
        )
    anchor, blocks = found
    backs = [_Back(alignment) for alignment in chain.alignments]
    sets = {anchor: blocks}
    for place in range(anchor, 0, -1):
        entries = [backs[place - 1].by_new[index] for index in sets[place]]
        sets[place - 1] = sorted({old for entry in entries for old in entry.old})
    for place in range(anchor, len(backs)):
        entries = [backs[place].by_old[index] for index in sets[place]]
        sets[place + 1] = sorted({new for entry in entries for new in entry.new})
    return _distinct([_state(chain, place, sets[place]) for place in sorted(sets)])


def _latest(chain: Chain, wanted: str, names: Names) -> tuple[int, list[int]] | None:
    """Return the latest version that has a clause of that name, and the blocks of it there."""
    for place in reversed(range(len(chain.documents))):
        blocks = _find(chain.documents[place], _folded(wanted), names)
        if blocks:
            return place, blocks
    return None


def _find(document: Document, wanted: str, names: Names) -> list[int]:
    """Return the blocks of a name: a heading with everything below it, or the clause itself."""
    for section in (found for top in document.sections for found in top.walk()):
        if section.heading is not None and wanted in names(section.heading):
            blocks = [block for part in section.walk() for block in part.blocks]
            heads = [part.heading for part in section.walk() if part.heading]
            return sorted({block.index for block in [*heads, *blocks] if block.has_words})
    return [block.index for block in document.clauses if wanted in names(block)][:1]


def _folded(name: str) -> str:
    """Return a name in comparable form: `2. Law` and `2 law` are equal."""
    first, space, rest = " ".join(name.split()).casefold().partition(" ")
    return f"{first.rstrip('.:')}{space}{rest}".rstrip(".: ")


def _labels(block: Block) -> set[str]:
    own = block.number if block.label.startswith("(") else block.label
    return {_folded(own), _folded(block.label)} - {""}


def _captions(block: Block) -> set[str]:
    """Return the captions of a block, with and without its label."""
    plain = {block.caption, block.text if block.is_heading else ""} - {""}
    return {_folded(name) for name in plain | {f"{block.label} {name}" for name in plain}}


def _names(block: Block) -> set[str]:
    return _labels(block) | _captions(block)


def _state(chain: Chain, place: int, blocks: Sequence[int]) -> State:
    document, version = chain.documents[place], chain.versions[place]
    if not blocks:
        return State(version, "", "", "")
    first = document.blocks[blocks[0]]
    heading = first.text if first.is_heading else (first.headings[-1] if first.headings else "")
    words = [block for block in (document.blocks[n] for n in blocks) if block.is_clause]
    text = "\n".join(block.full_text if block is not first else block.text for block in words)
    return State(version, first.number, heading, text)


def _distinct(states: Sequence[State]) -> tuple[State, ...]:
    found: list[State] = []
    for state in states:
        what = (state.label, state.heading, state.text)
        if found and what == (found[-1].label, found[-1].heading, found[-1].text):
            continue
        if found or state.text or state.heading:
            found.append(state)
    return tuple(found)
