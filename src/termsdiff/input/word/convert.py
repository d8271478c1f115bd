"""A Word file to Markdown: everything a reader sees, counted, and notes on what was left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ...errors import TermsdiffError
from ...notes import Note
from ..converted import Converted
from .count import count_words, loss_notes
from .fields import read_fields
from .margins import margin_parts, write_margins
from .package import Package, Room, main_part
from .story import Findings, Story
from .styles import read_styles
from .tracked import Tracked, tracked_note
from .word_blocks import read_blocks
from .word_markdown import MarkdownPiece, written
from .word_numbering import read_numbering
from .xml import Element, attribute, name

_NOTE_KINDS = {"footnotes": name("w:footnote"), "endnotes": name("w:endnote")}
_LEFT_OUT = {
    "hidden": ("hidden-text", "{words} of hidden text {were} left out"),
    "struck": ("struck-text", "{words} struck through {were} left out"),
}
_MOST_UNREAD = 20
_READ_ELSEWHERE = frozenset(
    (
        *("styles", "numbering", "settings", "footnotes", "endnotes", "header", "footer"),
        # remarks about the text, and reusable pieces
        *("comments", "glossaryDocument", "image", "hyperlink", "aFChunk", "package", "oleObject"),
    )
)
_TEXT = re.compile(rb"<(?:\w{1,20}:)?t[ >]")
Parts = list[tuple[str, Sequence[Element]]]


class Traced(NamedTuple):
    """A Word file as Markdown, and for each line of it (from 1) the elements it was read from.

    An element is a paragraph, or the row of a table. `document` is the root of the part `story` was
    read from, `margins` are the roots of the visible headers and footers.
    """

    text: str
    lines: Mapping[int, tuple[Element, ...]]
    document: Element
    margins: Mapping[str, Element]
    story: Story
    parts: Parts


def to_markdown(data: bytes, tracked: Tracked = "accept") -> Converted:
    """Return a Word file as Markdown, its tracked changes accepted or rejected.

    Raises TermsdiffError if it is damaged or decompresses to more than any terms would.
    """
    text, _, _, _, story, parts = read_traced(Package(data), tracked)
    left_out = _left_out(story)
    counts = count_words(parts, text, left_out, tracked)
    roots = [root for _, roots in parts for root in roots]
    notes = (
        *tracked_note(roots, tracked),
        *_notes(story.findings),
        *_number_note(story),
        *loss_notes(counts),
    )
    return Converted(text, notes, counts, data)


def inner_markdown(
    data: bytes, tracked: Tracked, depth: int, room: Room
) -> tuple[str, Sequence[str]]:
    """Return a Word file inside another one as Markdown, and what was not read in it."""
    text, _, _, _, story, parts = read_traced(Package(data, room), tracked, depth)
    lost = loss_notes(count_words(parts, text, _left_out(story), tracked))
    return text, [*story.findings.unread, *(note.text for note in lost)]


def read_traced(package: Package, tracked: Tracked = "accept", depth: int = 0) -> Traced:
    """Return a Word file as Markdown with the place of every line in its parts.

    Raises TermsdiffError if it is damaged or contains no document.
    """
    part = main_part(package)
    document = package.read_xml(part)
    if document.tag != name("w:document"):
        raise TermsdiffError("a Word file without a document in it; open and save it in Word")
    named = _related_parts(package, part)
    styles = read_styles(named.get("styles"))
    asides, note_parts = _read_asides(package, part)
    story = Story(
        package,
        part,
        styles,
        read_numbering(named.get("numbering"), styles),
        tracked,
        asides,
        note_parts,
        Findings(),
        read_fields(document, tracked),
        inner_markdown,
        depth=depth,
    )
    story.findings.unread.extend(_unknown_parts(package, part))
    bodies = document.findall(name("w:body"))
    pieces = list(written(block for body in bodies for block in read_blocks(body, story)))
    margins = [
        (kind, root, story.of(root, place, in_margin=True))
        for kind, place in margin_parts(document, named.get("settings"), story)
        if (root := _readable(package, place, kind, story)) is not None
    ]
    pieces += write_margins([(root, inner) for _, root, inner in margins])
    parts: Parts = [("document", bodies)]
    for kind in _NOTE_KINDS:
        parts.append((kind, [note for note, k in story.findings.notes.items() if k == kind]))
    for kind in ("headers", "footers"):
        parts.append((kind, [root for k, root, _ in margins if k == kind]))
    return Traced(
        "\n\n".join(piece.text for piece in pieces) + "\n",
        _lines(pieces),
        document,
        {inner.part: root for _, root, inner in margins},
        story,
        [(kind, roots) for kind, roots in parts if roots],
    )


def _lines(pieces: Iterable[MarkdownPiece]) -> dict[int, tuple[Element, ...]]:
    """Return the sources of each line of pieces separated by blank lines."""
    lines: dict[int, tuple[Element, ...]] = {}
    first = 1
    for piece in pieces:
        lines.update(enumerate(piece.sources, first))
        first += piece.text.count("\n") + 2
    return lines


def _related_parts(package: Package, part: str) -> Mapping[str, Element]:
    """Read the parts that a document has once: styles, numbering, settings."""
    return {
        relation.kind: package.read_xml(relation.target)
        for relation in package.relations(part).values()
        if relation.kind in ("styles", "numbering", "settings")
        and not relation.external
        and relation.target in package
    }


def _unknown_parts(package: Package, part: str) -> list[str]:
    """Return the parts of unknown kind that contain Word text."""
    return [
        relation.target
        for relation in package.relations(part).values()
        if relation.kind not in _READ_ELSEWHERE
        and not relation.external
        and relation.target.endswith(".xml")
        and "wordprocessingml" in package.content_type(relation.target)
        and relation.target in package
        and _TEXT.search(package.read(relation.target))
    ]


def _read_asides(
    package: Package, part: str
) -> tuple[dict[tuple[str, str], Element], dict[str, str]]:
    """Return the footnotes and endnotes by kind and id, and their parts."""
    found: dict[tuple[str, str], Element] = {}
    places: dict[str, str] = {}
    for relation in package.relations(part).values():
        tag = _NOTE_KINDS.get(relation.kind)
        if tag is None or relation.external or relation.target not in package:
            continue
        places[relation.kind] = relation.target
        for note in package.read_xml(relation.target).iter(tag):
            found[relation.kind, attribute(note, "w:id")] = note
    return found, places


def _readable(package: Package, part: str, kind: str, story: Story) -> Element | None:
    try:
        return package.read_xml(part)
    except TermsdiffError as error:
        story.findings.unread.append(f"{part} of the {kind} ({error})")
        return None


def _left_out(story: Story) -> list[str]:
    """Return the texts that were deliberately left out; an unclosed field is a fault."""
    return [
        text
        for reason, texts in story.findings.left_out.items()
        if reason != "field" or story.fields.is_at_end()
        for text in texts
    ]


def _number_note(story: Story) -> tuple[Note, ...]:
    many = story.fields.counted
    if not many:
        return ()
    text = (
        "numbers that Word counts in fields (AUTONUM, LISTNUM) are not stored as text: {} not read"
    )
    return (Note("numbers-not-read", text.format(f"{many} {'was' if many == 1 else 'were'}")),)


def _notes(findings: Findings) -> tuple[Note, ...]:
    notes = []
    for reason, (code, text) in _LEFT_OUT.items():
        many = sum(len(words.split()) for words in findings.left_out.get(reason, ()))
        if many:
            counted = ("1 word", "was") if many == 1 else (f"{many} words", "were")
            notes.append(Note(code, text.format(words=counted[0], were=counted[1])))
    unread = Counter(findings.unread)
    for what, times in list(unread.items())[:_MOST_UNREAD]:
        again = f" ({times} times)" if times > 1 else ""
        text = what if what.endswith("not read") else f"{what}{again} was not read"
        notes.append(Note("part-not-read", text, incomplete=True))
    if findings.pictures:
        shown = "1 picture was" if findings.pictures == 1 else f"{findings.pictures} pictures were"
        notes.append(Note("pictures", f"{shown} not read; words in pictures are not compared"))
    return tuple(notes)
