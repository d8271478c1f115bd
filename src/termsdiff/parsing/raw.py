"""The value that reading Markdown yields before its words are read: a `RawBlock`."""

from __future__ import annotations

from typing import Any, NamedTuple

from .hiding import NOTHING, Unseen

Environment = dict[str, Any]
"""What markdown-it knows of the link definitions and footnotes of a text."""


class RawBlock(NamedTuple):
    """A block as Markdown has it: `content` is inline Markdown, or plain text where `plain`.

    The cells of a row, and the heads of its columns, are as `content` is; `mark` is the box of an
    item that can be ticked; `unseen` counts the words that stand there and are not shown.
    """

    kind: str
    content: str
    first: int
    last: int
    level: int = 0
    depth: int = 0
    ordinal: str = ""
    plain: bool = False
    mark: str = ""
    cells: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    unseen: Unseen = NOTHING
