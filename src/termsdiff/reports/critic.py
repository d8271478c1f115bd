"""The new text with its changes in CriticMarkup, which editors of Markdown can accept or reject.

The marks are those of criticmarkup.com: `{++new++}`, `{--gone--}`, `{~~old~>new~~}`,
`{>>remark<<}`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .tracked_markdown import Marks, tracked

if TYPE_CHECKING:
    from ..comparison import Comparison
    from .options import RenderOptions


def _remark(text: str) -> str:
    return f"{{>>{text.replace('<<}', '<< }')}<<}}"


_MARKS = Marks(
    lambda text: f"{{++{text}++}}",
    lambda text: f"{{--{text}--}}",
    lambda old, new: f"{{~~{old}~>{new}~~}}",
    _remark,
    lambda text, _: _remark(text),
)


def render(comparison: Comparison, options: RenderOptions) -> str:
    """Return the text; accepting all marks gives the new version, rejecting all the old one."""
    return tracked(comparison, _MARKS)
