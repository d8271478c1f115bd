"""Numbers as lists write them: digits, letters, Roman numerals, words, and other scripts.

Forms have the names that Word uses. An unknown form is written in digits.
"""

from __future__ import annotations

from .number_scripts import ALPHABETS, DIGITS, POSITIONAL, RINGS, SERIES, counted_in

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_UNDER_TWENTY = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_IRREGULAR = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_ENCLOSED = ((20, 0x2460), (35, 0x3251 - 20), (50, 0x32B1 - 35))
_CIRCLES = frozenset(
    ("decimalEnclosedCircle", "decimalEnclosedCircleChinese", "ideographEnclosedCircle")
)
_LONGEST = 40
"""The most letters in one number: beyond, as for very large numbers, digits are used."""


def format_number(number: int, form: str) -> str:
    """Write a number as Word's format of that name does; unknown formats are decimal."""
    if form == "none":
        return ""
    written = _written(number, form) if number > 0 else None
    if written is not None:
        return written
    return f"{number:02}" if form == "decimalZero" else str(number)


def _written(number: int, form: str) -> str | None:
    """Return a number in one of the forms without a zero; None if it has to be digits."""
    if form in ("lowerLetter", "upperLetter"):
        letters = _repeated("abcdefghijklmnopqrstuvwxyz", number)
        return letters.upper() if letters and form[0] == "u" else letters
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman.upper() if roman and form[0] == "u" else roman
    if form == "ordinal":
        return f"{number}{_suffix(number)}"
    if form == "cardinalText":
        return _capitalized(_words(number))
    if form == "ordinalText":
        return _capitalized(_ordinal(number))
    if form in _CIRCLES:
        return next((chr(b + number - 1) for m, b in _ENCLOSED if number <= m), None)
    return _in_script(number, form)


def _in_script(number: int, form: str) -> str | None:
    if form in ALPHABETS:
        return _repeated(ALPHABETS[form], number)
    if form in POSITIONAL:
        return _positional(POSITIONAL[form], number)
    if form in RINGS:
        return RINGS[form][(number - 1) % len(RINGS[form])]
    if form in SERIES:
        return SERIES[form][number - 1] if number <= len(SERIES[form]) else None
    if form in DIGITS:
        return "".join(DIGITS[form][int(digit)] for digit in str(number))
    return counted_in(number, form)


def _repeated(alphabet: str, number: int) -> str | None:
    """Return a letter, doubled after the last one: z is followed by aa, then bb."""
    times, place = divmod(number - 1, len(alphabet))
    return alphabet[place] * (times + 1) if times < _LONGEST else None


def _positional(alphabet: str, number: int) -> str:
    written = ""
    while number:
        number, place = divmod(number - 1, len(alphabet))
        written = alphabet[place] + written
    return written


def _roman(number: int) -> str | None:
    if number >= 4000:
        return None
    roman = ""
    for value, letters in _ROMAN:
        roman += letters * (number // value)
        number %= value
    return roman


def _suffix(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _words(number: int) -> str | None:
    if number >= 1000:
        return None
    if number < 20:
        return _UNDER_TWENTY[number]
    if number < 100:
        rest = f"-{_UNDER_TWENTY[number % 10]}" if number % 10 else ""
        return _TENS[number // 10 - 2] + rest
    rest = f" {_words(number % 100)}" if number % 100 else ""
    return f"{_UNDER_TWENTY[number // 100]} hundred{rest}"


def _ordinal(number: int) -> str | None:
    words = _words(number)
    if words is None:
        return None
    cut = max(words.rfind("-"), words.rfind(" ")) + 1
    last = words[cut:]
    if last in _IRREGULAR:
        return words[:cut] + _IRREGULAR[last]
    return words[:cut] + (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")


def _capitalized(words: str | None) -> str | None:
    return words[0].upper() + words[1:] if words else None
