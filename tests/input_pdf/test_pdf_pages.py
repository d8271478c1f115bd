"""On which page of a PDF a clause stands, and that reports cite it."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Sequence
from pathlib import Path

import jsonschema
import pytest
from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas

from termsdiff.cli.main import run
from termsdiff.input.convert_pdf import to_markdown
from termsdiff.parsing import parse

SCHEMA = Path(__file__).parents[2] / "src/termsdiff/reports/report.schema.json"
FILLER = "The parties keep to the words of this clause as they are written here, and to no other"


def drawn(*pages: Sequence[tuple[float, str]]) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(600, 800), invariant=1)
    for page in pages:
        canvas.setFont("Helvetica", 10)
        for y, text in page:
            canvas.drawString(60, y, text)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def terms(months: str) -> bytes:
    """Three pages: an unchanged clause, one that runs over the end of a page, one that changed."""
    return drawn(
        [(740, "1. Scope"), (715, "1.1 These terms cover the berths."), (60, f"1.2 {FILLER}")],
        [(740, "but for what the parties agree in writing.")],
        [(740, "2. Ending"), (715, f"2.1 We give {months} months of notice before a berth ends.")],
    )


def pages_by_text(data: bytes) -> dict[str, tuple[int, int] | None]:
    found = to_markdown(data)
    document = parse(found.text, "terms.pdf", pages=found.pages)
    return {block.text[:20]: document.pages_of(block) for block in document.blocks}


def test_each_clause_knows_its_page() -> None:
    found = pages_by_text(terms("six"))
    assert found["These terms cover the "[:20]] == (1, 1)
    assert found[FILLER[:20]] == (1, 2)
    assert found["We give six months of"[:20]] == (3, 3)


def test_there_is_a_page_for_each_line_of_the_text() -> None:
    found = to_markdown(terms("six"))
    lines = found.text.rstrip("\n").split("\n")
    assert len(found.pages) >= len(lines)
    for line, pages in zip(lines, found.pages, strict=False):
        assert bool(line.strip()) == (pages != (0, 0)), line


def test_each_row_of_a_table_knows_its_page() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(600, 800), invariant=1)
    for names in (("Berth", "North", "South"), ("Berth", "East", "West")):
        canvas.setFont("Helvetica", 10)
        canvas.setStrokeColor(colors.black)
        for row, name in enumerate(names):
            y = 700 - 20 * row
            for column, cell in enumerate((name, "Fee" if not row else f"EUR {row}00")):
                canvas.rect(60 + 150 * column, y, 150, 20)
                canvas.drawString(65 + 150 * column, y + 6, cell)
        canvas.showPage()
    canvas.save()
    found = to_markdown(stream.getvalue())
    rows = [
        (line, pages)
        for line, pages in zip(found.text.split("\n"), found.pages, strict=False)
        if re.match(r"\| [A-Z]", line)
    ]
    assert [(line.split()[1], pages) for line, pages in rows] == [
        ("Berth", (1, 1)),
        ("North", (1, 1)),
        ("South", (1, 1)),
        ("East", (2, 2)),
        ("West", (2, 2)),
    ]


def test_a_text_without_pages_has_none() -> None:
    document = parse("# Terms\n\nOne clause.\n", "terms.md")
    assert [document.pages_of(block) for block in document.blocks] == [None, None]


@pytest.fixture
def pair(tmp_path: Path) -> list[str]:
    for name, months in (("old", "six"), ("new", "three")):
        (tmp_path / f"{name}.pdf").write_bytes(terms(months))
    return [str(tmp_path / "old.pdf"), str(tmp_path / "new.pdf")]


def report(pair: list[str], name: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert run(["diff", *pair, "--format", name]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("name", ["text", "html", "html-fragment", "markdown"])
def test_reports_cite_the_page(
    pair: list[str], name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = report(pair, name, capsys).replace("\\", "")
    # with the name of the clause in the summary, and again where the change is shown
    assert "2. Ending 2.1, p. 3" in text or "2.1 Ending, p. 3" in text
    assert text.count("p. 3") >= 2
    assert not re.search(r"\blines? \d", text)


def test_json_and_csv_have_the_page(pair: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    whole = json.loads(report(pair, "json", capsys))
    jsonschema.validate(whole, json.loads(SCHEMA.read_text("utf-8")))
    (change,) = whole["changes"]
    assert change["old"]["pages"] == change["new"]["pages"] == [3, 3]
    assert "p. 3,p. 3" in report(pair, "csv", capsys)


def test_json_of_a_text_has_no_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pair = []
    for name, days in (("old", "thirty"), ("new", "ten")):
        path = tmp_path / f"{name}.md"
        path.write_text(f"# Terms\n\nFees are due within {days} days.\n")
        pair.append(str(path))
    assert '"pages"' not in report(pair, "json", capsys)
