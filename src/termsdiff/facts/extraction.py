"""Facts of a clause, found in one pass over its words.

Each word is looked up once: what may begin with it is a number, a party, or a phrase of the lists.
"""

from __future__ import annotations

from ..parsing.dates import find_dates
from .fact import Fact, Role
from .lexicon import Entry, lexicon
from .measures import measure_at
from .modality import is_verb, modality_at
from .parties import Name, Parties, oblique
from .quantities import quantity_words
from .scan import Mention, Scan, scanned


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
    for position, word in enumerate(words):
        if word in index and position >= taken:
            for length, name, role in index[word]:
                if words[position : position + length] == name:
                    taken = position + length
                    mentions.append(Mention(position, taken, role, word not in indirect))
                    break


def _party_facts(scan: Scan) -> list[Fact]:
    return [
        Fact("party", mention.role, scan.spots[mention.start], scan.end_of(mention.end - 1))
        for mention in scan.mentions
    ]


def _find_stated(scan: Scan, facts: list[Fact], taken: list[tuple[int, int]]) -> None:
    """Find quantities and the phrases of the word lists; a phrase never begins within another."""
    words, index, quantities = scan.words, lexicon(), quantity_words()
    last: tuple[int, Role] = (-1, "")
    position, count = 0, len(words)
    while position < count:
        word = words[position]
        if word in index:
            entry = _phrase_at(scan, index[word], position)
            if entry is not None and not _within(scan.spots[position], taken):
                last = _state(scan, facts, position, entry, last)
                position += entry[0]
                continue
        if (word in quantities or "0" <= word[0] <= "9") and not _within(
            scan.spots[position], taken
        ):
            fact, position = measure_at(scan, position)
            if fact is not None:
                facts.append(fact)
            continue
        position += 1


def _within(spot: int, taken: list[tuple[int, int]]) -> bool:
    return any(start <= spot < end for start, end in taken) if taken else False


def _phrase_at(scan: Scan, entries: tuple[Entry, ...], position: int) -> Entry | None:
    """Return the longest phrase that stands here within one sentence."""
    words = scan.words
    for entry in entries:
        length, phrase, _ = entry
        if length == 1:
            return entry
        if words[position : position + length] == phrase:
            span = scan.text[scan.spots[position] : scan.spots[position + length - 1]]
            if ". " not in span and ";" not in span:
                return entry
    return None


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
