"""Judge changes: which matter, of which topic, to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..alignment.entry import Alignment
from ..parsing.document import Document
from ..redline.change import Change
from .finding import JudgedChange

if TYPE_CHECKING:
    from .configuration import Configuration


def judge(
    old: Document,
    new: Document,
    alignment: Alignment,
    changes: tuple[Change, ...],
    configuration: Configuration | None = None,
) -> tuple[JudgedChange, ...]:
    """Give each change its topics, materiality and side."""
    del old, new, alignment, configuration
    return tuple(
        JudgedChange(
            change,
            ("other",),
            "editorial" if change.kind in ("moved", "renumbered") else "material",
            "unclear",
        )
        for change in changes
    )
