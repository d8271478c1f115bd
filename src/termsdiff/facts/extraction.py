"""Facts of a clause, found in one pass over its words.

Each word is looked up once: a number, a party, or a phrase of the lists may begin with it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..languages import language as language_of
from ..text.dates import find_dates
from ..text.sentences import BREAK
from .fact import Fact, Role
from .fact_tables import listed
from .lexicon import Entry, Lexicon, lexicon
from .measures import measure_at
from .modality import is_verb, modality_at
from .parties import Name, Parties, oblique
from .quantities import quantity_words
from .scanned_words import Mention, Scan, scanned

USUAL = Parties()
"""The parties of a document that names none: "we", "you", "Customer" and the like."""

_DIGITS = frozenset("0123456789")
_LONGEST_SENTENCE = 6_000
"""The most characters of a sentence that are searched for facts: no real sentence is longer."""


@lru_cache(maxsize=1024)
def facts_of_sentence(text: str, parties: Parties) -> tuple[Fact, ...]:
    """Return what a sentence states; cached, as rules and the general judgement both need it."""
    return extract_facts(text[:_LONGEST_SENTENCE], parties)


def extract_facts(text: str, parties: Parties | None = None) -> tuple[Fact, ...]:
    """Return what a clause states, in text order; spans refer to `text`.

    The words of the language of `parties` are used in addition to those used in every text.
    """
    known = parties or USUAL
    scan = scanned(text, known.language)
    named = _find_parties(scan, known.index)
    facts = _dates(text)
    taken = [(fact.start, fact.end) for fact in facts]
    facts += named
    _find_stated(scan, facts, taken)
    facts.sort(key=_by_start)
    return tuple(facts)


_BEFORE = 60
_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 4
"""Words before a date among which a law may be named."""


def _by_start(fact: Fact) -> int:
    return fact.start


def _dates(text: str) -> list[Fact]:
    return [
        Fact("date", found.value.isoformat(), found.start, found.end)
        for found in find_dates(text)
        if not _names_statute(text[max(0, found.start - _BEFORE) : found.start])
    ]


def _names_statute(before: str) -> bool:
    """Whether a date only names a law: "the Act of 3 March 1999"."""
    words = _WORD.findall(BREAK.split(before)[-1].casefold())
    return not listed("enacted").isdisjoint(words[-_NEAR:])


def _find_parties(scan: Scan, index: dict[str, tuple[Name, ...]]) -> list[Fact]:
    """Record every name of a party, the longest if several begin with the same word."""
    words, indirect = scan.words, oblique(scan.language)
    facts: list[Fact] = []
    free = 0
    for position in [at for at, word in enumerate(words) if word in index]:
        if position < free:
            continue
        for length, name, role in index[words[position]]:
            if length == 1 or words[position : position + length] == name:
                free = position + length
                scan.note(Mention(position, free, role, name[0] not in indirect))
                facts.append(Fact("party", role, scan.spots[position], scan.end_of(free - 1)))
                break
    return facts


def _find_stated(scan: Scan, facts: list[Fact], taken: list[tuple[int, int]]) -> None:
    """Find quantities and the phrases of the word lists; a phrase never begins within another."""
    known, quantities = lexicon(scan.language), quantity_words(scan.language)
    own = language_of(scan.language).numbers.words_here if scan.language else {}
    last: tuple[int, Role] = (-1, "")
    free = 0
    for position in _openings(scan.words, known):
        if position < free or (taken and _within(scan.spots[position], taken)):
            continue
        entry = _phrase_at(scan, known, position)
        word = scan.words[position]
        # a number in the text's language is not a word of another one: the Spanish "once"
        if entry is not None and not (entry[0] == 1 and word in own):
            last = _state(scan, facts, position, entry, last)
            free = position + entry[0]
        elif word in quantities or word[0] in _DIGITS:
            fact, free = measure_at(scan, position)
            if fact is not None:
                facts.append(fact)


def _openings(words: list[str], known: Lexicon) -> list[int]:
    """Return where a phrase or a quantity may begin, by the word there and the next one."""
    starts, longer = known.starts, known.longer
    return [
        position
        for position, (word, following) in enumerate(zip(words, [*words[1:], ""], strict=False))
        if word in starts or (word in longer and following in longer[word]) or word[0] in _DIGITS
    ]


def _within(spot: int, taken: list[tuple[int, int]]) -> bool:
    return any(start <= spot < end for start, end in taken)


def _phrase_at(scan: Scan, known: Lexicon, position: int) -> Entry | None:
    """Return the longest phrase here within one sentence."""
    words = scan.words
    word = words[position]
    if word in known.longer and position + 1 < len(words):
        for entry in known.longer[word].get(words[position + 1], ()):
            end = position + entry[0]
            if words[position:end] == entry[1] and end <= len(words):
                span = scan.text[scan.spots[position] : scan.spots[end - 1]]
                if ". " not in span and ";" not in span:
                    return entry
    return known.alone.get(word)


def _state(
    scan: Scan, facts: list[Fact], position: int, entry: Entry, last: tuple[int, Role]
) -> tuple[int, Role]:
    """Add the facts that a phrase states; return the last modality's place and subject."""
    end = position + entry[0]
    start, stop = scan.spots[position], scan.end_of(end - 1)
    for kind, value in entry[2]:
        if kind != "modality":
            facts.append(Fact(kind, value, start, stop))
        elif entry[0] > 1 or is_verb(scan, position, value):
            value, subject = modality_at(scan, position, end, value, last)
            facts.append(Fact("modality", value, start, stop, subject))
            last = (position, subject)
    return last
