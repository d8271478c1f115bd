"""The date from which a document says that it applies; failing that, when it was last updated.

A date counts where its sentence says nothing else ("Last updated: 27 May 2025"), or where the
sentence is about the document itself ("These Terms take effect on …"). Dates of laws, of annexes
and of earlier versions are none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from .characters import plain_marks
from .dates import FoundDate, find_dates, may_hold_date
from .document import Block, DateBasis


class _Cue(NamedTuple):
    """A pattern of words, case ignored, and stems of which one stands in all that it matches.

    It is compiled when a stem is first met: most documents never need most of them.
    """

    pattern: str
    stems: tuple[str, ...]

    def search(self, text: str) -> re.Match[str] | None:
        return re.search(self.pattern, text, re.IGNORECASE) if self._may_match(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        return re.match(self.pattern, text, re.IGNORECASE) if self._may_match(text) else None

    def finditer(self, text: str) -> Iterable[re.Match[str]]:
        return re.finditer(self.pattern, text, re.IGNORECASE) if self._may_match(text) else ()

    def _may_match(self, text: str) -> bool:
        folded = text.lower()
        return any(stem in folded for stem in self.stems)


_EFFECTIVE = _Cue(
    r"effective|in(?:to)?\s+(?:force|effect)|take[sn]?\s+effect|immediate\s+effect|with\s+effect|"
    r"commenc|"
    r"appl(?:y|ies|icable)\s+(?:as\s+)?(?:from|of|since|on)|valid\s+(?:from|as\s+of|since)|^from\b|"
    r"in\s+kraft|gültig|wirksam|geltend|gilt\s+ab|en\s+vigueur|applicables?\s+(?:à|au)|"
    r"in\s+vigore|efficac|"
    r"en\s+vigor|vigente|vigencia|van\s+kracht|ingangsdatum|em\s+vigor|obowiązuj",
    (
        *("effect", "force", "commenc", "appl", "valid", "from", "kraft", "gültig", "wirksam"),
        *("geltend", "gilt", "vig", "efficac", "kracht", "ingangsdatum", "obowiązuj"),
    ),
)
_UPDATED = _Cue(
    r"updat|modif|revis|amend|chang|edited|review|version|posted|publish|released?|dated?\b|"
    r"as\s+(?:of|at)\b|issued|"
    r"stand\b|aktualisier|geändert|fassung|mise?s?\s+à\s+jour|aggiorna|actualiza|bijgewerkt|"
    r"gewijzigd|"
    r"atualiza|aktualizac|uppdater|opdater|current\s+as",
    (
        *("updat", "modif", "revis", "amend", "chang", "edited", "review", "version", "posted"),
        *("publish", "release", "date", "as of", "as at", "issued", "stand", "aktualis", "geänd"),
        *("fassung", "jour", "aggiorna", "tualiza", "bijgewerkt", "gewijzigd", "pdater", "current"),
    ),
)
_CUES: tuple[tuple[_Cue, DateBasis], ...] = ((_EFFECTIVE, "effective"), (_UPDATED, "updated"))
_EARLIER = _Cue(
    r"previous|prior\s+(?:version|terms)|older|supersed|replac(?:es|ed|ing)\s+(?:the|our|all|"
    r"any)\b|archiv|history|"
    r"changelog|\b(?:before|until|prior\s+to|by|expires?)\s*$",
    (
        *("previous", "prior", "older", "supersed", "replac", "archiv", "history", "changelog"),
        *("before", "until", "by", "expire"),
    ),
)
_SUBJECT = (
    r"\b(?:these|this|the|our|diese|les|présentes?|le\s+presenti|las?|los?)\s+(?:[\w’'-]+\s+){0,4}?"
    r"(?:terms|conditions|policy|policies|agreement|notice|statement|version|document|contract|"
    r"addendum|guidelines|"
    r"changes|updates?|bedingungen|fassung|datenschutz\w*|condizioni|informativa|política|"
    r"condiciones|voorwaarden)"
    r"(?:\s+(?:of\s+(?:use|service|sale)|and\s+conditions))?\s+(?:[\w’'-]+\s+){0,4}?$"
)
_WORDS_OF_STAMPS = (
    "effective starting start begins beginning date dated last updated update updates "
    "modified revised revision reviewed amended changed edited version of versions v as on is "
    "was were are from since the this these our and in force into effect takes take took went "
    "came applies apply applicable valid posted published release released issued current "
    "terms term policy policies notice statement agreement conditions condition document "
    "privacy service services use legal general cookie data user license licence acceptable "
    "processing view see archived previous prior download pdf print by at to date: time "
    "gültig ab stand fassung vom zuletzt aktualisiert geändert am letzte aktualisierung "
    "wirksam kraft seit datum dernière mise à jour le en vigueur depuis du au partir ultimo "
    "aggiornamento il del vigore dal versione última actualización el de vigente desde vigor "
    "fecha versión laatst bijgewerkt op ingangsdatum "
)
_STAMP_WORDS = frozenset(_WORDS_OF_STAMPS.split())
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_BREAK = re.compile(r"[.;!?]\s+(?=[A-Z\"(\[]|“|$)|\s[|]\s")
_LONGEST_CUE = 80
_LONGEST_SENTENCE = 600
"""Characters before and after a date that are looked at."""
_TOP_BLOCKS = 14
_NEAR = 4
_MOST_DATES = 50
"""Dates of one block that are looked at."""


class _Claim(NamedTuple):
    """A date that the document may give for itself; a lower rank is better evidence."""

    rank: int
    position: int
    value: date
    basis: DateBasis
    bare: bool = False


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
    """Leave out bare dates below the top where there are several: a list of versions."""
    bare = [claim for claim in claims if claim.bare and claim.position >= _TOP_BLOCKS]
    return [claim for claim in claims if claim not in bare] if len(bare) > 1 else claims


def _best(claims: Sequence[_Claim]) -> _Claim | None:
    """Choose the first of the best rank; an effective date beside it, or a later one, wins."""
    if not claims:
        return None
    rank = min(claim.rank for claim in claims)
    level = sorted((c for c in claims if c.rank == rank), key=lambda claim: claim.position)
    first = level[0]
    if first.basis == "effective":
        return first
    effective = (claim for claim in level if claim.basis == "effective")
    return next((c for c in effective if _outweighs(c, first)), first)


def _outweighs(effective: _Claim, updated: _Claim) -> bool:
    near = effective.position - updated.position <= _NEAR
    return near or effective.value >= updated.value


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
    r"Limited|VAT)\b"
)
_MONTH_FIRST = (
    r"\b(?:California|Delaware|New York|Texas|Washington|U\.S\.|United States|Inc|LLC|Corp|CCPA|"
    r"COPPA|DMCA)\b"
)


_NUMERIC = re.compile(r"\d[./-]\d{1,2}[./-](?:19|20)\d\d")
_LAW = r"(?i)\b(?:regulation|directive|gdpr|act|statute|treaty|code)\b"


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
    above = ""
    position = 0
    for block in blocks:
        if not block.has_words:
            continue
        text = block.full_text
        if may_hold_date(text):
            for found in islice(find_dates(text, language), _MOST_DATES):
                claim = _claim(block, text, found, above, position)
                if claim is not None:
                    yield claim
        above = text if len(text) < _LONGEST_CUE else ""
        position += 1


def _claim(block: Block, text: str, found: FoundDate, above: str, position: int) -> _Claim | None:
    before, after = _sentence_around(text, found)
    if _EARLIER.search(before) or any(_EARLIER.search(name) for name in block.headings):
        return None
    basis = _stamp_basis(block, before, after, above)
    if basis is not None:
        # items that look like stamps make up a list of versions
        rank = 2 if block.kind == "item" else 1
        return _Claim(rank, position, found.value, basis, bare=not _WORD.search(before + after))
    cue = _last_cue(before)
    if cue is None and _ALREADY.match(after):
        return _Claim(1, position, found.value, "effective")
    if cue is None:
        return None
    start, basis = cue
    if re.search(_SUBJECT, before[:start], re.IGNORECASE):
        return _Claim(1, position, found.value, basis)
    if position >= _TOP_BLOCKS or re.search(_LAW, before):
        return None
    return _Claim(3, position, found.value, basis)


_ALREADY = _Cue(r"[^.]{0,30}\b(?:with immediate effect|is (?:the )?effective)", ("effect",))
_FEW_WORDS = r"\W*(?:[\w'-]+\W+){0,5}"


def _last_cue(before: str) -> tuple[int, DateBasis] | None:
    """Return where the last cue begins that stands a few words before the date, and its basis."""
    found: list[tuple[int, DateBasis]] = []
    for pattern, basis in _CUES:
        for match in pattern.finditer(before):
            if re.fullmatch(_FEW_WORDS, plain_marks(before[match.end() :])):
                found.append((match.start(), basis))
    effective = [cue for cue in found if cue[1] == "effective"]
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


def _stamp_basis(block: Block, before: str, after: str, above: str) -> DateBasis | None:
    """Read a sentence that says nothing but the date and what date it is."""
    words = [word.casefold() for word in _WORD.findall(f"{before} {after}")]
    if len(words) > 14 or any(word not in _STAMP_WORDS for word in words):
        return _tight_basis(before)
    cue = f"{before} {after}" if words else above
    if "effective" in cue.lower() or _EFFECTIVE.search(cue):
        return "effective"
    if words or (block.kind in ("paragraph", "heading") and not _TIME.match(after)):
        return "updated"
    return None


_TIME = re.compile(r"[\sT,]*\d{1,2}:\d\d")
_TIGHT = _Cue(
    r"(?:(?<![^\W_])(?P<effective>effective(?:\s+date|\s+as\s+of|\s+from|\s+on)?\s*[:–—-]|"
    r",\s*effective(?:\s+as\s+of|\s+from|\s+on))|"
    r"(?<![^\W_])last\s+(?:updated|modified|revised|changed|amended)(?:\s+(?:and|or)\s+\w+)?"
    r"(?:\s+on|\s+as\s+of)?\s*[:–—-]?|"
    r"(?<![^\W_])(?:release|revision|version|publication)\s+date\s*[:–—-])\s*$",
    ("effective", "last", "date"),
)


def _tight_basis(before: str) -> DateBasis | None:
    match = _TIGHT.search(before)
    if match is None:
        return None
    return "effective" if match["effective"] else "updated"
