"""New texts with nothing before them: is one of them a text that the step deletes elsewhere?

Such a text is compared with what it was under its former name, so that no edit hides in a renaming.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..acknowledgements import Accepted, new_entries
from ..problem import Problem
from ..touched_terms import applies
from .asked import unacknowledged
from .case import AddedText, Case, DeletedText
from .in_place import edits_in_place

_LEAST = 0.25
"""The share of clauses that a text must keep to be known under another name."""


def of_first_texts(cases: Sequence[Case]) -> Iterator[Problem]:
    """Yield what is edited in texts that a step renames, and that no version before them shows."""
    for case in _first_texts(cases):
        former = _former(case, cases)
        if former is not None and former.old.blob != case.new.blob:
            yield from _edited_on_the_way(case, former)


def notes_on_first_texts(cases: Sequence[Case]) -> Iterator[str]:
    """Yield what new texts are compared with, or that they are compared with nothing."""
    for case in _first_texts(cases):
        former = _former(case, cases)
        if former is not None:
            path = former.place.path
            yield f"{case.place.path}: a new text, compared with {path}, which the step deletes"
        elif not case.step.old.texts:
            folder = case.step.folder or "."
            yield f"{folder}: new terms; their first text is not compared with anything"
        else:
            yield f"{case.place.path}: a new text, not compared with anything"


def _first_texts(cases: Sequence[Case]) -> list[AddedText]:
    """Return the new texts whose words nothing before them shows: living texts, new terms."""
    return [case for case in cases if isinstance(case, AddedText) and _is_first(case)]


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


def _edited_on_the_way(case: AddedText, former: DeletedText) -> Iterator[Problem]:
    edit = case.context.contents.comparison(former.old, case.new)
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
