"""Paragraphs as revisions: edited in place, split, merged, added, removed, moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from ...input.word.xml import Element, attribute, name
from .edit import Direction, Editor, Ending, Plan, own_form, plan_of
from .flow import Flow, Ways, read_flow
from .stamp import Mark
from .states import runs_of
from .tracking import track_end, track_paragraph
from .writing_state import Work

BOX = name("w:txbxContent")
_NOTE_REFERENCES = (name("w:footnoteReference"), name("w:endnoteReference"))


def flows_of(
    work: Work, olds: Sequence[Element], news: Sequence[Element], *, is_copy: bool = False
) -> tuple[Flow, Flow, Plan]:
    """Return both sides as flows, and the plan of their redline for NEW.

    With `is_copy` the paragraphs of OLD are copies that are in NEW's file.
    """
    new_ways = Ways(partial(work.new.media, work.new_part), work.new.is_unseen)
    old_ways = Ways(partial(work.old.media, work.old_part), work.old.is_unseen)
    for fields_whole in (False, True):
        old = read_flow(
            olds, work.signs, new_ways if is_copy else old_ways, fields_whole=fields_whole
        )
        new = read_flow(news, work.signs, new_ways, fields_whole=fields_whole)
        plan = plan_of(runs_of(old, new), len(new.text))
        if fields_whole or not _breaks_fields(old, new, plan):
            break
    return old, new, plan


def _breaks_fields(old: Flow, new: Flow, plan: Plan) -> bool:
    """Whether a field would lose its beginning or its end: then it is replaced as a whole."""
    old_spans, new_spans = _spans(old), _spans(new)
    if not old_spans and not new_spans:
        return False
    partner = {a + n: b + n for a, b, size in plan.kept for n in range(size)}
    kept = {(partner.get(a), partner.get(b)) for a, b in old_spans} - {(None, None)}
    both = {
        span for span in new_spans if span[0] in partner.values() or span[1] in partner.values()
    }
    return kept != both


def _spans(flow: Flow) -> list[tuple[int, int]]:
    """Return where the fields begin and end whose result is text."""
    spans = []
    begun = 0
    for node in flow.nodes:
        if node.size == 1 and node.element.tag == name("w:fldChar"):
            if attribute(node.element, "w:fldCharType") == "begin":
                begun = node.first
            else:
                spans.append((begun, node.first))
    return spans


def edit_group(
    work: Work, direction: Direction, olds: Sequence[Element], news: Sequence[Element]
) -> list[Ending]:
    """Write the changes of paragraphs into those of NEW; return them in order."""
    old, new, plan = flows_of(work, olds, news)
    work.insides.extend(_insides(work, old, new, plan))
    forms = [work.carrier.form(paragraph) for paragraph in olds]
    if not any(plan.marked) and not plan.gaps:
        pairs = zip(news, forms, strict=True)
        return [Ending(paragraph, "", own_form(paragraph), form) for paragraph, form in pairs]
    return Editor(work.carrier, work.stamp, direction).write(old, new, plan, forms)


def leave_group(work: Work, olds: Sequence[Element], news: Sequence[Element]) -> None:
    """Leave paragraphs of NEW unchanged, except for edits to their notes."""
    if any(next(p.iter(BOX, *_NOTE_REFERENCES), None) is not None for p in news):
        work.insides.extend(_insides(work, *flows_of(work, olds, news)))


def _insides(
    work: Work, old: Flow, new: Flow, plan: Plan
) -> Iterator[tuple[Element, Element, bool]]:
    """Yield what is compared within: the notes and boxes that both sides have at one place."""
    signs = {work.signs.of("note", kind) for kind in ("foot", "end")}
    box = work.signs.of("object", "box")
    if not signs.intersection(new.text) and box not in new.text:
        return
    old_nodes = {node.first: node.element for node in old.nodes if node.size == 1}
    new_nodes = {node.first: node.element for node in new.nodes if node.size == 1}
    for at_old, at_new, size in plan.kept:
        for n in range(size):
            sign = new.text[at_new + n]
            if sign in signs:
                notes = work.old.note(old_nodes[at_old + n]), work.new.note(new_nodes[at_new + n])
                if notes[0] is not None and notes[1] is not None:
                    yield notes[0], notes[1], True
            elif sign == box:
                ours, theirs = (
                    [b for b in nodes.iter(BOX) if next(b.iterancestors(BOX), None) is None]
                    for nodes in (old_nodes[at_old + n], new_nodes[at_new + n])
                )
                if len(ours) == len(theirs):
                    yield from ((a, b, False) for a, b in zip(ours, theirs, strict=True))


def add_paragraph(work: Work, direction: Direction, paragraph: Element) -> Ending:
    """Mark a paragraph that only NEW has."""
    form = own_form(paragraph)
    track_paragraph(paragraph, direction.new, work.stamp)
    return Ending(paragraph, direction.new, form, None, is_whole=True)


def deleted_paragraph(work: Work, direction: Direction, paragraph: Element) -> Ending:
    """Return a paragraph that only OLD has, marked; it has no place yet."""
    clone = work.carrier.copy(paragraph)
    form = work.carrier.form(paragraph)
    track_paragraph(clone, direction.old, work.stamp)
    work.places[paragraph] = clone
    return Ending(clone, direction.old, None, form, is_whole=True)


def move_paragraph(
    work: Work, direction: Direction, old: Element, new: Element
) -> tuple[Ending, Ending]:
    """Mark both places of a paragraph that moved; the old one is a copy without a place yet.

    The words of both are moved, edits in between are inserted or deleted.
    """
    forms = work.carrier.form(old), own_form(new)
    clone = work.carrier.copy(old)
    work.places[old] = new
    at_old: Mark = "moveFrom" if direction.old == "del" else "moveTo"
    at_new: Mark = "moveTo" if direction.new == "ins" else "moveFrom"
    left, right, plan = flows_of(work, [clone], [new], is_copy=True)
    gone = bytearray(b"\1" * len(left.text))
    for start, _, size in plan.kept:
        gone[start : start + size] = bytes(size)
    title = work.stamp.new_move()
    for flow, marked, tag, both in (
        (left, gone, direction.old, at_old),
        (right, plan.marked, direction.new, at_new),
    ):
        editor = Editor(work.carrier, work.stamp, Direction(tag, tag, both), is_whole=True)
        editor.mark(flow, Plan(marked))
        (paragraph,) = flow.paragraphs
        track_end(paragraph, both, work.stamp)
        first, last = work.stamp.range(both, title)
        paragraph.insert(1, first)
        paragraph.append(last)
    return (
        Ending(clone, at_old, None, forms[0], is_whole=True),
        Ending(new, at_new, forms[1], None, is_whole=True),
    )
