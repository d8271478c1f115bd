"""Word files, pages and PDFs of an invented company, made for the tests."""

from __future__ import annotations

import io
from collections.abc import Sequence

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

import docx

LEVELS = (("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"), ("upperRoman", "%4)"))


def word_file() -> bytes:
    """A contract as lawyers write it: no number stands in its text, Word counts them all."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for n, (form, text) in enumerate(LEVELS)
    )
    space = nsdecls("w")
    kind = parse_xml(f'<w:abstractNum {space} w:abstractNumId="90">{levels}</w:abstractNum>')
    numbering.insert(0, kind)
    numbering.append(
        parse_xml(f'<w:num {space} w:numId="90"><w:abstractNumId w:val="90"/></w:num>')
    )
    document.add_heading("Harbour Terms", 0)
    document.add_paragraph("Effective: 1 May 2024")
    for depth, text, heading in (
        (0, "Service", True),
        (1, "We run the harbour.", False),
        (1, "We close it", False),
        (2, "with notice, or", False),
        (2, "with cause.", False),
        (0, "Law", True),
        (1, "Ruritanian law applies.", False),
    ):
        paragraph = document.add_heading(text, 1) if heading else document.add_paragraph(text)
        properties = paragraph._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {space}><w:ilvl w:val="{depth}"/><w:numId w:val="90"/></w:numPr>')
        )
    _tracked(document.add_paragraph("We may "))
    document.add_paragraph("A bullet.", style="List Bullet")
    bold = document.add_paragraph()
    bold.add_run("Caption. ").bold = True
    bold.add_run("Text with * and _.")
    table = document.add_table(rows=2, cols=2)
    for row, texts in zip(table.rows, (("Plan", "Fee"), ("Basic", "EUR 5 | month")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return _saved(document)


BOX = (
    "<w:txbxContent><w:p><w:r><w:t>Boxed words.</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>More of them.</w:t></w:r></w:p></w:txbxContent>"
)
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def word_file_with_asides() -> bytes:
    """A page with a footnote, and with a text box that Word writes in two ways."""
    document = docx.Document()
    paragraph = document.add_paragraph("We may raise the fee")
    run = paragraph.add_run()
    run._r.append(parse_xml(f'<w:footnoteReference {SPACES} w:id="2"/>'))
    paragraph.add_run(" each year.")
    anchor = document.add_paragraph("Before the box.")
    anchor._p.append(
        parse_xml(
            f"<w:r {SPACES}><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{BOX}"
            f"</wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict>"
            "</mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    notes = (
        f'<w:footnotes {SPACES}><w:footnote w:id="0"><w:p/></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:t>By five percent at most.</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    return _saved(document)


def _tracked(paragraph: docx.text.paragraph.Paragraph) -> None:
    for tag, text_tag, text in (("w:ins", "w:t", "now"), ("w:del", "w:delText", "never")):
        change, run, words = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
        change.set(qn("w:author"), "x")
        words.text = text
        run.append(words)
        change.append(run)
        paragraph._p.append(change)
    paragraph.add_run(" sail.")


def _saved(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


PAGE = """<!doctype html><html><head><title>Harbour Terms</title><script>alert(1)</script></head>
<body><nav><a href="/">Home</a> Products</nav><header>Sign in</header>
<main><header><h1>Harbour Terms</h1></header><p>Effective: 1 May 2024</p>
<h2>1. Service</h2><p>We run the <b>harbour</b>.</p>
<ol><li>with notice</li><li>with cause</li></ol>
<ol type="a" start="2"><li>second</li><li><p>third</p></li></ol>
<table><tr><th>Plan</th><th>Fee</th></tr><tr><td>Basic</td><td>EUR 5</td></tr></table>
<p hidden>secret</p></main><aside>Related</aside><footer>© Harbour</footer></body></html>"""

Text = tuple[int, int, int, str]
"""Place from the left and from below, size, words; all in points."""


def pdf(pages: Sequence[Sequence[Text]]) -> bytes:
    """Write a PDF with these words at these places."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, page in enumerate(pages):
        content = "".join(
            f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n" for x, y, size, text in page
        )
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {5 + 2 * number} 0 R>>"
        )
        objects.append(f"<</Length {len(content)}>>stream\n{content}endstream")
    data = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF\n"
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    return data + (head + table + end).encode("latin-1")


def two_columns() -> bytes:
    left = (
        "1. Service is what we sell and",
        "you use it as these terms say.",
        "We close it with six months of",
    )
    right = ("notice that we send to you.", "2. Law of Ruritania applies and", "its courts decide.")
    return pdf(
        [
            [
                (60, 770, 8, "Harbour Terms, page 1"),
                (60, 700, 20, "Harbour Terms"),
                *((60, 640 - 14 * n, 10, text) for n, text in enumerate(left)),
                *((330, 640 - 14 * n, 10, text) for n, text in enumerate(right)),
                (300, 20, 8, "1"),
            ],
            [
                (60, 770, 8, "Harbour Terms, page 2"),
                (60, 700, 10, "3. Fees are due in ad-"),
                (60, 686, 10, "vance."),
                (300, 20, 8, "2"),
            ],
        ]
    )
