"""The count: a word that does not arrive is said, whatever the reason is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("lxml")

from word_package import SPACES, field, package, paragraph, run, tracked, xml_part

from termsdiff.cli.main import run as run_command
from termsdiff.input.converted import Count
from termsdiff.input.word import word_inline
from termsdiff.input.word.convert import to_markdown
from termsdiff.input.word.count import count_words, loss_notes
from termsdiff.input.word.xml import Element, name, read_xml

LINK = f'<w:hyperlink w:anchor="x">{run("EUR 5")}</w:hyperlink>'


def part(content: str) -> list[Element]:
    return [read_xml(f"<w:body {SPACES}>{content}</w:body>".encode(), "document")]


def counts(content: str, markdown: str, *left_out: str) -> tuple[Count, ...]:
    return count_words([("document", part(content))], markdown, left_out, "accept")


def test_words_are_counted_in_the_source_and_in_the_text() -> None:
    body = paragraph(run("The fee is ") + LINK) + paragraph(tracked("del", run("gone")))
    assert counts(body, "The fee is EUR 5\n") == (Count("document", 5, 5),)
    assert counts(body, "The fee is\n") == (Count("document", 5, 3),)
    # what is left out on purpose is no word that a reader sees
    assert counts(body, "The fee is\n", "EUR 5") == (Count("document", 3, 3),)


def test_a_word_that_stands_elsewhere_is_not_counted_twice() -> None:
    parts = [("document", part(paragraph("the fee"))), ("footnotes", part(paragraph("the fee")))]
    assert count_words(parts, "the fee", (), "accept") == (
        Count("document", 2, 2),
        Count("footnotes", 2, 0),
    )


def test_words_that_are_only_joined_otherwise_are_not_lost() -> None:
    assert counts(paragraph("T") + paragraph("he fee"), "The fee") == (Count("document", 3, 3),)
    assert counts(paragraph("a_b * c"), r"a\_b \* c") == (Count("document", 2, 2),)


@pytest.mark.parametrize(("kept", "noted"), [(1000, 0), (990, 0), (989, 1), (0, 1)])
def test_one_word_in_a_hundred_may_be_missing(kept: int, noted: int) -> None:
    notes = loss_notes([Count("footers", 1000, kept)])
    assert [(note.code, note.incomplete) for note in notes] == [("words-lost", True)] * noted


def test_a_reader_that_loses_words_is_found_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(word_inline._READERS, name("w:hyperlink"), lambda element, reading: None)
    footnote = f'<w:footnote w:id="2">{paragraph(LINK)}</w:footnote>'
    body = paragraph(run("The fee is ") + LINK + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    data = package(body, xml_part("footnotes", footnote))
    assert [note.text for note in to_markdown(data).notes] == [
        "2 of 5 words of the document were not read",
        "2 of 2 words of the footnotes were not read",
    ]
    file = tmp_path / "x.docx"
    file.write_bytes(data)
    assert run_command(["diff", str(file), str(file), "--format", "json"]) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out)["summary"]["verdict"] == "incomplete"
    assert captured.err.count("\n") == 2
    assert run_command(["parse", str(file)]) == 0
    assert "Words read: document 3 of 5, footnotes 0 of 2" in capsys.readouterr().out


def test_a_field_that_hides_all_that_follows_is_found_out() -> None:
    # its end stands where no text is read
    end = '<w:r><w:rPr><w:fldChar w:fldCharType="end"/></w:rPr></w:r>'
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    converted = to_markdown(package(paragraph("Kept.") + paragraph(begun + end + run("Lost."))))
    assert [note.text for note in converted.notes] == ["1 of 2 words of the document were not read"]


def test_instructions_are_no_words() -> None:
    converted = to_markdown(package(paragraph(field(" REF liability ", run("six")))))
    assert converted.counts == (Count("document", 1, 1),)
