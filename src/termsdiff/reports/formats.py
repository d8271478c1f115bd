"""The formats of a report: one interface, one small module each, imported when it is used.

A third party adds a format through the entry point group `termsdiff.formats`; the entry point
names a `Format`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

from ..errors import TermsdiffError
from .options import RenderOptions

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from ..comparison import Comparison

GROUP = "termsdiff.formats"
Renderer = Callable[["Comparison", RenderOptions], "str | bytes"]


class Format(NamedTuple):
    """A format of a report; `render` returns bytes where `binary` is true, else text."""

    name: str
    description: str
    suffix: str
    render: Renderer
    binary: bool = False


def _render_in(module: str, comparison: Comparison, options: RenderOptions) -> str | bytes:
    return cast(Renderer, import_module(module).render)(comparison, options)


def _own(module: str) -> Renderer:
    return partial(_render_in, f"{__package__}.{module}")


FORMATS: tuple[Format, ...] = (
    Format("text", "for the terminal: summary, then every change marked", ".txt", _own("text")),
    Format("stat", "one line a section, like git's", ".txt", _own("stat")),
    Format("json", "everything, for programs (docs/json.md)", ".json", _own("json")),
    Format("markdown", "a comment on a pull request", ".md", _own("markdown")),
    Format("html", "one self-contained page to read and forward", ".html", _own("html")),
    Format("html-fragment", "a piece of HTML for an e-mail", ".html", _own("fragment")),
    Format("docx", "a Word file with tracked changes", ".docx", _own("word.render"), binary=True),
    Format("csv", "one row a finding, for a spreadsheet", ".csv", _own("csv")),
    Format("sarif", "findings for code scanning, SARIF 2.1.0", ".sarif", _own("sarif")),
    Format("junit", "one test per change, for a build server", ".xml", _own("junit")),
    Format("gitlab", "a Code Quality report of GitLab", ".gitlab.json", _own("gitlab")),
    Format("critic", "the new text with CriticMarkup", ".critic.md", _own("critic")),
    Format("pandoc", "Markdown with the tracked changes of pandoc", ".pandoc.md", _own("pandoc")),
    Format("side-by-side", "both versions in two columns of text", ".txt", _own("columns")),
    Format("github", "annotations of a GitHub workflow run", ".txt", _own("github")),
)


def installed_formats() -> Iterator[Format]:
    """Yield the formats that other packages add; a broken one is left out."""
    from importlib.metadata import entry_points

    for entry_point in entry_points(group=GROUP):
        found = _load(entry_point)
        if found is not None:
            yield found


def _load(entry_point: EntryPoint) -> Format | None:
    try:
        found = entry_point.load()
    except Exception:
        # a package that does not import must not keep the tool from running
        return None
    return found if isinstance(found, Format) else None


def all_formats() -> tuple[Format, ...]:
    """Return the formats of termsdiff and of other packages; its own win over the same name."""
    own = {known.name for known in FORMATS}
    return FORMATS + tuple(found for found in installed_formats() if found.name not in own)


_OTHER_SUFFIXES = {
    ".htm": ".html",
    ".markdown": ".md",
    ".sarif.json": ".sarif",
    ".junit.xml": ".xml",
    "gl-code-quality-report.json": ".gitlab.json",
}


def format_by_suffix(path: str) -> str:
    """Return the name of the format that the name of a file asks for: `text` where it says none.

    Where two formats have one suffix, the first of the list is meant.
    """
    name = os.path.basename(path).lower()  # noqa: PTH119
    for other, suffix in _OTHER_SUFFIXES.items():
        if name.endswith(other):
            name = name.removesuffix(other) + suffix
    ending = os.path.splitext(name)[1]  # noqa: PTH122
    # a name of two endings says more than the last of them
    longest = sorted(FORMATS, key=lambda known: -known.suffix.count("."))
    own = next((known.name for known in longest if ending and name.endswith(known.suffix)), None)
    if own is not None or not ending:
        return own or "text"
    others = (found for found in installed_formats() if found.suffix == ending)
    return next((found.name for found in others), "text")


def find_format(name: str) -> Format:
    """Return the format of that name; raise TermsdiffError if there is none."""
    for known in FORMATS:
        if known.name == name:
            return known
    for found in installed_formats():
        if found.name == name:
            return found
    from ..suggesting import did_you_mean

    names = [known.name for known in all_formats()]
    hint = did_you_mean(name, names)
    raise TermsdiffError(f"unknown format {name!r}{hint}; known formats: {', '.join(names)}")
