"""Each clause through all versions of its terms: when its words changed, and how, oldest first.

Clauses are followed by the alignments of successive versions. What was split or joined has one
history; a change of number or place alone is told only of a clause whose words changed, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from ..redline.change import Side
from ..text.quote_marks import CLOSE, OPEN
from .blocks import changes_by_block, is_first_block
from .html_view import SIDES
from .proved import proofs_in_words
from .safe_html import plain_text, redline
from .wording import WEIGHT_NAMES, fate, name_of, quoted

if TYPE_CHECKING:
    from ..alignment.entry import Entry
    from ..comparison import Comparison
    from ..parsing.block import Block
    from ..parsing.document import Document
    from ..redline.change import Run
    from ..rules.finding import Favours, JudgedChange, Materiality

CLAUSES = "clauses.html"
"""The page of terms that has the history of each of their clauses."""
_OPENING = 40
"""How many of its own characters distinguish a clause from others of the same name."""
_Place = tuple[int, int]
"""The number of a version among those of its terms, from 0, and the index of a block in it."""


@dataclass(frozen=True, slots=True)
class PastChange:
    """What one version did to a clause; `href` leads to it in the comparison of that version.

    `anchor` is the id of the place, "" for a clause that came or went with its section. `opening`
    are the first words of the clause, `messages` what rules or proofs say of its change.
    """

    anchor: str
    title: str
    opening: str
    since: str
    href: str
    fate: str
    weight: Materiality
    favours: Favours
    messages: tuple[str, ...]
    whole: str
    redline: Markup | None

    @property
    def weight_name(self) -> str:
        """The weight as a reader sees it."""
        return WEIGHT_NAMES[self.weight]

    @property
    def side_name(self) -> str:
        """Who gains, "" if no one clearly does."""
        return SIDES[self.favours] if self.favours in ("provider", "customer") else ""


class Traced(NamedTuple):
    """What a step from one version to the next did: which blocks became which, and how.

    `incomplete` tells that part of one of the two versions was not read.
    """

    entries: tuple[Entry, ...]
    changes: tuple[tuple[Entry, PastChange], ...]
    incomplete: bool = False


@dataclass(frozen=True, slots=True)
class ClauseHistory:
    """A clause with all that became of it; `stands` tells whether the newest version has it."""

    anchor: str
    title: str
    stands: bool
    changes: tuple[PastChange, ...]

    @property
    def count(self) -> int:
        """How many of its changes were not proved to say the same as before."""
        return sum(past.weight != "editorial" for past in self.changes)


@dataclass(frozen=True, slots=True)
class ClauseHistories:
    """The histories in the order of the newest version, those of clauses that are gone last.

    `incomplete` tells that part of a version was not read: what changed there is missing.
    """

    clauses: tuple[ClauseHistory, ...] = ()
    anchors: Mapping[_Place, str] = field(default_factory=dict)
    incomplete: bool = False

    @property
    def most_changed(self) -> tuple[ClauseHistory, ...]:
        """The clauses that changed more than once, those that changed most often first.

        Changes that were proved to say the same do not count.
        """
        often = (clause for clause in self.clauses if clause.count > 1)
        return tuple(sorted(often, key=lambda clause: -clause.count))

    def links(self, old: int, new: int, comparison: Comparison) -> dict[str, str]:
        """Return where the changed clauses of any two versions have their history, by change."""
        found = {}
        for judged in comparison.changes:
            change = judged.change
            anchor = self.anchors.get((change.of_side(old, new), change.side.blocks[0]))
            if anchor and _has_edits(change.diff):
                found[change.id] = f"{CLAUSES}#{anchor}"
        return found

    def links_of(self, version: int) -> dict[int, str]:
        """Return where the blocks of a version have their history, by their index."""
        return {
            block: f"{CLAUSES}#{anchor}"
            for (number, block), anchor in self.anchors.items()
            if number == version
        }


def step_links(day: str, comparison: Comparison) -> dict[str, str]:
    """Return where the changes of a successive version are in the histories, by change."""
    return {
        judged.change.id: f"{CLAUSES}#{_anchor(day, judged)}"
        for judged in comparison.changes
        if _has_edits(judged.change.diff)
    }


def trace(comparison: Comparison, day: str, since: str, page: str) -> Traced:
    """Return what a successive version did to each clause.

    `day` names the version in addresses and `since` in words; `page` is the file with the
    comparison.
    """
    changes = changes_by_block(comparison)
    pairs = ((entry, changes.of(entry)) for entry in comparison.alignment)
    told = (
        (entry, _past_change(comparison, entry, judged, day, since, page))
        for entry, judged in pairs
        if judged is not None
    )
    return Traced(tuple(comparison.alignment), tuple(told), comparison.is_incomplete)


def clause_histories(steps: Sequence[Traced], newest: Document) -> ClauseHistories:
    """Return the histories of all clauses whose words ever changed; steps come oldest first.

    `newest` is the newest version: clauses are named as there.
    """
    clause_of = _clauses(steps)
    changes: dict[_Place, list[PastChange]] = {}
    for number, step in enumerate(steps):
        for entry, past in step.changes:
            changes.setdefault(clause_of[_places(number, entry)[0]], []).append(past)
    last = _last_places(clause_of)
    listed = [clause for clause, pasts in changes.items() if _is_told(pasts)]
    # what the newest version has comes first, in its order, then what went last
    listed.sort(key=lambda clause: (-last[clause][0], last[clause][1]))
    standing = {clause for clause in listed if last[clause][0] == len(steps)}
    titles = _titles(
        [
            _called(newest.blocks[last[clause][1]], newest)
            if clause in standing
            else (changes[clause][-1].title, changes[clause][-1].opening)
            for clause in listed
        ]
    )
    histories = {
        clause: _history(changes[clause], title, stands=clause in standing)
        for clause, title in zip(listed, titles, strict=True)
    }
    anchors = {
        place: histories[clause].anchor
        for place, clause in clause_of.items()
        if clause in histories
    }
    return ClauseHistories(
        tuple(histories.values()), anchors, any(step.incomplete for step in steps)
    )


def _called(block: Block, document: Document) -> tuple[str, str]:
    """Return how a clause is called in a version, and its first words in quotation marks."""
    title = plain_text(name_of(document, _side(block)))
    return title, plain_text(quoted(block.text, _OPENING))


def _titles(called: Sequence[tuple[str, str]]) -> list[str]:
    """Return the name of each clause; where several share one, with its first words."""
    names = Counter(title for title, _ in called)
    return [
        title
        if names[title] == 1 or opening.strip(OPEN + CLOSE) in title
        else f"{title}: {opening}"
        for title, opening in called
    ]


def _history(changes: Sequence[PastChange], title: str, *, stands: bool) -> ClauseHistory:
    first = next(past.anchor for past in changes if past.anchor)
    return ClauseHistory(f"of-{first}", title, stands, tuple(changes))


def _is_told(changes: Iterable[PastChange]) -> bool:
    return any(past.anchor for past in changes)


def _places(number: int, entry: Entry) -> list[_Place]:
    old = [(number, block) for block in entry.old]
    return [*old, *((number + 1, block) for block in entry.new)]


def _clauses(steps: Sequence[Traced]) -> dict[_Place, _Place]:
    """Map each block of each version to one that stands for its clause in all versions."""
    above: dict[_Place, _Place] = {}
    for number, step in enumerate(steps):
        for entry in step.entries:
            first, *others = _places(number, entry)
            top = _top(above, first)
            for place in others:
                above[_top(above, place)] = top
    return {place: _top(above, place) for place in above}


def _top(above: dict[_Place, _Place], place: _Place) -> _Place:
    while (next_ := above.setdefault(place, place)) != place:
        above[place] = above[next_]
        place = above[place]
    return place


def _last_places(clause_of: Mapping[_Place, _Place]) -> dict[_Place, _Place]:
    """Return for each clause the newest version that has it, and its first block there."""
    last: dict[_Place, _Place] = {}
    for (number, block), clause in clause_of.items():
        known = last.get(clause)
        if known is None or (-number, block) < (-known[0], known[1]):
            last[clause] = (number, block)
    return last


def _past_change(
    comparison: Comparison, entry: Entry, judged: JudgedChange, day: str, since: str, page: str
) -> PastChange:
    change = judged.change
    document, block = _block(comparison, entry)
    told = is_first_block(judged, block.index)
    runs = change.diff if told else _whole_block(entry, block)
    edited = _has_edits(runs)
    title, opening = _called(block, document)
    return PastChange(
        anchor=_anchor(day, judged) if told and edited else "",
        title=title,
        opening=opening,
        since=since,
        href=f"{page}#{change.id}",
        fate=plain_text(fate(comparison, change)),
        weight=judged.materiality,
        favours=judged.favours,
        messages=_messages(judged) if told else (),
        whole=change.kind if change.kind in ("added", "removed") else "",
        redline=redline(runs) if edited else None,
    )


def _block(comparison: Comparison, entry: Entry) -> tuple[Document, Block]:
    if entry.new:
        return comparison.new, comparison.new.blocks[entry.new[0]]
    return comparison.old, comparison.old.blocks[entry.old[0]]


def _side(block: Block) -> Side:
    return Side(block.number, block.headings, (block.lines,), block.text, (block.index,))


def _messages(judged: JudgedChange) -> tuple[str, ...]:
    if judged.materiality == "editorial" and not judged.findings:
        said = proofs_in_words(judged)
        return (plain_text(f"{said[0].upper()}{said[1:]}."),)
    return tuple(dict.fromkeys(plain_text(finding.message) for finding in judged.findings))


def _whole_block(entry: Entry, block: Block) -> tuple[Run, ...]:
    """Return the redline of one block of a section that came or went as a whole."""
    return (("+" if entry.new else "-", block.text),)


def _has_edits(runs: Iterable[Run]) -> bool:
    return any(operation != "=" for operation, _ in runs)


def _anchor(day: str, judged: JudgedChange) -> str:
    return f"in-{day}-{judged.change.id}"
