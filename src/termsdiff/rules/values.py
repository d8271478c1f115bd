"""Values as a reader says them: `P6M` is "6 months"."""

from __future__ import annotations

import re

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
