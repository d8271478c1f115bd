"""The new text with its changes as the spans that pandoc reads and writes for tracked changes.

`pandoc report.pandoc.md -o report.docx` makes a Word file with insertions and deletions; see
"track changes" in pandoc's manual. The spans carry no date, so that the same texts give the same
bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .tracked_markdown import Marks, escaped, tracked

if TYPE_CHECKING:
    from ..comparison import Comparison
    from .options import RenderOptions


def _span(kind: str, text: str) -> str:
    return f'[{text}]{{.{kind} author="termsdiff"}}'


def _comment(text: str, number: int) -> str:
    start = f'[{escaped(text)}]{{.comment-start id="{number}" author="termsdiff"}}'
    return f'{start}[]{{.comment-end id="{number}"}}'


_MARKS = Marks(
    lambda text: _span("insertion", text),
    lambda text: _span("deletion", text),
    lambda old, new: _span("deletion", old) + _span("insertion", new),
    lambda text: f"*{escaped(text)}*",
    _comment,
)


def render(comparison: Comparison, options: RenderOptions) -> str:
    """Return the text as pandoc's Markdown."""
    return tracked(comparison, _MARKS)
