"""The results of redline: what happened to one clause, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

from ..ids import shortened

if TYPE_CHECKING:
    from ..input.converted import Pages
    from ..parsing.block import Lines

Operation = Literal["=", "-", "+"]
Run = tuple[Operation, str]
"""One run of words: kept (`=`), only in the old text (`-`), only in the new one (`+`)."""

EditKind = Literal["modified", "split", "merged", "moved", "renumbered"]
ChangeKind = Literal["added", "removed"] | EditKind

Value = TypeVar("Value")


class Side(NamedTuple):
    """The clause on one side of a change; several blocks if it was split or merged.

    `pages` are its first and its last page, None if its source has no pages.
    """

    label: str
    heading: tuple[str, ...]
    lines: tuple[Lines, ...]
    text: str
    blocks: tuple[int, ...]
    pages: Pages | None = None


@dataclass(frozen=True, slots=True)
class Identified:
    """What every change has: a stable id.

    `id` depends only on the words of both sides, and on how often the same change occurs before it
    in the comparison; for a clause with the same words that moved or was renumbered, also on which
    of these it is and on both numbers.
    """

    id: str

    @property
    def short_id(self) -> str:
        """The id as shown to people: its first digits, and its number if it has one."""
        return shortened(self.id)


@dataclass(frozen=True, slots=True)
class OneSided(Identified):
    """A change to a clause that only one version has: it can be neither moved nor renumbered."""

    @property
    def moved(self) -> Literal[False]:
        """Never: there is no place from which it moved."""
        return False

    @property
    def renumbered(self) -> Literal[False]:
        """Never: there is no number that it had before."""
        return False


@dataclass(frozen=True, slots=True)
class Added(OneSided):
    """A clause, or several as one piece, that only the new version has."""

    new: Side

    @property
    def kind(self) -> Literal["added"]:
        """What became of the clause."""
        return "added"

    @property
    def old(self) -> None:
        """None: the old version has no such clause."""
        return None

    @property
    def side(self) -> Side:
        """The new side."""
        return self.new

    @property
    def sides(self) -> tuple[Side]:
        """The new side alone."""
        return (self.new,)

    @property
    def texts(self) -> tuple[str, str]:
        """The words in the old version, of which there are none, and in the new one."""
        return "", self.new.text

    @property
    def diff(self) -> tuple[Run, ...]:
        """The words of the clause, all of them inserted."""
        return (("+", self.new.text),) if self.new.text else ()

    def of_side(self, old: Value, new: Value) -> Value:
        """Return the second of two values, as the clause is one of the new version."""
        return new


@dataclass(frozen=True, slots=True)
class Removed(OneSided):
    """A clause, or several as one piece, that only the old version has."""

    old: Side

    @property
    def kind(self) -> Literal["removed"]:
        """What became of the clause."""
        return "removed"

    @property
    def new(self) -> None:
        """None: the new version has no such clause."""
        return None

    @property
    def side(self) -> Side:
        """The old side."""
        return self.old

    @property
    def sides(self) -> tuple[Side]:
        """The old side alone."""
        return (self.old,)

    @property
    def texts(self) -> tuple[str, str]:
        """The words in the old version, and in the new one, of which there are none."""
        return self.old.text, ""

    @property
    def diff(self) -> tuple[Run, ...]:
        """The words of the clause, all of them deleted."""
        return (("-", self.old.text),) if self.old.text else ()

    def of_side(self, old: Value, new: Value) -> Value:
        """Return the first of two values, as the clause is one of the old version."""
        return old


@dataclass(frozen=True, slots=True)
class Edited(Identified):
    """A clause that both versions have, with other words, at another place or number.

    The `=` and `-` runs of `diff` joined are the old text, `=` and `+` the new. `reworded` is
    whether the words differ, and not only where they stand.
    """

    old: Side
    new: Side
    diff: tuple[Run, ...]
    reworded: bool
    moved: bool
    renumbered: bool

    @property
    def kind(self) -> EditKind:
        """What became of the clause: of several things, the one that weighs most."""
        return edit_kind(self.old, self.new, reworded=self.reworded, moved=self.moved)

    @property
    def side(self) -> Side:
        """The new side."""
        return self.new

    @property
    def sides(self) -> tuple[Side, Side]:
        """The old side and the new one."""
        return self.old, self.new

    @property
    def texts(self) -> tuple[str, str]:
        """The words in the old version and in the new one."""
        return self.old.text, self.new.text

    def of_side(self, old: Value, new: Value) -> Value:
        """Return the second of two values, as `side` is of the new version."""
        return new


Change = Added | Removed | Edited
"""What became of one clause. Each has `old` and `new`, of which an edited one alone has both."""


def edit_kind(old: Side, new: Side, *, reworded: bool, moved: bool) -> EditKind:
    """Name what became of a clause that both versions have and that did not stay as it was."""
    if len(new.blocks) > 1:
        return "split"
    if len(old.blocks) > 1:
        return "merged"
    if reworded:
        return "modified"
    return "moved" if moved else "renumbered"
