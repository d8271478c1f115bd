"""The date from which a document says it applies; failing that, when it was last updated.

A date counts where its sentence says nothing else ("Last updated: 27 May 2025"), or where the
sentence is about the document itself ("These Terms take effect on …"). Dates of laws, of annexes
and of earlier versions are none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from ..languages import Cues
from ..text.dates import FoundDate, find_dates, find_short_dates, may_hold_date
from ..text.patterns import later
from ..text.sentences import END
from .block import Block
from .characters import plain_marks
from .date_words import DateWords, date_words
from .document import DateBasis

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_BREAK = re.compile(rf"{END}|\s[|]\s")
_LONGEST_CUE = 80
_SHORT_CUE = 30
_LONGEST_SENTENCE = 600
"""Characters before and after a date that are looked at."""
_STATED, _LISTED, _LIKELY = 1, 2, 3
_TOP_BLOCKS = 14
_NEAR = 4
_BESIDE = 2
_MOST_DATES = 50
"""Dates of one block that are looked at."""


class _Claim(NamedTuple):
    """A date that the document may give for itself; a lower rank is better evidence."""

    rank: int
    position: int
    value: date
    basis: DateBasis
    bare: bool = False


class _Around(NamedTuple):
    """A date with what its sentence says before and after it, and the line above it."""

    found: FoundDate
    before: str
    after: str
    above: str


def find_effective_date(
    blocks: Sequence[Block], front_matter: Sequence[tuple[str, str]], language: str
) -> tuple[date | None, DateBasis | None]:
    """Return the date from which the document applies, else its update date, with its basis."""
    stated = _from_front_matter(front_matter, language)
    if stated is not None:
        return stated, "effective"
    claims = _claims(blocks, _order_of_numbers(blocks, language))
    best = _best(_without_version_list(list(claims)))
    return (best.value, best.basis) if best is not None else (None, None)


def _without_version_list(claims: list[_Claim]) -> list[_Claim]:
    """Leave out bare dates below the top if there are several: a list of versions."""
    bare = [claim for claim in claims if claim.bare and claim.position >= _TOP_BLOCKS]
    return [claim for claim in claims if claim not in bare] if len(bare) > 1 else claims


def _best(claims: Sequence[_Claim]) -> _Claim | None:
    """Choose the first of the best rank; an effective date beside it, or a later one, wins."""
    if not claims:
        return None
    rank = min(claim.rank for claim in claims)
    level = sorted((c for c in claims if c.rank == rank), key=lambda claim: claim.position)
    first = level[0]
    if rank == _LISTED:
        return max(level, key=lambda claim: (claim.value, claim.basis == "effective"))
    if first.basis != "effective":
        effective = (claim for claim in level if claim.basis == "effective")
        first = next((c for c in effective if _outweighs(c, first)), first)
    return _newest_beside(first, level)


def _outweighs(effective: _Claim, updated: _Claim) -> bool:
    near = effective.position - updated.position <= _NEAR
    return near or effective.value >= updated.value


def _newest_beside(first: _Claim, level: Sequence[_Claim]) -> _Claim:
    """Return the newest of the dates of one kind that are together, or below the top."""
    below = first.position >= _TOP_BLOCKS
    kind = [claim for claim in level if claim.basis == first.basis]
    return max(
        (claim for claim in kind if below or claim.position - first.position <= _BESIDE),
        key=lambda claim: claim.value,
    )


def _from_front_matter(front_matter: Sequence[tuple[str, str]], language: str) -> date | None:
    for key, value in front_matter:
        if key in ("effective", "effective_date", "effective-date", "date"):
            found = next(find_dates(value, language), None)
            if found is not None:
                return found.value
    return None


_DAY_FIRST = (
    r"\b(?:France|Paris|Germany|Berlin|Ireland|Dublin|England|Wales|United Kingdom|London|Italy|"
    r"Spain|Netherlands|"
    r"Luxembourg|Australia|India|GmbH|S\.?A\.?S\.?|S\.?A\.?R\.?L\.?|RCS|CNIL|B\.V\.|S\.p\.A\.|Ltd|"
    r"Limited|VAT|"
    r"\w*authoris\w+|organisations?|recognis\w+|favour\w*|behaviours?|honour\w*|"
    r"\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?[A-Z][a-z]{2,8},?\s(?:19|20)\d\d)\b"
)
_MONTH_FIRST = (
    r"\b(?:California|Delaware|New York|Texas|Washington|U\.S\.|United States|Inc|LLC|Corp|CCPA|"
    r"COPPA|DMCA|"
    r"\w*authoriz\w+|organizations?|recogniz\w+|favor|behaviors?|honor|"
    r"[A-Z][a-z]{2,8}\s\d{1,2}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d)\b"
)
"""Seats of parties, spellings, and dates with names of months: how a text writes its dates."""
_NUMERIC = re.compile(r"\d[./-]\d{1,2}[./-](?:19|20)\d\d")


def _order_of_numbers(blocks: Sequence[Block], language: str) -> str:
    """Return the language to read numeric dates in; for English, where the parties sit decides."""
    if language != "en":
        return language
    if not any(may_hold_date(block.text) and _NUMERIC.search(block.text) for block in blocks):
        return language
    text = " ".join([block.text for block in blocks])
    day, month = len(re.findall(_DAY_FIRST, text)), len(re.findall(_MONTH_FIRST, text))
    if day > 2 * month and day > 1:
        return "en-GB"
    return "en-US" if month > 2 * day and month > 1 else "en"


def _claims(blocks: Sequence[Block], language: str) -> Iterator[_Claim]:
    words = date_words(language)
    above = ""
    position = 0
    for block in blocks:
        if not block.has_words:
            continue
        if may_hold_date(block.text) or _may_hold_short_date(block):
            for around in islice(_dates_of(block, language, words, above), _MOST_DATES):
                claim = _claim(block, around, position, words)
                if claim is not None:
                    yield claim
        above = block.full_text if len(block.text) < _LONGEST_CUE else ""
        position += 1


def _dates_of(block: Block, language: str, words: DateWords, above: str) -> Iterator[_Around]:
    if block.cells:
        for place, cell in enumerate(block.cells):
            for found in find_dates(cell, language):
                before, after = _sentence_around(cell, found)
                yield _Around(found, before, after, _names_of(block, place, words))
        return
    text = block.full_text
    for found in find_dates(text, language):
        yield _Around(found, *_sentence_around(text, found), above)
    if _may_hold_short_date(block):
        for found in find_short_dates(text, language):
            before, after = _sentence_around(text, found)
            # without a word right before them, the digits may be anything
            if _is_cued(before[-_SHORT_CUE:], words):
                yield _Around(found, before, after, "")


def _may_hold_short_date(block: Block) -> bool:
    return len(block.text) < _LONGEST_CUE and any(map(str.isdigit, block.text))


def _is_cued(text: str, words: DateWords) -> bool:
    return bool(words.effective.search(text) or words.updated.search(text))


def _names_of(block: Block, place: int, words: DateWords) -> str:
    """Return what names a cell: the one to its left if that speaks of dates, or its column."""
    left = block.cells[place - 1] if place else ""
    if len(left) < _LONGEST_CUE and _is_cued(left, words):
        return left
    return block.columns[place] if place < len(block.columns) else ""


def _claim(block: Block, around: _Around, position: int, words: DateWords) -> _Claim | None:
    found, before, after = around.found, plain_marks(around.before), plain_marks(around.after)
    if _is_earlier(before, words) or any(map(words.earlier.search, block.headings)):
        return None
    if block.cells and _is_earlier(around.above, words):
        return None
    basis = _stamp_basis(block, before, after, plain_marks(around.above), words)
    if basis is None and position < _TOP_BLOCKS and _ends_title(block, after):
        basis = "effective" if words.effective.search(before) else "updated"
    if basis is not None:
        # items and rows that look like stamps make up a list of versions
        rank = _LISTED if block.kind in ("item", "row") else _STATED
        return _Claim(rank, position, found.value, basis, bare=not _WORD.search(before + after))
    return _claim_of_sentence(before, after, found.value, position, words)


def _ends_title(block: Block, after: str) -> bool:
    """Whether a date ends the line that names the document."""
    return block.is_heading and block.level == 1 and not block.label and not after.strip(" .)")


def _claim_of_sentence(
    before: str, after: str, value: date, position: int, words: DateWords
) -> _Claim | None:
    """Read a sentence that says more than its date."""
    halved = _verb_after(before, after, words)
    if halved is not None:
        return _Claim(_STATED, position, value, halved)
    cue = _last_cue(before, words)
    if cue is None:
        return _Claim(_STATED, position, value, "effective") if words.already.match(after) else None
    start, basis = cue
    if words.subject.search(before[:start]):
        return _Claim(_STATED, position, value, basis)
    if position >= _TOP_BLOCKS or words.law.search(before):
        return None
    announced = words.announcement.search(before[:start]) is not None
    return _Claim(_STATED if announced else _LIKELY, position, value, basis)


def _verb_after(before: str, after: str, words: DateWords) -> DateBasis | None:
    if not words.subject_before_date.search(before):
        return None
    if words.effective_after.match(after):
        return "effective"
    return "updated" if words.updated_after.match(after) else None


def _is_earlier(before: str, words: DateWords) -> bool:
    """Whether the words before a date say that it is that of an earlier version."""
    found = [match.end() for match in words.earlier.matches(before)]
    return bool(found) and words.goes_on.search(before[found[-1] :]) is None


_FEW_WORDS = r"\W*(?:[\w'-]+\W+){0,5}"


def _last_cue(before: str, words: DateWords) -> tuple[int, DateBasis] | None:
    """Return where the last cue a few words before the date begins, and its basis."""
    found: list[tuple[int, DateBasis]] = []
    cues: tuple[tuple[Cues, DateBasis], ...] = (
        (words.effective, "effective"),
        (words.updated, "updated"),
    )
    for cue, basis in cues:
        for match in cue.matches(before):
            if re.fullmatch(_FEW_WORDS, before[match.end() :]):
                found.append((match.start(), basis))
    effective = [place for place in found if place[1] == "effective"]
    if effective:
        return effective[0]
    return max(found, default=None)


def _sentence_around(text: str, found: FoundDate) -> tuple[str, str]:
    start = first = max(0, found.start - _LONGEST_SENTENCE)
    last = min(len(text), found.end + _LONGEST_SENTENCE)
    for match in _SENTENCE_BREAK.finditer(text, first, found.start):
        start = match.end()
    end = _SENTENCE_BREAK.search(text, found.end, last)
    return text[start : found.start], text[found.end : end.start() if end else last]


def _stamp_basis(
    block: Block, before: str, after: str, above: str, known: DateWords
) -> DateBasis | None:
    """Read a sentence that says nothing but the date and what date it is."""
    words = [word.casefold() for word in _WORD.findall(f"{before} {after}")]
    if len(words) > 14 or any(word not in known.stamp_words for word in words):
        return _tight_basis(before, known)
    cue = f"{before} {after}" if words else above
    if known.effective.search(cue):
        return "effective"
    if block.cells and not known.updated.search(cue):
        return None
    if words or (block.kind in ("paragraph", "heading", "row") and not _TIME.match(after)):
        return "updated"
    return None


_TIME = later(r"[\sT,]*\d{1,2}:\d\d")


def _tight_basis(before: str, known: DateWords) -> DateBasis | None:
    if known.tight_effective.search(before):
        return "effective"
    return "updated" if known.tight_updated.search(before) else None
