"""The last paragraph of a text, and what its paragraphs were before: the ends in order.

The last end of a body, a cell or a note cannot be tracked: there is nothing that it could join.
What is added or gone there is tracked by the ends before it, as Word does for what is written on.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from itertools import pairwise

from lxml import etree

from ...input.word.xml import Element, child_value, name
from .build import PPR, REVISIONS, RPR, TBL, make, properties, put
from .edit import Ending
from .stamp import Stamp
from .tracking import plain_end, track_end

_WITH_PARAGRAPHS = tuple(
    name(f"w:{tag}") for tag in ("footnoteReference", "endnoteReference", "txbxContent")
)


def settle_ends(endings: Sequence[Ending], stamp: Stamp, *, is_last: bool) -> list[Ending]:
    """Return the paragraphs of a text with ends that every program can track.

    With `is_last` the last of them ends the text: both versions get its end. So they get that of a
    paragraph whose own mark LibreOffice would overlook.
    """
    settled = list(endings)
    for place, ending in enumerate(settled):
        ends_text = is_last and place == len(settled) - 1
        if ending.mark and (ends_text or _loses_its_mark(ending)):
            kept = next((n for n in range(place, -1, -1) if not settled[n].mark), None)
            if kept is None or not _can_be_freed(ending.element, stamp):
                continue
            if not all(tracked.is_whole for tracked in settled[kept + 1 : place + 1]):
                # with words that both versions have, another end would join them to the one before
                continue
            if ends_text and _passes_table(settled[kept : place + 1]):
                settled[place] = _freed(ending, stamp)
            elif ends_text or _are_neighbours(settled[kept : place + 1]):
                settled[kept : place + 1] = _shifted(settled[kept : place + 1], stamp)
    return settled


def _loses_its_mark(ending: Ending) -> bool:
    """Whether LibreOffice overlooks that the end is tracked, and leaves an empty paragraph.

    It does where a note or a box is in the paragraph, where a field moves, and before a table or a
    control, which the paragraph could not go on in.
    """
    following = ending.element.getnext()
    if following is not None and following.tag in (TBL, name("w:sdt")):
        return True
    is_field = next(ending.element.iter(name("w:fldChar")), None) is not None
    return _has_text_of_its_own(ending.element) or (ending.mark.startswith("move") and is_field)


def _has_text_of_its_own(paragraph: Element) -> bool:
    return next(paragraph.iter(*_WITH_PARAGRAPHS), None) is not None


def _are_neighbours(endings: Sequence[Ending]) -> bool:
    """Whether paragraphs follow each other, and the first has no note itself."""
    pairs = pairwise(endings)
    return not _has_text_of_its_own(endings[0].element) and all(
        a.element.getnext() is b.element for a, b in pairs
    )


def _passes_table(endings: Sequence[Ending]) -> bool:
    """Whether a table is among paragraphs: words cannot be joined over it."""
    for first, second in pairwise(endings):
        for between in first.element.itersiblings():
            if between is second.element:
                break
            if next(between.iter(TBL), None) is not None:
                return True
    return False


def _freed(ending: Ending, stamp: Stamp) -> Ending:
    """Keep a paragraph in both versions: the one without its words has it empty, in no list."""
    form = ending.new if ending.new is not None else make("pPr")
    before = ending.old if ending.old is not None else make("pPr")
    if plain_end(ending.mark) == "ins" and ending.new is None:
        # in an answer, what is put in is OLD's
        form, before = before, form
    _give_form(ending.element, form, stamp)
    if not _is_same(form, before):
        _state_form(ending.element, before, stamp)
    return Ending(ending.element, "", form, before)


def _shifted(tail: Sequence[Ending], stamp: Stamp) -> list[Ending]:
    """Let every end be tracked as the next one was; the last one belongs to both versions.

    The forms go with the ends: each version has its own in their order.
    """
    marks = [*(plain_end(ending.mark) for ending in tail[1:]), ""]
    # in an answer what is put in is OLD's: the forms of a version go with its marks
    turned = any(e.mark and (e.new is None) == (plain_end(e.mark) == "ins") for e in tail)
    pairs = [(e.old, e.new) if turned else (e.new, e.old) for e in tail]
    laters = iter([later for later, _ in pairs if later is not None])
    earliers = iter([earlier for _, earlier in pairs if earlier is not None])
    shifted = []
    for ending, mark, (own_later, own_earlier) in zip(tail, marks, pairs, strict=True):
        later: Element | None = None
        earlier: Element | None = None
        # Word gives joined paragraphs the form of the last one, LibreOffice that of the first: what
        # an element with words of one version says of itself is right in both
        if mark == "del":
            earlier = next(earliers)
            form = own_later if own_later is not None else earlier
        else:
            later = form = next(laters)
            earlier = next(earliers) if mark != "ins" else None
        before = earlier if earlier is not None else own_earlier
        _give_form(ending.element, form, stamp)
        if mark:
            track_end(ending.element, plain_end(mark), stamp)
        if before is not None and not _is_same(form, before):
            _state_form(ending.element, before, stamp)
        shifted.append(Ending(ending.element, mark, later, earlier))
    return shifted


def _can_be_freed(paragraph: Element, stamp: Stamp) -> bool:
    """Whether the revision of a paragraph end is ours, not someone else's."""
    own = paragraph.find(f"{PPR}/{RPR}")
    theirs = (child for child in own if child.tag in REVISIONS) if own is not None else ()
    return all(stamp.is_ours(child) for child in theirs)


def _give_form(paragraph: Element, form: Element, stamp: Stamp) -> None:
    own = paragraph.find(PPR)
    if own is not None:
        paragraph.remove(own)
    new = deepcopy(form)
    run = new.find(RPR)
    for child in list(run) if run is not None else ():
        if child.tag in REVISIONS and stamp.is_ours(child):
            run.remove(child)  # type: ignore[union-attr]
    paragraph.insert(0, new)


def state_forms(endings: Sequence[Ending], stamp: Stamp) -> None:
    """Record the former style and list of the paragraphs that are in both texts."""
    for element, mark, new, old, _ in endings:
        if not mark and new is not None and old is not None and _numbered(new) != _numbered(old):
            _state_form(element, old, stamp)


def _state_form(paragraph: Element, old: Element, stamp: Stamp) -> None:
    """Record the former formatting of a paragraph, unless someone already has."""
    own = properties(paragraph, PPR)
    if own.find(name("w:pPrChange")) is None:
        before = deepcopy(old)
        for child in list(before):
            if child.tag in (RPR, name("w:sectPr"), name("w:pPrChange")):
                before.remove(child)
        change = stamp.revision("pPrChange")
        change.append(before)
        put(own, change)


def _is_same(new: Element, old: Element) -> bool:
    """Whether two formattings are the same except for the revision of the paragraph end."""
    return [etree.tostring(e, method="c14n") for e in new if e.tag != RPR] == [
        etree.tostring(e, method="c14n") for e in old if e.tag != RPR
    ]


def _numbered(form: Element) -> tuple[str, ...]:
    """Return what decides how a paragraph is numbered and what style it has."""
    listed = form.find(name("w:numPr"))
    return (
        child_value(form, "w:pStyle"),
        child_value(listed, "w:numId"),
        child_value(listed, "w:ilvl", "0") if listed is not None else "",
    )
