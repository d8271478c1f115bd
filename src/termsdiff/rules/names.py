"""Names: words that a document capitalises within its sentences, such as companies and products.

The estimate never sees them: renaming a provider and its products must not change any verdict.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..parsing.document import Document
from ..text.patterns import later
from .words import word_list

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
    general = word_list("capitalised")
    words = {word.casefold().rstrip(".") for name in found for word in name.split()}
    return frozenset(word for word in words if word not in general)


def without_names(tokens: tuple[str, ...], names: frozenset[str]) -> tuple[str, ...]:
    """Return the words of a sentence with `NAME` for each name, or run of names."""
    found: list[str] = []
    for token in tokens:
        if token.removesuffix("'s") not in names:
            found.append(token)
        elif not found or found[-1] != NAME:
            found.append(NAME)
    return tuple(found)
