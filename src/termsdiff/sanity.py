"""What a reader must know about a comparison as a whole before relying on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from .notes import Note
from .parsing import Document, seems_cut
from .rules.readings import GLOSSED, is_judged
from .spoken import say

_LEAST_SHARED = 0.2
"""The share of the shorter text's words that the other must have to be a version of it."""
_FEWEST_WORDS = 60


def find_notes(old: Document, new: Document) -> tuple[Note, ...]:
    """Return the notes on two versions taken together."""
    return (*_cut(old, new), *_unread(old, new), *_unlike(old, new), *_order(old, new))


def _cut(old: Document, new: Document) -> Iterator[Note]:
    """Note a shorter text that ends in the middle of a sentence: its rest is missing."""
    for name, side, other in (("old", old, new), ("new", new, old)):
        if _size(side) < _size(other):
            words = seems_cut(side)
            if words:
                text = say(_CUT[name], words=words)
                yield Note("cut-short", text, incomplete=True)


_CUT = {
    "old": "The old version seems to be truncated after “{words}”.",
    "new": "The new version seems to be truncated after “{words}”.",
}


def _size(document: Document) -> int:
    return sum(len(block.text) for block in document.blocks if block.has_words)


def _unread(old: Document, new: Document) -> Iterator[Note]:
    languages = dict.fromkeys(
        side.language for side in (old, new) if not is_judged(side.language, side)
    )
    yield from _through_glosses(old, new)
    for language in languages:
        name = say("an unknown language") if language == "und" else f"“{language}”"
        text = say(
            "The wording of {language} is not judged; changed numbers, dates and amounts are "
            "reported.",
            language=name,
        )
        yield Note("language-not-judged", text)


def _through_glosses(old: Document, new: Document) -> Iterator[Note]:
    """Note that a verdict reached through word lists is less certain than one on English."""
    sides = (side.language.partition("-")[0] for side in (old, new))
    for language in dict.fromkeys(sides):
        if language in GLOSSED:
            text = say(
                "The wording of “{language}” is judged through English glosses of its words; "
                "quotations and values are those of the text.",
                language=language,
            )
            yield Note("judged-through-glosses", text)


def _unlike(old: Document, new: Document) -> Iterator[Note]:
    before, after = _texts(old), _texts(new)
    kept = before & after
    shared = _count(kept)
    shorter = shared + min(_count(before - kept), _count(after - kept))
    # words in identical blocks are usually enough, and quick to count
    if shorter < _FEWEST_WORDS or shared >= _LEAST_SHARED * shorter:
        return
    if (_words(before) & _words(after)).total() < _LEAST_SHARED * shorter:
        yield Note(
            "little-shared",
            say("The two texts share few words: are they versions of the same document?"),
        )


def _texts(document: Document) -> Counter[str]:
    return Counter(block.text for block in document.blocks if block.has_words)


def _count(texts: Counter[str]) -> int:
    return sum(len(text.split()) * times for text, times in texts.items())


def _words(texts: Counter[str]) -> Counter[str]:
    return Counter(" ".join(texts.elements()).split())


def _order(old: Document, new: Document) -> Iterator[Note]:
    before, after = old.effective_date, new.effective_date
    if before is not None and after is not None and before > after:
        text = say(
            "OLD ({old}) is dated later than NEW ({new}).",
            old=before.isoformat(),
            new=after.isoformat(),
        )
        yield Note("old-is-later", text)
