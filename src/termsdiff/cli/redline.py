"""The words of one change as lines for a terminal: marked, or in colours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import StringIO
from textwrap import wrap

from rich.console import Console
from rich.text import Text

from ..redline.change import Run
from ..reports.text import STYLES
from ..text.visible import visible


def redline_lines(runs: Iterable[Run], width: int | None, *, color: bool) -> list[str]:
    """Return lines of at most `width` columns, None for the lines of the text itself.

    What went and what came is struck and underlined in colour, else `[-went-]{+came+}`. Characters
    that would act on a terminal are escapes.
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
