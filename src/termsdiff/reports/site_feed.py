"""An Atom feed (RFC 4287) of the comparisons of a site, the newest version first."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID
from xml.etree import ElementTree

from ..spoken import say
from ..text.visible import visible_line

if TYPE_CHECKING:
    from .site_entries import ListedStep

FEED = "feed.xml"
MARK = "<generator>termsdiff</generator>"
"""The generator of the feed: a file that has it may be replaced by a newer one."""
_MOST = 100
"""The most entries: readers of feeds want what is new."""
_NAMESPACE = "http://www.w3.org/2005/Atom"


def feed(steps: Sequence[tuple[str, str, ListedStep]], on: date) -> str:
    """Return the feed of (title of the terms, address of their folder, comparison).

    The addresses are relative to the feed, since the address of the site is unknown; ids are made
    from the names of terms and versions, so that an entry is the same in every run.
    """
    ordered = sorted(steps, key=lambda one: (one[2].new.version.start, one[0]), reverse=True)
    root = ElementTree.Element("feed", {"xmlns": _NAMESPACE})
    _add(root, "generator", "termsdiff")
    _add(root, "title", say("Changes to terms"))
    _add(root, "id", _urn("feed", *sorted({title for title, _, _ in steps})))
    newest = max((step.new.version.start for _, _, step in steps), default=on)
    _add(root, "updated", _moment(min(newest, on)))
    author = ElementTree.SubElement(root, "author")
    _add(author, "name", "termsdiff")
    ElementTree.SubElement(root, "link", {"rel": "self", "href": FEED})
    for title, folder, step in ordered[:_MOST]:
        root.append(_entry(title, folder, step))
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(root, "unicode")}\n'


def _entry(title: str, folder: str, step: ListedStep) -> ElementTree.Element:
    entry = ElementTree.Element("entry")
    _add(entry, "title", f"{title}: {step.verdict_name.lower()}, {step.span}")
    _add(entry, "id", _urn(folder, step.old.version.day, step.new.version.day))
    _add(entry, "updated", _moment(step.new.version.start))
    ElementTree.SubElement(entry, "link", {"href": f"{folder}/{step.href}"})
    told = [f"{one.text} ({', '.join(one.places[:2])})" for one in step.sentences]
    _add(entry, "summary", " ".join([step.words, *told]))
    return entry


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = visible_line(text)


def _urn(*names: str) -> str:
    digest = hashlib.sha256("\n".join(names).encode("utf-8", "surrogatepass")).digest()
    return UUID(bytes=digest[:16], version=4).urn


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
