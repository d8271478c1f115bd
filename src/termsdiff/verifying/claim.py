"""Check a comparison against a claim: only these clauses changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from ..comparison import Comparison
from ..errors import TermsdiffError
from ..parsing.block import Block
from ..parsing.document import Document
from ..redline.change import Side
from ..rules.finding import JudgedChange
from ..suggesting import did_you_mean

_DEEPER = re.compile(r"[.(]")
"""What may follow a label in the label of its parts: `4.2` contains `4.2.1` and `4.2(a)`."""
_LABEL = re.compile(r"[\w.()-]+")


@dataclass(frozen=True, slots=True)
class Outside:
    """A change that the claim does not cover; `side` says on which side it is outside."""

    judged: JudgedChange
    side: Literal["old", "new", "both"]


@dataclass(frozen=True, slots=True)
class Verification:
    """The result: the changes that the claim covers, those outside, those proved harmless there.

    `proved` are outside as well, but were proved to say the same; they count as outside unless the
    caller allows them. `incomplete` means that part of a version was not read.
    """

    covered: tuple[JudgedChange, ...]
    outside: tuple[Outside, ...]
    proved: tuple[Outside, ...]
    incomplete: bool

    @property
    def holds(self) -> bool:
        """Whether nothing else changed, as far as both versions were read completely."""
        return not self.outside and not self.incomplete


def verify(
    comparison: Comparison, only: Sequence[str], *, let_proved_pass: bool = False
) -> Verification:
    """Return which changes are outside the clauses that `only` names, by number or caption.

    Both sides of a change must be in one of them. Raises TermsdiffError for a name that neither
    version has: a typo must not pass as "nothing there changed".
    """
    wanted = [_folded(name) for name in only]
    scopes = [_Scope(document, _owners(document)) for document in (comparison.old, comparison.new)]
    _refuse_unknown(comparison, only, wanted)
    covered: list[JudgedChange] = []
    outside: list[Outside] = []
    proved: list[Outside] = []
    for judged in comparison.changes:
        side = _side_outside(scopes, judged, wanted)
        if side is None:
            covered.append(judged)
        elif let_proved_pass and judged.materiality == "editorial":
            proved.append(Outside(judged, side))
        else:
            outside.append(Outside(judged, side))
    return Verification(tuple(covered), tuple(outside), tuple(proved), comparison.is_incomplete)


def _refuse_unknown(comparison: Comparison, only: Sequence[str], wanted: Sequence[str]) -> None:
    known = {
        name
        for document in (comparison.old, comparison.new)
        for block, owner in zip(document.blocks, _owners(document), strict=True)
        for name in _names(block, owner)
    }
    for written, name in zip(only, wanted, strict=True):
        if not name or not any(_holds(name, one) for one in known):
            raise TermsdiffError(
                f"no clause {written!r} in either version{did_you_mean(name, known)}; "
                "`termsdiff parse FILE` shows the labels"
            )


def _side_outside(
    scopes: Sequence[_Scope], judged: JudgedChange, wanted: Sequence[str]
) -> Literal["old", "new", "both"] | None:
    """Return on which side a change is outside; None if on neither."""
    change = judged.change
    old = change.old is not None and not scopes[0].covers(change.old, wanted)
    new = change.new is not None and not scopes[1].covers(change.new, wanted)
    if old and new:
        return "both"
    return "old" if old else "new" if new else None


class _Scope(NamedTuple):
    """A document, and for each of its blocks the number of the clause whose list it is in."""

    document: Document
    owners: tuple[str, ...]

    def covers(self, side: Side, wanted: Sequence[str]) -> bool:
        """Whether every block of a side is in a named clause."""
        return all(self._is_in(index, wanted) for index in side.blocks)

    def _is_in(self, index: int, wanted: Sequence[str]) -> bool:
        block, owner = self.document.blocks[index], self.owners[index]
        names = [*_names(block, owner), *(_folded(name) for name in _sections_around(block))]
        return any(_holds(name, one) for name in wanted for one in names)


def _owners(document: Document) -> tuple[str, ...]:
    """Return for each block the number of the clause whose list it is in, "" if none.

    An unnumbered paragraph belongs to no other clause: insertions there must be noticed.
    """
    found: list[str] = []
    owner = ""
    under: tuple[str, ...] = ()
    for block in document.blocks:
        is_member = block.kind in ("item", "row") or block.label.startswith("(")
        if block.is_heading or block.headings != under:
            owner, under = "", block.headings
        if not block.is_heading and block.label and not is_member:
            owner = block.number
        found.append(owner if is_member else "")
    return tuple(found)


def _sections_around(block: Block) -> Iterator[str]:
    """Yield the names of the sections around a block: full heading, number, words."""
    for heading in block.headings:
        yield heading
        first, _, rest = heading.partition(" ")
        if any(character.isdigit() for character in first):
            yield from (first, rest)


def _names(block: Block, owner: str) -> set[str]:
    """Return the names of a block: its full number, its own label, its caption."""
    own = {block.number} if block.label.startswith("(") else {block.number, block.label}
    if owner:
        own |= {owner, f"{owner}{block.label}" if block.label.startswith("(") else owner}
    captions = {block.caption, block.text if block.is_heading else ""} - {""}
    named = captions | {f"{block.label} {caption}".strip() for caption in captions}
    return {_folded(name) for name in own | named} - {""}


def _holds(name: str, other: str) -> bool:
    """Whether a clause is the named one or part of it, as `4.2(a)` is part of `4.2`."""
    if name == other:
        return True
    is_label = _LABEL.fullmatch(name) is not None and any(map(str.isdigit, name))
    return is_label and other.startswith(name) and bool(_DEEPER.match(other[len(name) :]))


def _folded(name: str) -> str:
    """Return a name in comparable form: `Section 2.`, `§ 2` and `2` are equal, in any case."""
    words = " ".join(name.split()).casefold()
    words = re.sub(r"^(?:section|clause|article|§+)\s*(?=\d)", "", words)
    first, space, rest = words.partition(" ")
    return f"{first.rstrip('.:')}{space}{rest}".rstrip(".: ")


def split_names(values: Iterable[str]) -> tuple[str, ...]:
    """Return the names in options such as `4.2,7`, without duplicates."""
    return tuple(
        dict.fromkeys(name.strip() for value in values for name in value.split(",") if name.strip())
    )
