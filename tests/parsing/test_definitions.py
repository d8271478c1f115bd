"""Definitions, cross-references and the language of a document."""

from __future__ import annotations

import pytest

from termsdiff import parse
from termsdiff.text.detection import detect_language


def terms(text: str) -> list[str]:
    return [definition.term for definition in parse(f"# Terms\n\n{text}").definitions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Output” means what the model returns.", ["Output"]),
        ('"Output" means what the model returns.', ["Output"]),
        ("**“Output”** means what the model returns.", ["Output"]),
        ("**Output** means what the model returns.", ["Output"]),
        ("“Output” shall mean what the model returns.", ["Output"]),
        ("“Your Data” has the meaning given in Section 3.", ["Your Data"]),
        ("“Affiliate” refers to a company of the group.", ["Affiliate"]),
        ("Quillon GmbH (“Quillon”, “we” or “us”) runs it.", ["Quillon", "we", "us"]),
        ("the models (collectively, the “Products”) are ours.", ["Products"]),
        ("These terms (the “**Agreement**”) bind you.", ["Agreement"]),
        ("„Ausgabe“ bedeutet, was das Modell liefert.", ["Ausgabe"]),
        ("« Sortie » désigne ce que le modèle rend.", ["Sortie"]),
        ("Partners and resellers are together called “Channel Partners”.", ["Channel Partners"]),
        ("All of it is referred to as the “Pool”.", ["Pool"]),
        ("“Input” and “Output” refer to what goes in and out.", ["Input", "Output"]),
        ("When we refer to “Output”, we mean what it returns.", ["Output"]),
        ("By “Output” we mean what the model returns.", ["Output"]),
        ("What it returns, which we call “Output”, is yours.", ["Output"]),
        ("This is what we refer to as “Output”.", ["Output"]),
        ("References to “Output” are to what it returns.", ["Output"]),
        ("“Output”: what the model returns.", ["Output"]),
        ("“Output” is what the model returns.", ["Output"]),
        ("**Results** refer to what the model returns.", ["Results"]),
        ("## Definitions\n\n**Output.** What the model returns.", ["Output"]),
        ("## Glossary\n\n**Output**: what the model returns.", ["Output"]),
        ("| Term | Meaning |\n|---|---|\n| Output | what it returns |", ["Output"]),
        ("Quillon (“Quillon”) and you (each a “Party”) agree.", ["Quillon", "Party"]),
    ],
)
def test_definitions(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Press “Send” to go on.",
        "You click the button (it says “Accept”).",
        "This means that you pay.",
        "**Note** that this means little.",
        "We have no reference to “Output” here.",
        "**Output** – what the model returns – is yours.",
        "| Plan | Price |\n|---|---|\n| Basic | EUR 5 |",
    ],
)
def test_quotes_that_define_nothing(text: str) -> None:
    assert terms(text) == []


def test_a_list_under_definitions() -> None:
    found = terms(
        "## 1. Definitions\n\n- **Output**: what it returns.\n- **Input** – what you type."
    )
    assert found == ["Output", "Input"]


def test_the_span_of_a_definition() -> None:
    document = parse("# Terms\n\n1.2 The models (the “**Products**”) are ours.")
    (found,) = document.definitions
    text = document.blocks[found.block].text
    assert text[found.start : found.end] == "Products"


REFERRED = """# Terms

## 7.5 Effects of termination

You stop. (a) All licences end.

### Article IV Fees

(b) You pay as Section 7.5 says.

## Annex A

TEXT
"""


def references(text: str) -> list[tuple[str, str, int | None, bool]]:
    document = parse(REFERRED.replace("TEXT", text))
    last = document.blocks[-1].index
    return [
        (r.label, r.caption, r.target, r.external) for r in document.references if r.block == last
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("As Section 7.5 says.", [("7.5", "", 1, False)]),
        (
            "Section 7.5 (Effects of Termination) applies.",
            [("7.5", "Effects of Termination", 1, False)],
        ),
        ("Article IV applies.", [("IV", "", 3, False)]),
        ("Under § 7.5 you stop.", [("7.5", "", 1, False)]),
        ("Section 7.5(a) applies.", [("7.5(a)", "", 1, False)]),
        ("Section 9.9 applies.", [("9.9", "", None, False)]),
        (
            "Sections 7.5 and 9.9 apply.",
            [("7.5", "", 1, False), ("9.9", "", None, False)],
        ),
        ("Annex A applies.", [("Annex A", "", 5, False)]),
        ("Section 7.5 of the Partner Terms applies.", [("7.5", "", None, True)]),
        ("Section 7.5 of these terms applies.", [("7.5", "", 1, False)]),
        ("Article 28 GDPR applies.", [("28", "", None, True)]),
        (
            "Section 7.5(a) or (b) applies.",
            [("7.5(a)", "", 1, False), ("(b)", "", 4, False)],
        ),
        ("It is (i) in Section 7.5, or (ii) elsewhere.", [("7.5", "", 1, False)]),
        (
            "It is (i) in Section 7.5 (Effects of Termination), or (ii) elsewhere.",
            [("7.5", "Effects of Termination", 1, False)],
        ),
        ("Section 7.5 and the Act apply.", [("7.5", "", 1, False)]),
        ("Section 7.5 (or any other section) applies.", [("7.5", "", 1, False)]),
        ("It is software under 48 C.F.R. Section 12.212.", [("12.212", "", None, True)]),
        ("Section 230 of the Decency Act applies.", [("230", "", None, True)]),
        ("You waive California Civil Code Section 1542.", [("1542", "", None, True)]),
        ("Article 6 (1) sentence 1 lit. b GDPR applies.", [("6(1)", "", None, True)]),
        ("Regulation (EU) 2016/679, Article 4, applies.", [("4", "", None, True)]),
        ("Annex Q applies.", [("Annex Q", "", None, True)]),
        ("This section ends here.", []),
    ],
)
def test_references(text: str, expected: list[tuple[str, str, int | None, bool]]) -> None:
    assert references(text) == expected


def test_numbers_that_lists_and_brackets_give_are_targets() -> None:
    document = parse(
        "# Terms\n\n1.  #### Fees\n\n    1.  **Tax.** You pay it.\n\n"
        "    2.  **Law.** See Section 1.1, Section 1.3 and Part (II).\n\n"
        "## (II) More\n\nSee Section II, and Sections 1.2(a) or (b).\n\n12.Contact\n----\n\nx\n"
    )
    found = {reference.label: reference.target for reference in document.references}
    texts = {
        label: document.blocks[target].text.split(".")[0] if target is not None else None
        for label, target in found.items()
    }
    assert texts == {"1.1": "Tax", "1.3": None, "II": "More", "1.2(a)": "Law", "(b)": "Law"}
    assert [heading.label for heading in document.headings] == ["", "1", "(II)", "12"]


def test_the_span_of_a_reference() -> None:
    document = parse(REFERRED.replace("TEXT", "It says so in Section 7.5 (Effects)."))
    found = document.references[-1]
    text = document.blocks[found.block].text
    assert text[found.start : found.end].startswith("7.5")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("You may use the service and you pay for it by the end of a month.", "en"),
        ("Sie dürfen den Dienst nutzen und wir können die Daten nicht löschen.", "de"),
        ("Vous pouvez utiliser le service et nous ne gardons pas les données.", "fr"),
        ("Il servizio è fornito con la massima cura e non per gli scopi della legge.", "it"),
        ("El servicio se presta con cuidado y no por los fines que usted diga.", "es"),
        ("De dienst wordt met zorg en niet voor het doel van een ander verleend.", "nl"),
        ("Quillon 2025", "und"),
        ("", "und"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert detect_language(text) == language
