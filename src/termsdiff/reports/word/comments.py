"""Comments on the clauses: what the report says about each change, by materiality."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from ...input.word.xml import Element, attribute, name, number
from ...spoken import say
from ..safe_html import plain_text
from ..summary import summarise
from ..wording import SIDES, UNREAD, WEIGHT_NAMES, topic_name
from .build import PPR, TBL, P, make, text_run
from .parts import Parts
from .stamp import Stamp
from .tracking import end_mark

if TYPE_CHECKING:
    from ...comparison import Comparison
    from ...rules.finding import Finding, JudgedChange

_NOT_ASSESSED: Final = "Nothing shows whether this matters: read it."
_LONGEST_INITIALS: Final = 3


def lines_of(comparison: Comparison) -> dict[str, list[str]]:
    """Return the lines of the comment on each change that has one, by the id of the change.

    Flagged and unassessed changes have one; those proved to say the same have none.
    """
    told: dict[str, list[str]] = {}
    for sentences in summarise(comparison, comparison.changes).values():
        for sentence in sentences:
            for change in sentence.changes:
                told.setdefault(change, []).append(sentence.text)
    return {
        judged.change.id: lines
        for judged in comparison.changes
        if (lines := list(_lines(judged, told.get(judged.change.id, []))))
    }


def _lines(judged: JudgedChange, sentences: Sequence[str]) -> Iterable[str]:
    if judged.materiality == "editorial":
        return
    if judged.materiality == "unassessed":
        note = say(UNREAD) if judged.basis == "unread" else say(_NOT_ASSESSED)
        yield f"{WEIGHT_NAMES['unassessed']}. {note}"
        return
    side = SIDES[judged.favours]
    topics = [topic_name(topic) for topic in judged.topics if topic != "other"][:1]
    yield f"{', '.join([WEIGHT_NAMES[judged.materiality], *topics, *([side] if side else [])])}."
    yield from dict.fromkeys(sentences)
    yield from dict.fromkeys(f.reason for f in judged.findings if f.reason)
    values = (_value(finding) for finding in judged.findings)
    yield from dict.fromkeys(value for value in values if value)


def _value(finding: Finding) -> str:
    """Return old and new value of a finding; nothing if it has only one."""
    old, new = finding.old_value, finding.new_value
    return f"{old} → {new}" if old and new and old != new else ""


class Comments:
    """The comments of a file: those that it has, and ours after them."""

    def __init__(self, parts: Parts, stamp: Stamp) -> None:
        self._parts, self._stamp = parts, stamp
        self._part = parts.related(parts.main, "comments")
        self._root = parts.xml(self._part) if self._part else None
        known = self._root.iter(name("w:comment")) if self._root is not None else ()
        taken = [number(attribute(one, "w:id")) for one in known]
        # LibreOffice 7 shows no note that has the number of a comment
        self._last = max([-1, *taken, *note_numbers(parts)])
        self._styles = set(_styles(parts))

    def add(self, paragraph: Element, lines: Iterable[str]) -> None:
        """Anchor a comment of these lines to a paragraph of the document."""
        self._last += 1
        identity = str(self._last)
        if self._root is None:
            self._root = make("comments")
            self._parts.add_xml("comments", self._root)
        comment = make(
            "comment",
            id=identity,
            author=self._stamp.author,
            date=self._stamp.date(),
            initials=_initials(self._stamp.author),
        )
        for line in lines:
            comment.append(self._line(line))
        self._root.append(comment)
        self._anchor(paragraph, identity)

    def _line(self, text: str) -> Element:
        paragraph = make("p")
        if "CommentText" in self._styles:
            own = make("pPr")
            own.append(make("pStyle", val="CommentText"))
            paragraph.append(own)
        paragraph.append(text_run(plain_text(text)))
        return paragraph

    def _anchor(self, paragraph: Element, identity: str) -> None:
        run = make("r")
        if "CommentReference" in self._styles:
            own = make("rPr")
            own.append(make("rStyle", val="CommentReference"))
            run.append(own)
        run.append(make("commentReference", id=identity))
        start, end = make("commentRangeStart", id=identity), make("commentRangeEnd", id=identity)
        paragraph.insert(_first_place(paragraph), start)
        following = _next_kept(paragraph)
        if following is not None:
            # LibreOffice gives the next paragraph the formatting of one deleted except for a
            # comment
            place = _first_place(following)
            following.insert(place, run)
            following.insert(place, end)
        else:
            paragraph.extend((end, run))


def _first_place(paragraph: Element) -> int:
    return 1 if paragraph.find(PPR) is not None else 0


def _next_kept(paragraph: Element) -> Element | None:
    """Return the paragraph after one whose end is tracked, at which both versions go on."""
    if end_mark(paragraph) is None:
        return None
    for following in paragraph.itersiblings():
        if following.tag in (TBL, name("w:sdt")):
            return None
        if following.tag == P and end_mark(following) is None:
            return following
    return None


def note_numbers(parts: Parts) -> list[int]:
    """Return the numbers of the footnotes and endnotes of a file."""
    places = (parts.related(parts.main, kind) for kind in ("footnotes", "endnotes"))
    roots = [parts.peek(place) for place in places if place]
    return [number(attribute(note, "w:id")) for root in roots for note in root]


def _styles(parts: Parts) -> Iterable[str]:
    place = parts.related(parts.main, "styles")
    return (
        [attribute(style, "w:styleId") for style in parts.peek(place).iter(name("w:style"))]
        if place
        else ()
    )


def _initials(author: str) -> str:
    return "".join(word[0] for word in author.split()[:_LONGEST_INITIALS]).upper()


def paragraph_at(
    elements: Iterable[Element], places: Mapping[Element, Element], body: Element
) -> Element | None:
    """Return the paragraph of the body at which a comment on a clause goes.

    `elements` are the paragraphs and rows that the clause was read from, of NEW first; `places`
    says where those of OLD are now. None if all of them are in a header, or gone.
    """
    for element in elements:
        place = places.get(element, element)
        found = place if place.tag == P else next(place.iter(P), None)
        above: Element | None = found
        holder: Element | None = None
        while above is not None and above is not body:
            # a comment cannot be anchored within a box
            holder = above if above.tag == P else holder
            above = above.getparent()
        if above is body and holder is not None:
            return holder
    return None
