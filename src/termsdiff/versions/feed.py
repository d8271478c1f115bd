"""An Atom feed of new versions, for people who use a feed reader."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree

from ..text.visible import visible

_ATOM = "http://www.w3.org/2005/Atom"
_SPACE = uuid.UUID("7a6c3f62-3f0e-4b52-9a39-0c1f1f6f7d54")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One feed entry: the operand that names the version, when it came, a title, what changed."""

    name: str
    day: date
    title: str
    summary: str
    link: str = ""


def render_feed(entries: Sequence[FeedEntry], title: str = "Terms that changed") -> bytes:
    """Return the feed as XML, newest first; the same entries always give the same bytes."""
    ordered = sorted(entries, key=lambda entry: (entry.day, entry.name), reverse=True)
    ElementTree.register_namespace("", _ATOM)
    feed = ElementTree.Element(f"{{{_ATOM}}}feed")
    _add(feed, "id", uuid.uuid5(_SPACE, title).urn)
    _add(feed, "title", title)
    _add(feed, "updated", _time(ordered[0].day if ordered else date(1970, 1, 1)))
    _add(_add(feed, "author", ""), "name", "termsdiff")
    for entry in ordered:
        _add_entry(feed, entry)
    ElementTree.indent(feed)
    content: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _add_entry(feed: ElementTree.Element, entry: FeedEntry) -> None:
    element = _add(feed, "entry", "")
    _add(element, "id", uuid.uuid5(_SPACE, entry.name).urn)
    _add(element, "title", entry.title)
    _add(element, "updated", _time(entry.day))
    if entry.link.startswith("https://"):
        ElementTree.SubElement(element, f"{{{_ATOM}}}link", {"href": entry.link})
    _add(element, "content", entry.summary).set("type", "text")


def _add(parent: ElementTree.Element, name: str, text: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}")
    element.text = visible(text) or None
    return element


def _time(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
