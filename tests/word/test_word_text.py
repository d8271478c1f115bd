"""What of a paragraph's XML a reader sees, and what not."""

from __future__ import annotations

import pytest

pytest.importorskip("lxml")

from word_package import Part, box, control, field, package, paragraph, run, t, xml_part

from termsdiff import parse
from termsdiff.input.word.convert import to_markdown

PAGE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"


def text_of(content: str, *parts: Part, styles: str = "") -> str:
    """Return the Markdown of one paragraph."""
    return to_markdown(package(paragraph(content), *parts, styles=styles)).text.strip()


def _asked(instruction: str) -> str:
    """Return a field without a result."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>{instruction}</w:instrText>'
        '<w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (run("The fee is ") + control(run("EUR 90")) + run("."), "The fee is EUR 90."),
        (control(control(run("deep"))), "deep"),
        (f'<w:customXml w:element="x">{run("kept")}</w:customXml>', "kept"),
        (f'<w:smartTag w:element="x">{run("kept")}</w:smartTag>', "kept"),
        (f'<w:hyperlink w:anchor="x">{run("kept")}</w:hyperlink>', "kept"),
        (f'<w:dir w:val="rtl">{run("kept")}</w:dir>', "kept"),
        (f"<w:unheardOf>{run('kept')}</w:unheardOf>", "kept"),
        (f'<w:fldSimple w:instr=" REF x ">{run("six")}</w:fldSimple>', "six"),
        (field(" REF x ", run("six")), "six"),
        (field(" REF x ", run("a ") + field(" REF y ", run("b"))), "a b"),
        # what a field asks is no text, and neither is a result inside the question
        (
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> IF </w:instrText></w:r>'
            + field(" REF y ", run("hidden"))
            + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + run("shown")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "shown",
        ),
        # a field that never ends would hide all that follows
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("kept"), "kept"),
        ('<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run("kept"), "kept"),
        (
            "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t></w:r>",
            "a b c d",
        ),
        ("<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>stop</w:t></w:r>", "non-stop"),
        ("<w:r><w:t>har</w:t><w:softHyphen/><w:t>bour</w:t></w:r>", "harbour"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0A3"/><w:t>5</w:t></w:r>', "≤5"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run(" yes"), "☑ yes"),
        ('<w:r><w:sym w:font="Times" w:char="00A7"/></w:r>' + run(" 5"), "§ 5"),
        (run("\uf0b3", '<w:rFonts w:ascii="Symbol"/>') + run("5"), "≥5"),
        (
            "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>kana</w:t></w:r></w:rt><w:rubyBase><w:r>"
            "<w:t>kanji</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "kanji(kana)",
        ),
        (run("gone", "<w:strike/>") + run("kept"), "kept"),
        (run("gone", "<w:dstrike/>") + run("kept"), "kept"),
        (run("gone", "<w:vanish/>") + run("kept"), "kept"),
        (run("kept", '<w:strike w:val="0"/>'), "kept"),
        (run("Cap", "<w:b/>") + run(". ", "<w:b/>") + run("We pay."), "**Cap.** We pay."),
        (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/>'
            '</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
            + run(" yes"),
            "☒ yes",
        ),
        # some fields have no result: what they show stands in the instruction
        (_asked(" EQ \\f(1,2) "), "(1,2)"),
        (_asked(' SYMBOL 254 \\f "Wingdings" \\s 12'), "☑"),
        (_asked(" MACROBUTTON NoMacro [Name of the customer] "), r"\[Name of the customer\]"),
        (_asked(' XE "liability" ') + run("kept"), "kept"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
            '<w:listEntry w:val="thirty days"/><w:listEntry w:val="sixty days"/></w:ddList>'
            '</w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "sixty days",
        ),
    ],
)
def test_a_reader_sees(content: str, expected: str) -> None:
    assert text_of(content) == expected


def m(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("equation", "expected"),
    [
        (m("Fee") + m("+10%"), "Fee+10%"),
        (f"<m:f><m:num>{m('1')}</m:num><m:den>{m('100')}</m:den></m:f>", "1/100"),
        (f"<m:f><m:num>{m('a+b')}</m:num><m:den>{m('2')}</m:den></m:f>", "(a+b)/2"),
        (f"<m:sSup><m:e>{m('x')}</m:e><m:sup>{m('2')}</m:sup></m:sSup>", "x^2"),
        (f"<m:d><m:e>{m('a')}</m:e><m:e>{m('b')}</m:e></m:d>", r"(a\|b)"),
        (f"<m:rad><m:deg/><m:e>{m('x')}</m:e></m:rad>", "√(x)"),
        (
            f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{m("i=1")}</m:sub>'
            f"<m:sup>{m('n')}</m:sup><m:e>{m('x')}</m:e></m:nary>",
            r"∑\_(i=1)^n x",
        ),
        (f"<m:func><m:fName>{m('min')}</m:fName><m:e>{m('x')}</m:e></m:func>", "min x"),
    ],
)
def test_equations_are_text(equation: str, expected: str) -> None:
    assert text_of(run("Pay ") + f"<m:oMath>{equation}</m:oMath>") == f"Pay {expected}"


def test_an_equation_on_a_line_of_its_own() -> None:
    body = f"<w:p><m:oMathPara><m:oMath>{m('Fee × 2')}</m:oMath></m:oMathPara></w:p>"
    assert to_markdown(package(body)).text == "Fee × 2\n"


STRUCK = (
    '<w:style w:type="character" w:styleId="Out"><w:name w:val="Out"/><w:rPr><w:strike/></w:rPr>'
    '</w:style><w:style w:type="paragraph" w:styleId="Gone"><w:name w:val="Gone"/>'
    '<w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Kin">'
    '<w:name w:val="Kin"/><w:basedOn w:val="Gone"/></w:style>'
)


def test_styles_strike_and_hide_and_notes_say_so() -> None:
    body = (
        paragraph(run("kept ") + run("two words", '<w:rStyle w:val="Out"/>'))
        + paragraph("hidden by style", style="Gone")
        + paragraph("hidden by kin", style="Kin")
        + paragraph(run("shown", '<w:vanish w:val="0"/>'), style="Kin")
    )
    converted = to_markdown(package(body, styles=STRUCK))
    assert converted.text == "kept\n\nshown\n"
    assert [(note.code, note.text, note.incomplete) for note in converted.notes] == [
        ("hidden-text", "6 words of hidden text were left out", False),
        ("struck-text", "2 words struck through were left out", False),
    ]
    assert converted.counts[0][1:] == (2, 2)


def test_letters_of_a_symbol_font_are_signs_and_not_lost() -> None:
    symbol = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'
    converted = to_markdown(package(paragraph(run("abc", symbol) + run(" fee"))))
    assert converted.text == "αβχ fee\n"
    assert converted.notes == ()


def test_a_toggle_of_both_styles_is_off() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="P"><w:name w:val="P"/><w:rPr><w:strike/></w:rPr>'
        "</w:style>" + STRUCK
    )
    body = paragraph(run("kept", '<w:rStyle w:val="Out"/>') + run("gone"), style="P")
    assert to_markdown(package(body, styles=styles)).text == "kept\n"


def test_text_boxes_come_once_after_their_paragraph() -> None:
    inner = paragraph("Boxed.") + paragraph("More.")
    assert text_of(run("Before ") + box(inner) + run("after.")) == (
        "Before after.\n\nBoxed.\n\nMore."
    )
    # words may stand in one of the two ways only
    assert text_of(run("Before.") + box("", paragraph("Old."))) == "Before.\n\nOld."


def test_lettering_is_text() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict></w:r>'
    assert text_of(run("Terms") + art) == "Terms\n\nDRAFT"


def test_footnotes_come_one_by_one_after_what_they_speak_of() -> None:
    notes = xml_part(
        "footnotes",
        f'<w:footnote w:id="2">{paragraph("By five percent.")}{paragraph("At most.")}</w:footnote>'
        f'<w:footnote w:id="3">{paragraph("Second.")}</w:footnote>'
        f'<w:footnote w:id="4">{paragraph("Nobody refers to it.")}</w:footnote>',
    )
    ends = xml_part("endnotes", f'<w:endnote w:id="2">{paragraph("The end.")}</w:endnote>')
    content = (
        run("We raise the fee")
        + '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r>'
        + run(" each year.")
        + '<w:r><w:footnoteReference w:id="3"/></w:r>'
    )
    text = text_of(content, notes, ends)
    assert text == (
        "We raise the fee each year.\n\n> By five percent. At most.\n\n> The end.\n\n> Second."
    )
    clauses = [block.text for block in parse(text).clauses]
    assert clauses == [
        "We raise the fee each year.",
        "By five percent. At most.",
        "The end.",
        "Second.",
    ]


def test_charts_and_diagrams_are_read() -> None:
    chart = (
        "<c:chartSpace xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart' "
        "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'><c:title><a:p><a:r><a:t>"
        "Fees</a:t></a:r></a:p></c:title><c:ser><c:cat><c:pt><c:v>2025</c:v></c:pt></c:cat><c:val>"
        "<c:pt><c:v>900</c:v></c:pt></c:val></c:ser></c:chartSpace>"
    )
    part = Part("word/charts/chart1.xml", "chart", chart, PAGE)
    drawn = '<w:r><w:drawing><a:graphic><c:chart r:id="r1"/></a:graphic></w:drawing></w:r>'
    assert text_of(run("See:") + drawn, part) == "See:\n\nFees\n\n2025 900"


def test_what_cannot_be_read_is_said() -> None:
    embedded = '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'
    picture = "<w:r><w:drawing><pic:pic/></w:drawing></w:r>"
    broken = '<w:r><w:drawing><dgm:relIds r:dm="r9"/></w:drawing></w:r>'
    converted = to_markdown(package(paragraph(run("Fees:") + embedded + picture + broken)))
    assert [(note.code, note.incomplete) for note in converted.notes] == [
        ("part-not-read", True),
        ("part-not-read", True),
        ("pictures", False),
    ]
    assert "an embedded object (Excel.Sheet.12) was not read" in converted.notes[0].text


@pytest.mark.parametrize(
    ("text", "style", "expected"),
    [
        ("Limitation of liability", "Heading1", "## Limitation of liability"),
        ("1. Definitions", "Heading1", "## 1. Definitions"),
        ("The cap.", "Heading2", "### The cap."),
        ("We pay no more than the fees of the last twelve months.", "Heading2", None),
        ("Cap. Our liability is limited to EUR 5", "Heading2", None),
        ("either party may terminate;", "Heading3", None),
        ("The customer has to do this:", "Heading3", None),
        (
            "Term; Termination; Survival of terms",
            "Heading1",
            "## Term; Termination; Survival of terms",
        ),
        ("Annex A: Details of the processing", "Heading1", "## Annex A: Details of the processing"),
        ("Amendment No. 2 to the agreement", "Heading1", "## Amendment No. 2 to the agreement"),
        ("1. 2. Fees and terms of payment", "Heading1", "## 1. 2. Fees and terms of payment"),
        ("Service terms", "Title", "# Service terms"),
        ("Issue #", "Heading1", r"## Issue \#"),
    ],
)
def test_titles_are_headings_and_sentences_are_clauses(
    text: str, style: str, expected: str | None
) -> None:
    markdown = to_markdown(package(paragraph(text, style=style))).text.strip()
    assert markdown == (text if expected is None else expected)


def test_a_clause_in_a_bold_heading_style_is_no_heading() -> None:
    bold = (
        '<w:style w:type="paragraph" w:styleId="Bold"><w:name w:val="Bold"/>'
        '<w:basedOn w:val="Heading2"/><w:rPr><w:b/></w:rPr></w:style>'
    )
    body = paragraph("We pay EUR 5 at most.", style="Bold")
    text = to_markdown(package(body, styles=bold)).text
    assert text == "We pay EUR 5 at most.\n"
    assert [block.kind for block in parse(f"# Terms\n\n{text}").blocks] == ["heading", "paragraph"]


def test_outlines_make_headings() -> None:
    outline = '<w:outlineLvl w:val="{}"/>'
    styles = (
        '<w:style w:type="paragraph" w:styleId="CH"><w:name w:val="Clause title"/><w:pPr>'
        f"{outline.format(1)}</w:pPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="TH"><w:name w:val="TOC Heading"/>'
        f'<w:basedOn w:val="Heading1"/><w:pPr>{outline.format(9)}</w:pPr></w:style>'
    )
    body = (
        paragraph("Liability", style="CH")
        + paragraph("Term", outline.format(0))
        + paragraph("Contents", style="TH")
    )
    assert (
        to_markdown(package(body, styles=styles)).text == "### Liability\n\n## Term\n\nContents\n"
    )


def test_a_table_of_contents_is_a_list_without_page_numbers() -> None:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> TOC \\o </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    entry = f'<w:hyperlink w:anchor="x">{run("1. Liability")}<w:r><w:tab/></w:r>'
    body = (
        paragraph(begin + entry + field(" PAGEREF x ", run("7")) + "</w:hyperlink>")
        + paragraph(run("2. Annex") + "<w:r><w:tab/></w:r>" + run("12"), style="TOC1")
        + paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run("Preamble."))
    )
    converted = to_markdown(package(body))
    assert converted.text == "- 1\\. Liability\n\n- 2\\. Annex\n\nPreamble.\n"
    assert converted.counts[0].words == converted.counts[0].kept


def test_paragraphs_that_share_a_line() -> None:
    hidden_end = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
    body = paragraph("Liability.", hidden_end, "Heading2") + paragraph("We pay EUR 5 at most.")
    assert to_markdown(package(body)).text == "Liability. We pay EUR 5 at most.\n"
    frame = '<w:framePr w:dropCap="drop" w:lines="3"/>'
    assert (
        to_markdown(package(paragraph("T", frame) + paragraph("he terms."))).text == "The terms.\n"
    )


def test_words_of_a_run_that_is_no_paragraph_are_kept() -> None:
    assert to_markdown(package(f"<w:r>{t('Loose words.')}</w:r>")).text == "Loose words.\n"


def test_numbers_in_fields_are_said_to_be_missing() -> None:
    (note,) = to_markdown(package(paragraph(_asked(" AUTONUMLGL ") + run("Fees.")) * 2)).notes
    assert (note.code, note.incomplete) == ("numbers-not-read", False)
    assert note.text.endswith("2 were not read")
