"""Facts that are quantities: durations, money, percentages, ages, frequencies, plain numbers."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from ..languages import MAIN, languages
from ..text.numbers import number_words, written
from .fact import Fact
from .fact_tables import listed
from .quantities import DESIGNATORS, Quantity, duration, quantity_at, unit_of
from .roles import role_of
from .scanned_words import Scan

_BOUNDS = frozenset({"under", "over", "below", "aged", "age", "ages", "least", "than"})
_OLDER = (["or", "older"], ["or", "over"], ["and", "older"], ["and", "over"], ["years", "old"])
_PER = frozenset({"per", "each", "every", "any", "a"})


@cache
def _numbered() -> frozenset[str]:
    """Return the words before a number that names something: "Section 6", "ISO 27001"."""
    abroad = (known.prose.numbered for known in languages() if known.code != MAIN)
    return listed("numbered").union(*abroad)


def measure_at(scan: Scan, position: int) -> tuple[Fact | None, int]:
    """Return the quantity that begins at a word, None if there is none, and the next word."""
    quantity = quantity_at(scan.words, position, scan.language)
    if quantity is None:
        return None, position + 1
    if _is_reference(scan, position, quantity):
        return None, quantity.end
    start, end = scan.spots[position], scan.end_of(quantity.end - 1)
    if scan.text[end : end + 1] == ")" and "(" in scan.text[start:end]:
        end += 1
    if quantity.unit in DESIGNATORS:
        return _duration(scan, position, quantity, start, end)
    if quantity.unit == "%":
        return Fact("percentage", quantity.normal, start, end), quantity.end
    if quantity.unit:
        return _money(scan, position, quantity, start, end), quantity.end
    return _bare(scan, position, quantity, start, end)


def _is_reference(scan: Scan, position: int, quantity: Quantity) -> bool:
    """Whether the number only names something: "Section 6", "ISO 27001", "2018/1725", "24/7"."""
    start, end = scan.spots[position], scan.end_of(quantity.end - 1)
    around = scan.text[start - 1 : start] + scan.text[end : end + 1]
    first = scan.end_of(position)
    if "/" in around or scan.text[first : first + 1] == "/":
        return True
    if around[:1] in ("-", ".", "_", "#") and start and scan.text[start - 2 : start - 1].isalnum():
        return True
    return position > 0 and scan.words[position - 1] in _numbered()


def _duration(
    scan: Scan, position: int, quantity: Quantity, start: int, end: int
) -> tuple[Fact, int]:
    words, after = scan.words, quantity.end
    value = duration(quantity.value, quantity.unit)
    if quantity.unit == "Y" and words[after : after + 2] == ["of", "age"]:
        number = written(quantity.value)
        return Fact("age", number, start, scan.end_of(after + 1)), after + 2
    if quantity.unit == "Y" and words[after : after + 1] in (["old"], ["olds"]):
        return Fact("age", written(quantity.value), start, scan.end_of(after)), after + 1
    if _is_age(scan, position, quantity):
        return Fact("age", written(quantity.value), start, end), after
    if position and words[position - 1] == "every":
        return Fact("frequency", f"1/{value}", scan.spots[position - 1], end), after
    return Fact("duration", value, start, end, role_of("duration", scan.low, start, end)), after


def _is_age(scan: Scan, position: int, quantity: Quantity) -> bool:
    """Whether a bare number, or a number of years, is the age of persons: "children under 13"."""
    if not 10 <= quantity.value <= 25 or quantity.unit not in ("", "Y"):
        return False
    words, before = scan.words, scan.words[max(0, position - 4) : position]
    if words[quantity.end : quantity.end + 2] in _OLDER:
        return True
    if scan.text[scan.end_of(quantity.end - 1) :][:1] == "+" and not quantity.unit:
        return True
    if "age" in before or "aged" in before or "ages" in before:
        return True
    return bool(before) and before[-1] in _BOUNDS and not listed("persons").isdisjoint(before[:-1])


def _money(scan: Scan, position: int, quantity: Quantity, start: int, end: int) -> Fact:
    if position and scan.words[position - 1] == "us" and scan.text[start - 2 : start] == "US":
        start -= 2
    value = f"{quantity.unit} {written(quantity.value)}"
    return Fact("money", value, start, end, role_of("money", scan.low, start, end))


def _bare(
    scan: Scan, position: int, quantity: Quantity, start: int, end: int
) -> tuple[Fact | None, int]:
    after = quantity.end
    if _is_age(scan, position, quantity):
        return Fact("age", written(quantity.value), start, end), after
    period, last = _period(scan, after)
    if period:
        value = f"{written(quantity.value)}/{period}"
        return Fact("frequency", value, start, scan.end_of(last - 1), _noun(scan, after)), last
    if after == position + 1 and number_words(scan.language).get(scan.words[position]) == 1:
        return None, after
    noun = _noun(scan, after)
    if not noun or _is_year(scan, position, quantity) or _is_mark(scan, position, start, end):
        return None, after
    return Fact("number", written(quantity.value), start, end, noun), after


def _is_mark(scan: Scan, position: int, start: int, end: int) -> bool:
    """Whether a figure alone in brackets numbers a member: "sixty (60)" is one that counts."""
    if scan.text[max(0, start - 1) : start] != "(" or scan.text[end : end + 1] != ")":
        return False
    return not (position and scan.words[position - 1] in number_words(scan.language))


def _noun(scan: Scan, position: int) -> str:
    """Return the noun that a number counts: the next word, in lower case."""
    if position >= len(scan.words) or scan.gap(position).strip(")") != " ":
        return ""
    word = scan.words[position]
    spot = scan.spots[position]
    plain = word.isalpha() and len(word) > 3 and scan.text[spot].islower()
    return word if plain and word not in listed("no_nouns") else ""


def _is_year(scan: Scan, position: int, quantity: Quantity) -> bool:
    return 1900 <= quantity.value <= 2100 and len(scan.words[position]) == 4


def _period(scan: Scan, position: int) -> tuple[str, int]:
    """Read "audits per year", "times in any twelve (12) month period" after a number."""
    words = scan.words
    for per in range(position, min(position + 4, len(words))):
        if words[per] in _PER and per > position - 1:
            at = per + 1
            while words[at : at + 1] in (["calendar"], ["contract"], ["rolling"], ["given"]):
                at += 1
            unit = unit_of(words[at], scan.language) if at < len(words) else ""
            if unit:
                return duration(Decimal(1), unit), at + 1
            quantity = quantity_at(words, at, scan.language) if at < len(words) else None
            if quantity is not None and quantity.unit in DESIGNATORS:
                return duration(quantity.value, quantity.unit), quantity.end
    return "", position
