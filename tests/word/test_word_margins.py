"""Headers and footers: a cap that stands there only is not lost, a page number is no text."""

from __future__ import annotations

import pytest

pytest.importorskip("lxml")

from word_package import Part, field, package, paragraph, row, run, table, xml_part

from termsdiff.input.word.convert import to_markdown

PAGE = run("Page ") + field(" PAGE ", run("3")) + run(" of ") + field(" NUMPAGES ", run("9"))


def text_of(sections: str, *parts: Part) -> str:
    """Return the Markdown of a document with these headers and footers, all words counted."""
    converted = to_markdown(package(paragraph("The fee.") + sections, *parts))
    assert all(count.words == count.kept for count in converted.counts), converted.counts
    return converted.text


def section(*references: str, more: str = "") -> str:
    return f"<w:sectPr>{''.join(references)}{more}</w:sectPr>"


def reference(kind: str, place: int, pages: str = "default") -> str:
    return f'<w:{kind}Reference w:type="{pages}" r:id="r{place}"/>'


def test_each_text_comes_once_under_a_heading() -> None:
    cap = paragraph("Our liability is limited to EUR 100.")
    text = text_of(
        paragraph("", section(reference("header", 1), reference("footer", 2)))
        + section(reference("footer", 3)),
        xml_part("header", paragraph("Confidential"), "1"),
        xml_part("footer", cap + paragraph(PAGE), "1"),
        xml_part("footer", cap, "2"),
    )
    assert text == (
        "The fee.\n\n## Headers and footers\n\nConfidential\n\n"
        "Our liability is limited to EUR 100.\n\nPage of\n"
    )


def test_page_numbers_alone_are_nothing() -> None:
    number = paragraph(field(" PAGE \\* MERGEFORMAT ", run("12")))
    simple = paragraph(f'<w:fldSimple w:instr="PAGE">{run("12")}</w:fldSimple>' + run(" /"))
    parts = (xml_part("footer", number, "1"), xml_part("header", simple, "1"))
    assert text_of(section(reference("footer", 1), reference("header", 2)), *parts) == "The fee.\n"


def test_a_page_number_in_the_text_is_text() -> None:
    assert to_markdown(package(paragraph(PAGE))).text == "Page 3 of 9\n"


def test_only_what_some_page_shows() -> None:
    parts = (
        xml_part("header", paragraph("First"), "1"),
        xml_part("header", paragraph("Even"), "2"),
        xml_part("header", paragraph("Nowhere"), "3"),
    )
    references = reference("header", 1, "first"), reference("header", 2, "even")
    assert text_of(section(*references), *parts) == "The fee.\n"
    assert "First" in text_of(section(*references, more="<w:titlePg/>"), *parts)
    settings = xml_part("settings", "<w:evenAndOddHeaders/>")
    assert "Even" in text_of(section(*references), *parts, settings)


def test_tables_stay_tables() -> None:
    part = xml_part("header", table(row("Terms", "2025"), row("Cap", "EUR 5")), "1")
    assert text_of(section(reference("header", 1)), part).endswith(
        "\n\n| Terms | 2025 |\n| --- | --- |\n| Cap | EUR 5 |\n"
    )


def test_a_footer_that_is_damaged_is_said() -> None:
    broken = Part("word/footer1.xml", "footer", "<w:ftr", xml_part("footer", "").content_type)
    converted = to_markdown(
        package(paragraph("The fee.") + section(reference("footer", 1)), broken)
    )
    (note,) = converted.notes
    assert (note.code, note.incomplete) == ("part-not-read", True)
    assert "word/footer1.xml of the footers" in note.text
