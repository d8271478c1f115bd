"""Word files written part by part, for the tests: what python-docx cannot write, too."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

_BASE = "http://schemas.openxmlformats.org"
_KINDS = f"{_BASE}/officeDocument/2006/relationships"
SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": f"{_BASE}/wordprocessingml/2006/main",
        "r": _KINDS,
        "m": f"{_BASE}/officeDocument/2006/math",
        "mc": f"{_BASE}/markup-compatibility/2006",
        "wp": f"{_BASE}/drawingml/2006/wordprocessingDrawing",
        "a": f"{_BASE}/drawingml/2006/main",
        "c": f"{_BASE}/drawingml/2006/chart",
        "dgm": f"{_BASE}/drawingml/2006/diagram",
        "pic": f"{_BASE}/drawingml/2006/picture",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PART = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header": "hdr",
    "footer": "ftr",
}
_NORMAL = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/></w:style>'
)
STYLES = _NORMAL + "".join(
    f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{title}"/>'
    f'<w:basedOn w:val="Normal"/><w:pPr>{more}</w:pPr></w:style>'
    for name, title, more in (
        ("Title", "Title", ""),
        *((f"Heading{n}", f"heading {n}", f'<w:outlineLvl w:val="{n - 1}"/>') for n in range(1, 7)),
        ("TOC1", "toc 1", ""),
    )
)


class Part:
    """A part of a package: its place, what it is, how the document refers to it, its bytes."""

    def __init__(self, place: str, kind: str, data: bytes | str, content_type: str) -> None:
        self.place = place
        self.kind = kind
        self.data = data
        self.content_type = content_type


def xml_part(kind: str, inner: str, number: str = "") -> Part:
    """Return a part of Word's own: styles, numbering, footnotes, header, footer."""
    root = _ROOTS[kind]
    text = f"<?xml version='1.0'?><w:{root} {SPACES}>{inner}</w:{root}>"
    return Part(f"word/{kind}{number}.xml", kind, text, _PART.format(kind))


def package(
    body: str,
    *parts: Part,
    styles: str = "",
    numbering: str = "",
    main_type: str = MAIN,
    place: str = "word/document.xml",
    document: str = "",
) -> bytes:
    """Return a Word file with this body; `parts` get the relations r1, r2, … in order."""
    own = [*parts, xml_part("styles", STYLES + styles)]
    if numbering:
        own.append(xml_part("numbering", numbering))
    document = document or (
        f"<?xml version='1.0'?><w:document {SPACES}><w:body>{body}</w:body></w:document>"
    )
    types = {f"/{part.place}": part.content_type for part in own} | {f"/{place}": main_type}
    folder, _, base = place.rpartition("/")
    targets = {f"r{n}": (part.kind, f"/{part.place}") for n, part in enumerate(own, start=1)}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _types(types))
        archive.writestr("_rels/.rels", _relations({"r1": ("officeDocument", place)}))
        archive.writestr(f"{folder}/_rels/{base}.rels", _relations(targets))
        archive.writestr(place, document)
        for part in own:
            archive.writestr(part.place, part.data)
    return stream.getvalue()


def _types(types: Mapping[str, str]) -> str:
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(
            f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in types.items()
        )
        + "</Types>"
    )


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="{identity}" Type="{_KINDS}/{kind}" Target="{target}"/>'
            for identity, (kind, target) in targets.items()
        )
        + "</Relationships>"
    )


def t(text: str) -> str:
    """Return a text node."""
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def run(text: str, properties: str = "") -> str:
    """Return a run of text."""
    return f"<w:r><w:rPr>{properties}</w:rPr>{t(text)}</w:r>"


def paragraph(content: str = "", properties: str = "", style: str = "") -> str:
    """Return a paragraph; plain text becomes a run."""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = content if content.startswith("<") or not content else run(content)
    return f"<w:p><w:pPr>{styled}{properties}</w:pPr>{inner}</w:p>"


def table(*rows: str, columns: int = 2) -> str:
    """Return a table of rows."""
    grid = '<w:gridCol w:w="2000"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """Return a row of cells; plain text becomes a cell of one paragraph."""
    own = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    inner = (one if one.startswith("<") else cell(paragraph(one)) for one in cells)
    return f"<w:tr>{own}{''.join(inner)}</w:tr>"


def cell(content: str, properties: str = "") -> str:
    """Return a cell of blocks."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def control(content: str) -> str:
    """Return a content control around anything."""
    properties = '<w:sdtPr><w:alias w:val="x"/></w:sdtPr>'
    return f"<w:sdt>{properties}<w:sdtContent>{content}</w:sdtContent></w:sdt>"


def numbered(list_id: int, level: int = 0) -> str:
    """Return the properties of a numbered paragraph."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def level(depth: int, form: str, text: str, start: int = 1, more: str = "") -> str:
    """Return a level of a list."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{escape(text)}"/></w:lvl>'
    )


def kind_of_list(identity: int, *levels: str, more: str = "") -> str:
    """Return a kind of list, which lists refer to."""
    return f'<w:abstractNum w:abstractNumId="{identity}">{more}{"".join(levels)}</w:abstractNum>'


def list_of(identity: int, kind: int, more: str = "") -> str:
    """Return a list of a kind."""
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{kind}"/>{more}</w:num>'


def starting(depth: int, start: int) -> str:
    """Return what makes a level of a list start at a number."""
    return f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def tracked(tag: str, inner: str, author: str = "A. Sample") -> str:
    """Return a tracked change: `ins`, `del`, `moveFrom` or `moveTo` around runs."""
    if tag in ("del", "moveFrom"):
        inner = inner.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    return f'<w:{tag} w:id="1" w:author="{author}" w:date="2025-01-01T00:00:00Z">{inner}</w:{tag}>'


def mark(tag: str, author: str = "A. Sample") -> str:
    """Return the properties of a paragraph whose end is tracked: `ins` or `del`."""
    return f'<w:rPr><w:{tag} w:id="1" w:author="{author}"/></w:rPr>'


def field(instruction: str, result: str) -> str:
    """Return a complex field; the result is runs."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{escape(instruction)}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def box(content: str, fallback: str | None = None) -> str:
    """Return a run with a text box that is written in two ways."""
    other = content if fallback is None else fallback
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic>"
        "<a:graphicData uri='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'>"
        f"<wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<v:shape><v:textbox><w:txbxContent>{other}</w:txbxContent></v:textbox></v:shape>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
