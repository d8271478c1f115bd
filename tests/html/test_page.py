"""The page of a comparison: what it says, that nothing in a document acts on it, its bytes."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from html_samples import HOSTILE, Row, build, hostile_terms, partner_terms

from termsdiff import TermsdiffError, compare
from termsdiff.notes import Note
from termsdiff.reports.html import render
from termsdiff.reports.options import RenderOptions
from termsdiff.reports.safe_html import one_side, redline, safe_text

OPTIONS = RenderOptions()


class Reader(HTMLParser):
    """Collects elements, ids, links and text outside of style and script."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "link", "input", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] not in ("style", "script"):
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def all(self, name: str) -> list[str]:
        return [value for _, attrs in self.elements if (value := attrs.get(name)) is not None]


@pytest.fixture(scope="module")
def page() -> str:
    return render(partner_terms(), OPTIONS)


def test_the_top_says_what_a_busy_reader_needs(page):
    text = Reader(page).text
    assert "Partner terms" in text
    assert "from 27 May 2025 → to 1 February 2026" in text
    assert "The new version applies from 1 February 2026." in text
    assert "Notice before discontinuation: 6 months became 3 months. 2.1" in text
    assert "Favours the provider found by rule" in text
    assert "1 not assessed, so read it; 1 edit proved to say the same." in text
    assert "The provider gains 2" in text
    assert text.index("became 3 months") < text.index("Search old and new text")


def test_the_headline_has_three_sentences_at_most(page):
    assert page.count('<li class="', page.index("headline"), page.index('class="rest"')) == 3


def test_nothing_is_called_harmless_that_was_not_shown():
    plain = Row((("=", "A fee "), ("+", "x")), label="1.", message="The fee rose.")
    proved = Row((("=", "A fee "), ("+", "y")), label="2.", weight="editorial")
    unread = Row((("=", "A fee "), ("+", "z")), label="3.", weight="unassessed")
    text = Reader(render(build([plain, proved]), OPTIONS)).text
    assert "The only other edit was proved to say the same." in text
    text = Reader(render(build([plain, proved, unread]), OPTIONS)).text
    assert "only other" not in text and "every other" not in text
    assert "1 not assessed, so read it" in text


def test_what_is_not_assessed_stands_open_between_minor_and_editorial(page):
    assert '<section class="group" id="unassessed">' in page
    places = [page.index(f'id="{weight}"') for weight in ("minor", "unassessed", "editorial")]
    assert places == sorted(places)
    group = page[places[1] : places[2]]
    assert "<ins>promptly </ins>" in group
    assert "Nothing shows that these matter" in group
    text = Reader(page).text
    assert "1 not assessed, so read it" in text


def test_what_is_proved_says_what_the_proof_saw(page):
    group = page[page.index('id="editorial"') : page.index('id="document"')]
    assert "Other words for the same thing." in group
    assert "says the same as before" not in Reader(page).text


def test_the_redline_of_a_proved_change_is_short_unless_all_is_asked_for():
    words = "All of these words stay as they were before. " * 20
    rows = [Row((("=", words), ("-", "six"), ("+", "6"), ("=", words)), weight="editorial")]
    card = render(build(rows), OPTIONS)
    card = card[card.index('<tr class="card') : card.index("</table>")]
    assert "<del>six</del>" in card
    assert "… " in card
    assert len(card) < 1500
    assert words.strip() in render(build(rows), RenderOptions(full=True))


@pytest.mark.parametrize(
    ("weights", "words"),
    [
        (("editorial", "editorial"), "All 2 changes were proved to say the same."),
        (("unassessed", "editorial"), "Nothing was found that matters."),
    ],
)
def test_a_quiet_page_says_no_more_than_is_known(weights, words):
    rows = [Row((("=", "A fee "), ("+", f"{w}")), label="1.", weight=w) for w in weights]
    assert words in Reader(render(build(rows), OPTIONS)).text


def test_notes_stand_at_the_top():
    comparison = replace(partner_terms(), notes=(Note("old-is-later", "OLD is the later one"),))
    cut = replace(comparison.old, notes=(Note("cut", "ends after <b>“and”", True),))
    page = render(replace(comparison, old=cut), OPTIONS)
    assert '<li class="incomplete" dir="auto">old: ends after &lt;b&gt;“and”</li>' in page
    assert page.index("OLD is the later one") < page.index('id="summary"')


def test_the_weightiest_come_first_within_a_group():
    rows = [Row((("=", "A fee "), ("+", "x")), label=f"{n}.", weight="unassessed") for n in (1, 2)]
    comparison = build(rows)
    heavy = tuple(replace(one, weight=n) for n, one in enumerate(comparison.changes))
    page = render(replace(comparison, changes=heavy), OPTIONS)
    assert re.findall(r'data-n="(\d)"', page) == ["2", "1"]


def test_changes_come_material_first_and_link_to_the_full_text(page):
    reader = Reader(page)
    weights = re.findall(r'<(?:article|tr) class="card (\w+)"', page)
    assert weights == ["material", "material", "minor", "unassessed", "editorial"]
    ids = reader.all("id")
    assert len(ids) == len(set(ids))
    links = [href for href in reader.all("href") if href.startswith("#")]
    assert {link[1:] for link in links} <= set(ids)
    for change in partner_terms().changes:
        assert {change.change.id, f"t-{change.change.id}"} <= set(ids)


def test_unchanged_stretches_are_folded_and_headings_above_changes_are_not(page):
    folded = re.findall(r'<details class="fold">(.*?)</details>', page, re.DOTALL)
    assert len(folded) == 2
    assert "Clause 3 stays" in folded[1]
    assert "Scope" in folded[0]
    assert "Cap</h" not in "".join(folded)


def test_everything_is_there_without_script(page):
    body = re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)
    hidden = [attrs for _, attrs in Reader(body).elements if "hidden" in attrs]
    # what needs the script is not offered without it
    controls = ["tools", "bar", "filters", "gone", "unfold-all"]
    assert [attrs["id"] for attrs in hidden] == controls


def test_redline_is_told_apart_without_colour():
    words = redline((("=", "notice of "), ("-", "six"), ("+", "three"), ("=", " months")))
    assert words == (
        'notice of <span class="cue">replaced: </span><del>six</del><span class="cue">by: </span>'
        '<ins>three</ins><span class="cue">end of change: </span> months'
    )
    assert redline((("+", "new"),)) == '<span class="cue">inserted: </span><ins>new</ins>'
    assert "<ins>" not in one_side((("-", "a"), ("+", "b")), "-")


def test_policy_names_the_style_and_the_script_of_the_page(page):
    policy = next(
        str(attrs["content"])
        for _, attrs in Reader(page).elements
        if attrs.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for element in ("style", "script"):
        content = re.search(f"<{element}>(.*?)</{element}>", page, re.DOTALL)[1]
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{element}-src 'sha256-{digest}'" in policy
    assert "style=" not in re.sub(r"<(style|script)>.*?</\1>", "", page, flags=re.DOTALL)


def test_same_bytes_every_time(page):
    assert render(partner_terms(), OPTIONS) == page


@pytest.mark.parametrize("text", HOSTILE)
def test_no_byte_of_a_document_is_markup(text):
    reader = Reader(render(hostile_terms(text), OPTIONS))
    plain = Reader(render(partner_terms(), OPTIONS))
    names = [tag for tag, _ in reader.elements]
    assert set(names) <= {tag for tag, _ in plain.elements} | {"h1", "h3"}
    assert all(names.count(name) == 1 for name in ("script", "style", "title", "link"))
    assert not [name for _, attrs in reader.elements for name in attrs if name.startswith("on")]
    assert all(href.startswith("#") or href == "data:," for href in reader.all("href"))
    assert not reader.all("src") and not reader.all("style")


def test_hostile_markdown_is_harmless_too():
    old = "# Terms\n\nOne clause stands here, and it is kept.\n"
    new = old + "\n".join(f"\n{text}\n" for text in HOSTILE if "\x00" not in text)
    reader = Reader(render(compare(old, new), OPTIONS))
    assert [tag for tag, _ in reader.elements].count("script") == 1
    assert all(href.startswith("#") or href == "data:," for href in reader.all("href"))


def test_a_new_section_is_one_change_whose_links_lead_somewhere():
    old = "# Terms\n\n## 1. Scope\n\n1.1 The terms cover the models.\n\n1.2 They end in May.\n"
    new = old + "\n## 2. Audit\n\n2.1 We may audit you.\n\n2.2 You help us with it.\n"
    for pair in ((old, new), (new, old)):
        reader = Reader(render(compare(*pair), OPTIONS))
        ids = reader.all("id")
        assert len(ids) == len(set(ids))
        assert {href[1:] for href in reader.all("href") if href[0] == "#"} <= set(ids)
        assert reader.text.count("You help us with it.") >= 2


def test_controls_are_visible_and_broken_characters_replaced():
    assert "\u202e" not in safe_text("a\u202eb")
    assert ">RLO<" in safe_text("a\u202eb")
    assert safe_text("\ud800<") == "\ufffd&lt;"
    render(hostile_terms("\ud800"), OPTIONS).encode("utf-8")


def test_only_what_was_asked_for_is_shown():
    page = render(partner_terms(), RenderOptions(topics=("discontinuation",)))
    assert page.count('<article class="card') == 1
    assert "Shown: 1 of 5 changes (Discontinuation). This report is filtered." in Reader(page).text
    reader = Reader(page)
    ids = reader.all("id")
    assert {href[1:] for href in reader.all("href") if href[0] == "#"} <= set(ids)


def test_identical_versions_have_a_page():
    page = render(build([Row((("=", "The same."),))]), OPTIONS)
    text = Reader(page).text
    assert "Both versions have the same words in the same order." in text
    assert 'id="filters"' not in page


def test_acknowledgements_are_shown():
    change = partner_terms().changes[0].change.id
    options = RenderOptions(acknowledgements=((change, "Accepted by A. <Jurist> on 1 March 2026"),))
    assert "Accepted by A. &lt;Jurist&gt; on 1 March 2026" in render(partner_terms(), options)


def test_a_theme_replaces_parts(tmp_path):
    (tmp_path / "foot.html").write_text("<footer>{{ page.title }} for our board</footer>")
    (tmp_path / "theme.css").write_text("h1 { color: maroon } /* </style> */")
    page = render(hostile_terms("<b>x</b>"), RenderOptions(theme=str(tmp_path)))
    assert "&lt;b&gt;x&lt;/b&gt; for our board</footer>" in page
    assert "h1 { color: maroon }" in page
    assert page.count("</style>") == 1
    test_policy_names_the_style_and_the_script_of_the_page(page)


@pytest.mark.parametrize(
    "template",
    [
        "{% autoescape false %}{{ page.title }}{% endautoescape %}",
        "{{ page.title|safe }}",
        "{{ page.__class__.__mro__ }}",
        "{{ page.title",
        "{{ missing }}",
        "{% include 'https://example.com/x.html' %}",
        "{% include '../../../etc/passwd' %}",
    ],
)
def test_a_theme_cannot_switch_escaping_off_or_reach_out(tmp_path, template):
    (tmp_path / "foot.html").write_text(template)
    with pytest.raises(TermsdiffError):
        render(hostile_terms("<b>x</b>"), RenderOptions(theme=str(tmp_path)))


def test_a_missing_theme_is_said_so(tmp_path):
    with pytest.raises(TermsdiffError, match="no such folder"):
        render(partner_terms(), RenderOptions(theme=str(tmp_path / "none")))
