"""Read a Word file as Word does when all its changes are accepted, or all rejected."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from xml.etree import ElementTree

import pytest

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GONE = {"new": ("del", "moveFrom"), "old": ("ins", "moveTo")}


def _words(paragraph: ElementTree.Element, gone: tuple[str, ...]) -> str:
    texts: list[str] = []

    def walk(element: ElementTree.Element) -> None:
        if element.tag in (W + name for name in gone) or element.tag == W + "pPr":
            return
        if element.tag in (W + "t", W + "delText"):
            texts.append(element.text or "")
        if element.tag == W + "tab":
            texts.append("\t")
        for child in element:
            walk(child)

    walk(paragraph)
    return "".join(texts)


def _ends(paragraph: ElementTree.Element, gone: tuple[str, ...]) -> bool:
    return not any(paragraph.find(f"{W}pPr/{W}rPr/{W}{name}") is not None for name in gone)


def read_side(data: bytes, side: str) -> list[str]:
    """Return the paragraphs of one version; a paragraph whose end is gone runs into the next."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))[0]
    texts, open_text = [], ""
    for paragraph in body.iter(W + "p"):
        open_text += _words(paragraph, GONE[side])
        if _ends(paragraph, GONE[side]):
            texts.append(open_text)
            open_text = ""
    return [text for text in [*texts, open_text] if text.strip()]


@pytest.fixture
def side() -> Callable[[bytes, str], list[str]]:
    return read_side
