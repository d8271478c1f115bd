"""The geometry of a timeline: versions along the dates, a row of material changes per topic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt
from urllib.parse import quote

from ..rules.finding import TOPICS, Favours, Topic
from ..spoken import say
from .wording import counted, topic_name

WIDTH = 860
_LEFT, _RIGHT = 172, 46
_LABEL_WIDTH, _LABEL_HEIGHT = 92, 18
_ROW = 34
_LEAST_RADIUS, _MOST_RADIUS = 9.0, 15.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A version on the axis: its place, its date, and whether it is upcoming."""

    x: float
    label_y: int
    label: str
    coming: bool
    href: str = ""
    sides: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """How many material changes on one topic one version made."""

    x: float
    radius: float
    count: int
    href: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class TopicRow:
    """The dots of one topic."""

    y: int
    name: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """A picture, in the units of its view box; `axis` is the line of the versions."""

    width: int
    height: int
    left: int
    right: int
    axis: int
    marks: tuple[Mark, ...]
    rows: tuple[TopicRow, ...]
    today: float
    today_label: str


def short_date(day: date) -> str:
    """Return a date as on labels: `27 May 2025`."""
    return say("{day} {month} {year}", day=str(day.day), month=say(f"{day:%b}"), year=str(day.year))


def _gains(sides: Mapping[Favours, int]) -> str:
    """Return who gained from the material changes of a version, as symbols: `◆6 ●1`."""
    signs: dict[Favours, str] = {"provider": "◆", "customer": "●"}
    return " ".join(f"{sign}{sides[side]}" for side, sign in signs.items() if sides.get(side))


def _place(day: date, first: date, last: date) -> float:
    """Return the horizontal position of a date; a single one is in the middle."""
    span = (last - first).days
    share = (day - first).days / span if span else 0.5
    return round(_LEFT + share * (WIDTH - _LEFT - _RIGHT), 1)


def _lanes(places: Sequence[float]) -> list[int]:
    """Give each label the lowest lane in which it touches no other."""
    ends: list[float] = []
    lanes = []
    for place in places:
        lane = next((i for i, end in enumerate(ends) if end <= place), len(ends))
        ends[lane : lane + 1] = [place + _LABEL_WIDTH]
        lanes.append(lane)
    return lanes


def _radius(count: int, most: int) -> float:
    """Return a radius whose area grows with the count."""
    share = sqrt(count / most)
    return round(_LEAST_RADIUS + share * (_MOST_RADIUS - _LEAST_RADIUS), 1)


def _topics(counts: Iterable[Mapping[Topic, int]]) -> list[Topic]:
    found = dict.fromkeys(topic for row in counts for topic, count in row.items() if count)
    own = [topic for topic in found if topic not in TOPICS]
    return [topic for topic in TOPICS if topic in found] + own


def timeline(
    days: Sequence[date],
    counts: Sequence[Mapping[Topic, int]],
    on: date,
    hrefs: Sequence[str] = (),
    sides: Sequence[Mapping[Favours, int]] = (),
) -> Timeline:
    """Return the picture of versions by date, with the material changes that each made.

    `days` ascend; `counts` has one mapping per version, of what it changed by topic; `hrefs` leads
    to its comparison with the one before, "" if there is none; `sides` counts who gained.
    """
    hrefs = hrefs or [""] * len(days)
    sides = sides or [{}] * len(days)
    first, last = min(days[0], on), max(days[-1], on)
    places = [_place(day, first, last) for day in days]
    lanes = _lanes(places)
    axis = 12 + _LABEL_HEIGHT * (max(lanes) + 1)
    marks = tuple(
        Mark(x, axis - 12 - _LABEL_HEIGHT * lane, short_date(day), day > on, href, _gains(gained))
        for x, day, lane, href, gained in zip(places, days, lanes, hrefs, sides, strict=True)
    )
    topics = _topics(counts)
    most = max((row.get(topic, 0) for row in counts for topic in topics), default=1)
    rows = tuple(
        TopicRow(axis + _ROW * number, topic_name(topic), _dots(topic, places, counts, most, hrefs))
        for number, topic in enumerate(topics, 1)
    )
    height = axis + _ROW * len(rows) + 62
    return Timeline(
        WIDTH,
        height,
        _LEFT,
        WIDTH - _RIGHT,
        axis,
        marks,
        rows,
        _place(on, first, last),
        short_date(on),
    )


def _dots(
    topic: Topic,
    places: Sequence[float],
    counts: Sequence[Mapping[Topic, int]],
    most: int,
    hrefs: Sequence[str],
) -> tuple[Dot, ...]:
    return tuple(
        Dot(
            x,
            _radius(row[topic], most),
            row[topic],
            f"{href}#view=changes&weight=material&topic={quote(topic)}" if href else "",
            f"{topic_name(topic)}: {counted(row[topic], 'material change')}",
        )
        for x, row, href in zip(places, counts, hrefs, strict=True)
        if row.get(topic)
    )
