"""Markup of all kinds leaves plain text behind, and no line of the source is lost."""

from __future__ import annotations

import pytest

from termsdiff import Document, parse


def lines_of(document: Document) -> list[int]:
    return [line for b in document.blocks for line in range(b.lines[0], b.lines[1] + 1)]


def assert_each_line_once(document: Document) -> None:
    covered = lines_of(document)
    assert len(covered) == len(set(covered))
    worded = {n for n, line in enumerate(document.source_lines, start=1) if line.strip()}
    assert worded <= set(covered)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("You **may** _not_ `copy` it.", "You may not copy it."),
        ("Your out**puts** are yours.", "Your outputs are yours."),
        ("**Y**ou may not.", "You may not."),
        ("You** may** not.", "You may not."),
        ("See [the policy](https://example.test/p 'Policy').", "See the policy."),
        ("See [the policy][p].\n\n[p]: https://example.test/p", "See the policy."),
        ("Pay&nbsp;at once&mdash;or stop.", "Pay at once—or stop."),
        ("Pay\u00a0at\u202fonce,\u200b or stop.", "Pay at once, or stop."),
        ("Pay <b>at once</b><br>or<br/>stop.", "Pay at once or stop."),
        ("Pay\nat\nonce.", "Pay at once."),
        ("Pay at once.  \nOr stop.", "Pay at once. Or stop."),
        ("AT\\&T \\[may\\] pay.", "AT&T [may] pay."),
        ("Use <https://example.test/a_b>.", "Use https://example.test/a_b."),
        ("![Logo](logo.png) We are Quillon.", "Logo We are Quillon."),
        ("You ***must*** stop.", "You must stop."),
    ],
)
def test_inline_markup(source: str, text: str) -> None:
    document = parse(f"# Terms\n\n{source}")
    assert [clause.text for clause in document.clauses] == [text]
    assert_each_line_once(document)


def test_html_blocks() -> None:
    source = (
        "# Terms\n\n<div>\n<h2>2. Fees</h2>\n<p>You <b>pay</b>.</p>\n"
        "<ul>\n<li>Monthly</li>\n<li>in euros</li>\n</ul>\n<script>alert(1)</script>\n</div>\n"
    )
    document = parse(source)
    assert [heading.full_text for heading in document.headings] == ["Terms", "2. Fees"]
    assert [clause.text for clause in document.clauses] == ["You pay.", "Monthly", "in euros"]
    assert_each_line_once(document)


def test_html_tables_have_rows() -> None:
    source = (
        "<table>\n<tr><td>Free</td><td>10</td></tr>\n<tr><td>Paid</td><td>20</td></tr>\n</table>"
    )
    document = parse(f"# Terms\n\n{source}\n")
    assert [clause.text for clause in document.clauses] == ["Free | 10", "Paid | 20"]


def test_a_saved_page() -> None:
    source = (
        "<!DOCTYPE html>\n<html><head><title>T</title><style>p{}</style></head>\n<body>\n\n"
        "<h1>Terms</h1>\n\n<p>You pay\n\nat once.</p>\n<!-- hidden -->\n"
        "<p>We stop.</p></body></html>\n"
    )
    document = parse(source)
    text = " ".join(clause.text for clause in document.clauses)
    assert "You pay" in text
    assert "We stop." in text
    assert "hidden" not in text
    assert "p{}" not in text
    assert_each_line_once(document)


def test_front_matter() -> None:
    source = "---\ntitle: 'Terms of Quillon'\neffective: 2025-05-27\n---\n\nYou pay for use.\n"
    document = parse(source)
    assert document.title == "Terms of Quillon"
    assert str(document.effective_date) == "2025-05-27"
    assert document.blocks[0].kind == "front_matter"
    assert_each_line_once(document)


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    document = parse("---\n\nYou pay.\n\n---\n\nWe stop.\n")
    assert [clause.text for clause in document.clauses] == ["You pay.", "We stop."]
    assert_each_line_once(document)


def test_code_fences_are_clauses() -> None:
    document = parse("# Terms\n\n```\nYou may\n\nuse it.\n```\n")
    assert [(clause.kind, clause.text) for clause in document.clauses] == [
        ("code", "You may use it.")
    ]
    assert_each_line_once(document)


def test_indented_paragraphs_are_not_code() -> None:
    document = parse("# Terms\n\n    You **may** use it.\n")
    assert [clause.text for clause in document.clauses] == ["You may use it."]


def test_lines_and_source() -> None:
    document = parse("# Terms\r\n\r\nYou pay\r\nat once.\r\n\r\n* * *\r\n\r\nWe *stop*.\r\n")
    pay, stop = document.clauses
    assert (pay.lines, stop.lines) == ((3, 4), (8, 8))
    assert document.source_of(stop) == "We *stop*."
    assert_each_line_once(document)


@pytest.mark.parametrize("source", ["", "\n\n", "\ufeff", "---", "* * *", "![](a.png)", "[a]: b"])
def test_documents_without_words(source: str) -> None:
    document = parse(source)
    assert document.clauses == ()
    assert document.title == ""
    assert document.effective_date is None
    assert_each_line_once(document)


def test_a_byte_order_mark_is_dropped() -> None:
    assert parse("\ufeff# Terms").title == "Terms"


def test_title_in_plain_type() -> None:
    document = parse("Terms of Quillon\n\nYou pay for what you use.\n")
    assert document.title == "Terms of Quillon"
    assert len(document.clauses) == 1


def test_a_link_stays_one_where_its_address_is_wrapped() -> None:
    whole = parse("See [how we pay](<#how we pay you back>) below.")
    wrapped = parse("See [how we\npay](<#how we\npay you back>) below.")
    assert wrapped.blocks[0].text == whole.blocks[0].text == "See how we pay below."
