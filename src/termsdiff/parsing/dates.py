"""The date from which a document says that it applies, or when it was last updated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from .document import Block, DateBasis

_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
}


def _month_numbers() -> dict[str, int]:
    table: dict[str, int] = {}
    for names in _MONTHS.values():
        for number, name in enumerate(names.split(), start=1):
            table[name] = number
            if len(name) > 3:
                table.setdefault(name[:3], number)
    table |= {"sept": 9, "jänner": 1, "juil": 7, "févr": 2, "fev": 2, "set": 9, "mrt": 3, "mär": 3}
    return table


_NUMBERS = _month_numbers()
_NAMES = "|".join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True))
_DATE = re.compile(
    rf"""(?<![\w./-])(?:
      (?P<iso_y>(?:19|20)\d\d)[-/.](?P<iso_m>\d{{1,2}})[-/.](?P<iso_d>\d{{1,2}})
    | (?P<d1>\d{{1,2}})(?:\s*(?:st|nd|rd|th|er)\b|\.|º)?,?\s*(?:of\s+|de\s+|[-/])?\s*(?P<m1>{_NAMES})\b\.?,?\s*(?:de\s+|[-/])?\s*(?P<y1>(?:19|20)\d\d)
    | (?P<m2>{_NAMES})\b\.?\s*(?P<d2>\d{{1,2}})(?:\s*(?:st|nd|rd|th)\b)?\.?\s*,?\s*(?P<y2>(?:19|20)\d\d)
    | (?P<n1>\d{{1,2}})(?P<sep>[./-])(?P<n2>\d{{1,2}})(?P=sep)(?P<n3>(?:19|20)\d\d)
    )(?![\w/]|[.-]\d)""",
    re.IGNORECASE | re.VERBOSE,
)
_EFFECTIVE = re.compile(
    r"effective|in\s+force|into\s+force|take[sn]?\s+effect|appl(?:y|ies|icable)\s+(?:from|as\s+of|since|on)|"
    r"valid\s+(?:from|as\s+of|since)|with\s+effect|commenc|in\s+kraft|gültig|wirksam|geltend|en\s+vigueur|"
    r"applicables?\s+(?:à|au)|in\s+vigore|efficac|en\s+vigor|vigente|vigencia|van\s+kracht|ingangsdatum|"
    r"em\s+vigor|obowiązuj",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"updat|modif|revis|amend|last\s+(?:change|edit|review)|changed\s+on|version|posted|publish|dated?\b|as\s+(?:of|at)\b|"
    r"issued|stand\b|aktualisier|geändert|fassung|mis(?:e)?\s+à\s+jour|aggiorna|actualiza|bijgewerkt|gewijzigd|"
    r"atualiza|aktualizac|uppdater|opdater|current\s+as",
    re.IGNORECASE,
)
_PREVIOUS = re.compile(
    r"previous|prior\s+(?:version|terms)|older|superse|replac(?:es|ed|ing)\s+(?:the|our|all)|archiv|"
    r"before\s*$|until\s*$|prior\s+to\s*$|expire",
    re.IGNORECASE,
)
_TOP_BLOCKS = 40
_BOTTOM_BLOCKS = 12
_LONGEST_CUE = 70
_LONGEST_STAMP = 14
_STAMPED_TOP = 12


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: its value and span."""

    value: date
    start: int
    end: int


def find_dates(text: str, language: str = "en") -> Iterator[FoundDate]:
    """Yield the complete dates in a text; an ambiguous numeric one only where language decides."""
    if "19" not in text and "20" not in text:
        return
    for match in _DATE.finditer(text):
        value = _value(match, language)
        if value is not None:
            yield FoundDate(value, match.start(), match.end())


def _value(match: re.Match[str], language: str) -> date | None:
    if match["iso_y"]:
        return _date(match["iso_y"], match["iso_m"], match["iso_d"])
    if match["d1"]:
        return _date(match["y1"], str(_NUMBERS[match["m1"].casefold()]), match["d1"])
    if match["d2"]:
        return _date(match["y2"], str(_NUMBERS[match["m2"].casefold()]), match["d2"])
    return _numeric(int(match["n1"]), int(match["n2"]), match["n3"], match["sep"], language)


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _numeric(first: int, second: int, year: str, separator: str, language: str) -> date | None:
    """Order day and month by what is possible, by the separator, by language; else leave it out."""
    if first > 12 or first == second:
        return _date(year, str(second), str(first))
    if second > 12:
        return _date(year, str(first), str(second))
    if separator == "." or language not in ("en", "und"):
        return _date(year, str(second), str(first))
    return None


def find_effective_date(
    blocks: Sequence[Block], front_matter: Sequence[tuple[str, str]], language: str
) -> tuple[date | None, DateBasis | None]:
    """Return the date from which the document applies, else its update date, with its basis."""
    stated = _from_front_matter(front_matter, language)
    if stated is not None:
        return stated, "effective"
    candidates = list(_candidates(blocks, language))
    for basis in ("effective", "updated"):
        best = next((value for value, kind in candidates if kind == basis), None)
        if best is not None:
            return best, "effective" if basis == "effective" else "updated"
    return None, None


def _from_front_matter(front_matter: Sequence[tuple[str, str]], language: str) -> date | None:
    for key, value in front_matter:
        if key in ("effective", "effective_date", "effective-date", "date"):
            found = next(find_dates(value, language), None)
            if found is not None:
                return found.value
    return None


def _candidates(blocks: Sequence[Block], language: str) -> Iterator[tuple[date, DateBasis]]:
    """Yield the dates that the document gives for itself: at its top, else at its end."""
    worded = [block for block in blocks if block.has_words]
    before = ""
    for position, block in enumerate(worded[:_TOP_BLOCKS]):
        yield from _in_block(block, before, language, at_top=position < _STAMPED_TOP)
        before = block.text if len(block.text) < _LONGEST_CUE else ""
    for block in worded[max(_TOP_BLOCKS, len(worded) - _BOTTOM_BLOCKS) :]:
        if len(block.text.split()) <= _LONGEST_STAMP:
            yield from _in_block(block, "", language, at_top=False)


def _in_block(
    block: Block, before: str, language: str, *, at_top: bool
) -> Iterator[tuple[date, DateBasis]]:
    text = block.full_text
    last = 0
    for found in find_dates(text, language):
        cue = text[max(last, found.start - _LONGEST_CUE) : found.start]
        last = found.end
        basis = _basis(cue, text, found, before, at_top=at_top)
        if basis is not None:
            yield found.value, basis


def _basis(cue: str, text: str, found: FoundDate, before: str, *, at_top: bool) -> DateBasis | None:
    rest = (text[: found.start] + text[found.end :]).strip(" .,:;()[]|–—-_*")
    is_stamp = len(rest.split()) <= _LONGEST_STAMP
    sentence = re.split(r"(?<=[.;!?])\s", cue)[-1]
    if _PREVIOUS.search(sentence):
        return None
    if not rest and before:
        sentence = before
    after = text[found.end : found.end + 30]
    if _EFFECTIVE.search(sentence) and (is_stamp or at_top):
        return "effective"
    if is_stamp and _UPDATED.search(sentence):
        return "updated"
    if is_stamp and re.match(r"\W*(?:is\s+the\s+)?effective", after, re.IGNORECASE):
        return "effective"
    if at_top and (not rest or (_UPDATED.search(sentence) and len(sentence.split()) <= 10)):
        return "updated"
    return None
