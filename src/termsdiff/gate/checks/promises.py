"""The notice that a new version gives: less than the terms or the policy promise?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from ...facts import days, extract_facts
from ...parsing import Document
from ...settings.sections import GateSettings
from ...text.sentences import sentence_spans
from ...versions.version import Version
from ..acknowledgements import Accepted
from ..places import Place
from ..problem import Problem, made_subject

_ACK = '`termsdiff ack {id} --reason "…"` if that is meant'
_EFFECT = re.compile(
    r"\b(?:take[sn]?|come[sn]?|go(?:es)?)\b.{0,20}\b(?:effect|force)\b|\beffective\b|\bapply\b|"
    r"\bapplies\b|\bnotice\b|\bnotify\b|\bannounc|\bin advance\b|\binform\b|\bposting\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:chang|amend|modif|updat|revis)\w*.{0,200}\b(?:terms|agreement|notice|policy|conditions)\b|"
    r"\bchanges? (?:take|come)|\bamendments?\b|"
    r"\b(?:terms|agreement|notice|policy|conditions)\b.{0,100}\b(?:chang|amend|modif|updat|revis)",
    re.IGNORECASE | re.DOTALL,
)


def short_notice(
    place: Place,
    version: Version,
    before: Document,
    posted: date,
    settings: GateSettings,
    accepted: Accepted,
) -> Iterator[Problem]:
    """Yield where a version applies sooner after its filing than the policy or the terms say."""
    promised, line = promised_notice(before)
    wanted = max(promised, settings.notice)
    given = (version.start - posted).days
    if given >= wanted:
        return
    who = "the terms promise" if promised >= settings.notice else "the policy asks for"
    where = f" ({before.source}, line {line})" if promised >= settings.notice else ""
    subject = made_subject("n", f"{given} days of notice", version.day, str(wanted))
    if not accepted.covers(subject):
        says = f"applies {_days(given)} after it is filed; {who} {_days(wanted)}{where}"
        earliest = posted + timedelta(days=wanted)
        cure = f"let it apply from {earliest} or later; {_ACK.format(id=subject.short_id)}"
        yield Problem("notice", place.path, 1, says, cure, place.review, subject)


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"


def promised_notice(document: Document) -> tuple[int, int]:
    """Return how many days before they apply changes are announced, with the line; 0, 0 if none."""
    for block in document.clauses:
        if not _CHANGE.search(block.text):
            continue
        for start, end in sentence_spans(block.text):
            sentence = block.text[start:end]
            if not _is_promise(sentence, block.text[:end]):
                continue
            found = [days(f.value) for f in extract_facts(sentence) if f.kind == "duration"]
            if found and found[0] is not None:
                return round(found[0]), block.lines[0]
    return 0, 0


def _is_promise(sentence: str, so_far: str) -> bool:
    # "changes take effect 30 days after posting"; a fee that changes is no change of terms
    return bool(_EFFECT.search(sentence) and _CHANGE.search(so_far)) and "fee" not in sentence
