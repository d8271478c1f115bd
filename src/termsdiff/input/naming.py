"""What names one document on the command line: parsed once, to a value that says how to read it.

`versions.operands` adds what names terms, a version of them, or a revision in git.
"""

from __future__ import annotations

from dataclasses import dataclass

from .files import source_name

STDIN = "-"
_SCHEMES = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class StandardInput:
    """What is written to the program, named by `-`."""

    @property
    def name(self) -> str:
        """What it is called in reports."""
        return "standard input"


@dataclass(frozen=True, slots=True)
class File:
    """A file, a pipe or the null device."""

    path: str

    @property
    def name(self) -> str:
        """What it is called in reports: always valid Unicode."""
        return source_name(self.path)


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page at an address."""

    address: str

    @property
    def name(self) -> str:
        """What it is called in reports, unless it redirects to another address."""
        return self.address


Named = StandardInput | File | WebPage


def parse_name(text: str) -> Named:
    """Return the address, standard input or path that a text means; nothing is looked up."""
    return WebPage(text) if text.startswith(_SCHEMES) else parse_file(text)


def parse_file(text: str) -> StandardInput | File:
    """Return what a text means where no address can be given."""
    return StandardInput() if text == STDIN else File(text)
