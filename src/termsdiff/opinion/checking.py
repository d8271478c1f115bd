"""Check an answer against the clause: nothing that a model wrote is taken on trust.

Quotations must be in the clause, numbers in its text or facts, and the sentence must be one short,
plain sentence. What cannot be checked this way, whether the sentence is right, remains an opinion,
and reports say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ..languages import MAIN
from ..rules.finding import TOPICS, Favours, Grade
from ..text.sentences import sentence_spans
from .answer import LONGEST_TEXT, Answer, Unreadable, read_answer
from .question import Question
from .quoting import find_quotation, quoted_in
from .stated_numbers import source_of, unsupported

MOST_WORDS = 25
_MOST_CHARACTERS = 300
_HEADLINE_WORDS = 30
_MOST_SENTENCES = 3
_ADDRESS = re.compile(r"(?i)://|\bwww\.|@|\b[\w-]+\.(?:com|org|net|io|ai|eu|de|co|dev|app|info)\b")
_MARKUP = re.compile(r"[<>`{}\[\]\\|*#~\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f]")
_OTHER_LETTERS = re.compile(r"[^\W\d_a-zA-ZÀ-ɏ]")

Slice = tuple[str, int, int]
"""A side, `old` or `new`, with the first character and the one past the last in its text."""


class Checked(NamedTuple):
    """An answer whose quotations were all found; `quotations` are slices of the clause."""

    grade: Grade
    reason: str
    topic: str
    favours: Favours
    sentence: str
    quotations: tuple[Slice, ...]


class Refused(NamedTuple):
    """An answer that is not kept, with everything that is wrong with it, worded for the model."""

    problems: tuple[str, ...]


def check(
    entry: Mapping[str, Any], question: Question, topics: Iterable[str] = TOPICS
) -> Checked | Refused:
    """Return an entry of an answer with its quotations located in the clause, or what is wrong."""
    try:
        answer = read_answer(entry, topics)
    except Unreadable as unreadable:
        return Refused((str(unreadable),))
    slices, missing = _quotations(answer, question)
    problems = [
        *missing,
        *sentence_problems(answer.sentence, MOST_WORDS),
        *_claims(answer.sentence, question),
    ]
    if not slices and not missing:
        problems.append("no quotation: quote the words on which the answer is based")
    if problems:
        return Refused(tuple(problems))
    return Checked(
        answer.grade,
        answer.reason,
        answer.topic,
        answer.favours,
        " ".join(answer.sentence.split()),
        slices,
    )


def _quotations(answer: Answer, question: Question) -> tuple[tuple[Slice, ...], list[str]]:
    slices: list[Slice] = []
    missing: list[str] = []
    for quotation in answer.quotations:
        found = _slices(quotation, question)
        slices += found
        if not found:
            missing.append(f"not in the clause, letter by letter: {_named(quotation)}")
    return tuple(dict.fromkeys(slices)), missing


def _slices(quotation: str, question: Question) -> tuple[Slice, ...]:
    """Return where a quotation is, on the new side first."""
    for side, text in (("new", question.new), ("old", question.old)):
        spans = find_quotation(quotation, text)
        if spans:
            return tuple((side, start, end) for start, end in spans)
    return ()


def _claims(sentence: str, question: Question) -> Iterator[str]:
    for number in unsupported(sentence, question.source):
        yield f"a number that the clause does not state: {_named(number)}"
    quoted = quoted_in(sentence)
    if quoted is None:
        yield "unpaired quotation marks in the sentence"
        return
    for words in quoted:
        if not _slices(words, question):
            yield f"in quotation marks, but not in the clause: {_named(words)}"


def sentence_problems(sentence: str, most: int) -> Iterator[str]:
    """Yield the reasons why a text is not one short, plain English sentence."""
    words = sentence.split()
    if not any(map(str.isalpha, sentence)):
        yield "no sentence"
    if len(words) > most or len(sentence) > _MOST_CHARACTERS:
        yield f"the sentence has more than {most} words"
    if _ADDRESS.search(sentence):
        yield "a URL or e-mail address in the sentence"
    if _MARKUP.search(sentence):
        yield "markup or control characters in the sentence"
    if _OTHER_LETTERS.search(sentence):
        yield "the sentence is not in English"
    before = sentence_spans(sentence, MAIN)[:-1]
    # what follows a semicolon is a part of the sentence, whatever it begins with
    if any(not sentence[start:end].endswith(";") for start, end in before):
        yield "more than one sentence"


def check_headline(found: Mapping[str, Any], findings: Iterable[str]) -> tuple[str, ...] | Refused:
    """Return the sentences of a headline if the findings support them, or what is wrong."""
    told = tuple(findings)
    listed = found.get("sentences")
    if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
        return Refused(("`sentences` is not a list of strings",))
    if any(len(one) > LONGEST_TEXT for one in listed):
        return Refused(("a sentence is too long",))
    if not 1 <= len(listed) <= _MOST_SENTENCES:
        return Refused((f"there must be one to {_MOST_SENTENCES} sentences",))
    source = source_of(told)
    problems: list[str] = []
    for sentence in listed:
        problems += sentence_problems(sentence, _HEADLINE_WORDS)
        problems += [
            f"a number that no finding states: {_named(number)}"
            for number in unsupported(sentence, source)
        ]
        quoted = quoted_in(sentence)
        if quoted is None:
            problems.append("unpaired quotation marks")
        elif any(not _is_told(words, told) for words in quoted):
            problems.append("words in quotation marks that are in no finding")
    return Refused(tuple(problems)) if problems else tuple(" ".join(one.split()) for one in listed)


def _is_told(words: str, findings: tuple[str, ...]) -> bool:
    return any(find_quotation(words, finding) for finding in findings)


def _named(words: str) -> str:
    line = " ".join(words.split())
    return repr(line if len(line) <= 80 else f"{line[:79]}…")
