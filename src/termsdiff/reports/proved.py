"""The changes proved to say the same, as a compact list: which clauses, and what the proofs saw."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from ..redline.change import Edited
from ..spoken import say
from ..text.quote_marks import OPEN
from .shortening import Piece, brief, whole
from .wording import (
    change_name,
    counted,
    fate,
    is_heading,
    lines_or_pages,
    listed,
    place,
    quoted,
    short,
    words_of,
)

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..redline.change import Change, Side
    from ..rules.finding import JudgedChange

SAID_ALONE = "proved to say the same"
"""The wording for an editorial change that names no proof."""
_TRIVIAL = {"typography": ("punctuation", "capitals", "spaces"), "spelling": ("spelling",)}
"""The proofs whose changes are counted, not listed, with what differs in them."""
_FOLLOWING = frozenset({"reference", "numbering"})
_NAMED = 6
"""The most clauses or quotations named on one line."""
_START = 50
"""The most characters quoted from a clause."""


@dataclass(frozen=True, slots=True)
class ProvedLine:
    """One line of the list.

    `name` says which clauses and what happened to them, `said` is what the proofs saw, `pieces` the
    redline, empty if the sentences show the words or no word differs.
    """

    name: str
    said: str
    changes: tuple[JudgedChange, ...]
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class ProvedList:
    """The lines, and one more for the changes that are only counted ("" if there are none)."""

    lines: tuple[ProvedLine, ...]
    counted: str


def is_trivial(judged: JudgedChange) -> bool:
    """Return whether typography and spelling alone account for an editorial change."""
    kinds = {proof.kind for proof in judged.proofs}
    return judged.materiality == "editorial" and bool(kinds) and kinds <= _TRIVIAL.keys()


def trivial_words(changes: Sequence[JudgedChange]) -> str:
    """Say how many changes differ only in typography or spelling; "" if there are none."""
    if not changes:
        return ""
    kinds = {proof.kind for judged in changes for proof in judged.proofs}
    what = [say(word) for kind, words in _TRIVIAL.items() if kind in kinds for word in words]
    one = len(changes) == 1
    template = "{clauses} differs only in {what}" if one else "{clauses} differ only in {what}"
    return say(template, clauses=counted(len(changes), "clause"), what=listed(what, "or"))


def proofs_in_words(judged: JudgedChange) -> str:
    """Return what the proofs of a change saw, in one line.

    If there are several, none says `only`, and punctuation is not mentioned.
    """
    said = list(dict.fromkeys(proof.text for proof in judged.proofs))
    if len(said) < 2:
        return said[0] if said else say(SAID_ALONE)
    heavier = dict.fromkeys(
        proof.text.removeprefix(say("only "))
        for proof in judged.proofs
        if proof.kind != "typography"
    )
    return say("; ").join(heavier) or said[0]


def proved_list(
    comparison: Comparison, changes: Iterable[JudgedChange], *, full: bool = False
) -> ProvedList:
    """List editorial changes, in the order of the first change of each line.

    Clauses that only moved together or were renumbered share a line, as do those with only updated
    references, and those added or removed for the same reason.
    """
    changes = tuple(changes)
    small = () if full else tuple(filter(is_trivial, changes))
    places = {id(judged): number for number, judged in enumerate(changes)}
    groups = _groups(comparison, [one for one in changes if full or not is_trivial(one)])
    lines = [_line(comparison, key[0], run, full) for key, run in groups]
    lines.sort(key=lambda line: places[id(line.changes[0])])
    return ProvedList(tuple(lines), trivial_words(small))


def _groups(
    comparison: Comparison, changes: Sequence[JudgedChange]
) -> list[tuple[tuple[str, ...], list[JudgedChange]]]:
    """Group the changes that share a line, each group with its key."""
    keyed = [(_key(comparison, judged), judged) for judged in changes]
    runs = [pair for pair in keyed if pair[0][0] in ("moved", "renumbered")]
    groups = [
        (key, [judged for _, judged in run]) for key, run in groupby(runs, key=lambda pair: pair[0])
    ]
    others: dict[tuple[str, ...], list[JudgedChange]] = {}
    for key, judged in keyed:
        if key[0] not in ("moved", "renumbered"):
            others.setdefault(key, []).append(judged)
    return [*groups, *others.items()]


def _key(comparison: Comparison, judged: JudgedChange) -> tuple[str, ...]:
    """Return what the changes of one line have in common; the id if a change has its own line."""
    change = judged.change
    if not isinstance(change, Edited):
        heading = "heading" if is_heading(comparison, change) else ""
        return (change.kind, heading, proofs_in_words(judged))
    if change.kind == "renumbered":
        return ("renumbered",)
    if change.kind == "moved":
        return ("moved", *change.old.heading[:1], "→", *change.new.heading[:1])
    kinds = {proof.kind for proof in judged.proofs}
    if change.kind == "modified" and not change.moved and kinds and kinds <= _FOLLOWING:
        return ("references",)
    return ("alone", change.id)


def _line(comparison: Comparison, word: str, run: Sequence[JudgedChange], full: bool) -> ProvedLine:
    changes = tuple(run)
    if word in ("added", "removed"):
        return ProvedLine(
            _added_or_removed(comparison, word, run), proofs_in_words(run[0]), changes
        )
    if word == "alone" or (word == "references" and len(run) == 1):
        return _alone(comparison, run[0], full)
    if word == "references":
        names = [short(change_name(comparison, one.change), 40) for one in run]
        return ProvedLine(
            _first_names(names), say("references that follow the renumbering"), changes
        )
    if len(run) == 1:
        return ProvedLine(_named(comparison, run[0].change), proofs_in_words(run[0]), changes)
    edited = [one.change for one in run if isinstance(one.change, Edited)]
    return ProvedLine(_run_words(word, edited), say("the same words"), changes)


def _added_or_removed(comparison: Comparison, word: str, run: Sequence[JudgedChange]) -> str:
    heading = is_heading(comparison, run[0].change)
    noun = "heading" if heading else "clause"
    template = "{number} added: {quoted}" if word == "added" else "{number} removed: {quoted}"
    texts = [
        quoted(one.change.side.text if heading else words_of(comparison, one.change), _START)
        for one in run
    ]
    some = _first_names(list(dict.fromkeys(texts)))
    return say(template, number=counted(len(run), noun), quoted=some)


def _first_names(names: Sequence[str]) -> str:
    if len(names) <= _NAMED:
        return listed(list(names))
    named = ", ".join(names[:_NAMED])
    return say("{named} and {number} more", named=named, number=len(names) - _NAMED)


def _alone(comparison: Comparison, judged: JudgedChange, full: bool) -> ProvedLine:
    change = judged.change
    said = proofs_in_words(judged)
    edited = any(operation != "=" for operation, _ in change.diff)
    shows_words = all(OPEN in proof.text for proof in judged.proofs) and bool(judged.proofs)
    pieces = whole(change.diff) if full else brief(change.diff)
    name = _named(comparison, change)
    return ProvedLine(
        name, said, (judged,), tuple(pieces) if edited and (full or not shows_words) else ()
    )


def _named(comparison: Comparison, change: Change) -> str:
    """Return the name of a clause, and what happened to it if the proof does not say."""
    name = short(change_name(comparison, change), 60)
    if change.kind == "renumbered" or (change.kind == "modified" and not change.moved):
        return name
    return f"{name}, {fate(comparison, change)}"


_RUNS = {
    "moved": "{clauses} moved ({places})",
    "renumbered": "{clauses} renumbered ({places})",
}


def _run_words(word: str, run: Sequence[Edited]) -> str:
    clauses = counted(len(run), "clause")
    if word == "moved" and not any(change.side.label for change in run):
        before = _stretch([change.old for change in run], "old")
        after = _stretch([change.new for change in run], "new")
        return say("{clauses} moved from {old} to {new}", clauses=clauses, old=before, new=after)
    arrows = list(dict.fromkeys(map(_arrow, run)))
    shown = ", ".join(arrows) if len(arrows) <= 3 else f"{arrows[0]} … {arrows[-1]}"
    return say(_RUNS[word], clauses=clauses, places=shown)


def _stretch(sides: Sequence[Side], version: Literal["old", "new"]) -> str:
    """Return where a run of unlabelled clauses is in one version: heading and place."""
    lines = (min(side.lines[0][0] for side in sides), max(side.lines[-1][1] for side in sides))
    pages = [page for side in sides for page in side.pages or ()]
    span = (min(pages), max(pages)) if pages else None
    heading = f"“{short(sides[0].heading[-1], 60)}”, " if sides[0].heading else ""
    words = lines_or_pages(sides[0]._replace(lines=(lines,), pages=span))
    return heading + say("old {place}" if version == "old" else "new {place}", place=words)


def _arrow(change: Edited) -> str:
    old, new = place(change.old), place(change.new)
    if old == new:
        before, after = lines_or_pages(change.old), lines_or_pages(change.new)
        old, new = say("old {place}", place=before), say("new {place}", place=after)
    return f"{old} → {new}"
