"""One line per section, like `git diff --stat`: how many changes, of which kinds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..notice.release_class import release_of
from ..spoken import say
from .options import RenderOptions, shown_changes
from .selection import selection_words
from .top_notes import notes_of
from .wording import (
    WEIGHT_NAMES,
    counted,
    counts_in_words,
    opening_name,
    release_words,
    section_of,
    sections,
    short,
    verdict_words,
)

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..rules.finding import JudgedChange

SIGNS = {
    "added": "+",
    "removed": "-",
    "modified": "~",
    "split": "~",
    "merged": "~",
    "moved": ">",
    "renumbered": "#",
}
_WIDTH = 80


def render(comparison: Comparison, options: RenderOptions) -> str:
    """Return the table as text: section, number of changes, a sign for each, what matters."""
    changes = shown_changes(comparison, options)
    width = options.width or _WIDTH
    table = _by_section(comparison, changes)
    names = {key: short(key, max(12, width // 2)) for key in table}
    widest = max(map(len, names.values()), default=0)
    lines = [
        _line(names[key].ljust(widest), group, max(4, width - widest - 28))
        for key, group in table.items()
    ]
    notes = [f" {note.words}" for note in notes_of(comparison)]
    if options.narrows:
        notes.insert(0, f" {selection_words(comparison, options)}")
    total = _total(comparison, changes, len(table))
    words = release_words(release_of(comparison, options.releases))
    release = f" {say('release: {release}', release=words)}"
    return "".join(f"{line}\n" for line in [*notes, *lines, total, release])


def _by_section(
    comparison: Comparison, changes: Sequence[JudgedChange]
) -> dict[str, list[JudgedChange]]:
    names = sections(comparison)
    table: dict[str, list[JudgedChange]] = {}
    for judged in changes:
        key = section_of(comparison, judged.change, names) or opening_name(comparison.new)
        table.setdefault(key, []).append(judged)
    return table


def _line(name: str, group: Sequence[JudgedChange], room: int) -> str:
    kinds = Counter(SIGNS[judged.change.kind] for judged in group)
    scale = min(1.0, room / len(group))
    signs = "".join(sign * max(1, round(kinds[sign] * scale)) for sign in "+-~>#" if kinds[sign])
    weights = Counter(judged.materiality for judged in group)
    matters = [
        f"{weights[key]} {WEIGHT_NAMES[key].lower()}"
        for key in WEIGHT_NAMES
        if weights[key] and key != "editorial"
    ]
    tail = f"  {', '.join(matters)}" if matters else ""
    return f" {name} | {len(group):4} {signs}{tail}"


def _total(comparison: Comparison, changes: Sequence[JudgedChange], number: int) -> str:
    if not comparison.changes:
        return f" {verdict_words(comparison, notes_beside=True)}"
    if not changes:
        total = counted(len(comparison.changes), "change")
        return f" {say('none of {changes} matches the filter', changes=total)}"
    counts = {
        weight: sum(judged.materiality == weight for judged in changes)
        for weight in comparison.counts
    }
    found = {"sections": counted(number, "section"), "counts": counts_in_words(counts)}
    return f" {say('{sections} changed: {counts}', **found)}"
