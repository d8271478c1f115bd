"""Contact details and date stamps: what may change in a text without any rule changing.

They are replaced by names (`_EMAIL_`, `_URL_`, `_PHONE_`, `_ADDRESS_`, `_DATESTAMP_`). Addresses
and telephone numbers only if the form leaves no doubt: a meaningful number must never vanish.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..languages import languages
from ..text.dates import find_dates, month_of_year
from ..text.patterns import later
from ..text.quote_marks import APOSTROPHES
from .fact_tables import listed_in

MASKS = {f"_{name.lower()}_": name for name in ("EMAIL", "URL", "PHONE", "ADDRESS", "DATESTAMP")}
"""The placeholders in a masked text, in lower case."""


@lru_cache(maxsize=1)
def _email() -> re.Pattern[str]:
    """Match an e-mail address, even one obfuscated by a page."""
    return re.compile(
        r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}|\[email\s?protected\]",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _url() -> re.Pattern[str]:
    """Match a URL, with or without its scheme."""
    return re.compile(
        r"\b(?:https?://|www\.)[\w!#$%&'(*+,./:;=?@~\[-]*[\w!#$%&'(*+/=?@~\[-]"
        r"|(?<![\w.@-])(?:[a-z0-9-]{1,63}\.){1,5}(?:com|org|net|ai|io|eu|de|fr|uk|us|co)(?:/[\w!#$%&'(*+./:=?@~\[-]*)?"
        r"(?<![.,;:])(?![\w@])",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _phone() -> re.Pattern[str]:
    """Match what can only be a telephone number."""
    return re.compile(
        r"(?<![\w$€£.,])(?:\+\d{1,3}[\d ()/.-]{6,}\d|\(\d{2,5}\)[ -]?\d[\d -]{4,}\d"
        r"|1?-?\d{3}-\d{3}-\d{4})(?![\w%])"
    )


_LETTER = rf"[\w{APOSTROPHES}-]"
_SIGN = rf"[\w.{APOSTROPHES}-]"
"""What names of streets and places are made of, the second with full stops: "St. Mary’s"."""
_TAIL = (
    r"(?:,?\s(?:Suite|Ste\.?|Floor|Unit|Room|Building|Block|Level|Apt\.?|#)\s?[\w-]+|,?\s\d{1,3}(?:st|nd|rd|th)\sFloor)?"
    rf"(?:,?\s(?:[A-Z]{{1,2}}-)?\d{{4,6}}\s[A-ZÀ-Ü]{_LETTER}+(?:\s\d{{1,2}}\b)?"
    rf"|(?:,?\s[A-Z]{_SIGN}*(?:\s[A-Z]{_SIGN}*){{0,2}})?,?\s[A-Z]{{2}}\s\d{{5}}(?:-\d{{4}})?"
    rf"|(?:,?\s[A-Z]{_LETTER}*){{1,2}},?\s[A-Z]{{1,2}}\d[\dA-Z]?\s\d[A-Z]{{2}}\b"
    rf"|,\sDublin\s\d{{1,2}}\b|,\s[A-Z]{_LETTER}+\s\d\b)?"
)


def _all(name: str) -> list[str]:
    """Return one address list of all languages, in order."""
    lists: list[tuple[str, ...]] = [getattr(known.addresses, name) for known in languages()]
    return [word for words in lists for word in words]


@lru_cache(maxsize=1)
def _address() -> re.Pattern[str]:
    """Match a postal address; compiled on demand, as few texts have one.

    The word for the street comes after number and name, between them, or ends the name before the
    number.
    """
    last, endings, repeats = map("|".join, map(_all, ("streets_last", "street_endings", "repeats")))
    firsts, joints = _all("streets_first"), "|".join(_all("street_joints"))
    first = "|".join([*firsts, *(word.capitalize() for word in firsts)])
    street = (
        rf"\d{{1,5}}[a-zA-Z]?(?:-\d{{1,5}})?,?\s(?:[NSEW]\.?\s)?(?:[A-Z0-9]{_SIGN}*\s){{1,4}}?"
        rf"(?:{last})\b\.?"
        rf"|\d{{1,4}}(?:\s?(?:{repeats}))?,?\s(?:{first})\s(?:(?:{joints})\s?){{0,2}}"
        rf"[A-ZÀ-Ü]{_LETTER}*(?:\s[A-ZÀ-Ü]{_LETTER}*){{0,3}}"
        rf"|[A-ZÄÖÜ][\wäöüß-]*(?:{endings})\s\d{{1,4}}[a-z]?\b"
        r"|\d{1,5}\sBroadway\b|P\.?\s?O\.?\sBox\s\d+"
    )
    return re.compile(rf"\b(?:{street}){_TAIL}")


@lru_cache(maxsize=1)
def _street_hint() -> re.Pattern[str]:
    """Match what every street address contains."""
    last = "|".join(_all("streets_last"))
    firsts, repeats = _all("streets_first"), "|".join(_all("repeats"))
    first = "|".join(f"[{word[0]}{word[0].upper()}]{word[1:]}" for word in firsts)
    return re.compile(
        rf" (?:{last})\b|P\.?\s?O\.?\sBox|\d(?: ?(?:{repeats}))?,?\s(?:{first}|Broadway)"
        rf"|(?:{'|'.join(_all('street_endings'))})\s\d"
    )


_ADDRESS_HINTS = (
    "://",
    "www.",
    ".com",
    ".org",
    ".net",
    ".ai",
    ".io",
    ".eu",
    ".de",
    ".fr",
    ".uk",
    ".us",
    ".co",
)


@lru_cache(maxsize=1)
def _stamp() -> re.Pattern[str]:
    """Match what comes before the date of a stamp."""
    return re.compile(
        r"(?:last\s+)?(?:updated?|modified|revised|amended|changed|reviewed|effective|posted|published|dated)\b"
        r"(?:\s+(?:date|starting|from|on|as\s+of|in|since|by))*(?:\s+is)?\s*[:–—-]?\s*$",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _loose_date() -> re.Pattern[str]:
    """Match a date in a stamp that names no day, or in which the month is ambiguous."""
    return re.compile(
        rf"{month_of_year().pattern}|\d{{1,2}}[./-]\d{{1,2}}[./-](?:20)?\d\d\b", re.IGNORECASE
    )


_CUE_LENGTH = 40
_WORD = later(r"\w+")


@lru_cache(maxsize=1)
def _age() -> re.Pattern[str]:
    """Match a stamp relative to the day on which the page was read."""
    return re.compile(
        r"\b(?:last\s+)?(?:updated?|modified|revised|changed|reviewed|posted|published)\b\s?[:–—-]?\s*"
        r"(?:(?:about|over|almost)\s)?(?:\d{1,3}|an?|one)\s(?:minute|hour|day|week|month|year)s?\sago\b",
        re.IGNORECASE,
    )


def masked(text: str) -> str:
    """Return the text with contact details and date stamps replaced by their names."""
    return mask_contacts(mask_links(mask_stamps(text)))


_LONGEST_TITLE = 120
_VERSION = later(r",?\s[Vv]ersion:?\s\d+(?:\.\d+)*$|^[Vv]ersion:?\s\d+(?:\.\d+)*$")
"""The number of the version at the end of a title; a sentence ends in a full stop."""
_ANCHOR = later(r"\[\]\{#[^{}\s]*[^{}]*\}|\(#[\w-]+\)")
"""Anchors left by converters: `[]{#terms .anchor}`, `(#terms)`."""


def mask_stamps(text: str) -> str:
    """Return the text with stamps of the version ("last updated 1 May 2025") replaced."""
    if "ersion" in text and len(text) <= _LONGEST_TITLE:
        text = _VERSION.sub(" _DATESTAMP_ ", text)
    if " ago" in text:
        text = _age().sub(" _DATESTAMP_ ", text)
    if ("20" in text or "19" in text) and any(map(text.__contains__, "0123456789")):
        text = _without_stamps(text)
    return text


@lru_cache(maxsize=1024)
def mask_links(text: str) -> str:
    """Return the text with URLs replaced; e-mail addresses are left alone."""
    if "#" in text:
        text = _ANCHOR.sub(" _URL_ ", text)
    if "." in text and any(map(text.__contains__, _ADDRESS_HINTS)):
        text = _url().sub(" _URL_ ", text)
    return text


@lru_cache(maxsize=1024)
def mask_contacts(text: str) -> str:
    """Return the text with e-mail addresses, postal addresses and telephone numbers replaced."""
    if "@" in text or "email" in text:
        text = _email().sub(" _EMAIL_ ", text)
    if any(map(text.__contains__, "0123456789")):
        if "-" in text or "+" in text or "(" in text:
            text = _phone().sub(" _PHONE_ ", text)
        if _street_hint().search(text):
            text = _address().sub(" _ADDRESS_ ", text)
    return text


def _without_stamps(text: str) -> str:
    spans = [(found.start, found.end) for found in find_dates(text)]
    spans = spans or [match.span() for match in _loose_date().finditer(text)]
    pieces: list[str] = []
    last = 0
    for start, end in spans:
        cue = _stamp().search(text, max(last, start - _CUE_LENGTH), start)
        if cue is not None and _is_stamp(text, cue.start(), cue[0], end):
            pieces += [text[last : cue.start()], " _DATESTAMP_ "]
            last = end
    return "".join([*pieces, text[last:]]) if pieces else text


def _is_stamp(text: str, start: int, cue: str, end: int) -> bool:
    """Whether a cue and the date after it (up to `end`) stamp the version and state no rule.

    Within a sentence, only "last updated …" does; "effective 1 May" may belong to a rule, so only
    stamp words may be next to it.
    """
    if cue.casefold().startswith("last"):
        return True
    if text[:start].endswith("(") and text[end:].startswith(")"):
        return True
    beside = _WORD.findall(f"{text[:start]} {text[end:]}".casefold())
    known = listed_in("proofs", "stamp_words")
    return all(word in known or word[0].isdigit() for word in beside)
