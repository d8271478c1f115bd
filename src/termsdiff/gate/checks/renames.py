"""New texts with nothing before them: is one of them a text that the step deletes elsewhere?

Such a text is compared with what it was under its former name, so that no edit hides in a renaming.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...comparison import Comparison
from ..acknowledgements import Accepted, new_entries
from ..problem import Problem
from ..touched_terms import applies
from .asked import unacknowledged
from .case import AddedText, Case, DeletedText
from .in_place import edits_in_place

_LEAST = 0.25
"""The share of clauses that a text must keep to be known under another name."""


class FirstText(NamedTuple):
    """A new text whose words nothing before it shows; what it was before it was renamed, if known.

    `edit` is what the step changes in it on the way.
    """

    case: AddedText
    former: DeletedText | None = None
    edit: Comparison | None = None


def first_texts(cases: Sequence[Case]) -> tuple[FirstText, ...]:
    """Return the new texts that no earlier one stands before: living texts, and new terms."""
    return tuple(
        _first_text(case, cases)
        for case in cases
        if isinstance(case, AddedText) and _is_first(case)
    )


def _first_text(case: AddedText, cases: Sequence[Case]) -> FirstText:
    former = _former(case, cases)
    if former is None or former.old.blob == case.new.blob:
        return FirstText(case, former)
    return FirstText(case, former, case.context.contents.comparison(former.old, case.new))


def of_first_texts(texts: Sequence[FirstText]) -> Iterator[Problem]:
    """Yield what is edited in texts that a step renames."""
    for case, former, edit in texts:
        if former is not None and edit is not None:
            yield from _edited_on_the_way(case, former, edit)


def notes_on_first_texts(texts: Sequence[FirstText]) -> Iterator[str]:
    """Yield what new texts are compared with, or that they are compared with nothing."""
    for case, former, _ in texts:
        if former is not None:
            path = former.place.path
            yield f"{case.place.path}: a new text, compared with {path}, which the step deletes"
        elif not case.step.old.texts:
            folder = case.step.folder or "."
            yield f"{folder}: new terms; their first text is not compared with anything"
        else:
            yield f"{case.place.path}: a new text, not compared with anything"


def _is_first(case: AddedText) -> bool:
    version = case.version
    if version is None:
        return True
    return not case.step.old.texts and (applies(version, case.context.today) or case.pair is None)


def _former(case: AddedText, cases: Sequence[Case]) -> DeletedText | None:
    """Return the deleted text that is most similar to a new one, None if none resembles it."""
    gone = [one for one in cases if isinstance(one, DeletedText)]
    same = (one for one in gone if one.old.blob == case.new.blob)
    if (found := next(same, None)) is not None:
        return found
    readable = [one for one in gone if not case.context.contents.fault(one.old)]
    ranked = [(_likeness(case, one), one) for one in readable]
    share, best = max(ranked, key=lambda pair: pair[0], default=(0.0, None))
    return best if share >= _LEAST else None


def _likeness(case: AddedText, former: DeletedText) -> float:
    """Return the share of clauses that two texts have in common, of the one that has fewer."""
    old = {block.text for block in case.context.contents.document(former.old).clauses}
    new = {block.text for block in case.document.clauses}
    return len(old & new) / max(1, min(len(old), len(new)))


def _edited_on_the_way(case: AddedText, former: DeletedText, edit: Comparison) -> Iterator[Problem]:
    fresh = _accepted_since(former, case.on_record.fresh)
    if former.applied:
        yield from edits_in_place(edit, fresh, case.place)
        return
    changes = (judged for judged in edit.changes if case.context.asks(judged))
    yield from unacknowledged(edit, changes, fresh, case.place.review)


def _accepted_since(former: DeletedText, fresh: Accepted) -> Accepted:
    """Leave out what came along with the review: it was accepted for an earlier edit."""
    before = former.step.old.reviews.get(former.place.name, ())
    return Accepted(new_entries(before, fresh.entries), fresh.ids)
