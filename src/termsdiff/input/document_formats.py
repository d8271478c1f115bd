"""The supported document formats, for every command that takes or finds a document."""

from __future__ import annotations

from typing import NamedTuple


class Kind(NamedTuple):
    """A document format: its name and its file extensions, the usual one first.

    One that needs converting names its extra, its module and function. `has_tracked` formats may
    have tracked changes, which their function accepts or rejects. `is_found` says that files with
    these extensions count as documents when a folder or an archive is searched, `by_ending` that
    only the extension shows what they are.
    """

    title: str
    endings: tuple[str, ...]
    extra: str = ""
    module: str = ""
    function: str = "to_markdown"
    has_tracked: bool = False
    is_found: bool = True
    by_ending: bool = False

    @property
    def ending(self) -> str:
        """The usual extension."""
        return self.endings[0]


MARKDOWN = Kind("Markdown", ("md", "markdown", "mdown", "mkd"))
TEXT = Kind("plain text", ("txt", "text"), is_found=False)
HTML = Kind("a web page", ("html", "htm", "xhtml"), "html", "convert_html")
WORD = Kind(
    "a Word file", ("docx", "docm", "dotx", "dotm"), "docx", "word.convert", has_tracked=True
)
RTF = Kind("an RTF file", ("rtf",), "docx", "convert_office", "rtf_to_markdown", has_tracked=True)
ODT = Kind("an ODT file", ("odt",), "docx", "convert_office", "odt_to_markdown", has_tracked=True)
OLD_WORD = Kind(
    "an old Word file", ("doc",), "docx", "convert_office", "doc_to_markdown", has_tracked=True
)
PDF = Kind("a PDF", ("pdf",), "pdf", "convert_pdf")
KINDS = (MARKDOWN, TEXT, HTML, WORD, RTF, ODT, OLD_WORD, PDF)
READ = frozenset(ending for kind in KINDS for ending in kind.endings)
"""All extensions, in lower case, of files that can be read."""
FOUND = tuple(ending for kind in KINDS if kind.is_found for ending in kind.endings)
"""Extensions of files that count as documents without being named."""


def ending_of(path: str) -> str:
    """Return the extension of a file name in lower case; "" if it has none."""
    name = path.rpartition("/")[2]
    return name.rpartition(".")[2].lower() if "." in name else ""
