"""The question about one change: its words side by side, and what the program read in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from ..facts import Parties, extract_facts, find_parties, sentence_spans
from ..ids import digest_of
from ..reports.shortening import shortened
from ..reports.wording import fate, short
from ..rules.finding import OPINION
from .answer_words import word_lists
from .stated_numbers import Source, source_of

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..parsing.document import Document
    from ..redline.change import Run
    from ..rules.finding import JudgedChange

Asked = Literal["unassessed", "flagged", "both", "all"]
"""Which changes are asked about; `both` are the unassessed and the flagged ones."""

_CONTEXT = 90
"""Characters of unchanged text kept on each side of an edit."""
_LONGEST_RUN = 2_400
"""The most characters shown of one added or removed stretch."""
_LONGEST_DIFF = 6_000
_MOST_DEFINITIONS = 3
_LONGEST_DEFINITION = 220
_MOST_FACTS = 6
_MOST_FINDINGS = 4
_LONGEST_MESSAGE = 220
_QUIET_FACTS = frozenset({"party", "modality"})


@dataclass(frozen=True)
class Question:
    """One change as shown to a model, with everything that its answer is checked against.

    `key` is a digest of the words of both sides, their place and the definitions shown: what the
    answer depends on, and nothing that changes with a release of the program. `is_cut` means that
    some of the changed words are not shown. `verdict` is what the rules say.
    """

    key: str
    change: str
    place: str
    what: str
    redline: str
    old: str
    new: str
    definitions: tuple[tuple[str, str], ...]
    old_facts: tuple[str, ...]
    new_facts: tuple[str, ...]
    findings: tuple[str, ...]
    verdict: str
    is_cut: bool
    values: tuple[str, ...] = ()
    language: str = "en"

    @cached_property
    def source(self) -> Source:
        """The permitted sources of numbers in an answer."""
        meanings = (meaning for _, meaning in self.definitions)
        return source_of((self.old, self.new, self.place, *meanings), self.values, self.language)


def questions_of(comparison: Comparison, asked: Asked = "both") -> tuple[Question, ...]:
    """Return the questions about the changes of a comparison, in order, without duplicates."""
    known = find_definitions(comparison)
    found: dict[str, Question] = {}
    for judged in comparison.changes:
        if is_asked(judged, asked):
            question = question_of(comparison, judged, known)
            found.setdefault(question.key, question)
    return tuple(found.values())


def is_asked(judged: JudgedChange, asked: Asked) -> bool:
    """Return whether a change is among those asked about."""
    if asked == "all":
        return True
    if judged.materiality == "unassessed":
        return asked in ("unassessed", "both")
    return judged.materiality in ("material", "minor") and asked in ("flagged", "both")


def question_of(
    comparison: Comparison,
    judged: JudgedChange,
    known: Sequence[tuple[str, str, bool, int]] | None = None,
) -> Question:
    """Return the question about one change; `known` saves finding the definitions again."""
    change = judged.change
    old, new = change.texts
    place = _place(judged)
    definitions = _used(judged, find_definitions(comparison) if known is None else known)
    meanings = [part for pair in definitions for part in pair]
    key = digest_of((change.kind, old, new, place, *meanings))[:32]
    redline, is_cut = shown_redline(change.diff)
    language = change.of_side(comparison.old, comparison.new).language
    old_facts, new_facts = _facts(old, new, language)
    told = [one for one in judged.findings if one.rule != OPINION]
    return Question(
        key=key,
        change=change.id,
        place=place,
        what=fate(comparison, change),
        redline=redline,
        old=old,
        new=new,
        definitions=definitions,
        old_facts=old_facts,
        new_facts=new_facts,
        findings=tuple(_line(one.message, _LONGEST_MESSAGE) for one in told[:_MOST_FINDINGS]),
        verdict=_verdict(judged),
        is_cut=is_cut,
        values=tuple(value for one in told for value in (one.old_value, one.new_value) if value),
        language=language,
    )


def _place(judged: JudgedChange) -> str:
    side = judged.change.side
    parts = [*side.heading[-2:]]
    if side.label and not (parts and parts[-1].startswith(side.label)):
        parts.append(side.label)
    return " › ".join(_line(part, 120) for part in parts) or "(before the first heading)"


def _verdict(judged: JudgedChange) -> str:
    words = "not assessed" if judged.materiality == "unassessed" else judged.materiality
    side = judged.favours if judged.favours in ("provider", "customer") else ""
    why = f" ({judged.basis})" if judged.materiality != "unassessed" else ""
    return f"{words}{why}" + (f", favours the {side}" if side else "")


def find_definitions(comparison: Comparison) -> list[tuple[str, str, bool, int]]:
    """Return the terms of both versions: the term, its meaning, whether it is new, its block."""
    found: dict[str, tuple[str, str, bool, int]] = {}
    for document, is_new in ((comparison.new, True), (comparison.old, False)):
        for term, meaning, block in _meanings(document):
            found.setdefault(term, (term, meaning, is_new, block))
    return list(found.values())


def _meanings(document: Document) -> Iterator[tuple[str, str, int]]:
    """Yield the terms with the sentence that defines them; the parties are known to readers."""
    parties = {name for name, _ in find_parties(document).names}
    parties |= set(word_lists()["idioms"]["pronouns"])
    for definition in document.definitions:
        if definition.term.casefold() in parties:
            continue
        text = document.blocks[definition.block].text
        spans = sentence_spans(text)
        start, end = next(
            ((first, last) for first, last in spans if first <= definition.start < last),
            (0, len(text)),
        )
        if definition.start - start > _LONGEST_DEFINITION // 2:
            # defined in passing, as in “(the “Service”)”: its meaning is before it
            start = text.rfind(" ", start, definition.end - _LONGEST_DEFINITION // 2) + 1
            end = min(end, definition.end + 2)
        yield definition.term, _line(text[start:end], _LONGEST_DEFINITION), definition.block


def _used(
    judged: JudgedChange, known: Sequence[tuple[str, str, bool, int]]
) -> tuple[tuple[str, str], ...]:
    """Return the definitions of terms used in the change, those in the changed words first."""
    change = judged.change
    changed = " ".join(text for operation, text in change.diff if operation != "=")
    around = " ".join(side.text for side in change.sides)
    own = {(True, index) for index in (change.new.blocks if change.new else ())}
    own |= {(False, index) for index in (change.old.blocks if change.old else ())}
    ranked: list[tuple[int, str, str]] = []
    for term, meaning, is_new, block in known:
        if (is_new, block) in own or len(term) < 2:
            continue
        if _uses(changed, term):
            ranked.append((0, term, meaning))
        elif _uses(around, term):
            ranked.append((1, term, meaning))
    ranked.sort(key=lambda row: row[0])
    near = [row for row in ranked if row[0] == 0] or ranked[:1]
    return tuple((term, meaning) for _, term, meaning in near[:_MOST_DEFINITIONS])


def _uses(text: str, term: str) -> bool:
    return term in text and re.search(rf"(?<!\w){re.escape(term)}(?!\w)", text) is not None


def _facts(old: str, new: str, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what only one of the sides states, as `duration P6M (notice)`."""
    before, after = _stated(old, language), _stated(new, language)
    gone = [fact for fact in before if fact not in after]
    came = [fact for fact in after if fact not in before]
    return tuple(gone[:_MOST_FACTS]), tuple(came[:_MOST_FACTS])


def _stated(text: str, language: str) -> list[str]:
    facts = extract_facts(text, Parties(language=language))
    found = (fact for fact in facts if fact.kind not in _QUIET_FACTS)
    return list(
        dict.fromkeys(
            f"{fact.kind} {fact.value}{f' ({fact.detail})' if fact.detail else ''}"
            for fact in found
        )
    )


_SIGNS = (("[-", "[ -"), ("-]", "- ]"), ("{+", "{ +"), ("+}", "+ }"))


def shown_redline(diff: Iterable[Run]) -> tuple[str, bool]:
    """Return a redline on one line, `[-gone-]{+new+}`, and whether it leaves out changed words.

    Long unchanged stretches are cut to their ends; the document cannot forge the marks.
    """
    runs = list(diff)
    cut = any(len(text) > _LONGEST_RUN for operation, text in runs if operation != "=")
    marks = {"-": "[-{}-]", "+": "{{+{}+}}"}
    parts = []
    for piece in shortened(runs, _CONTEXT, _LONGEST_RUN):
        text = " ".join(_unmarked(piece.text).split())
        before = " " if piece.text[:1].isspace() else ""
        after = " " if piece.text[-1:].isspace() else ""
        parts.append(before + marks.get(piece.kind, "{}").format(text) + after)
    line = " ".join("".join(parts).split())
    if len(line) > _LONGEST_DIFF:
        return line[:_LONGEST_DIFF] + " … (cut)", True
    return line, cut


def _unmarked(text: str) -> str:
    for sign, broken in _SIGNS:
        text = text.replace(sign, broken)
    return text


def _line(text: str, length: int) -> str:
    return short(text, length)
