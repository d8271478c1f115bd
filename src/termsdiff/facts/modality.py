"""Whom a rule binds or entitles, and whether a negation before the verb reverses it."""

from __future__ import annotations

from .fact import Role
from .fact_tables import listed
from .scanned_words import Scan

NEGATED = {
    "may": "may not",
    "must": "must not",
    "will": "will not",
    "should": "should not",
    "is liable": "is not liable",
    "is responsible for": "is not responsible for",
    "warrants": "does not warrant",
    "is entitled to": "is not entitled to",
}
_LIABLE = {"liable": "is not liable", "responsible": "is not responsible for"}
_COORDINATING = frozenset({"and", "or", "but"})
_NEGATORS = frozenset({"neither", "nor"})
_NO_EVENT = (["in", "no", "event"], ["under", "no", "circumstances"], ["in", "no", "case"])
_POSSESSIVES = frozenset({"our", "your"})
_ALSO_NOUNS = frozenset(
    {"agrees", "grants", "assigns", "owns", "strives", "waives", "acknowledges"}
)
_FARTHEST = 30
"""How many words before a verb its subject is looked for."""
_AGENT = 10
"""How many words after a passive its "by …" is looked for."""


def modality_at(
    scan: Scan, position: int, end: int, value: str, last: tuple[int, Role]
) -> tuple[str, Role]:
    """Return the modality stated by the words from `position` to `end`, and its subject.

    `last` is the position and the subject of the modality before it, for "… and will not …".
    """
    start = max(scan.sentence_start(position), position - _FARTHEST)
    inverted = _inverted(scan, end, position, start)
    negated = _is_negated(scan, start, position, last[0])
    if negated and value == "will":
        value = _liability(scan, end) or value
    if negated:
        value = NEGATED.get(value, value)
    return value, inverted or _subject(scan, start, position, end, last)


def _is_negated(scan: Scan, start: int, position: int, last: int) -> bool:
    """Whether "neither", "nor", "no …" or "in no event" governs the verb."""
    words = scan.words
    # "in no event shall we be held liable" is one rule in two pieces: both are turned round
    first = start if words[position] == "be" else max(start, last + 1)
    if first < position and words[first] == "no" and start == first:
        return True
    for at in range(first, position):
        if words[at] in _NEGATORS or (words[at] == "no" and words[at : at + 2] == ["no", "party"]):
            return True
        if words[at] in ("in", "under") and words[at : at + 3] in _NO_EVENT:
            return True
    return False


def _liability(scan: Scan, end: int) -> str:
    """Whether "be liable" follows: "in no event will we be liable"."""
    following = scan.words[end : end + 14]
    for word, value in _LIABLE.items():
        if word in following and "be" in following[: following.index(word)]:
            return value
    return ""


def _inverted(scan: Scan, end: int, position: int, start: int) -> Role:
    """Whose name follows the verb: "in no event will we", "nor shall either party"."""
    words = scan.words
    if end >= len(words) or words[position] not in ("will", "shall", "may", "do", "must", "can"):
        return ""
    if not any(word in ("no", "nor", "neither", "only") for word in words[start:position]):
        return ""
    mention = scan.mention_at(end)
    return mention.role if mention is not None and mention.is_subject else ""


def _subject(scan: Scan, start: int, position: int, end: int, last: tuple[int, Role]) -> Role:
    before = position
    while before > start and scan.words[before - 1] in listed("adverbs"):
        before -= 1
    mention = scan.mention_before(before)
    if mention is not None and mention.start >= start and mention.is_subject:
        return mention.role
    if last[0] >= start and before > start and scan.words[before - 1] in _COORDINATING:
        return last[1]
    if last[0] >= start and position - last[0] < 3:
        return last[1]
    return _agent(scan, end) or _first_named(scan, start, position)


def _agent(scan: Scan, end: int) -> Role:
    """Whose name follows "by" after a passive: "may be changed by us"."""
    words = scan.words
    if words[end : end + 1] != ["be"]:
        return ""
    for at in range(end + 1, min(end + _AGENT, len(words) - 1)):
        if words[at] == "by":
            mention = scan.mention_at(at + 1)
            if mention is None or words[at + 1] in _POSSESSIVES:
                return ""
            return mention.role
    return ""


def _first_named(scan: Scan, start: int, position: int) -> Role:
    """Whose name opens the part of the sentence before the verb: "neither we nor our agents"."""
    for at in range(start, position):
        mention = scan.mention_at(at)
        if mention is None or not mention.is_subject:
            continue
        following = scan.words[mention.end] if mention.end < len(scan.words) else ""
        opens = at - start <= 2 or scan.gap(at).startswith(",")
        comma = scan.gap(mention.end).startswith(",") if following else False
        if opens and (following in ("and", "or", "nor") or comma):
            return mention.role
    return ""


def is_verb(scan: Scan, position: int, value: str) -> bool:
    """Whether a word such as "consent", "grant" or "own" can be the main verb of a sentence.

    It cannot after a preposition, a possessive or an adjective ("without consent", "your own"), nor
    after another verb that governs it ("may not assign").
    """
    if value not in _ALSO_NOUNS or position == 0:
        return True
    before = scan.words[position - 1]
    return before not in listed("no_verb_after") and not before.endswith("'s")
