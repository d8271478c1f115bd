"""The audit of a notice as a comment on a pull request, in which document text cannot act."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..text.visible import visible_line
from .markdown import LIMIT, at_line_start, escaped, fitted
from .notice_wording import (
    REST_NOTE,
    UNANNOUNCED,
    UNANNOUNCED_NOTE,
    VERDICT_NAMES,
    VERDICT_NOTES,
    summary_words,
    timing_lines,
)
from .top_notes import notes_of
from .wording import SIDES, WEIGHT_NAMES, change_name, counted, short, version_words

if TYPE_CHECKING:
    from ..notice.audit import Answer, Audit, Unannounced
    from .options import RenderOptions

_QUOTED = 300
_FOR_FOOTER = 200


def render(audit: Audit, options: RenderOptions) -> str:
    """Return the comment; it counts what does not fit."""
    head = "".join(f"{line}\n" for line in _head(audit))
    items = list(_items(audit))
    kept, left = fitted(lambda item: item, items, LIMIT - len(head.encode()) - _FOR_FOOTER)
    footer = f"\n_{counted(left, 'more line')} did not fit into this comment._\n" if left else ""
    return head + "".join(kept) + footer


def _head(audit: Audit) -> Iterator[str]:
    comparison = audit.comparison
    title = escaped(short(comparison.new.title, 120)) or "Terms"
    yield f"## {title}: what was said and what was done"
    yield ""
    yield f"{_version(audit, 'old')} → {_version(audit, 'new')}"
    yield ""
    yield f"**{escaped(summary_words(audit))}**"
    yield ""
    for line in timing_lines(audit.timing):
        yield f"- {escaped(line)}"
    for note in notes_of(comparison):
        yield f"- {escaped(short(note.words, 400))}"
    yield ""


def _version(audit: Audit, side: str) -> str:
    document = audit.comparison.old if side == "old" else audit.comparison.new
    return escaped(version_words(document))


def _items(audit: Audit) -> Iterator[str]:
    for verdict in VERDICT_NAMES:
        answers = audit.of(verdict)
        if not answers or verdict == "borne_out":
            continue
        yield f"### {VERDICT_NAMES[verdict]}\n\n_{VERDICT_NOTES[verdict]}_\n\n"
        yield from map(_answer, answers)
        yield "\n"
    if audit.unannounced:
        yield f"### {UNANNOUNCED}\n\n_{UNANNOUNCED_NOTE}_\n\n"
        yield from (_unannounced_item(audit, one) for one in audit.unannounced)
        yield "\n"
    answers = audit.of("borne_out")
    if answers:
        yield f"### {VERDICT_NAMES['borne_out']}\n\n"
        yield from map(_answer, answers)


def _answer(answer: Answer) -> str:
    text = at_line_start(escaped(visible_line(answer.statement.text)))
    doubt = " _(in doubt)_" if answer.doubt else ""
    lines = [f"- **{text}**{doubt}  \n  {escaped(visible_line(answer.reason))}\n"]
    if answer.verdict != "borne_out":
        lines += [
            f"  - {one.side}: “{escaped(short(one.quote, _QUOTED))}”\n" for one in answer.evidence
        ]
    return "".join(lines)


def _unannounced_item(audit: Audit, one: Unannounced) -> str:
    meta = [
        WEIGHT_NAMES[one.materiality].lower(),
        change_name(audit.comparison, one.judged.change),
        SIDES[one.judged.favours],
        REST_NOTE if one.rest is not None else "",
    ]
    words = " · ".join(word for word in meta if word)
    text = at_line_start(escaped(visible_line(one.text)))
    return f"- **{text}** ({escaped(words)})\n"
