"""Pairs of made-up contracts as Word files: numbering of every kind, tables, notes, and edits.

A contract is a list of parts; an edited one shares its package, as a client's next draft does.
"""

from __future__ import annotations

import base64
import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from contract_text import CLAUSES, FOOTNOTES, HEADINGS, ITEMS, ROWS, SWAPS, TERMS
from word_package import (
    Part,
    box,
    cell,
    control,
    kind_of_list,
    level,
    list_of,
    mark,
    numbered,
    package,
    paragraph,
    run,
    starting,
    tracked,
    xml_part,
)

_PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGNgaPiPD41Kk6XmPwBRaLTLnoV2"
    "aQAAAABJRU5ErkJggg=="
)
_BOLD = "<w:b/>"


@dataclass(frozen=True)
class Clause:
    """A part of a contract: what it is, its words, its cells where it is a table."""

    kind: str
    text: str = ""
    note: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    variant: int = 0


@dataclass(frozen=True)
class Contract:
    """A contract: its parts, the words of its header and footer, whether it has revisions."""

    clauses: tuple[Clause, ...]
    header: str = "Hosting agreement · Marlowe Quay Ltd · notices to legal@marlowe.example"
    footer: str = "Confidential"
    seed: int = 0


def make_contract(seed: int) -> Contract:
    """Return a contract; `seed` decides all of it."""
    rnd = random.Random(seed)
    clauses: list[Clause] = [
        Clause("title", "Hosting and support agreement"),
        Clause("logo"),
        Clause("body", "This agreement is made between Marlowe Quay Ltd (the Supplier) and the "
               "company named on the signature page (the Customer)."),
    ]  # fmt: skip
    texts = list(CLAUSES)
    rnd.shuffle(texts)
    for number, heading in enumerate(rnd.sample(HEADINGS, rnd.randint(5, 8))):
        clauses.append(Clause("heading", heading))
        if number == 0:
            clauses += [Clause("term", f"{a}|{b}") for a, b in rnd.sample(TERMS, 3)]
        for _ in range(rnd.randint(1, 3)):
            text = texts.pop() if texts else rnd.choice(CLAUSES)
            note = rnd.choice(FOOTNOTES) if rnd.random() < 0.2 else ""
            kind = rnd.choice(("clause",) * 6 + ("control", "reference", "link", "boxed", "deep"))
            clauses.append(Clause(kind, text, note))
        way = rnd.random()
        if way < 0.35:
            clauses.append(Clause("clause", "The Customer must not, and must not allow anyone:"))
            kind = rnd.choice(("item", "roman", "bullet"))
            clauses += [Clause(kind, text) for text in rnd.sample(ITEMS, 4)]
        elif way < 0.6:
            rows = (("Item", "Price", "Remarks"), *rnd.sample(ROWS, rnd.randint(2, 4)))
            clauses.append(Clause("table", rows=rows, variant=rnd.randint(0, 2)))
        elif way < 0.7:
            clauses.append(Clause("equation", "The credit is worked out as follows: "))
        elif way < 0.8:
            clauses.append(Clause("revised", rnd.choice(CLAUSES)))
    clauses += [
        Clause("blank"),
        Clause("body", "Signed for the Supplier\tSigned for the Customer"),
        Clause("body", "Name and title\tName and title"),
    ]
    return Contract(tuple(clauses), seed=seed)


def edit(contract: Contract, seed: int, many: int = 7) -> Contract:
    """Return the next draft of a contract."""
    rnd = random.Random(seed)
    for _ in range(many):
        contract = rnd.choice(EDITS)(contract, rnd)
    return contract


def _worded(contract: Contract, rnd: random.Random) -> int:
    kinds = ("clause", "item", "roman", "bullet", "body", "control", "deep", "reference", "link")
    places = [n for n, c in enumerate(contract.clauses) if c.kind in kinds and n > 2]
    return rnd.choice(places)


def _with(contract: Contract, place: int, *clauses: Clause, gone: int = 1) -> Contract:
    own = contract.clauses
    return replace(contract, clauses=(*own[:place], *clauses, *own[place + gone :]))


def swap_word(contract: Contract, rnd: random.Random) -> Contract:
    place = _worded(contract, rnd)
    one = contract.clauses[place]
    old, new = rnd.choice([s for s in SWAPS if s[0] in one.text] or [("e", "e")])
    return _with(contract, place, replace(one, text=one.text.replace(old, new, 1)))


def add_sentence(contract: Contract, rnd: random.Random) -> Contract:
    place = _worded(contract, rnd)
    one = contract.clauses[place]
    more = " This applies from the first day of the next calendar quarter."
    return _with(contract, place, replace(one, text=one.text + more))


def add_clause(contract: Contract, rnd: random.Random) -> Contract:
    place = _worded(contract, rnd)
    text = "A notice takes effect on the second working day after it was sent by courier."
    return _with(contract, place, Clause("clause", text, rnd.choice(("", FOOTNOTES[1]))), gone=0)


def remove_clause(contract: Contract, rnd: random.Random) -> Contract:
    return _with(contract, _worded(contract, rnd))


def move_clause(contract: Contract, rnd: random.Random) -> Contract:
    place = _worded(contract, rnd)
    one = contract.clauses[place]
    less = _with(contract, place)
    return _with(less, rnd.randint(3, len(less.clauses) - 4), one, gone=0)


def split_clause(contract: Contract, rnd: random.Random) -> Contract:
    place = _worded(contract, rnd)
    one = contract.clauses[place]
    first, mark_, rest = one.text.partition("; ")
    if not mark_:
        return contract
    parts = replace(one, text=f"{first};"), replace(one, text=rest, note="")
    return _with(contract, place, *parts)


def merge_clauses(contract: Contract, rnd: random.Random) -> Contract:
    place = _worded(contract, rnd)
    one, other = (*contract.clauses, Clause("end"))[place : place + 2]
    if one.kind != other.kind or other.kind != "clause":
        return contract
    joined = replace(one, text=f"{one.text} {other.text}", note=one.note or other.note)
    return _with(contract, place, joined, gone=2)


def edit_table(contract: Contract, rnd: random.Random) -> Contract:
    places = [n for n, c in enumerate(contract.clauses) if c.kind == "table"]
    if not places:
        return contract
    place = rnd.choice(places)
    one = contract.clauses[place]
    rows = list(one.rows)
    way = rnd.random()
    if way < 0.4:
        row = rnd.randrange(1, len(rows))
        rows[row] = (rows[row][0], rows[row][1].replace("EUR", "GBP"), rows[row][2])
    elif way < 0.7:
        rows.insert(rnd.randrange(1, len(rows) + 1), ("Training", "EUR 800 a day", "on request"))
    elif len(rows) > 2:
        del rows[rnd.randrange(1, len(rows))]
    return _with(contract, place, replace(one, rows=tuple(rows)))


def edit_note(contract: Contract, rnd: random.Random) -> Contract:
    places = [n for n, c in enumerate(contract.clauses) if c.note]
    if not places:
        return contract
    place = rnd.choice(places)
    one = contract.clauses[place]
    note = rnd.choice(("", one.note.replace("is", "is not", 1), f"{one.note} See Schedule 3."))
    return _with(contract, place, replace(one, note=note))


def edit_margin(contract: Contract, rnd: random.Random) -> Contract:
    if rnd.random() < 0.5:
        return replace(contract, header=contract.header.replace("legal@", "notices@"))
    return replace(contract, footer="Strictly confidential")


def edit_end(contract: Contract, rnd: random.Random) -> Contract:
    if rnd.random() < 0.5:
        more = Clause("body", "Place and date\tPlace and date"), Clause("body", "Schedules follow.")
        return replace(contract, clauses=(*contract.clauses, *more))
    return replace(contract, clauses=contract.clauses[:-1])


EDITS: tuple[Callable[[Contract, random.Random], Contract], ...] = (
    *(swap_word,) * 4,
    *(add_sentence, add_clause, remove_clause, move_clause, split_clause, merge_clauses) * 2,
    *(edit_table, edit_table, edit_note, edit_margin, edit_end),
)


@dataclass
class _Writer:
    notes: list[str] = field(default_factory=list)
    marked: bool = False

    def note(self, text: str) -> str:
        if not text:
            return ""
        self.notes.append(text)
        style = '<w:vertAlign w:val="superscript"/>'
        return (
            f'<w:r><w:rPr>{style}</w:rPr><w:footnoteReference w:id="{len(self.notes) + 1}"/></w:r>'
        )

    def write(self, one: Clause) -> str:
        return str(getattr(self, f"_{one.kind}")(one))

    def _runs(self, one: Clause) -> str:
        """Return runs as Word leaves them: cut anywhere, a defined term in bold."""
        first, term, rest = one.text.partition("Hosted Service")
        half = len(rest) // 2
        pieces = run(first) + (run(term, _BOLD) if term else "")
        pieces += "".join(run(piece) for piece in (rest[:half], rest[half:]) if piece)
        return pieces + self.note(one.note)

    def _title(self, one: Clause) -> str:
        return paragraph(run(one.text), style="Title")

    def _logo(self, one: Clause) -> str:
        return paragraph(picture())

    def _heading(self, one: Clause) -> str:
        # what references point to
        first = '<w:bookmarkStart w:id="900" w:name="_Ref1"/>' if not self.marked else ""
        last = '<w:bookmarkEnd w:id="900"/>' if not self.marked else ""
        self.marked = True
        return paragraph(first + run(one.text) + last, numbered(1, 0), "Heading1")

    def _clause(self, one: Clause) -> str:
        return paragraph(self._runs(one), style="Clause2")

    def _deep(self, one: Clause) -> str:
        return paragraph(self._runs(one), style="Clause3")

    def _body(self, one: Clause) -> str:
        pieces = one.text.split("\t")
        inner = run(pieces[0]) + "".join("<w:r><w:tab/></w:r>" + run(p) for p in pieces[1:])
        return paragraph(inner + self.note(one.note))

    def _blank(self, one: Clause) -> str:
        return paragraph("")

    def _term(self, one: Clause) -> str:
        term, _, meaning = one.text.partition("|")
        return paragraph(run(f"“{term}”", _BOLD) + run(f" {meaning}"), style="Definition")

    def _item(self, one: Clause) -> str:
        return paragraph(self._runs(one), numbered(2, 0))

    def _roman(self, one: Clause) -> str:
        return paragraph(self._runs(one), numbered(3, 0))

    def _bullet(self, one: Clause) -> str:
        return paragraph(self._runs(one), numbered(4, 0))

    def _control(self, one: Clause) -> str:
        inner = control(run(one.text[: len(one.text) // 2]))
        rest = run(one.text[len(one.text) // 2 :])
        return control(paragraph(inner + rest + self.note(one.note), style="Clause2"))

    def _reference(self, one: Clause) -> str:
        marks = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> '
            'REF _Ref1 \\r \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + run("1")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
        inner = run("As set out in section ") + marks + run(", and in addition: ")
        return paragraph(inner + self._runs(one), style="Clause2")

    def _link(self, one: Clause) -> str:
        shown = run(one.text[:30], '<w:u w:val="single"/>')
        link = f'<w:hyperlink w:anchor="_Ref1">{shown}</w:hyperlink>'
        return paragraph(link + run(one.text[30:]) + self.note(one.note), style="Clause2")

    def _boxed(self, one: Clause) -> str:
        return paragraph(self._runs(one) + frame(one.text.partition(",")[0]), style="Clause2")

    def _equation(self, one: Clause) -> str:
        math = "<m:oMath><m:r><m:t>c=0.1×f</m:t></m:r></m:oMath>"
        return paragraph(run(one.text) + math + run(", where f are the monthly fees."))

    def _revised(self, one: Clause) -> str:
        """Return a clause in which others have tracked changes already."""
        first, _, rest = one.text.partition(" ")
        middle = tracked("ins", run("expressly "), "B. Counsel") + tracked(
            "del", run("hereby "), "C. Counsel"
        )
        whole = paragraph(
            tracked("ins", run("This clause was put in by counsel.")),
            mark("ins"),
            "Clause2",
        )
        return paragraph(run(f"{first} ") + middle + run(rest), style="Clause2") + whole

    def _table(self, one: Clause) -> str:
        border = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        rows = "".join(
            "<w:tr>"
            + "".join(self._cell(text, number, n) for n, text in enumerate(row))
            + "</w:tr>"
            for number, row in enumerate(one.rows)
        )
        if one.variant == 1:
            wide = cell(paragraph("Prices without value added tax"), '<w:gridSpan w:val="3"/>')
            rows += f"<w:tr>{wide}</w:tr>"
        grid = '<w:gridCol w:w="3000"/>' * 3
        return (
            '<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/><w:tblBorders>'
            f"{border}</w:tblBorders></w:tblPr><w:tblGrid>{grid}"
            f"</w:tblGrid>{rows}</w:tbl>{paragraph('')}"
        )

    def _cell(self, text: str, row: int, column: int) -> str:
        shade = '<w:shd w:val="clear" w:color="auto" w:fill="DCE6F1"/>' if row == 0 else ""
        inner = paragraph(run(text, _BOLD if row == 0 else ""))
        return cell(inner, f'<w:tcW w:w="3000" w:type="dxa"/>{shade}')


def picture() -> str:
    """Return a run with a small picture."""
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="228600"/>'
        '<wp:docPr id="7" name="Logo"/>'
        "<a:graphic><a:graphicData "
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="7" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        '<a:blip r:embed="r1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        "<pic:spPr><a:xfrm>"
        '<a:off x="0" y="0"/><a:ext cx="914400" cy="228600"/></a:xfrm><a:prstGeom prst="rect">'
        "<a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
        "</w:drawing></w:r>"
    )


def frame(text: str) -> str:
    """Return a run with a text box beside the paragraph."""
    return (
        '<w:r><w:pict><v:shape style="width:160pt;height:40pt"><v:textbox><w:txbxContent>'
        f"{paragraph(run(text))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )


_STYLES = "".join(
    f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/>'
    f'<w:basedOn w:val="Normal"/><w:pPr>{more}</w:pPr></w:style>'
    for name, more in (
        ("Clause2", numbered(1, 1) + '<w:spacing w:after="120"/>'),
        ("Clause3", numbered(1, 2) + '<w:spacing w:after="120"/>'),
        ("Definition", '<w:spacing w:after="120"/><w:ind w:left="720"/>'),
    )
)
_LISTS = (
    kind_of_list(
        1,
        level(0, "decimal", "%1."),
        level(1, "decimal", "%1.%2"),
        level(2, "lowerLetter", "(%3)"),
    )
    + kind_of_list(2, level(0, "lowerLetter", "(%1)"), level(1, "lowerRoman", "(%2)"))
    + kind_of_list(3, level(0, "upperRoman", "%1."))
    + kind_of_list(4, level(0, "bullet", "•"))
    + list_of(1, 1)
    + list_of(2, 2)
    + list_of(3, 3, starting(0, 1))
    + list_of(4, 4)
)


def write_contract(contract: Contract) -> bytes:
    """Return the Word file of a contract."""
    writer = _Writer()
    body = "".join(writer.write(one) for one in contract.clauses)
    number = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("1")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )  # fmt: skip
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{n}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for n, kind in ((0, "separator"), (1, "continuationSeparator"))
    )
    notes = lines + "".join(
        f'<w:footnote w:id="{n}">'
        + paragraph("<w:r><w:footnoteRef/></w:r>" + run(f" {text}"))
        + "</w:footnote>"
        for n, text in enumerate(writer.notes, start=2)
    )
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="r3"/>'
        '<w:footerReference w:type="default" r:id="r4"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1417" w:right="1417" w:bottom="1134" w:left="1417" w:header="708" '
        'w:footer="708" w:gutter="0"/></w:sectPr>'
    )
    return package(
        body + section,
        Part("word/media/logo.png", "image", _PNG, "image/png"),
        xml_part("footnotes", notes),
        xml_part("header", paragraph(run(contract.header, '<w:sz w:val="16"/>'))),
        xml_part("footer", paragraph(run(f"{contract.footer} · page ") + number)),
        xml_part("settings", '<w:zoom w:percent="100"/>'),
        styles=_STYLES,
        numbering=_LISTS,
    )


def pair(seed: int) -> tuple[bytes, bytes]:
    """Return two drafts of a contract."""
    old = make_contract(seed)
    return write_contract(old), write_contract(edit(old, seed + 1_000))


__all__ = ["Clause", "Contract", "box", "edit", "make_contract", "pair", "write_contract"]
