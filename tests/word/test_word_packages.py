"""All kinds of Word files, files inside files, and files that are not what they say."""

from __future__ import annotations

import io
import shutil
import time
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

pytest.importorskip("lxml")

from word_package import (
    MAIN,
    SPACES,
    Part,
    cell,
    control,
    kind_of_list,
    level,
    list_of,
    numbered,
    package,
    paragraph,
    row,
    run,
    table,
    tracked,
    xml_part,
)

from termsdiff.cli.main import run as run_command
from termsdiff.errors import TermsdiffError
from termsdiff.input.conversion import convert, find_kind
from termsdiff.input.document_formats import WORD
from termsdiff.input.reading import as_text
from termsdiff.input.word.convert import to_markdown

FEE = paragraph("The fee is EUR 5.")
OFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


@pytest.mark.parametrize(
    ("kind", "ending"),
    [
        (MAIN, "docx"),
        (MAIN.replace("document.main", "template.main"), "dotx"),
        ("application/vnd.ms-word.document.macroEnabled.main+xml", "docm"),
        ("application/vnd.ms-word.template.macroEnabledTemplate.main+xml", "dotm"),
    ],
)
def test_the_package_says_that_it_is_a_word_file(kind: str, ending: str) -> None:
    # wherever the document stands, whatever the file is called
    data = package(FEE, main_type=kind, place="content/main.xml")
    original = as_text(data, "terms.bin")
    assert (original.ending, original.source.text) == (ending, "The fee is EUR 5.\n")


def test_another_package_is_no_word_file() -> None:
    data = package(FEE, main_type="application/vnd.openxmlformats-officedocument.sheet.main+xml")
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "[Content_Types].xml":
                content = content.replace(b"wordprocessingml", b"spreadsheetml")
            new.writestr(entry.filename, content)
    assert find_kind(stream.getvalue(), "x.docx") is None


def strict(data: bytes) -> bytes:
    """Return a Word file with the names of ISO 29500 Strict."""
    stream = io.BytesIO()
    base = b"http://schemas.openxmlformats.org/"
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            for usual, other in (
                (b"wordprocessingml/2006/main", b"wordprocessingml/main"),
                (b"officeDocument/2006/relationships", b"officeDocument/relationships"),
                (b"officeDocument/2006/math", b"officeDocument/math"),
                (b"drawingml/2006/main", b"drawingml/main"),
            ):
                content = content.replace(base + usual, b"http://purl.oclc.org/ooxml/" + other)
            new.writestr(entry.filename, content)
    return stream.getvalue()


def test_the_strict_form_is_read_as_the_usual_one() -> None:
    numbering = kind_of_list(1, level(0, "decimal", "%1.")) + list_of(1, 1)
    notes = xml_part("footnotes", f'<w:footnote w:id="2">{paragraph("Net.")}</w:footnote>')
    body = (
        paragraph("Liability", style="Heading1")
        + paragraph(run("We pay ") + run("no", "<w:strike/>") + run("EUR 5"), numbered(1))
        + paragraph(run("Fee") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
        + control(table(row("a", cell(FEE))))
        + paragraph("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>")
        + paragraph(tracked("del", run("gone")) + run("kept"))
    )
    data = package(body, notes, numbering=numbering)
    assert b"purl.oclc.org" in zipfile.ZipFile(io.BytesIO(strict(data))).read("word/document.xml")
    assert to_markdown(strict(data))[:3] == to_markdown(data)[:3]
    assert as_text(strict(data), "x").source.text == to_markdown(data).text


CHUNK = '<w:altChunk r:id="r1"/>'


def _archive() -> bytes:
    message = EmailMessage()
    message.set_content("unused")
    message.add_alternative("<html><body><p>Cap: EUR 5.</p></body></html>", subtype="html")
    return message.as_bytes()


@pytest.mark.parametrize(
    ("data", "kind", "expected"),
    [
        (b"<html><body><p>Cap: EUR 5.</p></body></html>", "text/html", "Cap: EUR 5."),
        (_archive(), "message/rfc822", "Cap: EUR 5."),
        (b"# no heading\n* no item", "text/plain", "\\# no heading\n\n\\* no item"),
        (package(FEE), MAIN, "The fee is EUR 5."),
    ],
)
def test_parts_of_other_formats(data: bytes, kind: str, expected: str) -> None:
    pytest.importorskip("markdownify")
    outer = package(
        paragraph("Before.") + CHUNK + paragraph("After."), Part("x.bin", "aFChunk", data, kind)
    )
    converted = to_markdown(outer)
    assert converted.text == f"Before.\n\n{expected}\n\nAfter.\n"
    assert converted.notes == ()


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (Part("x.bin", "aFChunk", b"?", "application/x-unknown"), "application/x-unknown"),
        (Part("x.bin", "aFChunk", b"PK", MAIN), "damaged Word file"),
        (
            Part("word/odd.xml", "oddity", "<w:x xmlns:w='u'><w:t>x</w:t></w:x>", MAIN),
            "word/odd.xml",
        ),
    ],
)
def test_parts_that_cannot_be_read_are_said(part: Part, said: str) -> None:
    converted = to_markdown(package(FEE + CHUNK if part.kind == "aFChunk" else FEE, part))
    assert [note.code for note in converted.notes] == ["part-not-read"]
    assert said in converted.notes[0].text
    assert converted.notes[0].incomplete


def test_a_part_that_is_not_read_is_never_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x.docx"
    file.write_bytes(package(FEE + CHUNK, Part("x.bin", "aFChunk", b"?", "application/x-unknown")))
    assert run_command(["diff", str(file), str(file), "--format", "json"]) == 0
    captured = capsys.readouterr()
    assert '"verdict": "incomplete"' in captured.out
    assert captured.err.startswith(f"termsdiff: {file}: x.bin (a part of the kind")
    assert captured.err.count("\n") == 1


def test_files_in_files_end() -> None:
    data = package(FEE)
    for _ in range(10):
        data = package(CHUNK, Part("x.docx", "aFChunk", data, MAIN))
    converted = to_markdown(package(FEE + CHUNK, Part("x.docx", "aFChunk", data, MAIN)))
    assert any("a file in a file" in note.text for note in converted.notes)


def refused(data: bytes) -> str:
    """Return the one line with which a file is refused, in little time."""
    start = time.monotonic()
    with pytest.raises(TermsdiffError) as caught:
        convert(WORD, data, "x.docx")
    assert time.monotonic() - start < 10
    assert "\n" not in str(caught.value)
    return str(caught.value)


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (f'<!DOCTYPE x [<!ENTITY e0 "fee">{ENTITIES}]><x>&e11;</x>', "declares a document type"),
        ('<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>', "declares a document type"),
        ("<?xml version='1.0' encoding='utf-16'?><x/>", "cannot be read"),
        ("<x>" * 100_000, "cannot be read"),
        ("<w:document", "cannot be read"),
        ("<x/>", "without a document in it"),
        (f"<x>{'<y/>' * 4_100_000}</x>", "unpacks to more"),
        (f"<w:document {SPACES}>{'<w:p/>' * 250_001}</w:document>", "more than 250,000 paragraphs"),
        ("<x>" + " " * 110_000_000 + "</x>", "unpacks to more"),
    ],
)
def test_hostile_documents(document: str, said: str) -> None:
    assert said in refused(package("", document=document))


_NESTED = (
    '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> QUOTE </w:instrText>'
    '<w:fldChar w:fldCharType="separate"/></w:r>'
)
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_TWO_WAYS = (
    f"<mc:AlternateContent><mc:Choice Requires='x'>{_NESTED * 10_000}</mc:Choice>"
    "<mc:Fallback/></mc:AlternateContent>"
)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        # deep, and yet not too deep for the parser
        ("<w:sdt><w:sdtContent>" * 100 + FEE + "</w:sdtContent></w:sdt>" * 100, 5),
        ("<w:ins>" * 200 + run("fee") + "</w:ins>" * 200, 1),
        (paragraph("fee", numbered(99_999, 8)) * 3, 3),
        (paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 5000 + run("fee")), 1),
        (paragraph("fee", style="Loop"), 1),
        (FEE * 20_000, 100_000),
        (paragraph("#" * 300_000 + "x"), 1),
        (paragraph("#" * 300_000 + "x", style="Heading1"), 1),
        (paragraph(run("fee") + f"<w:r>{'<w:tab/>' * 200_000}</w:r>", style="TOC1"), 1),
        (table(row(*["x"] * 5_000), *[row("y")] * 5_000), 10_000),
        (paragraph(_NESTED * 5_000 + _END * 5_000 + run("fee") * 5_000), 1),
        (paragraph(f"<w:r>{_TWO_WAYS}</w:r>"), 0),
    ],
)
def test_odd_documents_are_read_in_time(body: str, words: int) -> None:
    loop = (
        '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/>'
        '<w:basedOn w:val="Loop"/></w:style>'
    )
    start = time.monotonic()
    converted = to_markdown(package(body, styles=loop))
    assert time.monotonic() - start < 10
    assert sum(count.kept for count in converted.counts) == words
    assert not any(note.incomplete for note in converted.notes)


def test_huge_numbers_are_written_short() -> None:
    numbering = kind_of_list(1, level(0, "lowerLetter", "%1" * 20, 99_999)) + list_of(1, 1)
    assert len(to_markdown(package(paragraph("x", numbered(1)), numbering=numbering)).text) < 120


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04word/ broken",
        package(FEE)[:-40],
        package(FEE).replace(b"word/document.xml", b"word/documenT.xmI"),
        package(FEE)[:200] + b"\xff" * 200 + package(FEE)[400:],
    ],
)
def test_damaged_files_are_one_line(data: bytes) -> None:
    refused(data)


def test_a_password_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "x.docx"
    file.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(500) + "EncryptedPackage".encode("utf-16-le"))
    assert run_command(["diff", str(file), str(file)]) == 2
    assert "a Word file with a password" in capsys.readouterr().err


RTF = rb"{\rtf1\ansi {\b Terms}\par The fee is EUR 5.\par }"


def test_without_libreoffice_rtf_is_refused_in_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("termsdiff.input.word.office.shutil.which", lambda name: None)
    file = tmp_path / "x.rtf"
    file.write_bytes(RTF)
    assert run_command(["diff", str(file), str(file)]) == 2
    captured = capsys.readouterr()
    assert "install LibreOffice, or save it as .docx" in captured.err
    assert captured.err.count("\n") == 1


@pytest.mark.office
@OFFICE
def test_rtf_and_odt_are_read_through_libreoffice(tmp_path: Path) -> None:
    from termsdiff.input.word import office

    assert "The fee is EUR 5." in as_text(RTF, "x.rtf").source.text
    odt = _as_odt(package(paragraph("Terms", style="Heading1") + FEE), tmp_path)
    original = as_text(odt, "x")
    assert original.ending == "odt"
    assert original.source.text == "## Terms\n\nThe fee is EUR 5.\n"
    with pytest.raises(TermsdiffError):
        office.to_word(b"{\\rtf1 \x00\x01" + b"\xff" * 50, "odt")


def _as_odt(data: bytes, folder: Path) -> bytes:
    import subprocess

    (folder / "x.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "odt", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "x.docx")], check=True, capture_output=True, timeout=120)
    return (folder / "x.odt").read_bytes()


def test_a_libreoffice_that_never_ends_is_stopped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stuck = tmp_path / "soffice"
    # the real program is a script that starts another one, too
    stuck.write_text(f"#!/bin/sh\nsleep 300 & echo $! > {tmp_path}/pid\nwait\n")
    stuck.chmod(0o755)
    monkeypatch.setattr("termsdiff.input.word.office.shutil.which", lambda name: str(stuck))
    monkeypatch.setattr("termsdiff.input.word.office._SECONDS", 0.5)
    start = time.monotonic()
    with pytest.raises(TermsdiffError, match="has not read after"):
        as_text(RTF, "x.rtf")
    assert time.monotonic() - start < 10
    child = int((tmp_path / "pid").read_text())
    for _ in range(50):
        state = Path(f"/proc/{child}/stat")
        if not state.exists() or state.read_text().split()[2] == "Z":
            return
        time.sleep(0.1)
    pytest.fail("what LibreOffice had started goes on")
