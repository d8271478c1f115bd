"""A piece of HTML for an e-mail: styles inside the tags, no script, no link, all text escaped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from ..notice.release_class import release_of
from ..spoken import say
from ..text.visible import visible
from .options import RenderOptions, heaviest, parted, shown_changes
from .proved import ProvedLine, proved_list
from .selection import selection_words
from .shortening import Piece, shortened, whole
from .summary import Sentence, summarise
from .top_notes import notes_of
from .wording import (
    SIDES,
    UNREAD,
    VERDICT_NAMES,
    WEIGHT_NAMES,
    WEIGHT_NOTES,
    change_name,
    counted,
    fate,
    pages_in_words,
    release_words,
    short,
    topic_name,
    verdict_words,
    version_words,
)

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..rules.finding import JudgedChange

_FRAME = Markup(
    '<div style="font-family:Georgia,serif;font-size:16px;line-height:1.5;max-width:44em">\n'
    "{}</div>\n"
)
_TITLE = Markup('<h2 style="font-size:20px;margin:0 0 4px">{}</h2>\n')
_HEADING = Markup('<h3 style="font-size:17px;margin:20px 0 4px">{}</h3>\n')
_PARAGRAPH = Markup('<p style="margin:4px 0">{}</p>\n')
_SMALL = Markup('<p style="margin:2px 0;font-size:13px;opacity:.8">{}</p>\n')
_WARNING = Markup('<p style="margin:2px 0;font-size:14px;font-weight:bold">{}</p>\n')
_LIST = Markup('<ul style="margin:4px 0;padding-left:22px">\n{}</ul>\n')
_ITEM = Markup("<li>{}{}</li>\n")
_CHANGE = Markup('<div style="margin:12px 0;padding-left:12px;border-left:{} #808890">\n{}</div>\n')
_NAME = Markup('<p style="margin:0"><strong>{}</strong> {}</p>\n')
# both colours are set, so that a dark mail client cannot put light words on a light background
_DELETED = Markup(
    '<del style="color:#8c1d18;background:#fcebe8;text-decoration:line-through">{}</del>'
)
_INSERTED = Markup(
    '<ins style="color:#115c34;background:#e4f3e8;text-decoration:underline">{}</ins>'
)
_LEGEND = Markup("{} {} · <strong>{}</strong>: {}")
_BREAK = Markup("<br>")
_SIDE = Markup(" <em>{}.</em>")
_CHANGES = 200
"""The most changes shown one by one: no one scrolls further in an e-mail."""
_SENTENCES = 12
"""The most sentences of one topic."""
_BORDERS = {
    "material": "4px solid",
    "minor": "2px solid",
    "unassessed": "2px dashed",
    "editorial": "1px dotted",
}
"""The line next to a change shows its materiality: colour is only for additions and removals."""


def render(comparison: Comparison, options: RenderOptions) -> str:
    """Return the fragment: summary by topic, then every change marked up."""
    changes = shown_changes(comparison, options)
    flagged, unassessed, editorial = parted(changes)
    parts = [
        *_head(comparison, options),
        *_summary(summarise(comparison, changes)),
        _HEADING.format(say("Changes")) if flagged else Markup(),
        *(_change(comparison, judged, options) for judged in heaviest(flagged, _CHANGES)),
        _more(len(flagged) - _CHANGES),
        *_unassessed(comparison, unassessed, options),
        *_editorial(comparison, editorial, options),
    ]
    return str(_FRAME.format(Markup().join(parts)))


def _head(comparison: Comparison, options: RenderOptions) -> Iterator[Markup]:
    old, new = comparison.old, comparison.new
    yield _TITLE.format(short(new.title, 160) or say("Terms"))
    yield _SMALL.format(f"{version_words(old)} → {version_words(new)}")
    name = VERDICT_NAMES[comparison.verdict].upper()
    yield _PARAGRAPH.format(f"{name}: {verdict_words(comparison, notes_beside=True)}")
    release = release_words(release_of(comparison, options.releases))
    yield _SMALL.format(say("Release: {release}", release=release))
    if options.narrows:
        yield _WARNING.format(selection_words(comparison, options))
    if comparison.changes:
        yield _SMALL.format(
            _LEGEND.format(
                _DELETED.format(say("removed words")),
                _INSERTED.format(say("added words")),
                say("bold"),
                WEIGHT_NAMES["material"].lower(),
            )
        )
    for note in notes_of(comparison):
        yield (_WARNING if note.incomplete else _SMALL).format(note.words)


def _summary(table: dict[str, tuple[Sentence, ...]]) -> Iterator[Markup]:
    for topic, sentences in table.items():
        yield _HEADING.format(topic_name(topic))
        yield _LIST.format(Markup().join(map(_sentence, sentences[:_SENTENCES])))
        yield _more(len(sentences) - _SENTENCES)


def _more(number: int) -> Markup:
    return _SMALL.format(say("… and {number} more.", number=number)) if number > 0 else Markup()


def _sentence(sentence: Sentence) -> Markup:
    side = _SIDE.format(sentence.side[0].upper() + sentence.side[1:]) if sentence.side else ""
    places = short("; ".join(sentence.places[:3]), 160)
    words = f"{short(sentence.text, 600)} ({places})"
    if sentence.materiality == "material":
        return _ITEM.format(Markup("<strong>{}</strong>").format(words), side)
    return _ITEM.format(f"{WEIGHT_NAMES['minor']}: {words}", side)


def _change(comparison: Comparison, judged: JudgedChange, options: RenderOptions) -> Markup:
    change = judged.change
    pieces = whole(change.diff) if options.full else shortened(change.diff)
    words = f"{fate(comparison, change)} · {WEIGHT_NAMES[judged.materiality].lower()}"
    # lines of a text file say nothing to the reader of an e-mail
    pages = pages_in_words(change.side)
    words = f"{words} · {pages}" if pages else words
    side = SIDES[judged.favours]
    inside = [
        _NAME.format(change_name(comparison, change), f"{words} · {side}" if side else words),
        _PARAGRAPH.format(marked(pieces)),
        *(
            _SMALL.format(f"→ {visible(f'{finding.message} {finding.reason}'.strip())}")
            for finding in judged.findings
        ),
    ]
    return _CHANGE.format(_BORDERS[judged.materiality], Markup().join(inside))


def marked(pieces: Sequence[Piece]) -> Markup:
    """Return a redline as HTML."""
    forms = {"-": _DELETED, "+": _INSERTED}
    plain = Markup("{}")
    return Markup().join(
        forms.get(piece.kind, plain).format(_BREAK.join(visible(piece.text).split("\n")))
        for piece in pieces
    )


def _unassessed(
    comparison: Comparison, changes: Sequence[JudgedChange], options: RenderOptions
) -> Iterator[Markup]:
    if not changes:
        return
    yield _HEADING.format(f"{WEIGHT_NAMES['unassessed']} ({counted(len(changes), 'change')})")
    unread = any(judged.basis == "unread" for judged in changes)
    yield _SMALL.format(say(UNREAD) if unread else WEIGHT_NOTES["unassessed"])
    for judged in changes[:_CHANGES]:
        yield _change(comparison, judged, options)
    yield _more(len(changes) - _CHANGES)


def _editorial(
    comparison: Comparison, changes: Sequence[JudgedChange], options: RenderOptions
) -> Iterator[Markup]:
    if not changes:
        return
    yield _HEADING.format(f"{say('Proved to say the same')} ({counted(len(changes), 'change')})")
    proved = proved_list(comparison, changes, full=options.full)
    items = [_proved(line) for line in proved.lines[:_CHANGES]]
    if proved.counted:
        items.append(_ITEM.format(f"{proved.counted}.", ""))
    yield _LIST.format(Markup().join(items))
    yield _more(len(proved.lines) - _CHANGES)


def _proved(line: ProvedLine) -> Markup:
    words = visible(f"{line.name}: {line.said}")
    redline = Markup(": {}").format(marked(line.pieces)) if line.pieces else ""
    return _ITEM.format(words, redline)
