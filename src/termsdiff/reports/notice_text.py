"""The audit of a notice for the terminal: what is wrong first, then what was not said."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from ..ids import shortened
from ..text.visible import visible_line
from .file_names import source_names
from .notice_wording import (
    REST_NOTE,
    UNANNOUNCED,
    UNANNOUNCED_NOTE,
    VERDICT_NAMES,
    VERDICT_NOTES,
    summary_words,
    timing_lines,
)
from .terminal import SIGNS, WEIGHT_STYLES, console_of, hanging, version_line
from .top_notes import notes_of
from .wording import SIDES, change_name, short, topic_name

if TYPE_CHECKING:
    from rich.console import RenderableType

    from ..notice.audit import Answer, Audit, Evidence, Unannounced, Verdict
    from .options import RenderOptions

_SIGNS: dict[Verdict, str] = {
    "contradicted": "✗",
    "not_found": "✗",
    "understated": "!",
    "unchanged": "=",
    "borne_out": "✓",
}
_STYLES: dict[Verdict, str] = {
    "contradicted": "bold red",
    "not_found": "bold red",
    "understated": "yellow",
    "unchanged": "yellow",
    "borne_out": "green",
}
_QUOTED = 240
_MOST = 60
"""The most unannounced changes that are shown, unless all are requested."""


def render(audit: Audit, options: RenderOptions) -> str:
    """Return the audit as text, with terminal colours if the options say so."""
    out = StringIO()
    console = console_of(out, options)
    for part in _parts(audit, options):
        console.print(part, overflow="fold")
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _parts(audit: Audit, options: RenderOptions) -> Iterator[RenderableType]:
    comparison = audit.comparison
    yield Text(visible_line(comparison.new.title) or "Terms", "bold")
    old_name, new_name = source_names(comparison)
    yield version_line("old", comparison.old, old_name)
    yield version_line("new", comparison.new, new_name)
    if audit.notice:
        yield hanging("›", "", Text(f"the notice: {visible_line(audit.notice)}"))
    yield Text("")
    yield Text(summary_words(audit), "bold")
    for note in notes_of(comparison):
        yield Text(note.words, WEIGHT_STYLES["incomplete"] if note.incomplete else "italic")
    for line in timing_lines(audit.timing):
        yield Text(line)
    for verdict in VERDICT_NAMES:
        answers = audit.of(verdict)
        if answers and verdict != "borne_out":
            yield from _group(verdict, answers, audit, options)
    yield from _unannounced(audit, options)
    answers = audit.of("borne_out")
    if answers:
        yield from _group("borne_out", answers, audit, options)


def _group(
    verdict: Verdict, answers: tuple[Answer, ...], audit: Audit, options: RenderOptions
) -> Iterator[RenderableType]:
    yield Text("")
    yield Text(f"── {VERDICT_NAMES[verdict]} ({len(answers)})", "bold cyan")
    yield Padding(Text(VERDICT_NOTES[verdict], "dim"), (0, 0, 0, 3))
    for answer in answers:
        yield hanging(_SIGNS[verdict], _STYLES[verdict], _statement(answer))
        yield Padding(Text(visible_line(answer.reason)), (0, 0, 0, 6))
        if options.full or verdict != "borne_out":
            for evidence in answer.evidence:
                yield Padding(Text(_quotation(evidence, options)), (0, 0, 0, 6))


def _statement(answer: Answer) -> Text:
    line = Text(visible_line(answer.statement.text), "bold")
    first = answer.statement.lines[0][0] if answer.statement.lines else None
    meta = [f"line {first}" if first else "", *map(shortened, answer.changes)]
    line.append(f"  {' · '.join(one for one in meta if one)}", "not bold dim")
    if answer.doubt:
        line.append("  (in doubt)", "not bold yellow")
    return line


def _quotation(evidence: Evidence, options: RenderOptions) -> str:
    quote = visible_line(evidence.quote) if options.full else short(evidence.quote, _QUOTED)
    return f"{evidence.side}: “{quote}”"


def _unannounced(audit: Audit, options: RenderOptions) -> Iterator[RenderableType]:
    if not audit.unannounced:
        return
    yield Text("")
    yield Text(f"── {UNANNOUNCED} ({len(audit.unannounced)})", "bold cyan")
    yield Padding(Text(UNANNOUNCED_NOTE, "dim"), (0, 0, 0, 3))
    shown = audit.unannounced if options.full else audit.unannounced[:_MOST]
    for one in shown:
        yield hanging(SIGNS[one.materiality], WEIGHT_STYLES[one.materiality], _change(audit, one))
    left = len(audit.unannounced) - len(shown)
    if left:
        yield Text(f"… and {left:,} more; --full shows them", "dim")


def _change(audit: Audit, one: Unannounced) -> Text:
    line = Text(visible_line(one.text))
    meta = [
        change_name(audit.comparison, one.judged.change),
        topic_name(one.judged.topics[0]) if one.judged.topics else "",
        SIDES[one.judged.favours],
        REST_NOTE if one.rest is not None else "",
        one.judged.change.short_id,
    ]
    return line.append(f"  {' · '.join(word for word in meta if word)}", "dim")
