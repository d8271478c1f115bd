"""The words of one change as terminal lines: with marks, or in colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import StringIO
from textwrap import wrap

from rich.console import Console
from rich.text import Text

from ..redline.change import Run
from ..reports.terminal import STYLES
from ..text.visible import visible


def redline_lines(runs: Iterable[Run], width: int | None, *, color: bool) -> list[str]:
    """Return lines of at most `width` columns, None for the lines of the text itself.

    Removed words are struck and added ones underlined in colour, or else shown as
    `[-removed-]{+added+}`. Characters that would control a terminal are escaped.
    """
    shown = [(sign, visible(words)) for sign, words in runs]
    if color:
        return _colored(shown, width)
    marks = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
    text = "".join(marks[sign].format(words) for sign, words in shown)
    if width is None:
        return [line for line in text.split("\n") if line]

    return wrap(text, width, break_long_words=False, break_on_hyphens=False)


def _colored(runs: Sequence[tuple[str, str]], width: int | None) -> list[str]:
    text = Text.assemble(*((words, STYLES[sign]) for sign, words in runs))
    out = StringIO()
    console = Console(
        file=out,
        width=width or 10**6,
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
    )
    console.print(text, highlight=False)
    return [line for line in out.getvalue().split("\n") if line]
