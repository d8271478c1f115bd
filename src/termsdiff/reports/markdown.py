"""The report as a comment on a pull request: GitHub's Markdown, within its longest comment.

Document text cannot act there: markup is escaped, and mentions (`@name`), issue numbers and links
are broken by a zero-width space, since GitHub also finds those in the rendered text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from ..materiality import rank
from ..notice.release_class import release_of
from ..spoken import say
from ..text.visible import visible, visible_line
from .file_names import source_names
from .headline import headline
from .options import RenderOptions, parted, shown_changes
from .proved import ProvedLine, proved_list
from .selection import selection_words
from .shortening import Piece, shortened, whole
from .summary import Sentence, summarise
from .top_notes import notes_of
from .where import place_of
from .wording import (
    GAINERS,
    SIDES,
    UNREAD,
    VERDICT_NAMES,
    WEIGHT_NAMES,
    WEIGHT_NOTES,
    change_name,
    counted,
    fate,
    release_words,
    short,
    topic_name,
    verdict_words,
    version_words,
)

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..parsing.document import Document
    from ..rules.finding import JudgedChange

LIMIT = 65_536
"""The most characters that GitHub accepts in one comment."""
_FOR_SUMMARY = 24_000
_FOR_FOOTER = 400
_MESSAGE = 400
_BULLETS = 5
"""The most sentences shown open at the top of a comment."""
_NOTES = 12
"""The most notes in a comment."""
_SMALLEST = 150
_COLUMNS = ("Topic", "What changed", "Who gains", "Where")
T = TypeVar("T")
_MARKUP = re.compile(r"([\\`*_{}\[\]()!|~$^=])")
_AT_START = re.compile(r"^(\s*(?:\d+(?=[.)])|(?=[-+])))([.)+-])")
_SHIELD = "&#8203;"


def shielded(text: str) -> str:
    """Break what GitHub would turn into mentions, issue links or URLs."""
    broken = re.sub(r"([@#])", rf"\1{_SHIELD}", text)
    broken = re.sub(r"(?i)\b(gh)-(?=\d)", rf"\1{_SHIELD}-", broken)
    return re.sub(
        r"(?i)(://|\bwww(?=\.))", lambda match: f"{match[0][:1]}{_SHIELD}{match[0][1:]}", broken
    )


def html_text(text: str) -> str:
    """Return the text for an HTML block of a comment."""
    return shielded(html.escape(visible(text), quote=True).replace("&#x27;", "'"))


def escaped(text: str) -> str:
    """Return the text for a paragraph or table cell of a comment, displayed unchanged."""
    return _MARKUP.sub(r"\\\1", html_text(text))


def at_line_start(text: str) -> str:
    """Return escaped text that does not start a list at the beginning of a line."""
    return _AT_START.sub(r"\1\\\2", text)


def render(comparison: Comparison, options: RenderOptions) -> str:
    """Return the comment, at most `LIMIT` characters long; it counts what does not fit."""
    changes = shown_changes(comparison, options)
    head = _head(comparison, changes, options)
    parts = parted(changes)
    room = LIMIT - _length(head) - _FOR_FOOTER
    body, left_out = _flagged(comparison, sorted(parts.flagged, key=rank), options, room)
    room -= _length(body)
    middle, unread = _unassessed(comparison, parts.unassessed, options, room)
    tail, unsaid = _editorial(comparison, parts.editorial, options, room - _length(middle))
    return head + body + middle + tail + _footer(left_out + unread + unsaid)


def _flagged(
    comparison: Comparison, changes: Sequence[JudgedChange], options: RenderOptions, room: int
) -> tuple[str, int]:
    """Return the changes that matter, weightiest first, and how many did not fit."""
    kept, left_out = fitted(lambda judged: _details(comparison, judged, options), changes, room)
    return ("".join([f"### {say('Changes')}\n\n", *kept]) if kept else ""), left_out


def _length(text: str) -> int:
    """Return the length as GitHub counts it: characters beyond the basic plane count twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def fitted(write: Callable[[T], str], items: Sequence[T], room: int) -> tuple[list[str], int]:
    """Write as many items as fit into a number of characters; return them and how many do not fit.

    Stops once hardly anything more would fit.
    """
    kept: list[str] = []
    for item in items:
        if room < _SMALLEST:
            break
        part = write(item)
        length = _length(part)
        if length <= room:
            kept.append(part)
            room -= length
    return kept, len(items) - len(kept)


def _head(comparison: Comparison, changes: Sequence[JudgedChange], options: RenderOptions) -> str:
    title = escaped(short(comparison.new.title, 120)) or say("Terms")
    old, new = source_names(comparison)
    release = release_words(release_of(comparison, options.releases))
    lines = [
        f"## {title}: {VERDICT_NAMES[comparison.verdict].lower()}",
        "",
        f"{_version(comparison.old, old)} → {_version(comparison.new, new)}",
        "",
        f"**{escaped(verdict_words(comparison, notes_beside=True))}**",
        "",
        say("Release: {release}", release=escaped(release)),
        "",
    ]
    if comparison.headline:
        lines += [" ".join(escaped(visible_line(one)) for one in comparison.headline), ""]
    notes = [f"- {escaped(short(note.words, _MESSAGE))}" for note in notes_of(comparison)]
    if notes:
        lines += [*notes[:_NOTES], ""]
    if options.narrows:
        lines += [f"**{escaped(selection_words(comparison, options))}**", ""]
    if options.link:
        # the user's own URL, checked when it was given
        lines += [f"[{say('The full report')}](<{options.link}>)", ""]
    table = summarise(comparison, changes)
    first = headline(table, _BULLETS)
    lines += [_bullet(sentence) for sentence in first]
    told = [one for sentences in table.values() for one in sentences if one not in first]
    text = "\n".join(lines) + "\n"
    return f"{text}{_folded_table(told)}" + ("\n" if first else "")


def _bullet(sentence: Sentence) -> str:
    weight = "**" if sentence.materiality == "material" else ""
    side = f", {sentence.side}" if sentence.side else ""
    where = escaped(short("; ".join(sentence.places[:3]), 120))
    return f"- {weight}{escaped(short(sentence.text, _MESSAGE))}{weight} ({where}{side})"


def _folded_table(told: Sequence[Sentence]) -> str:
    """Return what the bullets leave out, as a folded table."""
    if not told:
        return ""
    kept, left_out = fitted(_row, told, _FOR_SUMMARY)
    title = say("{points} by topic", points=counted(len(told), "more point"))
    lines = [
        f"\n<details><summary>{title}</summary>\n",
        f"| {' | '.join(map(say, _COLUMNS))} |",
        "| --- | --- | --- | --- |",
    ]
    more = (
        f"\n{say('… and {number} more in the full report.', number=left_out)}\n" if left_out else ""
    )
    return "\n".join(lines) + "\n" + "".join(kept) + f"{more}\n</details>\n"


def _version(document: Document, name: str) -> str:
    words = version_words(document)
    source = escaped(short(name, 200)) if document.source else ""
    return f"{source} ({words})" if source else words


def _row(sentence: Sentence) -> str:
    weight = "**" if sentence.materiality == "material" else ""
    cells = (
        escaped(topic_name(sentence.topic)),
        f"{weight}{escaped(short(sentence.text, _MESSAGE))}{weight}",
        GAINERS[sentence.favours] or "–",
        escaped(short("; ".join(sentence.places[:3]), 120)),
    )
    return f"| {' | '.join(cells)} |\n"


def _details(comparison: Comparison, judged: JudgedChange, options: RenderOptions) -> str:
    change = judged.change
    name = html_text(change_name(comparison, change))
    weight = WEIGHT_NAMES[judged.materiality].lower()
    words = html_text(f"{fate(comparison, change)}, {weight}")
    pieces = whole(change.diff) if options.full else shortened(change.diff)
    lines = [
        f"<details><summary><b>{name}</b>: {words}</summary>",
        "",
        at_line_start(marked(pieces)),
        "",
        *(f"- {escaped(visible_line(f'{one.message} {one.reason}'))}" for one in judged.findings),
        f"\n_{escaped(_remarks(comparison, judged))}_",
        "",
        "</details>",
        "",
    ]
    return "\n".join(lines) + "\n"


def _remarks(comparison: Comparison, judged: JudgedChange) -> str:
    topics = ", ".join(topic_name(topic) for topic in judged.topics)
    words = (
        topics,
        SIDES[judged.favours],
        place_of(comparison, judged.change),
        judged.change.short_id,
    )
    return " · ".join(word for word in words if word)


def marked(pieces: Sequence[Piece]) -> str:
    """Return a redline with `<del>` and `<ins>`, which GitHub shows struck and underlined."""
    tags = {"-": "del", "+": "ins"}
    redline = "".join(
        f"<{tags[piece.kind]}>{escaped(piece.text)}</{tags[piece.kind]}>"
        if piece.kind in tags
        else escaped(piece.text)
        for piece in pieces
    )
    # a line end inside a tag would end a list item or start a block
    return redline.strip().replace("\n", "<br>")


def _unassessed(
    comparison: Comparison, changes: Sequence[JudgedChange], options: RenderOptions, room: int
) -> tuple[str, int]:
    """Return the unassessed changes, shown open, and how many did not fit."""
    if not changes:
        return "", 0
    unread = any(judged.basis == "unread" for judged in changes)
    note = say(UNREAD) if unread else WEIGHT_NOTES["unassessed"]
    title = f"{WEIGHT_NAMES['unassessed']} ({counted(len(changes), 'change')})"
    opening = f"### {title}\n\n{note}\n\n"
    items, left_out = fitted(
        lambda judged: _open(comparison, judged, options), changes, room - _length(opening) - 1
    )
    return (f"{opening}{''.join(items)}\n", left_out) if items else ("", len(changes))


def _open(comparison: Comparison, judged: JudgedChange, options: RenderOptions) -> str:
    change = judged.change
    name = escaped(short(change_name(comparison, change), 60))
    where = escaped(f"{fate(comparison, change)}, {place_of(comparison, change)}, {change.id}")
    pieces = whole(change.diff) if options.full else shortened(change.diff)
    said = f" {escaped(judged.findings[-1].message)}" if judged.opinion and judged.findings else ""
    return f"- **{name}** ({where}): {marked(pieces)}{said}\n"


def _editorial(
    comparison: Comparison, changes: Sequence[JudgedChange], options: RenderOptions, room: int
) -> tuple[str, int]:
    """Return the list of changes proved to say the same, and how many did not fit."""
    if not changes:
        return "", 0
    title = say("{changes} proved to say the same", changes=counted(len(changes), "change"))
    proved = proved_list(comparison, changes, full=options.full)
    opening = f"<details><summary>{title}</summary>\n\n"
    small = f"- {escaped(proved.counted)}.\n" if proved.counted else ""
    closing = f"{small}\n</details>\n"
    room -= _length(opening) + _length(closing)
    items, rest = fitted(_proved, proved.lines, room)
    if not items and not small:
        return "", len(changes)
    kept = set(items) if rest else set()
    unsaid = sum(len(line.changes) for line in proved.lines if rest and _proved(line) not in kept)
    return f"{opening}{''.join(items)}{closing}", unsaid


def _proved(line: ProvedLine) -> str:
    redline = f": {marked(line.pieces)}" if line.pieces else ""
    return (
        f"- **{escaped(visible_line(line.name))}**: {escaped(visible_line(line.said))}{redline}\n"
    )


def _footer(left_out: int) -> str:
    if not left_out:
        return ""
    return (
        "\n_"
        + say(
            "{changes} did not fit into this comment; `termsdiff diff OLD NEW` shows all of them.",
            changes=counted(left_out, "more change"),
        )
        + "_\n"
    )
