"""Names: words that a document capitalises within its sentences, such as companies and products.

The estimate never sees them: renaming a provider and its products must not change any verdict.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ..facts import canonical_tokens
from ..languages import MAIN, language
from ..parsing.document import Document
from ..proofs.proof_words import words as proof_words
from ..text.patterns import later
from ..text.quote_marks import APOSTROPHES
from .word_classes import word_list

NAME = "NAME"
"""The placeholder for a name among the words of a sentence."""
_WITHIN = later(
    # find a space quickly, then check what comes before it
    r" (?<=[a-z,;] )([A-Z][\w&.-]*(?: [A-Z][\w&.-]*)*|[a-z]+[A-Z]\w*)"
)


def names_of(*documents: Document) -> frozenset[str]:
    """Return the words of names in documents, in normal form, without general legal terms."""
    texts = {block.text for one in documents for block in one.blocks if block.has_words}
    return names_among(texts)


def names_among(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of names in texts; names do not continue across lines."""
    found = {name for text in texts for name in _WITHIN.findall(text)}
    general = word_list("capitalised").union(language(MAIN).dates.names)
    words = {word.casefold().rstrip(".") for name in found for word in name.split()}
    return frozenset(word for word in words if word not in general)


@lru_cache(maxsize=1)
def _capitalised() -> re.Pattern[str]:
    """Return what finds capitalised words in a row, with small words that join them."""
    joining = "|".join(sorted(word_list("joining")))
    word = rf"[A-Z][\w&.{APOSTROPHES}-]*"
    return re.compile(rf"{word}(?:,? (?:(?:{joining}|&) )?{word})+")


def titles_in(text: str) -> list[str]:
    """Return the titles of documents and the names of companies in a text.

    A title is capitalised and ends in what a document is called; a company has its legal form.
    """
    return [run for run in _capitalised().findall(text) if _is_title(canonical_tokens(run))]


def companies_in(text: str) -> list[str]:
    """Return the names of companies in a text: capitalised, with their legal form."""
    return [run for run in _capitalised().findall(text) if _has_legal_form(canonical_tokens(run))]


def _is_title(tokens: Sequence[str]) -> bool:
    return bool(tokens) and (tokens[-1] in word_list("documents") or _has_legal_form(tokens))


def _has_legal_form(tokens: Sequence[str]) -> bool:
    return any(token in proof_words("legal_forms") for token in tokens[1:])


def without_names(tokens: tuple[str, ...], names: frozenset[str]) -> tuple[str, ...]:
    """Return the words of a sentence with `NAME` for each name, or run of names."""
    found: list[str] = []
    for token in tokens:
        if token.removesuffix("'s") not in names:
            found.append(token)
        elif not found or found[-1] != NAME:
            found.append(NAME)
    return tuple(found)
