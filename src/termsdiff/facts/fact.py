"""The result of extraction: what a clause states, typed, normalised, with its span."""

from __future__ import annotations

from typing import Literal, NamedTuple

Role = Literal["provider", "customer", "both", "third_party", ""]
"""Who is meant: a party, both of them, someone else; "" if the words do not say."""


class Fact(NamedTuple):
    """One thing that a clause states; `text[start:end]` are the words that state it.

    `kind` says what it is and `value` what it says, normalised:

    - `duration`: ISO 8601 (`P6M`, `P30D`, `PT48H`); business days separately, as `P30BD`
    - `money`: `EUR 100`; `percentage`: `5%`; `age`: `13`; `date`: `2025-05-27`; `number`: `3`
    - `frequency`: how often in what time, `1/P1Y`
    - `modality`: `may`, `may not`, `must`, `must not`, `will`, `warrants`, `reserves the right`, …
    - the other kinds: as the word lists in `data/` name them

    `detail` adds what the surrounding words say: the role of a duration or an amount (`notice`,
    `cap`, `cure`, `retention`, `payment` …), whom a modality binds or entitles (a `Role`), the noun
    that a number counts.
    """

    kind: str
    value: str
    start: int
    end: int
    detail: str = ""
