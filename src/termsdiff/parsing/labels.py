"""Labels: the numbers of headings and clauses, in every style that terms use."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..languages import any_words
from ..text.dates import names_month_in_full
from ..text.patterns import later
from .characters import plain_marks

_ROMAN = r"(?i:x{0,3}(?:ix|iv|v?i{0,3}))"
_TAIL = r"\s*(?:[.):-](?=\s|$)|(?=\s|$))\s*"

_WORDED = later(
    r"(?P<word>[^\W\d_]+\.?)\s+"
    rf"(?P<mark>\d{{1,3}}(?:\.\d{{1,3}}){{0,5}}|{_ROMAN}|[A-Za-z])(?![\w'.]\w)"
    r"\s*(?:[.:)-]+(?=\s|$)|(?=\s|$))\s*"
)
_PARAGRAPH_SIGN = later(r"§{1,2}\s*(?P<mark>\d{1,4}(?:\.\d{1,3})*[a-z]?)" + _TAIL)
_DECIMAL = later(r"(?P<mark>\d{1,3}(?:\.\d{1,3}){1,5})[.)]?(?=\s|$)[\s:-]*")
_INTEGER = later(r"(?P<mark>\d{1,3})(?:(?P<tail>\.\)|[.):])(?=\s|$)\s*|\.(?=[A-Z][a-z]))")
_BARE_INTEGER = later(r"(?P<mark>\d{1,4})\s*(?:-\s+)?(?=\s[^\W\d_a-z])\s*")
_BRACKETED = later(
    r"\(\s?(?P<mark>[A-Za-z]{1,2}|[ivxlIVXL]{1,6}|\d{1,3})\s?\)(?=\s|$|[.:,])[.:]?\s*"
)
_CLOSED = later(r"(?P<mark>[A-Za-z]|[ivx]{1,5}|[IVX]{1,5})(?P<tail>\.(?=\s)|\)(?=\s|$))\s*")
_WORD = later(r"[^\W\d_]{3,12}\b")


class Label(NamedTuple):
    """A label: normalised (`2.4`, `(a)`, `IV`, `Annex A`), as written, and where it ends."""

    value: str
    written: str
    end: int


def find_label(text: str, *, heading: bool) -> Label | None:
    """Find the label that a text begins with; in headings a bare number counts, too."""
    if not text:
        return None
    first = text[0]
    if not (first.isalnum() or first in "(§"):
        return None
    plain = plain_marks(text)
    label = _find(plain, heading=heading)
    if label is None or plain is text:
        return label
    return label._replace(written=text[: label.end].strip())


def _find(text: str, *, heading: bool) -> Label | None:
    first = text[0]
    if first.isdigit():
        return _numeric(text, heading=heading)
    if first == "(":
        return _made(text, _BRACKETED.match(text), "({})")
    if first == "§":
        return _made(text, _PARAGRAPH_SIGN.match(text), "{}")
    return _lettered(text, heading=heading) if first.isalpha() else None


def _made(text: str, match: re.Match[str] | None, form: str) -> Label | None:
    if match is None:
        return None
    return Label(form.format(match["mark"]), text[: match.end()].strip(), match.end())


def _numeric(text: str, *, heading: bool) -> Label | None:
    match = _DECIMAL.match(text) or _INTEGER.match(text)
    if match is not None:
        return _made(text, match, "{}")
    if not heading:
        return None
    match = _BARE_INTEGER.match(text)
    if match is None or _names_month(text, match.end()):
        return None
    return _made(text, match, "{}")


def _names_month(text: str, start: int) -> bool:
    """Whether a month follows: "1 May" is a date, not a first section with that name."""
    word = _WORD.match(text, start)
    return word is not None and names_month_in_full(word[0].casefold())


def _lettered(text: str, *, heading: bool) -> Label | None:
    match = _WORDED.match(text)
    if match is not None and match["mark"] and _opens_label(match["word"].casefold()):
        return _worded(text, match, heading=heading)
    match = _CLOSED.match(text)
    if match is None:
        return None
    if match["tail"] == ")":
        return _made(text, match, "({})")
    after = text[match.end() : match.end() + 1]
    if match["mark"].isupper() and not (heading or after.isupper()):
        return None
    return _made(text, match, "{}")


def _opens_label(word: str) -> bool:
    return word in any_words("sections", "units") or word in any_words("sections", "parts")


def _worded(text: str, match: re.Match[str], *, heading: bool) -> Label | None:
    """`Section 4` labels a heading; in a sentence it only refers ("Section 4 applies")."""
    separated = text[match.start("mark") + len(match["mark"]) : match.end()].strip()
    if not heading and not separated:
        return None
    if match["mark"].isalpha() and match["mark"].islower():
        return None
    is_part = match["word"].casefold() in any_words("sections", "parts")
    value = f"{match['word'].capitalize()} {match['mark']}" if is_part else match["mark"]
    return Label(value, text[: match.end()].strip(), match.end())
