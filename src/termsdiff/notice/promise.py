"""What terms promise about their own changes: how long in advance they are announced."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..facts import days, extract_facts, sentence_spans

if TYPE_CHECKING:
    from ..parsing.block import Lines
    from ..parsing.document import Document

EFFECT = re.compile(
    r"\b(?:take[sn]?|come[sn]?|go(?:es)?)\b.{0,20}\b(?:effect|force)\b|\beffective\b|\bapply\b|"
    r"\bapplies\b|\bnotice\b|\bnotify\b|\bannounc|\bin advance\b|\binform\b|\bposting\b",
    re.IGNORECASE,
)
CHANGE = re.compile(
    r"\b(?:chang|amend|modif|updat|revis)\w*.{0,200}\b(?:terms|agreement|notice|policy|conditions)\b|"
    r"\bchanges? (?:take|come)|\bamendments?\b|"
    r"\b(?:terms|agreement|notice|policy|conditions)\b.{0,100}\b(?:chang|amend|modif|updat|revis)",
    re.IGNORECASE | re.DOTALL,
)


class Promise(NamedTuple):
    """A notice period for changes of the terms: as ISO 8601, the sentence, its lines, its block."""

    value: str
    text: str
    lines: Lines
    block: int

    @property
    def days(self) -> int:
        """The period in whole days."""
        return round(days(self.value) or 0)


def find_promise(document: Document) -> Promise | None:
    """Return the first period that terms promise before their own changes apply."""
    for block in document.clauses:
        if not CHANGE.search(block.text):
            continue
        for start, end in sentence_spans(block.text):
            sentence = block.text[start:end]
            if not _is_promise(sentence, block.text[:end]):
                continue
            found = [f.value for f in extract_facts(sentence) if f.kind == "duration"]
            if found and days(found[0]) is not None:
                return Promise(found[0], sentence, block.lines, block.index)
    return None


def promised_notice(document: Document) -> tuple[int, int]:
    """Return how many days in advance changes are announced, with the line; 0, 0 if none."""
    promise = find_promise(document)
    return (promise.days, promise.lines[0]) if promise is not None else (0, 0)


def _is_promise(sentence: str, so_far: str) -> bool:
    # "changes take effect 30 days after posting"; a changing fee is not a change of terms
    return (
        bool(EFFECT.search(sentence) and CHANGE.search(so_far)) and "fee" not in sentence.casefold()
    )
