"""The texts of diagrams and charts, which are in separate parts."""

from __future__ import annotations

from collections.abc import Iterator

from ...errors import TermsdiffError
from .story import Story
from .xml import Element, name


def diagram_texts(element: Element, story: Story) -> Iterator[str]:
    """Yield the texts of a diagram of boxes and arrows, in stored order."""
    root = _part(str(element.get(name("r:dm"), "")), "a diagram", story)
    if root is not None:
        yield from _drawn(root)


def chart_texts(element: Element, story: Story) -> Iterator[str]:
    """Yield the titles of a chart, then the names and numbers of each of its rows."""
    root = _part(str(element.get(name("r:id"), "")), "a chart", story)
    if root is None:
        return
    yield from _drawn(root)
    for series in root.iter(name("c:ser")):
        values = " ".join(value.text or "" for value in series.iter(name("c:v")))
        if values.strip():
            yield values


def _drawn(root: Element) -> Iterator[str]:
    for paragraph in root.iter(name("a:p")):
        text = "".join(piece.text or "" for piece in paragraph.iter(name("a:t")))
        if text.strip():
            yield text


def _part(identity: str, kind: str, story: Story) -> Element | None:
    relation = story.package.relations(story.part).get(identity)
    if relation is None or relation.external or relation.target not in story.package:
        story.findings.unread.append(f"{kind} that is missing from the file")
        return None
    try:
        return story.package.read_xml(relation.target)
    except TermsdiffError as error:
        story.findings.unread.append(f"{kind} ({error})")
        return None
