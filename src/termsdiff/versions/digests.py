"""When two texts are the same: byte for byte, or in their words."""

from __future__ import annotations

import hashlib

from ..alignment.features import identity
from ..parsing.document import Document


def words_digest(document: Document) -> str:
    """Return a digest of the words and labels in their order: equal for a text re-spelled.

    Markup, wrapping, white space, quote marks and the targets of links do not count.
    """
    parts = (
        part
        for block in document.blocks
        if block.has_words
        for part in (block.label, identity(block.text))
        if part
    )
    return hashlib.sha256(" ".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def count_words(document: Document) -> int:
    """Return how many words the blocks of a document hold."""
    return sum(len(block.text.split()) for block in document.blocks if block.has_words)
