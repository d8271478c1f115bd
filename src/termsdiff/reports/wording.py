"""The words that reports use for topics, sides, materialities and what happened to a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..redline.change import Edited, Removed
from ..spoken import Spoken, say
from ..text.counting import counted as counted
from ..text.quote_marks import CLOSE, CLOSE_WITHIN, OPEN, OPEN_WITHIN
from ..text.sentences import has_ended
from ..text.visible import visible_line
from .top_notes import notes_of

if TYPE_CHECKING:
    from datetime import date

    from ..comparison import Comparison, Verdict
    from ..notice.release_class import Release
    from ..parsing.block import Lines
    from ..parsing.document import Document
    from ..redline.change import Added, Change, Side
    from ..rules.finding import Favours, JudgedChange, Materiality

TOPIC_NAMES: Spoken[str] = Spoken(
    {
        "liability": "Liability",
        "license": "Licence and use",
        "data_use": "Use of data",
        "discontinuation": "Discontinuation",
        "terms_change": "Changes of the terms",
        "disputes": "Disputes",
        "payment": "Payment",
        "confidentiality": "Confidentiality",
        "eligibility": "Eligibility",
        "other": "Other",
    }
)
SIDES: Spoken[Favours] = Spoken(
    {
        "provider": "favours the provider",
        "customer": "favours the customer",
        "neutral": "",
        "unclear": "",
    }
)
GAINERS: Spoken[Favours] = Spoken(
    {
        "provider": "the provider",
        "customer": "the customer",
        "neutral": "",
        "unclear": "",
    }
)
"""Who gains, as a cell of a table says it."""
WEIGHT_NAMES: Spoken[Materiality] = Spoken(
    {
        "material": "Material",
        "minor": "Minor",
        "unassessed": "Not assessed",
        "editorial": "Editorial",
    }
)
WEIGHT_NOTES: Spoken[Materiality] = Spoken(
    {
        "material": "You would want to know these before continuing to use the service.",
        "minor": "Real, but small.",
        "unassessed": "Nothing shows that these matter, and nothing shows that they do not: read "
        "them.",
        "editorial": "Each was proved to say the same as before; see the proof next to it.",
    }
)
VERDICT_NAMES: Spoken[Verdict] = Spoken(
    {
        "material": "Material",
        "minor": "Minor",
        "unassessed": "Not assessed",
        "incomplete": "Incomplete",
        "editorial": "Editorial",
        "identical": "Identical",
    }
)
UNREAD = "The wording is not judged: its language, or too many of its words, are unknown."
"""What a report says about a change whose basis is `unread`."""
_BLANK_LINES = 3
"""The most blank lines between two clauses reported as one range of lines."""
_NAMED_PARTS = 3
"""The most parts of a split clause that are named one by one."""
_OPENING = 50
"""The most characters of its own words used as the name of a clause without a heading."""
_PLAIN_KINDS = Spoken({"added": "added", "removed": "removed", "modified": "edited"})
COUNTED: dict[Materiality, str] = {
    "material": "{number} material",
    "minor": "{number} minor",
    "unassessed": "{number} not assessed",
}


def long_date(day: date) -> str:
    """Return a date in words: `27 May 2025`."""
    return say("{day} {month} {year}", day=str(day.day), month=say(f"{day:%B}"), year=str(day.year))


def topic_name(topic: str) -> str:
    """Return the topic as a reader sees it; a custom topic keeps its name."""
    return TOPIC_NAMES.get(topic) or visible_line(topic.replace("_", " ").capitalize())


def listed(words: list[str], last: str = "and") -> str:
    """Return `a`, `a and b`, `a, b and c`; another word may join the last one."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {say(last)} {words[-1]}"


def counts_in_words(counts: dict[Materiality, int]) -> str:
    """Return `1 material and 2 not assessed changes; 5 proved to say the same`.

    Zero counts are left out; without any change there are `no changes found`.
    """
    open_ones = {weight: number for weight, number in counts.items() if weight != "editorial"}
    words = [say(COUNTED[weight], number=number) for weight, number in open_ones.items() if number]
    editorial = counts["editorial"]
    shown = say("{number} proved to say the same", number=editorial) if editorial else ""
    if not words:
        return shown or say("no changes found")
    template = "{listed} change" if sum(open_ones.values()) == 1 else "{listed} changes"
    return f"{say(template, listed=listed(words))}{say('; ') + shown if shown else ''}"


def stretches(side: Side) -> tuple[Lines, ...]:
    """Return the line ranges of a clause, joined across blank lines."""
    joined: list[Lines] = []
    for first, last in side.lines:
        if joined and 0 < first - joined[-1][1] <= _BLANK_LINES + 1:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return tuple(joined)


def lines_or_pages(side: Side) -> str:
    """Return where a clause is in its source: `line 12`, `lines 12–14, 20`, `p. 4`."""
    return pages_in_words(side) or _lines_in_words(side)


def pages_in_words(side: Side) -> str:
    """Return the pages of a clause as they are cited: `p. 4`, `pp. 4–5`; "" if it has none."""
    if side.pages is None:
        return ""
    first, last = side.pages
    if first == last:
        return say("p. {page}", page=str(first))
    return say("pp. {pages}", pages=f"{first}–{last}")


def _lines_in_words(side: Side) -> str:
    spans = stretches(side)
    words = ", ".join(f"{first}" if first == last else f"{first}–{last}" for first, last in spans)
    return say("line {lines}" if words.isdigit() else "lines {lines}", lines=words)


def short(text: str, length: int) -> str:
    """Return the text on one line, cut at a word and ended by `…` if it is longer."""
    line = visible_line(text)
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > length // 2 else cut).rstrip(" ,;:.") + "…"


def place(side: Side) -> str:
    """Return the shortest pointer to a clause: its label, else its heading, else its lines."""
    if side.label:
        return visible_line(side.label)
    if side.heading:
        return f"“{short(side.heading[-1], 60)}”"
    return lines_or_pages(side)


def opening_name(document: Document) -> str:
    """Return the name for what comes before the first section, or for a text without any."""
    return say("Preamble" if len(document.headings) > 1 else "Whole document")


def name_of(document: Document, side: Side) -> str:
    """Return the label of a clause with its caption or the heading above it."""
    label = visible_line(side.label)
    block = document.blocks[side.blocks[0]] if side.blocks else None
    if block is not None and block.is_heading:
        return short(block.full_text, 90)
    heading = short(side.heading[-1], 90) if side.heading else ""
    if block is not None and block.caption:
        caption = short(block.caption, 90)
        if block.label:
            return f"{label} {caption}"
        return f"{heading}: {caption}" if heading else caption
    if not label and not heading:
        return say("Preamble") if len(document.headings) > 1 else quoted(side.text, _OPENING)
    if heading.startswith(label):
        return heading
    above = heading.partition(" ")
    if above[0].rstrip(".") and label.startswith(above[0].rstrip(".")):
        return f"{label} {above[2]}"
    # a bare number says nothing to someone without the text
    return f"{heading} {label}" if heading else f"{label} {quoted(side.text, _OPENING)}"


def change_name(comparison: Comparison, change: Change) -> str:
    """Return the name of the changed clause in the new version, or else in the old one."""
    return name_of(change.of_side(comparison.old, comparison.new), change.side)


def sections(comparison: Comparison) -> dict[str, str]:
    """Return under which section of the new version each section of the old one is shown."""
    old, new = comparison.old.blocks, comparison.new.blocks
    return {
        old[entry.old[0]].full_text: new[entry.new[0]].full_text
        for entry in comparison.alignment
        if entry.old and entry.new and old[entry.old[0]].is_heading
    }


def section_of(comparison: Comparison, change: Change, names: dict[str, str]) -> str:
    """Return the top section of a change, by its name in the new version.

    `names` comes from `sections`; the text before the first section has the name "".
    """
    side, document = change.side, change.of_side(comparison.old, comparison.new)
    block = document.blocks[side.blocks[0]] if side.blocks else None
    name = side.heading[0] if side.heading else ""
    if not name and block is not None and block.is_heading and block.level > 1:
        name = block.full_text
    return change.of_side(names.get(name, name), name)


def is_heading(comparison: Comparison, change: Change) -> bool:
    """Return whether the change is to a heading."""
    blocks = change.of_side(comparison.old, comparison.new).blocks
    return bool(change.side.blocks) and blocks[change.side.blocks[0]].is_heading


def _places(document: Document, side: Side) -> list[str]:
    labels = [document.blocks[index].number for index in side.blocks]
    distinct = list(dict.fromkeys(visible_line(label) for label in labels if label))
    return distinct if len(distinct) == len(side.blocks) else []


def _parts(document: Document, side: Side, word: str) -> str:
    places = _places(document, side)
    if 0 < len(places) <= _NAMED_PARTS:
        return say(word, clauses=listed(places))
    span = say(", {first} to {last}", first=places[0], last=places[-1]) if places else ""
    return say(word, clauses=f"{counted(len(side.blocks), 'clause')}{span}")


def fate(comparison: Comparison, change: Change) -> str:
    """Return what happened to the clause: `added`, `moved from 5.2 to 7.1 and edited`, …"""
    if not isinstance(change, Edited):
        return _piece(comparison, change)
    words = []
    if change.kind == "split":
        words.append(_parts(comparison.new, change.new, "split into {clauses}"))
    elif change.kind == "merged":
        words.append(_parts(comparison.old, change.old, "merged from {clauses}"))
    if change.moved:
        words.append(_moved(change.old, change.new))
    elif change.renumbered and place(change.old) != place(change.new):
        words.append(say("renumbered, was {place}", place=place(change.old)))
    elif change.renumbered:
        words.append(say("renumbered"))
    if change.kind == "modified":
        words.append(say("edited"))
    return listed(words) or say("edited")


def _piece(comparison: Comparison, change: Added | Removed) -> str:
    """Return the words for a heading, a clause, or several of them added or removed together."""
    gone = isinstance(change, Removed)
    several = len(change.side.blocks) > 1
    if is_heading(comparison, change):
        if several:
            return say("section removed" if gone else "section added")
        return say("heading removed" if gone else "heading added")
    if not several:
        return _PLAIN_KINDS[change.kind]
    clauses = counted(len(change.side.blocks), "clause")
    return say("{clauses} removed" if gone else "{clauses} added", clauses=clauses)


def words_of(comparison: Comparison, change: Change) -> str:
    """Return the text that was added or removed: of a section, its clauses without the headings."""
    document = change.of_side(comparison.old, comparison.new)
    blocks = [document.blocks[index] for index in change.side.blocks]
    clauses = [block.text for block in blocks if not block.is_heading]
    return "\n".join(clauses) or change.side.text


def quoted(text: str, length: int) -> str:
    """Return the text in quotation marks, shortened; marks within become single ones."""
    inner = short(text, length).replace(OPEN, OPEN_WITHIN).replace(CLOSE, CLOSE_WITHIN)
    return f"{OPEN}{inner}{CLOSE}"


def _moved(old: Side, new: Side) -> str:
    if place(old) == place(new):
        before, after = lines_or_pages(old), lines_or_pages(new)
    else:
        before, after = place(old), place(new)
    return say("moved from {old} to {new}", old=before, new=after)


def messages_of(judged: JudgedChange) -> str:
    """Return what the rules say about a change, one sentence after the other."""
    messages = (finding.message for finding in judged.findings)
    return " ".join(one if has_ended(one) else f"{one}." for one in messages)


def version_words(document: Document) -> str:
    """Return the date from which a version applies, or what else is known."""
    if document.effective_date is None:
        return say("no date stated")
    template = "last updated {day}" if document.date_basis == "updated" else "effective {day}"
    return say(template, day=document.effective_date.isoformat())


def verdict_words(comparison: Comparison, *, notes_beside: bool = False) -> str:
    """Return the verdict in sentences: only what was proved to be the same is called the same.

    If the notes are shown next to it, they are not repeated.
    """
    counts = comparison.counts
    words = counts_in_words(counts)
    if comparison.verdict == "material":
        return f"{words}."
    if comparison.verdict == "minor":
        return say("Nothing material was found: {changes}.", changes=words)
    if comparison.verdict == "unassessed":
        return _nothing_found(counts["unassessed"], counts["editorial"])
    if comparison.verdict == "incomplete":
        return f"{_incomplete_words(comparison, notes_beside)} {_shown_words(counts['editorial'])}"
    if comparison.verdict == "editorial":
        return _all_shown(counts["editorial"])
    return say("Both versions have the same words in the same order.")


def release_words(release: Release) -> str:
    """Return the class of a release and what decides it: `ask again (2 material changes …)`."""
    return f"{say(release.name)} ({release.reason})"


def unassessed_words(number: int) -> str:
    """Return `1 change is not assessed: read it`, without a full stop."""
    if number == 1:
        return say("1 change is not assessed: read it")
    return say("{number} changes are not assessed: read them", number=number)


def _nothing_found(unassessed: int, editorial: int) -> str:
    others = (
        f" {say('{number} more proved to say the same.', number=editorial)}" if editorial else ""
    )
    said = say("Nothing was found that matters, but {rest}.", rest=unassessed_words(unassessed))
    return f"{said}{others}"


_MISSING = {
    "": "Part of the text could not be compared; the notes say what is missing.",
    "old": "Part of the old text could not be compared; the notes say what is missing.",
    "new": "Part of the new text could not be compared; the notes say what is missing.",
    "both": "Part of the old and of the new text could not be compared; the notes say what is "
    "missing.",
}


def _incomplete_words(comparison: Comparison, notes_beside: bool) -> str:
    missing = [note for note in notes_of(comparison) if note.incomplete]
    if not notes_beside:
        words = "; ".join(note.words.rstrip(".") for note in missing)
        return say("Part of the text could not be compared ({notes}).", notes=words)
    sides = {note.side for note in missing} & {"old", "new"}
    return say(_MISSING["both" if len(sides) > 1 else "".join(sides)])


def _shown_words(editorial: int) -> str:
    """Say what an incomplete comparison found in the part that was read."""
    if not editorial:
        return say("What was read has the same words on both sides.")
    return say(
        "In what was read: {changes}, proved to say the same.", changes=counted(editorial, "change")
    )


def _all_shown(editorial: int) -> str:
    if editorial == 1:
        return say("The only change was proved to say the same.")
    return say("All {number} changes were proved to say the same.", number=editorial)
