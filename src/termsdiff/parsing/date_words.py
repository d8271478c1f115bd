"""The words around a date that say what it is: in force from, updated on, an earlier one.

The words are those of the languages at hand; a pattern is compiled when one of its stems is first
found, since most documents never need most of them.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ..languages import Cue, Cues, Language, any_words, at_hand, joined, languages

_FEW = r"(?:[\w'-]+\s+){0,4}?"
_NOT_WITHIN_WORD = r"(?<![^\W_])"


class DateWords(NamedTuple):
    """The words around dates in the languages that a document may use.

    A stamp may be in any language, whatever that of the prose; sentences are in that of the prose.
    """

    effective: Cues
    updated: Cues
    earlier: Cues
    goes_on: Cue
    """After the word for an earlier version, the sentence returns to this one."""
    already: Cue
    law: Cue
    effective_after: Cue
    """The part of a verb that comes after the date, in German and Dutch."""
    updated_after: Cue
    subject: Cue
    """Words before a cue that say that the sentence is about the document itself."""
    announcement: Cue
    """The same for an announced change, to this document or to another one."""
    subject_before_date: Cue
    tight_effective: Cues
    """Words right before a date that say what date it is, whatever else is in the sentence."""
    tight_updated: Cues
    stamp_words: frozenset[str]
    """Words of lines that contain only a date and what date it is."""


@cache
def date_words(code: str) -> DateWords:
    """Return the words around dates in a language, and in English, which all texts borrow from."""
    known = at_hand(code)
    own, documents, tail = (_cue(known, name) for name in ("own", "documents", "after_documents"))
    return DateWords(
        effective=_stamps("effective"),
        updated=_stamps("updated"),
        earlier=_stamps("earlier"),
        goes_on=_cue(known, "goes_on"),
        already=_cue(known, "already"),
        law=_within(r"\b(?:{})\b", _cue(known, "laws")),
        effective_after=_within(r"\s*(?:{})\b", _cue(known, "effective_after")),
        updated_after=_within(r"\s*(?:{})\b", _cue(known, "updated_after")),
        subject=_about(own, documents, tail, or_first=True),
        announcement=_about(own, _cue(known, "announced"), tail, or_first=False),
        subject_before_date=_before_date(own, documents, _cue(known, "verbs_before")),
        tight_effective=_stamps("tight_effective", _NOT_WITHIN_WORD + r"(?:{})\s*$"),
        tight_updated=_stamps("tight_updated", _NOT_WITHIN_WORD + r"(?:{})\s*$"),
        stamp_words=any_words("stamps", "words"),
    )


def starts_stamp(word: str) -> bool:
    """Whether a lower-case word starts lines that say when a document applies or was changed."""
    return word in any_words("stamps", "first_words")


@cache
def _stamps(name: str, form: str = "{}") -> Cues:
    """Return the cue of each language that has one."""
    each: list[Cue] = [getattr(known.stamps, name) for known in languages()]
    return Cues(tuple(_within(form, cue) for cue in each if cue.pattern))


def _cue(known: tuple[Language, ...], name: str) -> Cue:
    return joined(getattr(language.stamps, name) for language in known)


def _within(form: str, cue: Cue) -> Cue:
    return cue._replace(pattern=form.replace("{}", cue.pattern)) if cue.pattern else cue


def _about(own: Cue, named: Cue, tail: Cue, *, or_first: bool) -> Cue:
    """Match "these terms of use …" up to the end of a text, without "these" if that is first."""
    start = rf"\b(?:{own.pattern})\s+{_FEW}" + ("|^" if or_first else "")
    return _within(rf"(?:{start})(?:{{}})(?:\s+(?:{tail.pattern}))?\s+{_FEW}$", named)


def _before_date(own: Cue, documents: Cue, verbs: Cue) -> Cue:
    """Match "these terms enter …" where "into force" comes after the date."""
    if not verbs.pattern:
        return verbs
    named = rf"(?:\b(?:{own.pattern})\s+{_FEW}|^)(?:{documents.pattern})"
    return _within(rf"{named}\s+(?:{{}})\s+{_FEW}$", verbs)
