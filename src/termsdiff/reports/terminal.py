"""The report for the terminal: a summary, what is flagged, what is not assessed, what is proved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..notice.release_class import release_of
from ..redline.change import Removed
from ..spoken import grouped, say
from ..text.visible import visible_line
from .file_names import source_names
from .options import RenderOptions, heaviest, parted, shown_changes
from .proved import ProvedLine, proved_list
from .selection import selection_words
from .shortening import Piece, shortened, whole
from .summary import Sentence, summarise
from .top_notes import notes_of
from .where import place_of
from .wording import (
    SIDES,
    UNREAD,
    VERDICT_NAMES,
    WEIGHT_NAMES,
    WEIGHT_NOTES,
    change_name,
    counted,
    fate,
    opening_name,
    release_words,
    section_of,
    sections,
    short,
    topic_name,
    verdict_words,
    version_words,
)

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..parsing.document import Document
    from ..rules.finding import Finding, JudgedChange

DEFAULT_WIDTH = 100
STYLES = {"=": "", "-": "red strike", "+": "green underline", "…": "dim"}
WEIGHT_STYLES = {
    "material": "bold red",
    "minor": "yellow",
    "unassessed": "bold magenta",
    "incomplete": "bold magenta",
    "editorial": "dim",
    "identical": "green",
}
SIGNS = {"material": "!", "minor": "•", "unassessed": "?", "editorial": "·"}
_SENTENCES = 8
"""The most sentences of one topic in the summary."""
_MORE = "… and {number}; --full shows them"
_CHANGES = 1000
"""The most changes of one part of the report shown one by one."""
_EDITORIAL = 60
"""The most lines in the list of proved changes."""


def render(comparison: Comparison, options: RenderOptions) -> str:
    """Return the report as text, with terminal colours if the options say so."""
    out = StringIO()
    console = console_of(out, options)
    for part in _parts(comparison, options):
        console.print(part, overflow="fold")
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def console_of(out: StringIO, options: RenderOptions) -> Console:
    """Return a console that writes text as to a terminal, ignoring markup in documents."""
    return Console(
        file=out,
        width=options.width or DEFAULT_WIDTH,
        force_terminal=options.color,
        color_system="standard" if options.color else None,
        no_color=not options.color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


def _parts(comparison: Comparison, options: RenderOptions) -> Iterator[RenderableType]:
    changes = shown_changes(comparison, options)
    yield from _header(comparison, options)
    if options.narrows:
        yield Text(selection_words(comparison, options), "bold")
    for breach in comparison.breaches:
        line = comparison.new.blocks[breach.block].lines[0]
        said = visible_line(breach.finding.message)
        words = say("! policy, line {line}: {message}", line=str(line), message=said)
        yield Text(words, "bold red")
    yield from _summary(summarise(comparison, changes))
    parts = parted(changes)
    names = sections(comparison)
    flagged = parts.flagged if options.full else heaviest(parts.flagged, _CHANGES)
    for name, group in groupby(flagged, lambda one: section_of(comparison, one.change, names)):
        title = short(name, 200) or opening_name(comparison.new)
        yield from _section(comparison, title, list(group), options)
    yield from _left_out(len(parts.flagged) - len(flagged))
    yield from _unassessed(comparison, parts.unassessed, options)
    yield from _editorial(comparison, parts.editorial, options)


def _left_out(number: int) -> Iterator[RenderableType]:
    if number > 0:
        yield Text(f"\n{say(_MORE, number=counted(number, 'more change'))}", "dim")


def _header(comparison: Comparison, options: RenderOptions) -> Iterator[RenderableType]:
    title = visible_line(comparison.new.title) or say("Terms")
    yield Text(title, "bold")
    old_name, new_name = source_names(comparison)
    yield version_line(say("old"), comparison.old, old_name)
    yield version_line(say("new"), comparison.new, new_name)
    yield Text("")
    name = VERDICT_NAMES[comparison.verdict].upper()
    verdict = Text(name, WEIGHT_STYLES[comparison.verdict])
    yield verdict.append(f"  {verdict_words(comparison, notes_beside=True)}", "not bold default")
    for sentence in comparison.headline:
        yield Text(visible_line(sentence), "bold")
    release = release_words(release_of(comparison, options.releases))
    yield Text(say("Release: {release}", release=release))
    for note in notes_of(comparison):
        yield Text(note.words, WEIGHT_STYLES["incomplete"] if note.incomplete else "italic")


def version_line(side: str, document: Document, name: str) -> RenderableType:
    """Return the line of one side of a comparison, with the name of its source."""
    line = Text(f" {version_words(document)}")
    line.append(f"  {name}", "dim")
    width = max(len(say("old")), len(say("new")))
    return hanging(side, "", line, indent=width - 1)


def _summary(table: dict[str, tuple[Sentence, ...]]) -> Iterator[RenderableType]:
    for topic, sentences in table.items():
        yield Text("")
        yield Text(topic_name(topic), "bold")
        for sentence in sentences[:_SENTENCES]:
            yield _bullet(sentence)
        left_out = len(sentences) - _SENTENCES
        if left_out > 0:
            yield Padding(
                Text(say("… and {number} more, below", number=left_out), "dim"), (0, 0, 0, 4)
            )


def _bullet(sentence: Sentence) -> RenderableType:
    line = Text(visible_line(sentence.text))
    if sentence.side:
        line.append(f" {sentence.side[0].upper()}{sentence.side[1:]}.", "italic")
    line.append(f" ({_places(sentence.places)})", "dim")
    return hanging(SIGNS[sentence.materiality], WEIGHT_STYLES[sentence.materiality], line)


def _places(places: Sequence[str]) -> str:
    shown = "; ".join(short(place, 60) for place in places[:3])
    rest = len(places) - 3
    return say("{named} and {number} more", named=shown, number=rest) if rest > 0 else shown


def hanging(sign: str, style: str, line: Text, indent: int = 2) -> RenderableType:
    """Return a line with a sign before it, with later lines indented to its first word."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=indent + 1, justify="right", no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(Text(sign, style), line)
    return grid


def _section(
    comparison: Comparison,
    title: str,
    group: Sequence[JudgedChange],
    options: RenderOptions,
    note: str = "",
) -> Iterator[RenderableType]:
    yield Text("")
    yield Text(f"── {title}", "bold cyan")
    if note:
        yield Padding(Text(note, "dim"), (0, 0, 0, 3))
    for judged in group:
        yield Text("")
        yield from _change(comparison, judged, options)


def _change(
    comparison: Comparison, judged: JudgedChange, options: RenderOptions
) -> Iterator[RenderableType]:
    change = judged.change
    sign = Text(f"{SIGNS[judged.materiality]} ", WEIGHT_STYLES[judged.materiality])
    sign.append(change_name(comparison, change), "bold default")
    yield sign.append(f"  {fate(comparison, change)}", "not bold cyan")
    yield Padding(Text(_remarks(comparison, judged), "dim"), (0, 0, 0, 2))
    pieces = whole(change.diff) if options.full else shortened(change.diff)
    yield Padding(marked(pieces, options.color), (0, 0, 0, 4))
    for finding in judged.findings:
        yield _finding(finding)


def _remarks(comparison: Comparison, judged: JudgedChange) -> str:
    topics = ", ".join(topic_name(topic) for topic in judged.topics)
    words = (WEIGHT_NAMES[judged.materiality].lower(), topics, SIDES[judged.favours])
    places = place_of(comparison, judged.change)
    if isinstance(judged.change, Removed):
        places = say("{lines} of the old version", lines=places)
    return " · ".join(word for word in (*words, places, judged.change.short_id) if word)


def marked(pieces: Sequence[Piece], color: bool) -> Text:
    """Return a redline: struck and underlined in colour, otherwise `[-deleted-]{+inserted+}`."""
    text = Text()
    for piece in pieces:
        if color or piece.kind not in ("-", "+"):
            text.append(piece.text, STYLES[piece.kind])
        elif piece.kind == "-":
            text.append(f"[-{piece.text}-]")
        else:
            text.append(f"{{+{piece.text}+}}")
    return text


def _finding(finding: Finding) -> RenderableType:
    line = Text(visible_line(finding.message))
    if finding.reason:
        line.append(f" {visible_line(finding.reason)}", "dim")
    line.append(f" [{visible_line(finding.rule)}]", "dim")
    return hanging("→", WEIGHT_STYLES[finding.materiality], line, indent=4)


def _unassessed(
    comparison: Comparison, changes: Sequence[JudgedChange], options: RenderOptions
) -> Iterator[RenderableType]:
    if not changes:
        return
    title = f"{WEIGHT_NAMES['unassessed']} ({counted(len(changes), 'change')})"
    unread = any(judged.basis == "unread" for judged in changes)
    shown = changes if options.full else changes[:_CHANGES]
    note = say(UNREAD) if unread else WEIGHT_NOTES["unassessed"]
    yield from _section(comparison, title, shown, options, note)
    yield from _left_out(len(changes) - len(shown))


def _editorial(
    comparison: Comparison, changes: Sequence[JudgedChange], options: RenderOptions
) -> Iterator[RenderableType]:
    if not changes:
        return
    yield Text("")
    yield Text(
        f"── {say('Proved to say the same')} ({counted(len(changes), 'change')})", "bold cyan"
    )
    proved = proved_list(comparison, changes, full=options.full)
    limit = len(proved.lines) if options.full else _EDITORIAL
    for line in proved.lines[:limit]:
        yield hanging("·", "dim", _proved(line, options))
    if len(proved.lines) > limit:
        words = say(_MORE, number=grouped(len(proved.lines) - limit) + say(" more"))
        yield hanging("", "dim", Text(words, "dim"))
    if proved.counted:
        words = say("{clauses}; --full lists them.", clauses=proved.counted)
        yield hanging("·", "dim", Text(words, "dim"))


def _proved(line: ProvedLine, options: RenderOptions) -> Text:
    text = Text()
    text.append(visible_line(line.name), "bold")
    text.append(": ")
    text.append(visible_line(line.said), "cyan")
    if line.pieces:
        text.append(": ")
        text.append_text(marked(line.pieces, options.color))
    return text
