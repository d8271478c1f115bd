"""The result of reading Markdown before its words are read: a `RawBlock`."""

from __future__ import annotations

from typing import Any, NamedTuple

from .hiding import NOTHING, Unseen

Environment = dict[str, Any]
"""What markdown-it knows about the link definitions and footnotes of a text."""


class RawBlock(NamedTuple):
    """A Markdown block: `content` is inline Markdown, or plain text if `plain`.

    The cells of a row, and the headers of its columns, have the same form as `content`; `mark` is
    the checkbox of an item; `unseen` counts the words that are not shown.
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
