"""When two texts are the same: byte for byte, or in their words."""

from __future__ import annotations

import hashlib
import re

from ..alignment.block_features import identity
from ..parsing.document import Document

_TARGET = re.compile(r"\]\(\s*<?[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*>?(?:\s+\"[^\"\n]*\")?\s*\)")


def source_digest(source: str) -> str:
    """Return a digest of Markdown without its spacing and link targets.

    Two sources with the same digest say the same words, however they are broken into lines and
    paragraphs: only one needs to be parsed. In a source with code, where a target is text, targets
    count.
    """
    plain = source if "`" in source else _TARGET.sub("]()", source)
    return hashlib.sha256(" ".join(plain.split()).encode("utf-8", "surrogatepass")).hexdigest()


def words_digest(document: Document) -> str:
    """Return a digest of the words and labels in their order: equal for a text re-spelled.

    Markup, wrapping, white space, quote marks and link targets do not count.
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
    """Return the number of words in the blocks of a document."""
    return sum(len(block.text.split()) for block in document.blocks if block.has_words)
