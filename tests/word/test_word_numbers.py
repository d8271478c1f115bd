"""The numbers before clauses. That they are LibreOffice's is tested on documents at random."""

from __future__ import annotations

import pytest

pytest.importorskip("lxml")

from word_package import kind_of_list, level, list_of, numbered, package, paragraph, starting

from termsdiff.input.number_forms import format_number
from termsdiff.input.word.convert import to_markdown
from termsdiff.input.word.escaping import unescaped

CLAUSES = (
    level(0, "decimal", "%1."),
    level(1, "decimal", "%1.%2"),
    level(2, "lowerLetter", "(%3)"),
)


def labels(numbering: str, places: list[tuple[int, int]], styles: str = "") -> list[str]:
    """Return the numbers of paragraphs of these lists and levels."""
    body = "".join(paragraph("x", numbered(*place)) for place in places)
    text = to_markdown(package(body, numbering=numbering, styles=styles)).text
    return [unescaped(line).removesuffix("x").strip() for line in text.strip().split("\n\n")]


def test_lists_of_one_kind_go_on_counting() -> None:
    numbering = kind_of_list(1, *CLAUSES) + list_of(1, 1) + list_of(2, 1)
    assert labels(numbering, [(1, 0), (2, 0), (2, 1), (1, 1), (1, 0)]) == [
        *("1.", "2.", "2.1", "2.2", "3."),
    ]


def test_a_list_starts_anew_once() -> None:
    numbering = kind_of_list(1, *CLAUSES) + list_of(1, 1) + list_of(2, 1, starting(0, 5))
    places = [(1, 0), (2, 0), (2, 0), (1, 0), (2, 0)]
    assert labels(numbering, places) == ["1.", "5.", "6.", "7.", "8."]


def test_a_level_of_its_own() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>'
    numbering = kind_of_list(1, *CLAUSES) + list_of(1, 1) + list_of(2, 1, own)
    assert labels(numbering, [(1, 0), (2, 0), (2, 1)]) == ["1.", "B)", "B.1"]


def test_a_level_that_is_left_out_counts_as_one() -> None:
    numbering = kind_of_list(1, *CLAUSES) + list_of(1, 1)
    assert labels(numbering, [(1, 1), (1, 0), (1, 2), (1, 1)]) == ["1.1", "2.", "(a)", "2.2"]


def test_a_list_takes_its_levels_from_a_style() -> None:
    style = (
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr>'
        f"{numbered(1)}</w:pPr></w:style>"
    )
    numbering = (
        kind_of_list(1, *CLAUSES, more='<w:styleLink w:val="L"/>')
        + kind_of_list(2, more='<w:numStyleLink w:val="L"/>')
        + list_of(1, 1)
        + list_of(2, 2)
    )
    assert labels(numbering, [(2, 0), (2, 1), (1, 0)], style) == ["1.", "1.1", "2."]
    # the list says so itself where the style does not
    assert labels(numbering, [(2, 0), (2, 1)]) == ["1.", "1.1"]


def test_styles_that_refer_to_each_other_end() -> None:
    numbering = kind_of_list(1, more='<w:numStyleLink w:val="L"/>') + list_of(1, 1)
    style = (
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:basedOn w:val="L"/>'
        f"<w:pPr>{numbered(1)}</w:pPr></w:style>"
    )
    assert labels(numbering, [(1, 0)], style) == [""]


def test_legal_numbers_are_digits_throughout() -> None:
    """As the standard has it, and Word: older versions of LibreOffice leave the Roman ones."""
    legal = level(1, "decimal", "%1.%2", more="<w:isLgl/>")
    numbering = kind_of_list(1, level(0, "upperRoman", "Article %1"), legal) + list_of(1, 1)
    places = [(1, 0), (1, 0), (1, 1), (1, 1)]
    assert labels(numbering, places) == ["Article I", "Article II", "2.1", "2.2"]


def test_levels_that_go_on_or_start_after_a_certain_one() -> None:
    """As the standard has it, and Word: LibreOffice starts every level anew."""
    numbering = kind_of_list(
        1,
        level(0, "decimal", "%1."),
        level(1, "decimal", "%1.%2", more='<w:lvlRestart w:val="0"/>'),
        level(2, "decimal", "%3)", more='<w:lvlRestart w:val="1"/>'),
    ) + list_of(1, 1)
    places = [(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)]
    assert labels(numbering, places) == ["1.", "1.1", "1)", "1.2", "2)", "2.", "2.3", "1)"]


def test_numbers_by_style() -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{0}"/>'
        '<w:basedOn w:val="{1}"/><w:pPr>{2}</w:pPr></w:style>'
    )
    styles = (
        style.format("C", "Normal", numbered(1, 1))
        + style.format("Based", "C", "")
        + style.format("Deeper", "C", '<w:numPr><w:ilvl w:val="2"/></w:numPr>')
        + style.format("Plain", "C", '<w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    body = "".join(
        paragraph("x", style=name) for name in ("C", "Based", "Deeper", "Plain", "C")
    ) + paragraph("x", numbered(0), "C")
    numbering = kind_of_list(1, *CLAUSES) + list_of(1, 1)
    text = to_markdown(package(body, numbering=numbering, styles=styles)).text
    assert text.split("\n\n") == ["1.1 x", "1.2 x", "(a) x", "x", "1.3 x", "x\n"]


def test_an_empty_paragraph_counts_and_a_hidden_one_does_not() -> None:
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    body = (
        paragraph("x", numbered(1))
        + paragraph("", numbered(1))
        + paragraph(f"<w:r>{hidden}<w:t>gone</w:t></w:r>", numbered(1) + hidden)
        + paragraph("y", numbered(1))
    )
    numbering = kind_of_list(1, *CLAUSES) + list_of(1, 1)
    text = to_markdown(package(body, numbering=numbering)).text
    assert text == "1\\. x\n\n2\\.\n\n3\\. y\n"


@pytest.mark.parametrize(
    ("number", "form", "written"),
    [
        (26, "lowerLetter", "z"),
        (28, "lowerLetter", "bb"),
        (53, "upperLetter", "AAA"),
        (1994, "lowerRoman", "mcmxciv"),
        (4000, "upperRoman", "4000"),
        (11, "ordinal", "11th"),
        (22, "ordinal", "22nd"),
        (21, "cardinalText", "Twenty-one"),
        (120, "cardinalText", "One hundred twenty"),
        (12, "ordinalText", "Twelfth"),
        (30, "ordinalText", "Thirtieth"),
        (7, "decimalZero", "07"),
        (12, "decimalZero", "12"),
        (20, "decimalEnclosedCircle", "⑳"),
        (36, "decimalEnclosedCircle", "㊱"),
        (51, "decimalEnclosedCircle", "51"),
        (5, "chicago", "**"),
        (3, "none", ""),
        (0, "lowerLetter", "0"),
        (99_999, "lowerLetter", "99999"),
        (21, "chineseCounting", "二十一"),
        (15, "hebrew1", "טו"),
    ],
)
def test_forms(number: int, form: str, written: str) -> None:
    assert format_number(number, form) == written
