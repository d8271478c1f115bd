"""Values in words: `P6M` is "6 months"."""

from __future__ import annotations

from ..spoken import Spoken, say
from ..text.patterns import later

_UNITS: dict[str, str] = {
    "S": "second",
    "H": "hour",
    "D": "day",
    "BD": "business day",
    "W": "week",
    "M": "month",
    "Y": "year",
}
_STANCES = Spoken(
    (word, word)
    for word in (
        "must",
        "will",
        "is responsible for",
        "warrants",
        "must not",
        "may not",
        "will not",
        "do not",
        "is not entitled to",
        "should not",
        "may",
        "should",
        "is entitled to",
        "reserves the right",
        "is not obliged to",
        "strives",
    )
)
"""What a clause imposes on a party (facts/modality), as worded in a message."""
_DURATION = later(r"P(T?)(\d+(?:\.\d+)?)(BD|[SMHDWY])")
_FREQUENCY = later(r"(\d+)/(P.+)")


def spoken(value: str) -> str:
    """Return a normalised value in words; anything else is returned unchanged."""
    frequency = _FREQUENCY.fullmatch(value)
    if frequency is not None:
        period = spoken(frequency[2]).removeprefix("1 ")
        once = frequency[1] == "1"
        times = say("once") if once else say("{number} times", number=frequency[1])
        return say("{times} a {period}", times=times, period=period)
    match = _DURATION.fullmatch(value)
    if match is None:
        return _STANCES.get(value, value)
    unit = "minute" if match[1] and match[3] == "M" else _UNITS[match[3]]
    return f"{match[2]} {say(unit if match[2] == '1' else unit + 's')}"
