"""RTF, OpenDocument and old Word files to Markdown, through LibreOffice if it is installed."""

from __future__ import annotations

from .converted import Converted
from .word.convert import to_markdown as word_to_markdown
from .word.office import to_word
from .word.tracked import Tracked


def rtf_to_markdown(data: bytes, tracked: Tracked = "accept") -> Converted:
    """Return an RTF file as Markdown."""
    return word_to_markdown(to_word(data, "rtf"), tracked)


def odt_to_markdown(data: bytes, tracked: Tracked = "accept") -> Converted:
    """Return an OpenDocument text as Markdown."""
    return word_to_markdown(to_word(data, "odt"), tracked)


def doc_to_markdown(data: bytes, tracked: Tracked = "accept") -> Converted:
    """Return an old Word file as Markdown."""
    return word_to_markdown(to_word(data, "doc"), tracked)
