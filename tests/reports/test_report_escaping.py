"""Whatever a document holds, it is text in every report."""

from __future__ import annotations

import csv
import re
from html.parser import HTMLParser
from io import StringIO
from xml.etree import ElementTree

import pytest
import report_samples as samples
from markdown_it import MarkdownIt

from termsdiff.comparison import Comparison
from termsdiff.reports.csv import harmless
from termsdiff.reports.formats import FORMATS, find_format
from termsdiff.reports.markdown import at_line_start, escaped
from termsdiff.reports.options import RenderOptions
from termsdiff.text.visible import HAZARDS, visible, visible_line

PEOPLE_READ = [
    *("text", "stat", "side-by-side", "markdown", "critic", "pandoc", "csv"),
    *("junit", "github", "gitlab", "html-fragment", "sarif"),
]


def report(comparison: Comparison, name: str, options: RenderOptions | None = None) -> str:
    content = find_format(name).render(comparison, options or RenderOptions(width=100))
    assert isinstance(content, str)
    return content


@pytest.mark.parametrize("name", PEOPLE_READ)
def test_no_hazard_reaches_a_report(name: str, hostile: Comparison) -> None:
    # a byte-order mark at the very beginning tells spreadsheets that the letters are UTF-8
    content = report(hostile, name).removeprefix("\ufeff" if name == "csv" else "")
    found = HAZARDS.findall(content.replace("\r\n", "\n"))
    assert found == []


def test_colours_are_the_only_escapes(hostile: Comparison) -> None:
    colored = report(hostile, "text", RenderOptions(width=100, color=True))
    assert "\x1b[" in colored
    assert HAZARDS.findall(re.sub(r"\x1b\[[0-9;]*m", "", colored)) == []
    # the document's own request for red is text
    assert r"\x1b[31mred" in re.sub(r"\x1b\[[0-9;]*m", "", colored)


def test_hazards_are_shown_as_escapes() -> None:
    assert visible("a\x1b[2J\u202eb\x9b\U000e0041") == r"a\x1b[2J\u202eb\x9b\U000e0041"
    assert (
        visible("Größe — “quoted” שלום 日本語 👩‍💻\n\t") == "Größe — “quoted” שלום 日本語 👩‍💻\n\t"
    )
    assert visible_line(" a\n b\tc ") == "a b c"


class Tags(HTMLParser):
    """Collects the tags and attributes of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_fragment_has_no_tag_of_the_document(hostile: Comparison) -> None:
    page = Tags(report(hostile, "html-fragment"))
    own = {"div", "h2", "h3", "p", "ul", "li", "strong", "em", "ins", "del"}
    assert page.tags <= own
    assert page.attributes == {"style"}
    assert "<script>alert(1)</script>" in page.text


def test_the_comment_has_no_markup_of_the_document(hostile: Comparison) -> None:
    source = report(hostile, "markdown")
    page = Tags(MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(source))
    own = {"h2", "h3", "p", "strong", "em", "table", "thead", "tbody", "tr", "th", "td", "details"}
    assert page.tags <= own | {"summary", "b", "ins", "del", "ul", "li"}
    assert page.attributes == set()
    assert "<script>alert(1)</script>" in page.text
    assert "**bold**" in page.text
    assert "`code`" in page.text


@pytest.mark.parametrize("raw", ["@admin", "#12", "GH-12", "https://a.example", "www.a.example"])
def test_github_finds_nothing_to_link(raw: str) -> None:
    rendered = MarkdownIt("commonmark").render(f"x {escaped(raw)}")
    assert raw not in rendered
    assert raw in rendered.replace("\u200b", "")


@pytest.mark.parametrize("raw", ["1. one", "1) one", "- one", "+ one", "* one", "# one", "> one"])
def test_words_at_the_start_of_a_line_open_nothing(raw: str) -> None:
    rendered = MarkdownIt("commonmark").render(at_line_start(escaped(raw)))
    assert rendered.startswith("<p>")


@pytest.mark.parametrize("raw", ["| a | b |", "\\", "a_b_c", "~~x~~", "<b>", "&lt;", "![i](x)"])
def test_escaped_text_renders_as_itself(raw: str) -> None:
    page = Tags(MarkdownIt("gfm-like", {"linkify": False}).render(escaped(raw)))
    assert page.tags == {"p"}
    assert page.text.strip().replace("\u200b", "") == raw


@pytest.mark.parametrize(
    "cell",
    [
        *("=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "＝1", "|calc", "−1", "\t1", "\r1", "\n1"),
        *(
            '"=1',
            " ' =1",
            "“@x”",
            "\u200b=1",
            "\ufeff=1",
            "\u00a0+1",
            "\u00ad=1",
            "\u200f=1",
            "``=1",
        ),
    ],
)
def test_no_cell_is_a_formula(cell: str) -> None:
    assert harmless(cell).startswith("'")


@pytest.mark.parametrize("cell", ["", "1", "a=b", "“Terms” mean", "(a) = b", "5 - 3", "x\ty"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert harmless(cell) == " ".join(cell.split())


@pytest.mark.parametrize("mark", "\u200e\u200f\u061c\u202e\u2066\u206a\x1b\x9b\r\u2028")
def test_marks_of_direction_and_controls_are_visible(mark: str) -> None:
    assert mark not in visible(f"a{mark}b")
    assert visible(f"a{mark}b").startswith("a\\")


def test_csv_keeps_rows_and_columns(hostile: Comparison) -> None:
    rows = list(csv.DictReader(StringIO(report(hostile, "csv"))))
    notes, changes = rows[:2], rows[2:]
    assert len(changes) == 3
    assert [row["new_text"] for row in changes] == [visible_line(samples.HOSTILE_WORDS)] * 3
    assert [row["kind"] for row in notes] == ["note", "note"]
    assert all(None not in row for row in rows)
    for row in csv.reader(
        StringIO(report(samples.compared("# T\n\nA.\n", "# T\n\n=cmd|calc\n"), "csv"))
    ):
        assert not any(cell.startswith("=") for cell in row)


def test_junit_is_well_formed(hostile: Comparison) -> None:
    root = ElementTree.fromstring(report(hostile, "junit").encode())
    failure = root.find(".//failure")
    assert failure is not None
    assert "<script>alert(1)</script>" in (failure.text or "")


def test_github_commands_stay_on_their_lines(hostile: Comparison) -> None:
    lines = report(hostile, "github").splitlines()
    commands = ["::warning ", "::notice ", "::error ", "::warning "]
    assert [line[: line.index(" ") + 1] for line in lines[:-1]] == commands
    properties, message = lines[2].removeprefix("::error ").split("::", 1)
    assert [pair.split("=", 1)[0] for pair in properties.split(",")] == [
        "file",
        "line",
        "endLine",
        "title",
    ]
    assert "%25" in message
    assert "o%2C%3A%25%0A.md" not in message


def test_every_own_format_is_listed_once() -> None:
    names = [known.name for known in FORMATS]
    assert len(set(names)) == len(names)
    assert {*PEOPLE_READ, "json", "html", "docx"} == set(names)
