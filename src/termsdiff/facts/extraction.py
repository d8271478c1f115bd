"""Facts of a clause, found in one pass over its words.

Each word is looked up once: what may begin with it is a number, a party, or a phrase of the lists.
"""

from __future__ import annotations

from ..parsing.dates import find_dates
from .fact import Fact, Role
from .lexicon import Entries, Entry, lexicon, stating_words
from .measures import measure_at
from .modality import is_verb, modality_at
from .parties import Name, Parties, oblique
from .quantities import quantity_words
from .scan import Mention, Scan, scanned

_DIGITS = frozenset("0123456789")


def extract_facts(text: str, parties: Parties | None = None) -> tuple[Fact, ...]:
    """Return what a clause states, in the order of its words; spans are those of `text`."""
    scan = scanned(text)
    _find_mentions(scan, (parties or Parties()).index)
    facts = _dates(text)
    taken = [(fact.start, fact.end) for fact in facts]
    facts += _party_facts(scan)
    _find_stated(scan, facts, taken)
    facts.sort(key=_by_start)
    return tuple(facts)


def _by_start(fact: Fact) -> int:
    return fact.start


def _dates(text: str) -> list[Fact]:
    return [
        Fact("date", found.value.isoformat(), found.start, found.end) for found in find_dates(text)
    ]


def _find_mentions(scan: Scan, index: dict[str, tuple[Name, ...]]) -> None:
    """Note every name of a party, the longest name where several begin with one word."""
    words, mentions, indirect = scan.words, scan.mentions, oblique()
    taken = 0
    for position in [at for at, word in enumerate(words) if word in index]:
        if position < taken:
            continue
        for length, name, role in index[words[position]]:
            if length == 1 or words[position : position + length] == name:
                taken = position + length
                mentions.append(Mention(position, taken, role, name[0] not in indirect))
                break


def _party_facts(scan: Scan) -> list[Fact]:
    return [
        Fact("party", mention.role, scan.spots[mention.start], scan.end_of(mention.end - 1))
        for mention in scan.mentions
    ]


def _find_stated(scan: Scan, facts: list[Fact], taken: list[tuple[int, int]]) -> None:
    """Find quantities and the phrases of the word lists; a phrase never begins within another."""
    words, index = scan.words, lexicon()
    starts, quantities = stating_words(), quantity_words()
    last: tuple[int, Role] = (-1, "")
    free = 0
    for position in [at for at, word in enumerate(words) if word in starts or word[0] in _DIGITS]:
        if position < free or (taken and _within(scan.spots[position], taken)):
            continue
        word = words[position]
        entry = _phrase_at(scan, index[word], position) if word in index else None
        if entry is not None:
            last = _state(scan, facts, position, entry, last)
            free = position + entry[0]
        elif word in quantities or word[0] in _DIGITS:
            fact, free = measure_at(scan, position)
            if fact is not None:
                facts.append(fact)


def _within(spot: int, taken: list[tuple[int, int]]) -> bool:
    return any(start <= spot < end for start, end in taken)


def _phrase_at(scan: Scan, entries: Entries, position: int) -> Entry | None:
    """Return the longest phrase that stands here within one sentence."""
    longer, alone = entries
    words = scan.words
    if longer and position + 1 < len(words):
        for entry in longer.get(words[position + 1], ()):
            length, phrase, _ = entry
            if words[position : position + length] == phrase:
                span = scan.text[scan.spots[position] : scan.spots[position + length - 1]]
                if ". " not in span and ";" not in span:
                    return entry
    return alone


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
