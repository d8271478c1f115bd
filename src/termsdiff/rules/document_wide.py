"""What only the whole comparison shows: renumbered sections, changed names, a copy cut short."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..alignment.entry import Alignment
from ..parsing.document import Block, Document
from ..redline.change import Change
from .wording import Sentence, Wording
from .words import word_list

_LEAST_RENAMED = 3
_LONGEST_NAME = 3
_LEAST_CUT = 12
"""Characters of a clause that must stand before the place where a copy was cut off."""


def renumbered_labels(old: Document, new: Document, alignment: Alignment) -> dict[str, str]:
    """Map the labels of headings and clauses that were renumbered to their new labels."""
    numbers: dict[str, str] = {}
    for entry in alignment:
        if entry.renumbered:
            before, after = old.blocks[entry.old[0]], new.blocks[entry.new[0]]
            if before.label[:1].isdigit() and after.label[:1].isdigit():
                numbers.setdefault(before.label, after.label)
    return numbers


def renamed_tokens(wordings: Iterable[Wording]) -> frozenset[str]:
    """Return the tokens of names that the new version replaces wherever they stood."""
    counts: Counter[tuple[tuple[str, ...], tuple[str, ...]]] = Counter()
    for wording in wordings:
        for before, after in wording.edited:
            swap = _swap(before, after)
            if swap is not None:
                counts[swap] += 1
    names = (old + new for (old, new), count in counts.items() if count >= _LEAST_RENAMED)
    return frozenset(token for name in names for token in name)


def _swap(before: Sentence, after: Sentence) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    lost = tuple(sorted((Counter(before.tokens) - Counter(after.tokens)).keys()))
    gained = tuple(sorted((Counter(after.tokens) - Counter(before.tokens)).keys()))
    if not 0 < len(lost) <= _LONGEST_NAME or not 0 < len(gained) <= _LONGEST_NAME:
        return None
    if any(token in word_list("never_names") or token[0].isdigit() for token in (*lost, *gained)):
        return None
    return lost, gained


def without_renames(wording: Wording, renamed: frozenset[str]) -> Wording:
    """Leave out the sentences in which nothing but names changed."""
    if not renamed or not wording.edited:
        return wording
    kept = tuple(pair for pair in wording.edited if not _only_renamed(*pair, renamed))
    return Wording(kept, wording.added, wording.removed)


def _only_renamed(before: Sentence, after: Sentence, renamed: frozenset[str]) -> bool:
    changed = Counter(after.tokens)
    changed.subtract(Counter(before.tokens))
    return all(token in renamed for token, count in changed.items() if count)


def cut_off_from(old: Document, new: Document) -> int | None:
    """Return the index of the old block at which the new copy breaks off in mid-sentence, or None.

    Archives hold copies that were cut short; what such a copy lacks was not removed by anybody.
    """
    last = _last_worded(new)
    if last is None or len(last.text) < _LEAST_CUT or last.text.endswith((".", "!", "?", ":", ";")):
        return None
    for block in reversed(old.blocks):
        if len(block.text) > len(last.text) and block.text.startswith(last.text):
            return block.index
    return None


def _last_worded(document: Document) -> Block | None:
    return next((block for block in reversed(document.blocks) if block.has_words), None)


def is_cut_off(change: Change, old_cut: int | None, new_cut: int | None) -> bool:
    """Whether the change is only what one of two copies lacks; see `cut_off_from`."""
    if change.old is not None and old_cut is not None and change.old.blocks[0] >= old_cut:
        return True
    return change.new is not None and new_cut is not None and change.new.blocks[0] >= new_cut
