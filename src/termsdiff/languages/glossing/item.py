"""The result of reading a word."""

from __future__ import annotations

from typing import NamedTuple


class Item(NamedTuple):
    """An English word or phrase and its source: `start` and `end` refer to the original.

    `kind` and `form` are those of `Sense`, and besides `phrase`, `mark`, `name`, `unknown`;
    `word` is the original in lower case. `known` is false if no list has it.
    """

    text: str
    kind: str
    start: int
    end: int
    word: str = ""
    form: str = ""
    subject: str = ""
    known: bool = True
    lemma: str = ""
    base: str = ""
