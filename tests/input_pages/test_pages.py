"""What of a page is text: all that a reader can get to see, and nothing else."""

from __future__ import annotations

import time

import pytest
from page_samples import ACCORDION, ALL, COOKIE_BANNER, ICON_TABLE, SAVED, TWO_COLUMNS, page

from termsdiff import compare, parse
from termsdiff.errors import TermsdiffError
from termsdiff.input.conversion import HTML, convert
from termsdiff.input.convert_html import to_markdown
from termsdiff.input.converted import Converted
from termsdiff.input.page.encoding import decode_page
from termsdiff.input.reading import as_text


def convert_body(body: str, head: str = "") -> Converted:
    return to_markdown(page(f"<h1>Quay</h1>{body}", head).encode())


def text_of(body: str, head: str = "") -> str:
    """Return the Markdown of a page's body, without its title."""
    return convert_body(body, head).text.removeprefix("# Quay\n\n").rstrip("\n")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            "<form><input type=hidden><div><p>We owe ten euros to you.</p></div></form>",
            "We owe ten",
        ),
        (
            '<button aria-expanded="false">2</button><div hidden><p>Panel text.</p></div>',
            "Panel text",
        ),
        ('<div class="collapse" style="display:none"><p>Panel text.</p></div>', "Panel text"),
        ('<a href="#x">Tab</a><p>a</p><div id="x" hidden>Panel text.</div>', "Panel text"),
        ("<h2>Law</h2><div style='display:none'>Panel text.</div><h2>End</h2>", "Panel text"),
        ('<p>a</p><div role="tabpanel" hidden>Panel text.</div>', "Panel text"),
        ('<p>a</p><div hidden="until-found">Panel text.</div>', "Panel text"),
        ("<details><summary>More</summary>Panel text.</details>", "**More**\n\nPanel text."),
        ('<div aria-hidden="true">Shown text.</div>', "Shown text"),
        ("<p>a</p><aside><p>You may opt out.</p></aside>", "You may opt out."),
        ("<h2><button>2. Law</button></h2><p>b</p>", "## 2. Law"),
        ("<p>The <button>Customer</button> pays.</p>", "The Customer pays."),
        ("<footer><p>The law of Ruritania applies to this.</p></footer>", "The law of Ruritania"),
        ("<nav><a href='/'>Home</a><p>We owe you nothing at all.</p></nav>", "We owe you nothing"),
    ],
)
def test_what_a_reader_can_get_to_see_is_text(body: str, words: str) -> None:
    assert words in text_of(body)


@pytest.mark.parametrize(
    "body",
    [
        "<p>a</p><div style='display:none'>Secret draft.</div><p>b</p>",
        "<p>a</p><div class='x'>Secret draft.</div>",
        "<p>a</p><p hidden>Secret draft.</p>",
        "<button>Print this</button><div hidden>Secret draft.</div>",
        "<template>Secret</template><noscript>Secret</noscript><script>Secret()</script>",
        "<nav><a href='/'>Secret</a></nav><p>a</p>",
        '<ul class="menu"><li><a href="/a">Secret</a></li><li><a href="/b">Secret</a></li></ul>',
        '<a href="#main">Skip to Secret</a><p>a</p>',
        "<footer><p>© 2026 Secret Ltd</p><a href='/x'>Secret</a></footer>",
        '<div id="cookie-banner"><p>Secret cookies.</p><button>Accept</button></div>',
        "<p>a <del>Secret</del><s>Secret</s> <strike>Secret</strike></p>",
        '<p>a <span style="text-decoration: line-through">Secret</span></p>',
        "<p>a<!-- Secret --></p><button>Secret</button>",
        '<h2 id="a">Law <a href="#a">#</a></h2><p>a</p><dialog>Secret</dialog>',
    ],
)
def test_menus_banners_drafts_and_struck_words_are_no_text(body: str) -> None:
    text = text_of(
        body + "<p>And so on.</p><p>" + "More words of the terms. " * 9 + "</p>",
        "<style>.x{display:none}</style>",
    )
    assert "Secret" not in text and "\\#" not in text and "And so on." in text


def test_a_wrapper_is_no_furniture_whatever_it_is_called() -> None:
    for wrapper in ("form", "header", "footer", "aside", 'div class="menu modal cookie"', "nav"):
        name = wrapper.split()[0]
        body = f"<{wrapper}><h1>Quay</h1><p>We owe you ten euros.</p><input></{name}>"
        assert "We owe you ten euros." in to_markdown(page(body).encode()).text, wrapper


def test_hidden_and_struck_words_are_counted_in_notes() -> None:
    notes = convert_body("<p>a</p><p hidden>one two</p><p>b <del>three</del></p>").notes
    assert [(note.code, note.text.split()[0], note.incomplete) for note in notes] == [
        ("hidden-text", "2", False),
        ("struck-text", "1", False),
    ]


@pytest.mark.parametrize(
    ("body", "markdown"),
    [
        ("<ol><li>a<li>b</ol>", "1. a\n2. b"),
        ('<ol start="3"><li>a<li>b</ol>', "3. a\n4. b"),
        ('<ol><li>a<li value="7">b<li>c</ol>', "- 1\\. a\n- 7\\. b\n- 8\\. c"),
        ("<ol reversed><li>a<li>b</ol>", "- 2\\. a\n- 1\\. b"),
        ('<ol type="a" start="2"><li>a<li>b</ol>', "- (b) a\n- (c) b"),
        ('<ol style="list-style-type:upper-roman"><li>a</ol>', "- (I) a"),
        ('<ol style="list-style: none"><li>a</ol>', "- a"),
        ("<ol><li hidden>no<li>a</ol>", "1. a"),
        ("<ol><li><s>gone</s><li>a</ol>", "2. a"),
        ("<ol><li>a</ol><ol><li>b</ol>", "1. a\n\n1) b"),
        ("<ul><li>a<ol><li>b<li>c</ol></ul>", "- a\n  1. b\n  2. c"),
        ("<ul><li><p>a</p><p>b</p></ul>", "- a\n\n  b"),
    ],
)
def test_list_numbers_are_those_that_a_browser_shows(body: str, markdown: str) -> None:
    assert text_of(body) == markdown


def test_lists_side_by_side_keep_their_numbers() -> None:
    document = parse(text_of("<ol><li>One word<li>Two words</ol><ol><li>Three words</ol>"))
    assert [block.label for block in document.clauses] == ["1", "2", "1"]


@pytest.mark.parametrize(
    ("body", "markdown"),
    [
        ("<p>Cus<wbr>tomer Sub&shy;scription</p>", "Customer Subscription"),
        ("<p><b>B</b>old and <i>i</i>talic</p>", "**B**old and italic"),
        ("<div>a<div>b</div>c</div>", "a\n\nb\n\nc"),
        ("<div><span>a</span><p>b</p></div>", "a\n\nb"),
        ("<p>a<br>b</p>", "a\\\nb"),
        ("<p>a<br><br>b</p>", "a\n\nb"),
        ("<p>x<br>1. a<br>2. b</p>", "x\n\n1\\. a\n\n2\\. b"),
        ('<span style="display:block">a</span><span style="display:block">b</span>', "a\n\nb"),
        ("<p>m<sup>2</sup> 1<sup>1</sup>/<sub>2</sub> H<sub>2</sub>O</p>", "m² 1½ H₂O"),
        (
            "<p>* # _a_ [b](c) `d` &amp;amp; &lt;e&gt;</p>",
            "\\* # \\_a\\_ \\[b\\](c) \\`d\\` \\&amp; \\<e\\>",
        ),
        ("<p>+ a</p><p># b</p><p>- c</p><p>1) d</p>", "\\+ a\n\n\\# b\n\n\\- c\n\n1\\) d"),
        ("<p>say <q>yes</q></p>", "say “yes”"),
        ("<dl><dt>Term</dt><dd>Meaning.</dd></dl>", "**Term**\n\nMeaning."),
        (
            '<p><a href="/x y">a</a> <a href="javascript:x">b</a> <a href="/z">c</a></p>',
            "a b [c](/z)",
        ),
        ("<pre>a b\n\nc</pre>", "a b\n\nc"),
        ("<pre>a<p>b</p>c</pre>", "a\n\nb\n\nc"),
        ("<h2>a<button><p>b</p></button></h2>", "## a b"),
        (
            '<p>fee<sup><a href="#n">1</a></sup>.</p><p id="n">1 Plus tax.</p>',
            "fee (note: Plus tax.).",
        ),
        ('<p><img src="a.png" alt="Seal"> of office</p>', "Seal of office"),
        ('<label><input type="checkbox" checked> I agree.</label>', "☑ I agree."),
    ],
)
def test_inline_marks(body: str, markdown: str) -> None:
    assert text_of(body) == markdown


@pytest.mark.parametrize(
    "text", ["a\\b", "1. x", "#x", "<p>x</p>", "a|b", "~~x~~", "&lt;", "![x](y)", "---"]
)
def test_markdown_characters_stay_literal(text: str) -> None:
    written = text.replace("&", "&amp;").replace("<", "&lt;")
    blocks = parse(text_of(f"<p>Begin {written} end of it.</p>")).blocks
    assert [block.full_text for block in blocks] == [f"Begin {text} end of it."]


def test_tables_keep_every_cell_in_its_column() -> None:
    rows = (
        "<tr><th>Right</th><th>Free</th><th>Paid</th></tr><tr><td>Refund</td><td></td><td>✓</td></tr>"
        "<tr><td rowspan=2>Help</td><td>a</td><td>b</td></tr><tr><td>c</td><td></td></tr>"
        "<tr><td colspan=2>Both</td><td>d | e</td></tr>"
    )
    assert text_of(f"<table><caption>Plans</caption>{rows}</table>").split("\n") == [
        "Plans",
        "",
        "| Right | Free | Paid |",
        "| --- | --- | --- |",
        "| Refund | | ✓ |",
        "| Help | a | b |",
        "| | c | |",
        "| Both | | d \\| e |",
    ]


def test_words_between_cells_are_kept() -> None:
    row = "<tr><form><td>Refund</td><td>yes</td></form></tr>"
    assert text_of(f"<table>{row}</table>").startswith("| Refund | yes |")
    broken = f"<table>Plans of May<tbody>{row}</tbody></table>"
    assert text_of(broken).split("\n\n") == ["Plans of May", "Refund", "yes"]


@pytest.mark.parametrize(
    ("icon", "text"),
    [
        ('<img src="t.png" alt="yes">', "yes"),
        ('<svg role="img" aria-label="yes"><path/></svg>', "yes"),
        ("<svg><title>yes</title><path/></svg>", "yes"),
        ('<i class="fa" aria-label="yes"></i>', "yes"),
        ('<i class="fa fa-check"></i>', "✓"),
        ('<svg><use href="#icon-cross"/></svg>', "✗"),
        ('<img src="img/tick.svg">', "✓"),
        ('<input type="checkbox" disabled>', "☐"),
    ],
)
def test_icons_are_words(icon: str, text: str) -> None:
    body = f"<table><tr><td>Refund</td><td>{icon}</td></tr></table>"
    assert text_of(body).startswith(f"| Refund | {text} |")


def test_a_picture_that_says_nothing_in_a_cell_is_noted() -> None:
    converted = convert_body('<table><tr><td>Refund</td><td><img src="p7.png"></td></tr></table>')
    assert [(note.code, note.incomplete) for note in converted.notes] == [("part-not-read", True)]


def test_a_page_that_only_frames_another_is_noted() -> None:
    notes = to_markdown(page('<iframe src="/terms.html"></iframe><p>Terms</p>').encode()).notes
    assert [(note.code, note.incomplete) for note in notes] == [("part-not-read", True)]


def test_samples_are_read_whole() -> None:
    for name, sample in ALL.items():
        assert not [n for n in to_markdown(sample.encode()).notes if n.incomplete], name
    assert "**3. Storm**" in to_markdown(ACCORDION.encode()).text
    assert "You can accept or reject it." in to_markdown(COOKIE_BANNER.encode()).text
    assert "Last updated: 3 March 2026" in to_markdown(TWO_COLUMNS.encode()).text
    assert "| | | ✓ |" in to_markdown(ICON_TABLE.encode()).text
    assert "- 7\\. seven\n- 8\\. eight" in to_markdown(SAVED.encode()).text


def test_places_to_break_a_word_are_not_nested() -> None:
    assert text_of(f"<p>{'quay<wbr>' * 900}</p>") == "quay" * 900


def test_lost_words_are_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("termsdiff.input.convert_html.write_blocks", lambda root: "Only this.")
    notes = convert_body("<p>Only this. All else is lost on the way.</p>").notes
    assert [(note.code, note.incomplete) for note in notes] == [("words-lost", True)]
    assert "8 of 10 words" in notes[0].text or "9 of 11 words" in notes[0].text


@pytest.mark.parametrize(
    ("data", "content_type", "text"),
    [
        ("ä €".encode("cp1252"), "", "ä €"),
        ("ä".encode(), "", "ä"),
        (b"\xef\xbb\xbf" + "ä".encode(), "text/html; charset=iso-8859-1", "ä"),
        ("ä".encode("cp1252"), "text/html; charset=ISO-8859-1", "ä"),
        ("€".encode("cp1252"), "text/html; charset=latin1", "€"),
        (b'<meta charset="koi8-r">' + "я".encode("koi8-r"), "", "я"),
        (b"<meta content='text/html; charset=shift_jis'>" + "条".encode("shift_jis"), "", "条"),
        (b'<?xml version="1.0" encoding="iso-8859-2"?>' + "ł".encode("iso-8859-2"), "", "ł"),
        (b'<meta charset="utf-16">' + "ä".encode(), "", "ä"),
        ("ä".encode("utf-16"), "", "ä"),
        (b'<meta charset="no-such">' + "ä".encode(), "", "ä"),
    ],
)
def test_encodings_are_those_that_browsers_see(data: bytes, content_type: str, text: str) -> None:
    assert decode_page(data, content_type).text.endswith(text)


def test_the_server_says_the_encoding() -> None:
    data = page("<p>Gebühr von fünf Euro</p>").replace('<meta charset="utf-8">', "")
    read = as_text(data.encode("cp1252"), "https://quay.example/", "text/html; charset=cp1252")
    assert "Gebühr von fünf Euro" in read.source.text and read.source.notes == ()


def test_characters_of_another_encoding_are_noted() -> None:
    data = page("<h1>Quay</h1><p>F\u00fcnf Euro</p>").encode("cp1252")
    assert [note.code for note in to_markdown(data).notes] == ["unreadable-characters"]


@pytest.mark.parametrize(
    "data",
    [
        b"<div>" * 5_000 + b"x",
        b"<p>" * 450_000 + b"x",
        b"<ul><li>" * 3_000 + b"x",
        b"<table><tr><td>" * 600 + b"x",
    ],
    ids=["deep", "many", "lists", "tables"],
)
def test_hostile_pages_are_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(TermsdiffError) as error:
        convert(HTML, data, "x.html")
    assert "\n" not in str(error.value) and "x.html" in str(error.value)


@pytest.mark.parametrize(
    "data",
    [
        b"<b>" * 350 + b"x" * 100 + b"</b><p>" * 20_000,
        b"<style>"
        + b"".join(b".a%d .c{display:none}" % n for n in range(9_000))
        + b"</style>"
        + b"<i class=c>x</i>" * 9_000,
        b"<table>" + b"<tr><td rowspan=99999 colspan=99999>x</td></tr>" * 3_000 + b"</table>",
        b"<a href='#x'>" * 300 + b"y" + b"<sup><a href='#n'>1</a></sup>" * 2_000 + b"<p id=n>z",
        b"<nav>" * 300 + b"x y z " * 20_000,
        b"<style>@media{" * 9_000,
        b"<meta charset=" * 20_000,
    ],
    ids=["bold", "styles", "spans", "notes", "menus", "media", "meta"],
)
def test_hostile_pages_take_bounded_time(data: bytes) -> None:
    begun = time.monotonic()
    to_markdown(b"<h1>Quay</h1>" + data)
    assert time.monotonic() - begun < 20


def test_a_wrapper_or_a_panel_makes_no_change() -> None:
    plain = page("<main><h1>Quay</h1><h2>1. Fees</h2><p>The fee is EUR 40 a night.</p></main>")
    panel = page(
        '<form><div class="accordion"><h1>Quay</h1><h2><button aria-controls="p">1. Fees</button>'
        '</h2><div id="p" hidden><p>The fee is <span>EUR&nbsp;40</span> a ni<wbr>ght.</p></div>'
        "</div></form>"
    )
    texts = [to_markdown(one.encode()).text for one in (plain, panel)]
    assert compare(parse(texts[0]), parse(texts[1])).verdict == "identical"
