"""The report formats: one interface, one small module each, imported when used.

Other packages add formats through the entry point group `termsdiff.formats`; the entry point names
a `Format`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

from ..errors import TermsdiffError
from ..on_demand import on_demand, optional
from ..suggesting import did_you_mean
from .options import RenderOptions

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint, entry_points

    from ..comparison import Comparison
else:
    # looking through all that is installed takes longer than any report of our own
    entry_points = on_demand("importlib.metadata:entry_points")

GROUP = "termsdiff.formats"
Renderer = Callable[["Comparison", RenderOptions], "str | bytes"]


class Format(NamedTuple):
    """A report format; `render` returns bytes if `binary` is true, otherwise text."""

    name: str
    description: str
    suffix: str
    render: Renderer
    binary: bool = False


def _render_in(
    module: str, advice: str, comparison: Comparison, options: RenderOptions
) -> str | bytes:
    found = optional(module, advice) if advice else import_module(module)
    return cast(Renderer, found.render)(comparison, options)


def _own(module: str, advice: str = "") -> Renderer:
    """Return the renderer in a module; `advice` says what to install if it needs an extra."""
    return partial(_render_in, f"{__package__}.{module}", advice)


_WORD = _own(
    "word.render",
    "a Word file is written with lxml; to have it, run `pip install 'termsdiff[docx]'`",
)
FORMATS: tuple[Format, ...] = (
    Format(
        "text", "for the terminal: summary, then every change marked up", ".txt", _own("terminal")
    ),
    Format("stat", "one line per section, like git's", ".txt", _own("stat")),
    Format("json", "everything, for programs (docs/json.md)", ".json", _own("json")),
    Format("markdown", "a comment on a pull request", ".md", _own("markdown")),
    Format("html", "one self-contained page to read and forward", ".html", _own("html")),
    Format("html-fragment", "a piece of HTML for an e-mail", ".html", _own("fragment")),
    Format("docx", "a Word file with tracked changes", ".docx", _WORD, binary=True),
    Format("csv", "one row per finding, for a spreadsheet", ".csv", _own("csv")),
    Format("sarif", "findings for code scanning, SARIF 2.1.0", ".sarif", _own("sarif")),
    Format("junit", "one test per change, for a build server", ".xml", _own("junit")),
    Format("gitlab", "a Code Quality report for GitLab", ".gitlab.json", _own("gitlab")),
    Format("critic", "the new text with CriticMarkup", ".critic.md", _own("critic")),
    Format("pandoc", "Markdown with pandoc's tracked changes", ".pandoc.md", _own("pandoc")),
    Format("side-by-side", "both versions in two columns of text", ".txt", _own("columns")),
    Format("github", "annotations for a GitHub workflow run", ".txt", _own("github")),
)


def installed_formats() -> Iterator[Format]:
    """Yield the formats that other packages add, without broken ones."""
    for entry_point in entry_points(group=GROUP):
        found = _load(entry_point)
        if found is not None:
            yield found


def _load(entry_point: EntryPoint) -> Format | None:
    try:
        found = entry_point.load()
    except Exception:
        # a package that fails to import must not keep the tool from running
        return None
    return found if isinstance(found, Format) else None


def all_formats() -> tuple[Format, ...]:
    """Return the formats of termsdiff and of other packages; its own take precedence."""
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
    """Return the name of the format that a file name implies, by default `text`.

    If two formats have the same suffix, the first in the list is meant.
    """
    name = os.path.basename(path).lower()  # noqa: PTH119
    for other, suffix in _OTHER_SUFFIXES.items():
        if name.endswith(other):
            name = name.removesuffix(other) + suffix
    ending = os.path.splitext(name)[1]  # noqa: PTH122
    # a name with two extensions is more specific than the last of them
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
    names = [known.name for known in all_formats()]
    hint = did_you_mean(name, names)
    raise TermsdiffError(f"unknown format {name!r}{hint}; known formats: {', '.join(names)}")
