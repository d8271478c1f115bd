"""Sample terms, and a reader of Word files that accepts all changes, or rejects them all."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

from termsdiff import Document, parse
from termsdiff.input.word.convert import to_markdown
from termsdiff.reports.safe_html import plain_text

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


OLD = """\
# Harbour terms

_Effective 1 March 2025_

## 1. Scope

1.1 These terms cover the Harbour models and their documentation.

1.2 We may publish further "policies" on our site, and you must follow them.

## 2. Discontinuation

2.1 We give a notice of six (6) months before we discontinue a model.

2.2 During the notice period the model is not available to new customers. You keep your contact
details up to date.

* Old versions stay listed.
* Prices stay as they are.

## 3. Liability

(a) Our total liability is limited to the fees paid in the last twelve months.

(b) Nothing limits liability for wilful misconduct.
"""
NEW = """\
# Harbour terms

_Effective 1 March 2026_

## 1. Liability

(a) Our total liability is limited to the fees paid in the last six months.

(b) Nothing limits liability for wilful misconduct.

## 2. Scope

2.1 These terms cover the Harbour models and their documentation.

2.2 We may publish further “policies” on our site, and you must follow them.

## 3. Discontinuation

3.1 We give a notice of three (3) months before we discontinue a model.

3.2 During the notice period the model is not available to new customers.

3.3 You keep your contact details up to date.

* Prices stay as they are.
* Fees for support may rise <b>&amp;</b> fall.
"""


def words_of(document: Document) -> list[tuple[str, str]]:
    """Return the label and the words of each paragraph that a document becomes, cell by cell."""
    found = []
    for block in document.blocks:
        if block.kind == "row" and block.cells:
            found += [("", plain_text(cell)) for cell in block.cells]
        elif block.has_words:
            found.append((plain_text(block.written_label), plain_text(block.text)))
    return [(label, text) for label, text in found if label or text.strip()]


def differing(paragraphs: list[str], expected: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the first paragraphs that differ from the expected words.

    A label may be typed before the words, or be one that Word counts.
    """
    wanted = [(label, text) for label, text in expected if text.strip()]
    given = [text for text in paragraphs if text.strip()]
    for text, (label, words) in zip(given, wanted, strict=False):
        if text not in (words, f"{label}\t{words}"):
            return [(text, f"{label}|{words}")]
    longer = given[len(wanted) :] or [words for _, words in wanted[len(given) :]]
    return [(text, "one side only") for text in longer[:1]]


def labels_of(data: bytes, side: str) -> list[str]:
    """Return what our reader of Word files makes of one side, block by block, with numbers."""
    text = to_markdown(data, "accept" if side == "new" else "reject").text
    return [block.full_text for block in parse(text).blocks if block.has_words]
