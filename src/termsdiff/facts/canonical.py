"""The normal form of a text: texts that say the same in different notation have equal tokens.

Made equal: numbers in words, figures or both; capitals, quotation marks, punctuation; articles;
contractions; British and American spelling; fixed phrases that no court would distinguish ("prior
to", "before"); "for the training of" and "to train"; list marks; doubled words; contact details and
date stamps. "shall" is "will" (both bind), "must" stays separate. Never dropped: negation, "and"
and "or", modal verbs, adjectives, anything that narrows or widens a rule. Typos are not corrected
here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from operator import eq

from ..languages.list_notation import pairs
from ..text.patterns import later
from ..text.quote_marks import plain_apostrophes
from .fact_tables import table
from .masks import masked
from .member_marks import counts_something
from .normal_spelling import plain_word
from .purposes import purpose_at
from .quantities import quantity_at, quantity_words

_LOOKS = (("–", "-"), ("—", "-"), ("‑", "-"), ("\xa0", " "))
_TOKEN = later(
    r"[a-z]+(?:'[a-z]+)*(?![\w'])|\d{1,3}(?: \d{3})+(?![\d.,])|\d+(?:[.,']\d+)*(?:st|nd|rd|th)?"
    r"|[^\W\d_]+(?:'[^\W\d_]+)*|§[a-z]?|[%€$£¥₹₩+<>=]|\w+"
)
_MARK = later(
    r"\((?<![\w)]\()(?<!\d \()(?<!section \()(?<!sections \()(?<!clause \()(?<!article \()"
    r"(?<!paragraph \()(?<!under \()(?<!item \()(?<!point \()"
    r"(?:[a-z]|[ivx]{1,5}|\d{1,2})\)(?! above| below)"
)
_KEPT_MARK = later(r"(?<=\()(?=[a-z]\))")
_PLURAL = later(r"\(s\)(?<=[a-z]\(s\))")
_US_DOLLAR = later(r"\bu\.?s\.?\s?(?=\$)")
_JOINED = later(r"\b(non|sub|re|pre|co|anti|multi|un|up|log|sign)-(?=[a-z])")


def canonical(text: str) -> str:
    """Return the normal form of a text, its tokens joined by spaces; for reading and hashing."""
    return " ".join(canonical_tokens(text))


@lru_cache(maxsize=4096)
def canonical_tokens(text: str) -> tuple[str, ...]:
    """Return the tokens of the normal form of a text."""
    return tuple(_replaced(_words(masked(text))))


def _words(text: str) -> list[str]:
    """Split a text into normally spelled words, without articles, marks and punctuation."""
    if not text.isascii():
        text = plain_apostrophes(text)
        for look, plain in _LOOKS:
            text = text.replace(look, plain)
    text = text.lower()
    if "(" in text:
        text = _MARK.sub(_without_label, _PLURAL.sub("s", text))
        text = _KEPT_MARK.sub("§", text)
    if "&" in text:
        text = text.replace("&", " and ")
    if "$" in text:
        text = _US_DOLLAR.sub("", text)
    if "-" in text:
        text = _JOINED.sub(r"\1", text)
    return " ".join(map(plain_word, _TOKEN.findall(text))).split()


_Rule = tuple[int, list[str], list[str]]
"""How many words it replaces, these words, and their replacement."""


def _without_label(match: re.Match[str]) -> str:
    return match[0] if counts_something(match) else " "


@lru_cache(maxsize=1)
def _rules() -> dict[str, list[_Rule]]:
    """Return the fixed phrases by their first words, longest first."""
    rules: dict[str, list[_Rule]] = {}
    for phrase, normal in pairs(table("wording")["phrases"]).items():
        words = _words(phrase)
        rules.setdefault(words[0], []).append((len(words), words, _words(normal)))
    for known in rules.values():
        known.sort(key=lambda rule: -rule[0])
    return rules


@lru_cache(maxsize=1)
def _second_words() -> dict[str, frozenset[str] | None]:
    """Return the second words of phrases by the first; None if a first word does alone."""
    found: dict[str, frozenset[str] | None] = {
        first: None if known[-1][0] == 1 else frozenset(phrase[1] for _, phrase, _ in known)
        for first, known in _rules().items()
    }
    return found | dict.fromkeys((*quantity_words(), "for"))


def _openings(words: list[str]) -> list[int]:
    """Return where a phrase or a number may begin, by the word there and the next one."""
    known = _second_words()
    following = [*words[1:], ""]
    return [
        position
        for position, word in enumerate(words)
        if (word in known and ((second := known[word]) is None or following[position] in second))
        or "0" <= word[0] <= "9"
    ]


def _replaced(words: list[str]) -> list[str]:
    """Replace phrases and numbers by their normal forms; drop a word that only repeats the last."""
    found, done = list[str](), 0
    has_doubles = any(map(eq, words, words[1:]))
    for position in _openings(words):
        if position < done:
            continue
        _add(found, words[done:position], has_doubles=has_doubles)
        normal, done, is_word = _at(words, position)
        if is_word:
            _add(found, normal, has_doubles=has_doubles)
        else:
            found += normal
    _add(found, words[done:], has_doubles=has_doubles)
    return found


def _at(words: list[str], position: int) -> tuple[list[str], int, bool]:
    """Return the replacement of the words at a position, the next one, whether it is a word."""
    word = words[position]
    for length, phrase, normal in _rules().get(word, ()):
        if words[position : position + length] == phrase:
            return normal, position + length, False
    if word in quantity_words() or "0" <= word[0] <= "9":
        quantity = quantity_at(words, position)
        if quantity is not None:
            return quantity.tokens, quantity.end, True
    elif word == "for":
        return *purpose_at(words, position), False
    return [word], position + 1, True


def _add(found: list[str], words: list[str], *, has_doubles: bool) -> None:
    """Add words except those that only repeat the previous one; a number is never left out."""
    if has_doubles:
        for word in words:
            if not found or found[-1] != word or word[0].isdigit():
                found.append(word)
    elif words and found and found[-1] == words[0] and not words[0][0].isdigit():
        found += words[1:]
    else:
        found += words
