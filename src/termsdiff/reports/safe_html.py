"""Hostile document text as safe HTML: escaped, with invisible controls made visible."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from markupsafe import Markup, escape

from ..redline.change import Run
from ..spoken import say
from ..text.visible import HAZARDS, escape_hazard
from .html_styles import Style, cuts

DIRECTION_CONTROLS = {
    0x202A: "LRE",
    0x202B: "RLE",
    0x202C: "PDF",
    0x202D: "LRO",
    0x202E: "RLO",
    0x2066: "LRI",
    0x2067: "RLI",
    0x2068: "FSI",
    0x2069: "PDI",
}
"""Characters that reorder the text around them, with the short names that replace them."""


def _name(match: re.Match[str]) -> str:
    """Name a character that a page must not contain; a lone surrogate is not a character at all."""
    code = ord(match[0])
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return DIRECTION_CONTROLS.get(code) or escape_hazard(match)


def _mark(match: re.Match[str]) -> str:
    name = _name(match)
    return name if name == "\ufffd" else f'<span class="control">{name}</span>'


def safe_text(text: str) -> Markup:
    """Return the text as HTML: nothing in it is markup, and no control reorders the page."""
    return Markup(HAZARDS.sub(_mark, str(escape(text))))  # noqa: S704 - escaped right here


def plain_text(text: str) -> str:
    """Return the text for a title or an attribute: controls are named, escaping is still to do."""
    return HAZARDS.sub(_name, text)


def _cue(words: str) -> str:
    return f'<span class="cue">{words} </span>'


def _pairs(runs: tuple[Run, ...]) -> Iterator[tuple[Run, Run | None]]:
    """Yield each run, together with the insertion that replaces it if there is one."""
    index = 0
    while index < len(runs):
        run = runs[index]
        following = runs[index + 1] if index + 1 < len(runs) else ("=", "")
        replaced = run[0] == "-" and following[0] == "+"
        yield run, following if replaced else None
        index += 2 if replaced else 1


def _redline_parts(runs: tuple[Run, ...], shown: Callable[[Run], str]) -> Iterator[str]:
    changed = False
    for run, replacement in _pairs(runs):
        operation, words = run[0], shown(run)
        if operation == "=":
            yield f"{_cue(say('end of change:')) if changed else ''}{words}"
        elif replacement:
            yield f"{_cue(say('replaced:'))}<del>{words}</del>"
            yield f"{_cue(say('by:'))}<ins>{shown(replacement)}</ins>"
        elif operation == "-":
            yield f"{_cue(say('deleted:'))}<del>{words}</del>"
        else:
            yield f"{_cue(say('inserted:'))}<ins>{words}</ins>"
        changed = operation != "="


def redline(runs: Iterable[Run], styles: Sequence[Style] = (), side: str = "+") -> Markup:
    """Return the runs as one text with `<ins>` and `<del>`, and cues for screen readers.

    `styles` says how the new text looks, or the old one if `side` is `-`.
    """
    kept = tuple(run for run in runs if run[1])
    parts = _redline_parts(kept, _Styled(styles, side).words if styles else _plain)
    return Markup("".join(parts))  # noqa: S704 - escaped piece by piece


def _plain(run: Run) -> str:
    return safe_text(run[1])


class _Styled:
    """Writes the runs of a text one after the other in the style of that side."""

    def __init__(self, styles: Sequence[Style], side: str) -> None:
        self._styles = styles
        self._side = side
        self._at = 0

    def words(self, run: Run) -> str:
        """Return the words of the next run as HTML."""
        operation, text = run
        if operation not in ("=", self._side):
            return safe_text(text)
        start, self._at = self._at, self._at + len(text)
        here = [style for style in self._styles if style.start < self._at and style.end > start]
        if not here:
            return safe_text(text)
        places = cuts(here, start, self._at)
        return "".join(
            _dressed(text[one - start : other - start], [s for s in here if s.start <= one < s.end])
            for one, other in pairwise(places)
        )


def _dressed(text: str, styles: Sequence[Style]) -> str:
    words = str(safe_text(text))
    for style in styles:
        if style.tag == "a":
            href = escape(style.href)
            words = f'<a href="{href}" rel="noopener noreferrer nofollow">{words}</a>'
        else:
            words = f"<{style.tag}>{words}</{style.tag}>"
    return words


def one_side(runs: Iterable[Run], operation: str, styles: Sequence[Style] = ()) -> Markup:
    """Return only the old text (`-`) or the new one (`+`), with its changed words marked."""
    return redline((run for run in runs if run[0] in ("=", operation)), styles, operation)
