"""Cases in languages other than English: they are judged by their gloss."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..facts import canonical_tokens
from ..facts.masks import MASKS
from ..parsing.document import Document
from ..proofs.remainder import Remainder, Sentence, surplus
from ..redline.change import Added, Change, Edited, Removed
from .grounds import Case
from .names import names_among, names_of
from .readings import GLOSSED, UNREAD, gloss_of, in_english, language_of
from .topics import Place

_MOST_UNKNOWN = 0.4
"""The share of a change's words that may be in no list; above it the change is not judged."""
_FEWEST_UNKNOWN = 2
"""A single unknown word may be a name; it does not keep a change from being read."""


def languages_of(change: Change, old: Document, new: Document) -> tuple[str, str]:
    """Return the languages by which the sides of a change are judged, as `language_of` does.

    A missing side has the language of the other one.
    """
    match change:
        case Added():
            return (language_of(change.new.text, new),) * 2
        case Removed():
            return (language_of(change.old.text, old),) * 2
        case Edited():
            return language_of(change.old.text, old), language_of(change.new.text, new)


def glossed(case: Case, languages: tuple[str, str]) -> Case:
    """Return a case with the English words of its sentences, headings and lead."""
    if UNREAD in languages:
        return case._replace(unread=_UNKNOWN_LANGUAGE)
    old, new = languages
    if not old and not new:
        return case
    wording = Remainder(
        tuple((_read(one, old), _read(other, new)) for one, other in case.wording.edited),
        tuple(_read(one, new) for one in case.wording.added),
        tuple(_read(one, old) for one in case.wording.removed),
        tuple(_read(one, new) for one in case.wording.displaced),
    )
    language = case.change.of_side(old, new)
    headings = tuple(in_english(heading, language) for heading in case.place.headings)
    return case._replace(
        wording=wording,
        place=Place(headings, in_english(case.place.title, language)),
        headings=tuple(in_english(heading, language) for heading in case.headings),
        lead=in_english(case.lead, language),
        unread=_unread(wording, language),
        languages=languages,
    )


_UNKNOWN_LANGUAGE = "the wording is not judged in its language"


def _unread(wording: Remainder, language: str) -> str:
    """Return why a change cannot be judged through glosses, "" if it can."""
    share = share_of_unknown(wording)
    if share <= _MOST_UNKNOWN:
        return ""
    return f"{share:.0%} of the words that differ are in no list for the language “{language}”"


def is_blurred(wording: Remainder) -> bool:
    """Whether both sides of every edit have the same gloss: the difference is lost in English."""
    if wording.added or wording.removed or not wording.edited:
        return False
    return all(
        before.language and sorted(before.tokens) == sorted(after.tokens)
        for before, after in wording.edited
    )


def _read(sentence: Sentence, language: str) -> Sentence:
    if not language:
        return sentence
    reading = in_english(sentence.text, language)
    tokens = tuple(token for token in canonical_tokens(reading) if token not in MASKS)
    context = sentence.context
    return Sentence(sentence.text, tokens, sentence.block, context, language)


def share_of_unknown(wording: Remainder) -> float:
    """Return the share of added and removed words that no list has; 0 if there are hardly any."""
    total = unknown = 0
    for count, missing in _counts(wording):
        total += count
        unknown += missing
    return unknown / total if unknown >= _FEWEST_UNKNOWN else 0.0


def _counts(wording: Remainder) -> Iterator[tuple[int, int]]:
    for one, other in wording.edited:
        for side, against in ((one, other), (other, one)):
            yield _count(side, list(surplus(side, against)))
    for sentence in (*wording.added, *wording.removed):
        yield _count(sentence, None)


def _count(sentence: Sentence, differing: list[str] | None) -> tuple[int, int]:
    """Count the words of a sentence, and those in no list; in an edited one, what differs."""
    if sentence.language not in GLOSSED:
        return len(sentence.tokens), 0
    words = [word for word in gloss_of(sentence.text, sentence.language).words if word.counts]
    unknown = [word for word in words if not word.known]
    if differing is None:
        return len(words), len(unknown)
    missing = {word.word for word in unknown}
    return len(differing), sum(token in missing for token in differing)


def names_in(old: Document, new: Document, cases: Iterable[Case]) -> frozenset[str]:
    """Return the words of names in both versions.

    German capitalises all nouns: if a document is read through glosses, only words that no list has
    can be names, and only what changed is looked at.
    """
    plain = [side for side in (old, new) if side.language.partition("-")[0] not in GLOSSED]
    readings = (
        in_english(sentence.text, sentence.language)
        for case in cases
        for sentence in _sentences(case.wording)
        if sentence.language
    )
    return names_of(*plain) | names_among(readings)


def _sentences(wording: Remainder) -> Iterator[Sentence]:
    for pair in wording.edited:
        yield from pair
    yield from (*wording.added, *wording.removed)
