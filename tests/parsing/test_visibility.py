"""What a renderer or browser shows is text; what it hides or strikes out is not, and is noted."""

from __future__ import annotations

import pytest

from termsdiff import compare, parse


def texts(source: str) -> list[str]:
    return [block.text for block in parse(source).blocks if block.has_words]


def codes(source: str) -> list[str]:
    return [note.code for note in parse(source).notes]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("We pay. ~~We refund you.~~ You stop.", "We pay. You stop."),
        ("We pay. <del>We refund you.</del> You stop.", "We pay. You stop."),
        ("We pay. <s>We refund you.</s> You stop.", "We pay. You stop."),
        ("We pay. <STRIKE>We refund you.</STRIKE> You stop.", "We pay. You stop."),
        ("We pay. ~~**We** refund `you`.~~ You stop.", "We pay. You stop."),
        ("<p>We pay. <del>We refund you.</del> You stop.</p>", "We pay. You stop."),
        ("We pay within ~~thirty~~ <ins>ten</ins> days.", "We pay within ten days."),
    ],
)
def test_what_is_struck_out_is_not_there(source: str, text: str) -> None:
    assert texts(f"# Terms\n\n{source}")[-1] == text
    (note,) = parse(f"# Terms\n\n{source}").notes
    assert note.code == "struck-text"
    assert not note.incomplete
    assert note.text.startswith(("3 words are", "One word is"))


@pytest.mark.parametrize(
    "source",
    ["\\~~kept\\~~ here.", "~30 days, about ~60 days.", "`~~kept~~` here.", "&lt;del&gt;kept."],
)
def test_what_only_looks_struck_out_stays(source: str) -> None:
    assert codes(f"# Terms\n\n{source}") == []
    assert len(texts(f"# Terms\n\n{source}")) == 2


def test_striking_out_several_blocks() -> None:
    source = "# Terms\n\n<del>\n\nWe refund you.\n\n| a | b |\n|---|---|\n\n</del>\n\nYou stop now."
    assert texts(source) == ["Terms", "You stop now."]
    assert codes(source) == ["struck-text"]


def test_striking_out_a_clause_is_a_change() -> None:
    old = "# Terms\n\nWe pay the fee.\n\nWe refund you.\n"
    assert compare(old, old.replace("We refund you.", "~~We refund you.~~")).verdict != "identical"


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        ("<!-- one two three -->", ""),
        ("<!-- one\n\ntwo --> seen", "seen"),
        ("<!--> seen", "seen"),
        ("<!---> seen", "seen"),
        ("<!-- one -- two --> seen", "seen"),
        ("<div hidden>\none two\n</div>", ""),
        ("<div hidden>\n\none **two**\n\n- three\n\n</div>", ""),
        ("<div class=a style='color: red; Display : None'>\none\n</div>", ""),
        ("<section style='visibility:hidden'>\none\n</section>", ""),
        ("<div style='font-size:0px'>\none\n</div>", ""),
        ("<div style='opacity: 0'>\none\n</div>", ""),
        ("<div style='opacity: 0.5'>\nseen\n</div>", "seen"),
        ("<div hidden><p>one</p><div>two</div></div>\n<p>seen</p>", "seen"),
        ("<p hidden>one<p>seen</p>", "seen"),
        ("<ul>\n<li hidden>one\n<li>seen\n</ul>", "seen"),
        ("<dialog>one</dialog>\n<p>seen</p>", "seen"),
        ("<dialog open>seen</dialog>", "seen"),
        ("<head><title>one</title></head>\n<body>seen</body>", "seen"),
        ("<script>var one = '<!--';</script>seen", "seen"),
        ("<style>one { }</style>\n<p>seen</p>", "seen"),
        ("<noscript>one</noscript>\n<p>seen</p>", "seen"),
        ("<template><p>one</p></template>\n<p>seen</p>", "seen"),
        ("<svg>\n<text>one</text>\n</svg>\n<p>seen</p>", "seen"),
        ("<details>\n<summary>seen</summary>\n\ntoo\n\n</details>", "seen too"),
        ("<div aria-hidden=true title='one'>seen</div>", "seen"),
        ("<div title='a > b' data-x=hidden>seen</div>", "seen"),
        ("Seen <span hidden>one</span> too.", "Seen too."),
        ("Seen <!-- one --> too.", "Seen too."),
        ("Seen <!-- one --!> more --> too.", "Seen more --> too."),
        ("Seen <b style='display:none'>one</b> too.", "Seen too."),
    ],
)
def test_what_a_browser_hides(hidden: str, shown: str) -> None:
    source = f"# Terms\n\n{hidden}\n\nThe end."
    assert " ".join(texts(source)[1:-1]) == shown
    assert ("hidden-text" in codes(source)) is ("one" in hidden.replace("title='one'", ""))
    assert all(not note.incomplete for note in parse(source).notes)


def test_a_comment_that_ends_as_only_browsers_have_it() -> None:
    # to Markdown the comment goes on, so all that follows is HTML
    assert texts("# Terms\n\n<!-- one --!> seen\n\n<p>The end.</p>") == [
        "Terms",
        "seen",
        "The end.",
    ]


def test_the_words_hidden_are_counted() -> None:
    document = parse("# Terms\n\n<!-- one two -->\n\nWe <i hidden>may not</i> pay.\n")
    (note,) = document.notes
    assert "4 words" in note.text


@pytest.mark.parametrize(
    "opening", ["<!-- one", "<div hidden>", "<script>", "<!-- one --!", "<del>", "<?one", "<head>"]
)
def test_what_hides_all_that_follows_makes_the_text_incomplete(opening: str) -> None:
    document = parse(f"# Terms\n\nWe pay.\n\n{opening}\n\nWe refund you.\n")
    assert [clause.text for clause in document.clauses] == ["We pay."]
    assert [note.code for note in document.notes if note.incomplete] == ["unclosed-markup"]
    assert compare(document, document).verdict == "incomplete"


def test_notes_of_the_reader_come_first() -> None:
    from termsdiff.notes import Note

    note = Note("tracked-changes", "3 tracked changes by A. Writer were taken as accepted.")
    document = parse("We pay ~~twice~~.", notes=(note,))
    assert [one.code for one in document.notes] == ["tracked-changes", "struck-text"]


def test_long_front_matter_is_noted() -> None:
    short = "---\ntitle: Terms\neffective: 2025-05-27\n---\n\nYou pay.\n"
    assert codes(short) == []
    long = "---\nterms: " + "you pay at once " * 20 + "\n---\n\nYou pay.\n"
    assert codes(long) == ["front-matter"]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("- [ ] We train on it.", "☐ We train on it."),
        ("- [x] We train on it.", "☑ We train on it."),
        ("* [X] We train on it.", "☑ We train on it."),
        ("1. [x] We train on it.", "☑ We train on it."),
        ("- [x] (a) We train on it.", "☑ We train on it."),
        ("- <input type=checkbox checked> We train on it.", "☑ We train on it."),
        ("- \\[x] We train on it.", "[x] We train on it."),
        ("We train [x] on it.", "We train [x] on it."),
        ("<ul>\n<li><input type='checkbox'> We train on it.</li>\n</ul>", "☐ We train on it."),
    ],
)
def test_boxes_are_words(source: str, text: str) -> None:
    assert texts(f"# Terms\n\n{source}")[-1] == text


def test_a_box_that_is_ticked_is_a_change() -> None:
    old = "# Terms\n\n- [ ] We train on it.\n- [x] We delete it.\n"
    new = "# Terms\n\n- [x] We train on it.\n- [ ] We delete it.\n"
    assert len(compare(old, new).changes) == 2


def test_footnotes_are_clauses_and_their_marks_are_no_words() -> None:
    source = (
        "# Terms\n\nWe pay[^1] the fee[^late].\n\n[^1]: In euros only.\n"
        "[^late]: After thirty days,\n    or later.\n\n    A note of two paragraphs.\n\nWe stop.\n"
    )
    assert texts(source) == [
        "Terms",
        "We pay the fee.",
        "In euros only.",
        "After thirty days, or later.",
        "A note of two paragraphs.",
        "We stop.",
    ]
    renamed = source.replace("[^1]", "[^note]")
    assert compare(source, renamed).verdict == "identical"
    assert texts("# Terms\n\nWe pay[^2].") == ["Terms", "We pay[^2]."]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("A fee of EUR 100<sup>1</sup> is due.", "A fee of EUR 100 ¹ is due."),
        ("The 5<sup>th</sup> day counts.", "The 5th day counts."),
        ("Tons of CO<sub>2</sub> count.", "Tons of CO₂ count."),
        ("An area of 10² counts.", "An area of 10 ² counts."),
        ("Pay ![the badge](b.png) now.", "Pay the badge now."),
        ("Pay ![](b.png) now.", "Pay now."),
        ("Pay [![**our** seal](b.png)](l) now.", "Pay our seal now."),
        ("Pay <img src=a alt='our seal'> now.", "Pay our seal now."),
        ("one<br>two<p>three", "one two three"),
    ],
)
def test_what_stands_for_words(source: str, text: str) -> None:
    assert texts(f"# Terms\n\n{source} Thus it is said.")[-1] == f"{text} Thus it is said."


def test_a_picture_is_no_title() -> None:
    assert parse("![Logo of Quillon](l.png)\n\nTerms of Quillon\n\nYou pay.").title == (
        "Terms of Quillon"
    )


def test_paragraphs_on_one_line_stay_apart() -> None:
    document = parse("<p>You pay.</p><p>We stop.</p>")
    assert [(b.text, b.lines) for b in document.blocks] == [
        ("You pay.", (1, 1)),
        ("We stop.", (1, 1)),
    ]
