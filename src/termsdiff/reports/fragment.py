"""A piece of HTML for an e-mail: styles inside the tags, no script, no link, all text escaped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from .folding import Piece, brief, folded, shortened, whole
from .options import RenderOptions, heaviest, shown_changes
from .summary import Sentence, summarise
from .visible import visible
from .wording import (
    SIDES,
    change_name,
    counted,
    fate,
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
_SMALL = Markup('<p style="margin:2px 0;font-size:13px;color:#555555">{}</p>\n')
_LIST = Markup('<ul style="margin:4px 0;padding-left:22px">\n{}</ul>\n')
_ITEM = Markup("<li>{}{}</li>\n")
_CHANGE = Markup(
    '<div style="margin:12px 0;padding-left:12px;border-left:3px solid {}">\n{}</div>\n'
)
_NAME = Markup('<p style="margin:0"><strong>{}</strong> {}</p>\n')
_DELETED = Markup('<del style="color:#a11212;text-decoration:line-through">{}</del>')
_INSERTED = Markup('<ins style="color:#11663a;text-decoration:underline">{}</ins>')
_BREAK = Markup("<br>")
_SIDE = Markup(" <em>{}.</em>")
_CHANGES = 200
"""Most changes shown one by one: nobody scrolls further in an e-mail."""
_SENTENCES = 12
"""Most sentences of one topic."""
_COLORS = {"material": "#a11212", "minor": "#b07d00", "editorial": "#999999"}


def render(comparison: Comparison, options: RenderOptions) -> str:
    """Return the fragment: summary by topic, then every change marked."""
    changes = shown_changes(comparison, options)
    real = [judged for judged in changes if judged.materiality != "editorial"]
    parts = [
        *_head(comparison),
        *_summary(summarise(comparison, changes)),
        _HEADING.format("Changes") if real else Markup(),
        *(_change(comparison, judged, options) for judged in heaviest(real, _CHANGES)),
        _more(len(real) - _CHANGES),
        *_editorial(comparison, [one for one in changes if one.materiality == "editorial"]),
    ]
    return str(_FRAME.format(Markup().join(parts)))


def _head(comparison: Comparison) -> Iterator[Markup]:
    old, new = comparison.old, comparison.new
    yield _TITLE.format(short(new.title, 160) or "Terms")
    yield _SMALL.format(f"{version_words(old)} → {version_words(new)}")
    yield _PARAGRAPH.format(f"{comparison.verdict.upper()}: {verdict_words(comparison)}")


def _summary(table: dict[str, tuple[Sentence, ...]]) -> Iterator[Markup]:
    for topic, sentences in table.items():
        yield _HEADING.format(topic_name(topic))
        yield _LIST.format(Markup().join(map(_sentence, sentences[:_SENTENCES])))
        yield _more(len(sentences) - _SENTENCES)


def _more(number: int) -> Markup:
    return _SMALL.format(f"… and {number:,} more.") if number > 0 else Markup()


def _sentence(sentence: Sentence) -> Markup:
    side = _SIDE.format(sentence.side[0].upper() + sentence.side[1:]) if sentence.side else ""
    places = short("; ".join(sentence.places[:3]), 160)
    return _ITEM.format(f"{short(sentence.text, 600)} ({places})", side)


def _change(comparison: Comparison, judged: JudgedChange, options: RenderOptions) -> Markup:
    change = judged.change
    pieces = whole(change.diff) if options.full else shortened(change.diff)
    words = f"{fate(comparison, change)} · {judged.materiality}"
    side = SIDES[judged.favours]
    inside = [
        _NAME.format(change_name(comparison, change), f"{words} · {side}" if side else words),
        _PARAGRAPH.format(marked(pieces)),
        *(
            _SMALL.format(f"→ {visible(f'{finding.message} {finding.reason}'.strip())}")
            for finding in judged.findings
        ),
    ]
    return _CHANGE.format(_COLORS[judged.materiality], Markup().join(inside))


def marked(pieces: Sequence[Piece]) -> Markup:
    """Return a redline as HTML."""
    forms = {"-": _DELETED, "+": _INSERTED}
    plain = Markup("{}")
    return Markup().join(
        forms.get(piece.kind, plain).format(_BREAK.join(visible(piece.text).split("\n")))
        for piece in pieces
    )


def _editorial(comparison: Comparison, changes: Sequence[JudgedChange]) -> Iterator[Markup]:
    if not changes:
        return
    yield _HEADING.format(f"Says the same as before ({counted(len(changes), 'change')})")
    folds, reworded = folded(comparison, changes)
    items = [_ITEM.format(fold.text, "") for fold in folds]
    for judged in reworded[:_CHANGES]:
        name = f"{short(change_name(comparison, judged.change), 60)}: "
        pieces = brief(judged.change.diff)
        items.append(_ITEM.format(name, marked(pieces)))
    yield _LIST.format(Markup().join(items))
    yield _more(len(reworded) - _CHANGES)
