"""Words with two spellings: one normal spelling for both."""

from __future__ import annotations

import re
from functools import lru_cache

from ..languages.list_notation import pairs, phrases
from ..text.numbers import unit_words
from .fact_tables import table
from .masks import MASKS

_CONTRACTED = {"ll": "will", "ve": "have", "re": "are", "d": "would"}

_SUFFIXES = (
    (re.compile(r"(?<=\w{2})is(?=(?:e|ed|es|er|ers|ing|ation|ations|able)$)"), "iz"),
    (re.compile(r"(?<=\w{2})ys(?=(?:e|ed|es|er|ers|ing)$)"), "yz"),
    (re.compile(r"(?<=licen|defen|offen|reten)c(?=e|es|ed|ing|able|ee|ees|or|ors)"), "s"),
)


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    return pairs(table("wording")["spellings"])


@lru_cache(maxsize=1)
def _synonyms() -> dict[str, str]:
    return pairs(table("wording")["synonyms"])


@lru_cache(maxsize=1)
def _stems() -> re.Pattern[str]:
    """Match the part of a word that is longer in British English."""
    our = "|".join(stem[:-3] for stem in phrases(table("wording")["our"]))
    doubled = "|".join(phrases(table("wording")["doubled"]))
    start = r"(?:^|(?<=^dis)|(?<=^mis)|(?<=^un))"
    return re.compile(rf"{start}(?:(?:{our})ou(?=r)|(?:{doubled})l(?=ed|ing|er))")


@lru_cache(maxsize=1)
def _stems_respelled() -> re.Pattern[str]:
    """Match the words that `_stems` may have changed, in their normal spelling."""
    our = "|".join(stem[:-3] for stem in phrases(table("wording")["our"]))
    doubled = "|".join(phrases(table("wording")["doubled"]))
    return re.compile(
        rf"(?:dis|mis|un)?(?:(?:{our})or|(?:{doubled})(?:ed|ing|er))"
        r"|.*(?:iz|yz|licens|defens|offens|retens)"
    )


@lru_cache(maxsize=1)
def spelled_words() -> frozenset[str]:
    """Return the words that lists of spellings, contractions and synonyms substitute for others."""
    listed = (*_spellings().values(), *_contractions().values(), *_synonyms().values())
    written = {word for normal in listed for word in normal.split()}
    return frozenset(written) | frozenset((*_CONTRACTED.values(), "not"))


def is_one_spelling(word: str) -> bool:
    """Whether a word of plain letters is the normal spelling of no other that lists do not name."""
    return _stems_respelled().match(word) is None


@lru_cache(maxsize=1)
def _contractions() -> dict[str, str]:
    return pairs(table("wording")["contractions"])


@lru_cache(maxsize=16384)
def plain_word(word: str) -> str:
    """Return the normal spelling of a lower-case word or of its synonym; "" for an article."""
    known = _synonyms().get(word)
    return spelling(word) if known is None else known


@lru_cache(maxsize=16384)
def spelling(word: str) -> str:
    """Return the normal spelling of a lower-case word.

    A contraction is returned as its words, with a space between them.
    """
    if "'" in word:
        return _apart(word)
    known = _spellings().get(word)
    if known is not None:
        return known
    if len(word) < 5:
        return word
    if " " in word:
        return word.replace(" ", "")
    if word in MASKS:
        return MASKS[word]
    for suffix, normal in _SUFFIXES:
        word = suffix.sub(normal, word)
    return _stems().sub(lambda match: _shortened(match[0]), word)


def _apart(word: str) -> str:
    """Expand a contraction; keep the possessive of a singular, which is not a plural."""
    known = _contractions().get(word)
    if known is not None:
        return known
    stem, _, tail = word.rpartition("'")
    if tail == "t" and stem.endswith("n"):
        return f"{stem[:-1]} not"
    if tail in _CONTRACTED:
        return f"{stem} {_CONTRACTED[tail]}"
    if tail == "s" and stem in unit_words():
        return spelling(stem)
    return f"{spelling(stem)}'{tail}"


def _shortened(stem: str) -> str:
    return stem[:-2] + "o" if stem.endswith("ou") else stem[:-1]
