"""Values as a reader says them: `P6M` is "6 months"; and the words that an edit put in or took."""

from __future__ import annotations

import re

from rapidfuzz.distance import Indel

from .evidence import Unit

_UNITS = {
    "S": "second",
    "H": "hour",
    "D": "day",
    "BD": "business day",
    "W": "week",
    "M": "month",
    "Y": "year",
}
_DURATION = re.compile(r"P(T?)(\d+(?:\.\d+)?)(BD|[SMHDWY])")
_FREQUENCY = re.compile(r"(\d+)/(P.+)")
_MOST_WORDS = 14


def spoken(value: str) -> str:
    """Return a normalised value in words; what is no such value stays as it is."""
    frequency = _FREQUENCY.fullmatch(value)
    if frequency is not None:
        period = spoken(frequency[2]).removeprefix("1 ")
        times = "once" if frequency[1] == "1" else f"{frequency[1]} times"
        return f"{times} a {period}"
    match = _DURATION.fullmatch(value)
    if match is None:
        return value
    unit = "minute" if match[1] and match[3] == "M" else _UNITS[match[3]]
    return f"{match[2]} {unit}{'' if match[2] == '1' else 's'}"


def shortened(unit: Unit) -> tuple[str, str]:
    """Return the words that a sentence lost and those that it gained, as written, cut short."""
    old = unit.old.text.split() if unit.old is not None else []
    new = unit.new.text.split() if unit.new is not None else []
    lost, gained = [], []
    for operation in Indel.opcodes(_folded(old), _folded(new)):
        if operation.tag == "delete":
            lost += old[operation.src_start : operation.src_end]
        elif operation.tag == "insert":
            gained += new[operation.dest_start : operation.dest_end]
    return _quoted(lost), _quoted(gained)


def _folded(words: list[str]) -> list[str]:
    return [word.strip(".,;:()“”\"'").casefold() for word in words]


def _quoted(words: list[str]) -> str:
    if not words:
        return "nothing"
    text = " ".join(words[:_MOST_WORDS]).strip(" ,;:.")
    return f"“{text} …”" if len(words) > _MOST_WORDS else f"“{text}”"
