"""What the converters make of Word files, pages and PDFs, and how they refuse."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("docx")
pytest.importorskip("bs4")
pytest.importorskip("pdfminer")

import conversion_samples as samples

from termsdiff import parse
from termsdiff.cli.main import run
from termsdiff.errors import TermsdiffError
from termsdiff.input.conversion import convert, find_kind
from termsdiff.input.document_formats import HTML, PDF, WORD
from termsdiff.input.number_forms import format_number
from termsdiff.input.reading import as_text


def text_of(data: bytes, name: str = "x") -> str:
    return as_text(data, name).source.text


def test_word_keeps_the_numbers_that_word_counts() -> None:
    text = text_of(samples.word_file())
    assert text.startswith("# Harbour Terms\n\nEffective: 1 May 2024\n\n## 1. Service\n\n")
    for line in (
        "1.1 We run the harbour.",
        "1.2 We close it",
        "(a) with notice, or",
        "(b) with cause.",
        "## 2. Law",
        "2.1 Ruritanian law applies.",
        "We may now sail.",
        "- A bullet.",
        "**Caption.** Text with \\* and \\_.",
        "| Basic | EUR 5 \\| month |",
    ):
        assert line in text.split("\n"), line


def test_word_is_read_as_clauses_with_numbers() -> None:
    document = parse(text_of(samples.word_file()))
    assert [b.number for b in document.clauses if b.number][:4] == [
        "1.1",
        "1.2",
        "1(a)",
        "1(b)",
    ]
    assert str(document.effective_date) == "2024-05-01"


def test_a_page_loses_its_furniture_and_nothing_else() -> None:
    text = text_of(samples.PAGE.encode())
    assert text == (
        "# Harbour Terms\n\nEffective: 1 May 2024\n\n## 1. Service\n\nWe run the **harbour**.\n\n"
        "1. with notice\n2. with cause\n\n- (b) second\n- (c) third\n\n"
        "| Plan | Fee |\n| --- | --- |\n| Basic | EUR 5 |\n"
    )


def test_a_page_without_main_is_read_whole_under_its_title() -> None:
    page = "<html><head><title>Terms</title></head><body><p>We sail.</p></body></html>"
    assert text_of(page.encode()) == "# Terms\n\nWe sail.\n"


def test_columns_are_read_one_after_the_other() -> None:
    paragraphs = text_of(samples.two_columns()).strip().split("\n\n")
    assert paragraphs == [
        "# Harbour Terms",
        "1\\. Service is what we sell and you use it as these terms say. "
        "We close it with six months of notice that we send to you.",
        "2\\. Law of Ruritania applies and its courts decide.",
        "3\\. Fees are due in advance.",
    ]


def test_the_kind_is_told_by_the_bytes() -> None:
    assert find_kind(samples.word_file(), "x.md") == WORD
    assert find_kind(samples.two_columns(), "x.txt") == PDF
    assert find_kind(b"\xef\xbb\xbf  <!-- x --><!DOCTYPE html>", "x") == HTML
    assert find_kind(b"<p>x", "x.html") == HTML
    assert find_kind(b"<p>x", "x", "text/html; charset=utf-8") == HTML
    assert find_kind(b"# Terms\n\n<html> is a tag", "x.md") is None


@pytest.mark.parametrize("data", [b"%PDF-1.4 broken", b"PK\x03\x04word/ broken"])
def test_damaged_files_are_one_line(
    tmp_path: Path, data: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x"
    file.write_bytes(data)
    assert run(["diff", str(file), str(file)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_word_file_that_unpacks_to_too_much_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 310_000_000)
    with pytest.raises(TermsdiffError, match="unpacks to more"):
        convert(WORD, stream.getvalue(), "x")


def test_a_missing_converter_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr("termsdiff.on_demand.import_module", missing)
    with pytest.raises(TermsdiffError, match=r"pip install 'termsdiff\[pdf\]'"):
        convert(PDF, b"%PDF-", "x")


@pytest.mark.parametrize(
    ("number", "form", "written"),
    [(27, "lowerLetter", "aa"), (4, "upperRoman", "IV"), (3, "x", "3"), (3, "decimalZero", "03")],
)
def test_forms_of_numbers(number: int, form: str, written: str) -> None:
    assert format_number(number, form) == written


def test_the_original_is_filed(tmp_path: Path) -> None:
    file = tmp_path / "terms.docx"
    file.write_bytes(samples.word_file())
    folder = tmp_path / "versions"
    assert run(["add", str(file), "--terms", "harbour", "--folder", str(folder)]) == 0
    assert (folder / "harbour" / "2024-05-01.docx").read_bytes() == file.read_bytes()
    assert "converted_from: 2024-05-01.docx" in (folder / "harbour" / "2024-05-01.md").read_text(
        "utf-8"
    )
    assert run(["diff", str(file), "harbour", "--folder", str(folder), "--fail-on", "any"]) == 0


def test_notes_and_boxes_of_word_are_read_once_where_they_belong() -> None:
    assert text_of(samples.word_file_with_asides()) == (
        "We may raise the fee each year.\n\n> By five percent at most.\n\n"
        "Before the box.\n\nBoxed words.\n\nMore of them.\n"
    )
