"""The overview as a page: stacked SVG bars, each next to the numbers that it shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import resources

from ..reports.theme import load_theme
from ..reports.wording import WEIGHT_NAMES
from ..rules.finding import MATERIALITIES, Materiality
from .overview import Overview, Weights, tables_of

_ROW = 26
_LABEL = 190
_BARS = 520
_DRAWN: tuple[Materiality, ...] = ("material", "minor", "unassessed")
_TITLES = {
    "year": "Changes by year",
    "topic": "Changes by topic",
    "service": "Services with the most material changes",
    "who gains": "Who gains by material and minor changes",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """One piece of a bar, in drawing units: its start, its length, its materiality."""

    weight: Materiality
    x: float
    width: float
    count: int


@dataclass(frozen=True, slots=True)
class ChartLine:
    """One line of a chart: name, position, bars, the number of each materiality, the total."""

    name: str
    shown: str
    y: int
    bars: tuple[Bar, ...]
    counts: tuple[int, ...]
    drawn: int
    end: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with its lines and its height."""

    title: str
    column: str
    lines: tuple[ChartLine, ...]
    height: int


def overview_page(overview: Overview, most: int) -> str:
    """Return the overview as one HTML page that loads nothing."""
    theme = load_theme()
    style = resources.files(__package__).joinpath("charts.css").read_text("utf-8")
    charts = [_chart(title, rows) for title, rows in tables_of(overview, most) if title in _TITLES]
    return replace(theme, style=f"{theme.style}\n{style}").render(
        "scan_overview.html",
        {
            "overview": overview,
            "charts": [chart for chart in charts if chart.lines],
            "weights": MATERIALITIES,
            "drawn": _DRAWN,
            "names": {weight: name.lower() for weight, name in WEIGHT_NAMES.items()},
            "row": _ROW,
            "label": _LABEL,
            "width": _LABEL + _BARS + 70,
        },
    )


def _chart(title: str, rows: list[tuple[str, Weights]]) -> Chart:
    longest = max((sum(weights[w] for w in _DRAWN) for _, weights in rows), default=0)
    scale = _BARS / max(longest, 1)
    lines = tuple(
        _line(name, weights, place * _ROW, scale) for place, (name, weights) in enumerate(rows)
    )
    return Chart(_TITLES[title], title, lines, len(lines) * _ROW)


def _line(name: str, weights: Weights, y: int, scale: float) -> ChartLine:
    bars = []
    x = float(_LABEL)
    for weight in _DRAWN:
        width = round(weights[weight] * scale, 1)
        if width:
            bars.append(Bar(weight, round(x, 1), width, weights[weight]))
        x += width
    shown = name if len(name) <= 26 else f"{name[:25]}…"
    counts = tuple(weights[weight] for weight in MATERIALITIES)
    drawn = sum(weights[weight] for weight in _DRAWN)
    return ChartLine(name, shown.replace("_", " "), y, tuple(bars), counts, drawn, round(x + 6, 1))
