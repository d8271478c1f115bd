"""Every way in which terms number and caption their sections and clauses."""

from __future__ import annotations

import pytest

from termsdiff import Block, parse


def blocks(text: str) -> list[Block]:
    return [block for block in parse(text).blocks if block.has_words]


def shape(text: str) -> list[tuple[str, str, str]]:
    return [(block.kind, block.label, block.text) for block in blocks(text)]


@pytest.mark.parametrize(
    ("source", "label", "title"),
    [
        ("# Using the service", "", "Using the service"),
        ("#### 2.4 Discontinuation ####", "2.4", "Discontinuation"),
        ("Fees\n====", "", "Fees"),
        ("3\\. Fees\n--------", "3", "Fees"),
        ("1. Fees\n-----", "1", "Fees"),
        ("1\\. Fees\n-----", "1", "Fees"),
        ("## 1\\. Fees", "1", "Fees"),
        ("## Section 4 – Fees", "4", "Fees"),
        ("## SECTION 4: FEES", "4", "FEES"),
        ("## Article IV. Fees", "IV", "Fees"),
        ("## Article 12 Fees", "12", "Fees"),
        ("## § 3 Fees", "3", "Fees"),
        ("## § 3a Fees", "3a", "Fees"),
        ("## IV. Fees", "IV", "Fees"),
        ("## B. Fees", "B", "Fees"),
        ("## (b) Fees", "(b)", "Fees"),
        ("## 7) Fees", "7", "Fees"),
        ("## Annex A: Fees", "Annex A", "Fees"),
        ("## Schedule 2 – Fees", "Schedule 2", "Fees"),
        ("## Abschnitt 5: Gebühren", "5", "Gebühren"),
        ("**4. Fees**", "4", "Fees"),
        ("**Fees and taxes**", "", "Fees and taxes"),
        ("__Fees and taxes__", "", "Fees and taxes"),
        ("4.2 Fees", "4.2", "Fees"),
        ("FEES AND TAXES", "", "FEES AND TAXES"),
        ("## **4.** Fees", "4", "Fees"),
        ("## 4.\u00a0Fees", "4", "Fees"),
        ("## \u200b4. Fees\u200b", "4", "Fees"),
    ],
)
def test_headings(source: str, label: str, title: str) -> None:
    document = parse(f"# Terms of Quillon\n\nSome opening words stand here.\n\n{source}\n\nText.")
    heading = document.headings[-1]
    assert (heading.label, heading.text) == (label, title)
    assert document.clauses[-1].headings == (heading.full_text,)


@pytest.mark.parametrize(
    ("source", "label", "text"),
    [
        ("2.1 You may use the service.", "2.1", "You may use the service."),
        ("2.1. You may use the service.", "2.1", "You may use the service."),
        ("**2.1** You may use the service.", "2.1", "You may use the service."),
        ("12\\. You may use the service.", "12", "You may use the service."),
        ("12\\) You may use the service.", "12", "You may use the service."),
        ("§ 3 You may use the service.", "3", "You may use the service."),
        ("(a) You may use the service.", "(a)", "You may use the service."),
        ("a) You may use the service.", "(a)", "You may use the service."),
        ("(iv) You may use the service.", "(iv)", "You may use the service."),
        ("iv. You may use the service.", "iv", "You may use the service."),
        ("(2) You may use the service.", "(2)", "You may use the service."),
        ("* (a) You may use the service.", "(a)", "You may use the service."),
        ("- 3.2 You may use the service.", "3.2", "You may use the service."),
        ("1. You may use the service.", "1", "You may use the service."),
        ("7) You may use the service.", "7", "You may use the service."),
        ("> 2.1 You may use the service.", "2.1", "You may use the service."),
        ("Section 4. You may use the service.", "4", "You may use the service."),
    ],
)
def test_labelled_clauses(source: str, label: str, text: str) -> None:
    (clause,) = parse(f"# Terms\n\n{source}").clauses
    assert (clause.label, clause.text) == (label, text)


@pytest.mark.parametrize(
    "sentence",
    [
        "Section 4 applies to you as well.",
        "A person may use the service.",
        "I agree to pay the fees.",
        "30 days after the notice you lose access.",
        "2025 was a good year for us all.",
        "Part of the fees is due at once.",
        "Title to the outputs passes to you.",
    ],
)
def test_sentences_that_only_begin_like_a_label(sentence: str) -> None:
    (clause,) = parse(f"# Terms\n\n{sentence}").clauses
    assert (clause.label, clause.text) == ("", sentence)


@pytest.mark.parametrize(
    ("source", "caption", "label"),
    [
        (
            "**2.1. Customer usage.** Subject to these terms, you may do so.",
            "Customer usage",
            "2.1",
        ),
        ("**Assignment.** You may not assign these terms.", "Assignment", ""),
        ("**Assignment**: You may not assign these terms.", "Assignment", ""),
        ("**Assignment** – you may not assign these terms.", "Assignment", ""),
        ("Assignment. You may not assign these terms.", "Assignment", ""),
        ("9.3 Force majeure. Nobody answers for a flood.", "Force majeure", "9.3"),
        ("* **Prompts.** What you type.", "Prompts", ""),
        ("You may not. We may.", "", ""),
        ("We reserve all rights. You have none.", "", ""),
    ],
)
def test_captions(source: str, caption: str, label: str) -> None:
    (clause,) = parse(f"# Terms\n\n{source}").clauses
    assert (clause.caption, clause.label) == (caption, label)


def test_numbers_come_from_the_own_label_or_the_heading_above() -> None:
    document = parse("# Terms\n\n## 2.4 End\n\nWe tell you.\n\n(a) by mail;\n\n3.1 We may wait.")
    assert [clause.number for clause in document.clauses] == ["2.4", "2.4(a)", "3.1"]


def test_ordered_lists_go_on_counting() -> None:
    found = shape("# Terms\n\n3. We warn you.\n4. You stop.\n\n   You may ask why.\n\n5. We end.")
    assert [label for kind, label, _ in found if kind == "item"] == ["3", "4", "5"]


def test_nested_lists_keep_their_depth() -> None:
    source = "# Terms\n\n- You may not\n  - copy the models,\n    - in whole or\n  - sell them.\n"
    assert [(b.text, b.depth) for b in blocks(source)[1:]] == [
        ("You may not", 1),
        ("copy the models,", 2),
        ("in whole or", 3),
        ("sell them.", 2),
    ]


def test_inline_enumerations_stay_one_clause() -> None:
    text = "You may not (a) copy, (b) sell, or (c) lend the models, save (i) to us and (ii) in law."
    (clause,) = parse(f"# Terms\n\n{text}").clauses
    assert clause.text == text


def test_a_table_row_is_a_clause() -> None:
    source = "# Terms\n\n| Plan | Limit |\n| --- | --- |\n| Free | 10 |\n| **Paid** | EUR 100 |\n"
    assert shape(source)[1:] == [
        ("row", "", "Plan | Limit"),
        ("row", "", "Free | 10"),
        ("row", "", "Paid | EUR 100"),
    ]


def test_block_quotes() -> None:
    source = "# Terms\n\n> We may end\n> the service.\n>\n> > You may object.\n"
    assert [(b.text, b.depth, b.lines) for b in blocks(source)[1:]] == [
        ("We may end the service.", 1, (3, 4)),
        ("You may object.", 2, (6, 6)),
    ]


def test_skipped_levels_and_repeated_titles() -> None:
    source = "# Terms\n\n# Terms\n\n#### Fees\n\nYou pay.\n\n## Law\n\nGerman law applies.\n"
    document = parse(source)
    assert document.title == "Terms"
    assert [clause.headings for clause in document.clauses] == [("Fees",), ("Law",)]


def test_the_tree_of_sections() -> None:
    document = parse("# Terms\n\nHello.\n\n## 1. Use\n\n### 1.1 Rights\n\nYou may.\n\n## 2. Fees\n")
    (top,) = document.sections
    assert top.heading is not None
    assert top.heading.text == "Terms"
    names = [section.heading.text for section in top.walk() if section.heading]
    assert names == ["Terms", "Use", "Rights", "Fees"]
    assert [clause.text for clause in document.preamble] == ["Hello."]


def test_plain_headings_nest_by_their_numbers() -> None:
    document = parse("# Terms\n\n**2. Use**\n\n**2.1 Rights**\n\nYou may.\n\n**3. Fees**\n\nPay.")
    assert [clause.headings for clause in document.clauses] == [
        ("2. Use", "2.1 Rights"),
        ("3. Fees",),
    ]


def test_long_bold_paragraphs_are_clauses() -> None:
    words = "you must read the whole of these terms before you use any of the products that we sell"
    (clause,) = parse(f"# Terms\n\n**{words} to you.**").clauses
    assert clause.text == f"{words} to you."
