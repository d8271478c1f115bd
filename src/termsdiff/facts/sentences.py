"""Sentences and the members of enumerations: the parts of a clause that state a rule each."""

from __future__ import annotations

import re
from typing import NamedTuple

from .extraction import extract_facts
from .fact import Fact, Role
from .parties import Parties
from .tables import listed

_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-ZÀ-Þ0-9•])|;\s+|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Za-z]|e\.g|i\.e|z\.B|d\.h|Inc|Ltd|Corp|Co|LLC|No|Nr|Art|Sec|Abs|approx|ca|vs|etc|incl|Mr|Mrs|Ms|Dr|St|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|U\.S|U\.K|E\.U|N\.V|B\.V|S\.A|L\.L\.C|p\.a|bzw|gem|ggf|inkl))\.$"
)
_NEVER_LAST = re.compile(r"\b(?:Inc|Ltd|Corp|Co|LLC|etc|U\.S|U\.K|E\.U|N\.V|B\.V|S\.A|L\.L\.C)\.$")
_MARK = re.compile(
    r"(?:^|(?<=[\s;:,]))\((?P<mark>[a-z]{1,2}|[ivxIVX]{1,5}|[A-Z]|\d{1,2})\)\s+(?=\S)"
)
_REFERENCE = re.compile(
    r"(?:(?:sub-?)?sections?|clauses?|articles?|paragraphs?|items?|points?|under|[\d)])\s*$",
    re.IGNORECASE,
)
_FIRST_MARKS = frozenset({"a", "i", "1", "A", "I"})


class Member(NamedTuple):
    """One member of an enumeration within a clause: its mark as written, and its words' span."""

    label: str
    start: int
    end: int


class Sentence(NamedTuple):
    """One sentence, its span, and what it rules: who, how, and whether it says "not".

    `subject` and `modality` are those of its first rule, "" where it states none.
    """

    start: int
    end: int
    subject: Role = ""
    modality: str = ""
    negated: bool = False


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of the sentences; parts that a semicolon ends count as sentences, too."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        stop = match.start() + 1 if match[0][0] != "\n" else match.start()
        if match[0][0] == "." and _is_abbreviation(text, start, stop, match.end()):
            continue
        end = match.start() + len(match[0].rstrip())
        if text[start:end].strip():
            spans.append((start, end))
        start = match.end()
    if text[start:].strip():
        spans.append((start, start + len(text[start:].rstrip())))
    return tuple(spans)


def _is_abbreviation(text: str, start: int, stop: int, following: int) -> bool:
    """Whether the full stop belongs to an abbreviation; "Inc." may also end a sentence."""
    before = text[max(start, stop - 12) : stop]
    if not _ABBREVIATION.search(before):
        return False
    next_word = re.match(r"\w+", text[following:])
    opens = next_word is not None and next_word[0].casefold() in listed("openings")
    return not (opens and _NEVER_LAST.search(before))


def members(text: str) -> tuple[Member, ...]:
    """Return the members of the enumeration inside a text: "(a) …; (b) …", "(i) …, or (ii) …".

    Marks that point elsewhere ("Section 2 (a)") are none, and a single mark makes no enumeration.
    """
    if "(" not in text:
        return ()
    marks = [
        match
        for match in _MARK.finditer(text)
        if not _REFERENCE.search(text, max(0, match.start() - 14), match.start())
    ]
    if len(marks) < 2 or not any(match["mark"] in _FIRST_MARKS for match in marks):
        return ()
    ends = [match.start() for match in marks[1:]] + [_last_end(text, marks[-1].end())]
    return tuple(
        Member(f"({match['mark']})", match.end(), _trimmed(text, match.end(), end))
        for match, end in zip(marks, ends, strict=True)
    )


def _last_end(text: str, start: int) -> int:
    """The last member ends with its sentence."""
    for match in _END.finditer(text, start):
        if not _is_abbreviation(text, start, match.start() + 1, match.end()):
            return match.start() + 1
    return len(text)


def _trimmed(text: str, start: int, end: int) -> int:
    """Leave out what joins a member to the next: "; and", ", or", "."."""
    kept = re.sub(r"[\s;,.]*(?:\b(?:and|or|and/or))?\s*$", "", text[start:end])
    return start + len(kept.rstrip(" ;,."))


def sentences(
    text: str, parties: Parties | None = None, facts: tuple[Fact, ...] | None = None
) -> tuple[Sentence, ...]:
    """Return the sentences of a clause with who is bound or entitled, and how.

    `facts` are those of the same text, where they are known already.
    """
    if facts is None:
        facts = extract_facts(text, parties)
    rules = [fact for fact in facts if fact.kind == "modality"]
    found = []
    for start, end in sentence_spans(text):
        rule = next((fact for fact in rules if start <= fact.start < end), None)
        if rule is None:
            found.append(Sentence(start, end))
        else:
            negated = _is_negative(rule.value)
            found.append(Sentence(start, end, _role(rule.detail), rule.value, negated))
    return tuple(found)


def _is_negative(modality: str) -> bool:
    return " not" in f" {modality}" or modality in ("disclaims", "waives")


def _role(detail: str) -> Role:
    roles: dict[str, Role] = {
        "provider": "provider",
        "customer": "customer",
        "both": "both",
        "third_party": "third_party",
    }
    return roles.get(detail, "")
