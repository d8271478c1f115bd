"""Policy: limits that the terms must respect, whether or not they changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..facts import Fact, Parties, amount, extract_facts, find_parties
from ..parsing.block import Block
from ..parsing.document import Document
from ..spoken import say
from ..text.sentences import sentence_spans
from .evidence import passage_of
from .finding import Finding, Topic
from .phrases import PhraseIndex
from .readings import document_in_english, in_english, language_of
from .spoken_values import spoken


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit: a minimum or maximum for what sentences with one of the phrases state.

    `kind` says which values are meant, `roles` their purpose (`notice`, `cap` …; any if empty).
    `at_least` and `at_most` are normalised (`P6M`, `EUR 100`); "" if there is no such bound.
    """

    id: str
    kind: str
    words: tuple[str, ...]
    roles: tuple[str, ...] = ()
    at_least: str = ""
    at_most: str = ""
    topic: Topic = "other"
    message: str = ""


@dataclass(frozen=True, slots=True)
class Breach:
    """A limit that a clause breaks: the index of its block, and the finding."""

    block: int
    finding: Finding


def check_limits(document: Document, limits: Sequence[Limit]) -> tuple[Breach, ...]:
    """Return where a document breaks the limits, in the order of its clauses."""
    if not limits:
        return ()
    parties = find_parties(document_in_english(document))
    phrases = [(limit, PhraseIndex.of(limit.words)) for limit in limits]
    return tuple(
        breach
        for block in document.clauses
        for limit, index in phrases
        for breach in _breaches(block, language_of(block.text, document), limit, index, parties)
    )


def _breaches(
    block: Block, language: str, limit: Limit, index: PhraseIndex, parties: Parties
) -> Iterator[Breach]:
    for sentence in _sentences(block.text, language):
        if not passage_of(sentence, parties, index, language).found:
            continue
        for fact in extract_facts(in_english(sentence, language), parties):
            if _is_meant(fact, limit) and not _keeps(fact, limit):
                yield Breach(block.index, _finding(fact, limit))


def _sentences(text: str, language: str) -> Iterator[str]:
    """Yield the sentences of a clause; parts around a semicolon may state separate values."""
    for start, end in sentence_spans(text, language):
        yield from text[start:end].split("; ")


def _is_meant(fact: Fact, limit: Limit) -> bool:
    if fact.kind != limit.kind or (limit.roles and fact.detail not in limit.roles):
        return False
    bound = limit.at_least or limit.at_most
    return fact.kind != "money" or fact.value[:3] == bound[:3]


def _keeps(fact: Fact, limit: Limit) -> bool:
    value = amount(fact)
    if value is None:
        return True
    least = amount(Fact(limit.kind, limit.at_least, 0, 0)) if limit.at_least else None
    most = amount(Fact(limit.kind, limit.at_most, 0, 0)) if limit.at_most else None
    return (least is None or value >= least) and (most is None or value <= most)


def _finding(fact: Fact, limit: Limit) -> Finding:
    bound = say("at least {value}", value=spoken(limit.at_least)) if limit.at_least else ""
    if limit.at_most:
        bound = (
            say("{bound} and at most {value}", bound=bound, value=spoken(limit.at_most))
            if bound
            else say("at most {value}", value=spoken(limit.at_most))
        )
    message = limit.message or say(
        "{limit}: {value}, where policy asks for {bound}.",
        limit=limit.id,
        value=spoken(fact.value),
        bound=bound,
    )
    return Finding(
        rule=f"limit-{limit.id}",
        topic=limit.topic,
        materiality="material",
        favours="unclear",
        message=message,
        reason="A limit of your own configuration is not kept.",
        new_value=fact.value,
    )
