"""What tests of Word output share: two files in, a redline out, and readers of it."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime

from lxml import etree

from termsdiff import Comparison, compare, parse
from termsdiff.input.word.convert import to_markdown
from termsdiff.input.word.settled import settle
from termsdiff.input.word.xml import Element, name
from termsdiff.reports.options import ClauseAnswer, RenderOptions, WordOptions
from termsdiff.reports.word.render import render

MOMENT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
REVISIONS = tuple(name(f"w:{tag}") for tag in ("ins", "del", "moveFrom", "moveTo"))
_COMMENTS = tuple(
    name(f"w:{tag}") for tag in ("commentRangeStart", "commentRangeEnd", "commentReference")
)


def comparison_of(old: bytes, new: bytes) -> Comparison:
    return compare(parse(to_markdown(old).text, "old"), parse(to_markdown(new).text, "new"))


def redline(
    old: bytes, new: bytes, *answers: ClauseAnswer, author: str = "A. Lawyer", cover: bool = False
) -> bytes:
    """Return the Word file of a comparison of two Word files."""
    options = WordOptions(old, new, author=author, moment=MOMENT, answers=answers, cover=cover)
    return render(comparison_of(old, new), RenderOptions(word=options))


def part(data: bytes, place: str = "word/document.xml") -> Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(place))


def names(data: bytes) -> set[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return set(archive.namelist())


def words(data: bytes, side: str = "accept") -> str:
    """Return the words of one side, with the numbers that Word counts, without any type."""
    text = to_markdown(data, "reject" if side == "reject" else "accept").text
    return re.sub(r"[\s*#\\>-]+", " ", text)


def texts(data: bytes, *tags: str, place: str = "word/document.xml") -> list[str]:
    """Return what the revisions of these kinds around runs say."""
    wanted = [name(f"w:{tag}") for tag in tags]
    found = part(data, place).iter(*wanted)
    return ["".join(e.itertext()) for e in found if len(e)]


def ours(data: bytes, author: str = "A. Lawyer", place: str = "word/document.xml") -> list[Element]:
    root = part(data, place)
    return [e for e in root.iter(*REVISIONS) if e.get(name("w:author")) == author]


def plain(root: Element) -> str:
    """Return a part without revisions, comments and the cuts between runs that look the same."""
    settle(root, "accept")
    for element in list(root.iter(*_COMMENTS)):
        holder = element.getparent()
        assert holder is not None
        holder.remove(element)
    for element in reversed(list(root.iter(name("w:rPr"), name("w:pPr"), name("w:trPr")))):
        for child in list(element):
            if child.tag in (*REVISIONS, name("w:cantSplit")):
                element.remove(child)
        if not len(element):
            holder = element.getparent()
            assert holder is not None
            holder.remove(element)
    for link in list(root.iter(name("w:hyperlink"))):
        # Word drops a link of which nothing is left
        if not len(link):
            link.getparent().remove(link)  # type: ignore[union-attr]
    for run in list(root.iter(name("w:r"))):
        holder = run.getparent()
        assert holder is not None
        if not len(run):
            holder.remove(run)
            continue
        before = run.getprevious()
        if before is not None and before.tag == run.tag and _look(before) == _look(run):
            before.extend([child for child in run if child.tag != name("w:rPr")])
            holder.remove(run)
    for text in list(root.iter(name("w:t"))):
        before = text.getprevious()
        if before is not None and before.tag == text.tag:
            before.text = (before.text or "") + (text.text or "")
            text.getparent().remove(text)  # type: ignore[union-attr]
    for text in root.iter(name("w:t"), name("w:instrText")):
        text.attrib.clear()
    return etree.tostring(root, method="c14n").decode()


def _look(run: Element) -> bytes:
    own = run.find(name("w:rPr"))
    return b"" if own is None else etree.tostring(own, method="c14n")
