"""What a PDF shows is read, in its order; what it hides or cannot say is noted."""

from __future__ import annotations

import io
import time
import zlib
from collections.abc import Callable

import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from termsdiff.errors import TermsdiffError
from termsdiff.input.conversion import PDF, convert
from termsdiff.input.convert_pdf import to_markdown
from termsdiff.input.pdf.hyphens import join_lines, read_vocabulary

FILLER = [f"Line {n} of the text says that you pay for the berth number {n}." for n in range(30)]


def drawn(*pages: Callable[[Canvas], None]) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(600, 800), invariant=1)
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def lines(
    *texts: str, x: float = 60, y: float = 740, size: float = 10, leading: float = 13
) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", size)
        for place, text in enumerate(texts):
            canvas.drawString(x, y - leading * place, text)

    return draw


def both(*parts: Callable[[Canvas], None]) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        for part in parts:
            part(canvas)

    return draw


def blocks(data: bytes) -> list[str]:
    return to_markdown(data).text.strip().split("\n\n")


FULL = "The Customer pays the fee that is due for the month under the terms of Section"


def test_a_reference_at_the_start_of_a_line_is_no_number_of_a_clause() -> None:
    found = blocks(drawn(lines(FULL, "7.2 and of the order form.", "7.3 The fee is due at once.")))
    assert found == [f"{FULL} 7.2 and of the order form.", "7.3 The fee is due at once."]


def test_figures_in_brackets_at_the_start_of_a_line_go_on() -> None:
    start = "The Provider gives a notice in writing to the Customer at least thirty"
    found = blocks(
        drawn(lines(start, "(30) days before the day on which the change takes effect."))
    )
    assert len(found) == 1


def test_sentences_go_on_over_pages() -> None:
    first = [*FILLER[:20], "The Provider gives a notice in writing to the Customer before it may"]
    found = blocks(
        drawn(lines(*first), lines("change the fee.", "", "Next paragraph stands here."))
    )
    assert any(block.endswith("before it may change the fee.") for block in found)


def test_items_of_a_list_stay_apart() -> None:
    text = ("The Customer may not", "(a) copy the software, or", "(b) rent it out to others.")
    assert blocks(drawn(lines(*text)))[-2:] == list(text[1:])


def head(text: str, number: str) -> Callable[[Canvas], None]:
    return both(lines(text, y=780, size=8), lines(number, x=290, y=20, size=8))


@pytest.mark.parametrize(
    "number", ["{n}", "- {n} -", "Page {n} of 4", "Seite {n}", "{n}/4", "[{n}]", "p. {n}", "{r}"]
)
def test_running_heads_and_page_numbers_are_no_text(number: str) -> None:
    heads = ("Quay Ltd", "Terms of May", "Quay Ltd", "Terms of May")
    pages = [
        both(
            head(text, number.format(n=place, r=("i", "ii", "iii", "iv")[place - 1])),
            lines(*(f"{line} On page {place}." for line in FILLER), leading=20),
        )
        for place, text in enumerate(heads, 1)
    ]
    text = to_markdown(drawn(*pages)).text
    assert "Quay Ltd" not in text and "Terms of May" not in text
    assert text.count("you pay for the berth number") == 120


def test_a_repeated_sentence_of_the_text_is_no_running_head() -> None:
    pages = [lines("The same first line of each page.", *FILLER[:5], y=780)] * 4
    assert to_markdown(drawn(*pages)).text.count("The same first line") == 4


@pytest.mark.parametrize("grid", [True, False], ids=["ruled", "plain"])
def test_empty_cells_keep_their_column(grid: bool) -> None:
    rows = (("Service", "Setup fee", "Monthly"), ("Hosting", "", "EUR 5"), ("Backup", "EUR 9", ""))

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for line, row in enumerate(rows):
            for column, cell in enumerate(row):
                canvas.drawString(62 + 100 * column, 700 - 20 * line, cell)
        if grid:
            canvas.grid([60, 160, 260, 360], [655, 675, 695, 715])

    assert blocks(drawn(both(lines(*FILLER[:3], y=780), draw)))[-1].split("\n") == [
        "| Service | Setup fee | Monthly |",
        "| --- | --- | --- |",
        "| Hosting |  | EUR 5 |",
        "| Backup | EUR 9 |  |",
    ]


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        ("the Custo-", "mer pays", "the Customer pays"),
        ("to third-", "party advertisers", "to third-party advertisers"),
        ("the CUSTO-", "MER PAYS", "the CUSTOMER PAYS"),
        ("an up-to-", "date list", "an up-to-date list"),
        ("at quay.example/usage-", "policy;", "at quay.example/usage-policy;"),
        ("an e-", "mail", "an e-mail"),
        ("forty-", "eight hours", "forty-eight hours"),
        ("the EU-", "US transfer", "the EU-US transfer"),
        ("good-", "will", "goodwill"),
        ("and/", "or", "and/or"),
        ("2024–", "2025", "2024–2025"),
        ("is – as", "said", "is – as said"),
        ("machine-", "learning", "machine-learning"),
        ("the berth-", "holder", "the berth-holder"),
        ("Sub\u00ad", "scription", "Subscription"),
    ],
)
def test_hyphens_at_the_end_of_a_line(one: str, other: str, joined: str) -> None:
    words = ["We and you say to the ones of any that this is for us.", "A berth-holder pays."]
    assert join_lines(one, other, read_vocabulary(words)) == joined


def test_german_words_are_joined() -> None:
    vocabulary = read_vocabulary(["Wir und Sie sind nicht die, von denen der Vertrag ist"])
    assert join_lines("die Vertrags-", "laufzeit", vocabulary) == "die Vertragslaufzeit"
    assert join_lines("die E-Mail-", "Adresse", vocabulary) == "die E-Mail-Adresse"


def test_raised_figures_stay_apart() -> None:
    def draw(canvas: Canvas) -> None:
        lines("A boat of 30 m")(canvas)
        canvas.setFont("Helvetica", 6)
        canvas.drawString(60 + canvas.stringWidth("A boat of 30 m", "Helvetica", 10), 744, "2")

    assert blocks(drawn(draw)) == ["A boat of 30 m²"]


def test_hidden_text_is_left_out_and_noted() -> None:
    def draw(canvas: Canvas) -> None:
        lines("You owe us ten euros for the berth.")(canvas)
        canvas.setFillGray(1)
        canvas.drawString(60, 600, "White words")
        canvas.setFillGray(0)
        canvas.drawString(60, 900, "Beyond the page")
        text = canvas.beginText(60, 500)
        text.setTextRenderMode(3)
        text.textLine("Invisible words")
        canvas.drawText(text)

    converted = to_markdown(drawn(draw))
    assert converted.text == "You owe us ten euros for the berth.\n"
    assert [(note.code, note.incomplete) for note in converted.notes] == [("hidden-text", False)]


def test_white_words_on_a_dark_ground_are_text() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(0.2)
        canvas.rect(50, 590, 300, 30, stroke=0, fill=1)
        canvas.setFillGray(1)
        canvas.drawString(60, 600, "White words on black")

    assert blocks(drawn(draw)) == ["White words on black"]


def picture() -> ImageReader:
    from PIL import Image

    return ImageReader(Image.new("L", (40, 60), 128))


def test_a_page_that_is_a_picture_is_noted() -> None:
    def scan(canvas: Canvas) -> None:
        canvas.drawImage(picture(), 0, 0, 600, 800)

    notes = to_markdown(drawn(lines(*FILLER), scan)).notes
    assert [(note.code, note.incomplete) for note in notes] == [("pdf-scan", True)]
    assert "1 of 2 pages" in notes[0].text and "page 2" in notes[0].text
    with pytest.raises(TermsdiffError, match="scan"):
        convert(PDF, drawn(scan), "x.pdf")


def test_recognised_text_of_a_scan_is_read() -> None:
    def scan(canvas: Canvas) -> None:
        canvas.drawImage(picture(), 0, 0, 600, 800)
        text = canvas.beginText(60, 700)
        text.setTextRenderMode(3)
        text.setFont("Helvetica", 10)
        for line in FILLER:
            text.textLine(line)
        canvas.drawText(text)

    converted = to_markdown(drawn(scan))
    assert FILLER[7] in converted.text
    assert [note.code for note in converted.notes] == ["pdf-recognised-text"]


def test_signs_without_a_character_are_noted(capfd: pytest.CaptureFixture[str]) -> None:
    inner = (
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/DW 500/CIDSystemInfo"
        b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
    )
    font = b"/F<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[%s]>>"
    plain = b"/G<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    content = (
        b"BT /G 10 Tf 60 700 Td (The fee is ) Tj /F 10 Tf <00110012> Tj /G 10 Tf ( euros.) Tj ET"
    )
    data = one_page(content, b"/Font<<%s%s>>" % (font % inner, plain))
    notes = to_markdown(data).notes
    assert [(note.code, note.incomplete) for note in notes] == [("pdf-unreadable-text", True)]
    assert capfd.readouterr().err == ""


def test_words_in_the_margin_at_a_right_angle_come_once_and_last() -> None:
    def draw(canvas: Canvas) -> None:
        lines(*FILLER)(canvas)
        canvas.saveState()
        canvas.translate(30, 300)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Printed on paper of the quay")
        canvas.restoreState()

    found = blocks(drawn(draw, draw))
    assert found[-1] == "Printed on paper of the quay"
    assert sum("Printed on" in block for block in found) == 1


def test_a_table_of_contents_has_no_numbers_of_pages() -> None:
    found = blocks(drawn(lines("1. Service ............ 3", "2. Fees . . . . . . . . 17")))
    assert found == ["1\\. Service", "2\\. Fees"]


def plain_pdf(objects: list[bytes]) -> bytes:
    data = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end


def one_page(content: bytes, resources: bytes = b"", *more: bytes, filters: bytes = b"") -> bytes:
    return plain_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<%s>>>>"
            % resources,
            b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), filters, content),
            *more,
        ]
    )


def bomb() -> bytes:
    packed = zlib.compress(b"q Q " * 100_000_000, 9)
    return one_page(packed, filters=b"/Filter/FlateDecode")


def bomb_in_bomb() -> bytes:
    packed = zlib.compress(zlib.compress(b" " * 400_000_000, 9), 9)
    return one_page(packed, filters=b"/Filter[/FlateDecode/FlateDecode]")


def laughing_forms() -> bytes:
    """Forms that each show the next one ten times."""
    forms = []
    for depth in range(12):
        content = b"/F Do " * 10 if depth < 11 else b"0 0 m 9 9 l S"
        forms.append(
            b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F %d 0 R>>>>"
            b"/Length %d>>stream\n%s\nendstream" % (6 + depth, len(content), content)
        )
    return one_page(b"/F Do", b"/XObject<</F 5 0 R>>", *forms)


def many_pages() -> bytes:
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(10_000))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>"
    return plain_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[%s]/Count 10000>>" % kids,
            *[page] * 10_000,
        ]
    )


@pytest.mark.parametrize("make", [bomb, bomb_in_bomb, laughing_forms, many_pages])
def test_hostile_pdfs_are_refused_in_one_line(
    make: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("termsdiff.input.pdf.bounds._MOST_MARKS", 200_000)
    data = make()
    begun = time.monotonic()
    with pytest.raises(TermsdiffError) as error:
        convert(PDF, data, "x.pdf")
    assert "\n" not in str(error.value) and "x.pdf" in str(error.value)
    assert time.monotonic() - begun < 30


@pytest.mark.parametrize(
    "content",
    [b"[" * 50_000, b"BT " * 5_000, b"q " * 50_000, b"(" * 9_000, b"1 0 0 1 nan 0 cm (x) Tj"],
)
def test_damaged_contents_raise_nothing_else(content: bytes) -> None:
    with pytest.raises(TermsdiffError):
        convert(PDF, one_page(content), "x.pdf")
