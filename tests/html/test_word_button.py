"""The “Word” button: a real Word file with both texts, what is said of them, and the review."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from browser import chromium, needs_browser, visit
from html_samples import HOSTILE, hostile_terms
from lxml import etree
from test_lines import JOINED, PARTED
from test_views import NEW, OLD

from termsdiff import compare, parse
from termsdiff.input.reading import as_text
from termsdiff.parsing import parse_source
from termsdiff.reports.html import render
from termsdiff.reports.options import RenderOptions

VERSIONS = Path(__file__).parents[2] / "versions" / "aurelia-deployment"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SAMPLE = tuple((VERSIONS / f"{day}.md").read_text("utf-8") for day in ("2024-03-04", "2027-01-15"))
PAIRS = {"room": (OLD, NEW), "sample": SAMPLE, "parted": (JOINED, PARTED)}
OPTIONAL_PARTS = ("fontTable", "theme")
"""Parts that the validator asks for, and that no program needs."""
pytestmark = needs_browser(pytest.mark.browser)


@pytest.fixture(scope="module")
def browser():
    with chromium() as running:
        yield running


def downloaded(
    browser, tmp_path: Path, page: str, review: dict[str, tuple[str, str]] | None = None
):
    """Return the file that the button gives; `review` says state and note by the id of a change."""
    file = tmp_path / "page.html"
    file.write_text(page, "utf-8")
    with visit(browser, file) as seen:
        for change, (state, note) in (review or {}).items():
            card = seen.page.locator(f'[id="{change}"]')
            if card.evaluate("card => card.tagName === 'TR'"):
                # what is folded opens first
                card.evaluate("card => openAround(card)")
                card.locator(".mark summary").click()
            card.locator("select").select_option(state)
            card.locator("input").fill(note)
            card.locator("input").blur()
        with seen.page.expect_download() as found:
            seen.page.click("#word")
        assert found.value.suggested_filename == "redline.docx"
        found.value.save_as(tmp_path / "redline.docx")
        assert seen.requests[0] == file.as_uri() and seen.complaints == []
        assert all(url.startswith("blob:") for url in seen.requests[1:])
    return (tmp_path / "redline.docx").read_bytes()


def words_of(text: str) -> list[str]:
    return [" ".join(block.full_text.split()) for block in parse(text).blocks if block.has_words]


def side(data: bytes, tracked: str) -> list[str]:
    document = parse_source(as_text(data, "redline.docx", tracked=tracked).source)
    return [" ".join(block.full_text.split()) for block in document.blocks if block.has_words]


def plain(blocks: list[str]) -> str:
    return " ".join(blocks).translate(str.maketrans("“”‘’", "\"\"''"))


def comments(data: bytes) -> dict[str, list[str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/comments.xml"))
    found: dict[str, list[str]] = {}
    for one in root.iter(f"{W}comment"):
        lines = ["".join(paragraph.itertext()) for paragraph in one.iter(f"{W}p")]
        found.setdefault(one.get(f"{W}author", ""), []).append("\n".join(lines))
    return found


@pytest.mark.parametrize("name", PAIRS)
def test_accepted_it_is_the_new_text_and_rejected_the_old_one(browser, tmp_path, name):
    old, new = PAIRS[name]
    page = render(compare(parse(old, "old.md"), parse(new, "new.md")), RenderOptions())
    data = downloaded(browser, tmp_path, page)
    assert side(data, "accept") == words_of(new)
    # the page has the new quotation marks, and what a new heading parted stays in two paragraphs
    assert plain(side(data, "reject")) == plain(words_of(old))


@pytest.mark.parametrize("name", PAIRS)
def test_the_word_file_of_the_page_is_valid(browser, tmp_path, name):
    audit = pytest.importorskip("openxml_audit")
    old, new = PAIRS[name]
    data = downloaded(browser, tmp_path, render(compare(old, new), RenderOptions()))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
    faults = audit.OpenXmlValidator().validate(tmp_path / "redline.docx").errors
    asked = [f"relationships/{part}' is missing" for part in OPTIONAL_PARTS]
    said = [str(fault.description) for fault in faults]
    assert [words for words in said if not any(one in words for one in asked)] == []


def test_comments_say_what_the_page_says_and_what_its_reader_noted(browser, tmp_path):
    comparison = compare(parse(OLD, "old.md"), parse(NEW, "new.md"))
    weighty = next(one for one in comparison.changes if one.materiality == "material")
    proved = next(one for one in comparison.changes if one.materiality == "editorial")
    review = {
        weighty.change.id: ("negotiate", "twelve months, as before & no <less>"),
        proved.change.id: ("ask", "why was this moved?"),
    }
    data = downloaded(browser, tmp_path, render(comparison, RenderOptions()), review)
    found = comments(data)
    assert sorted(found["Reviewer"]) == [
        "Ask\nwhy was this moved?",
        "Negotiate\ntwelve months, as before & no <less>",
    ]
    said = "\n".join(found["termsdiff"])
    assert weighty.findings[0].message in said
    # one on the whole, one for each change that was not proved to say the same
    assert len(found["termsdiff"]) == 1 + len(comparison.changes) - comparison.counts["editorial"]
    first = found["termsdiff"][0].splitlines()
    assert first[:2] == ["1 March 2025 → 1 March 2026", "Material"]
    assert first[-1].endswith("2 edits proved to say the same.")
    assert any(line.startswith("Twelve (12) months became six (6) months") for line in first)


def test_libreoffice_opens_it(browser, tmp_path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    downloaded(browser, tmp_path, render(compare(*SAMPLE), RenderOptions()))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, "--headless", profile, "--convert-to", "txt:Text (encoded):UTF8"]
    files = ["--outdir", str(tmp_path), str(tmp_path / "redline.docx")]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=300)
    text = (tmp_path / "redline.txt").read_text("utf-8-sig")
    assert "Aurelia Deployment Terms" in text
    assert "Governing law and courts" in text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(browser, tmp_path, text):
    data = downloaded(browser, tmp_path, render(hostile_terms(text), RenderOptions()))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            etree.fromstring(archive.read(name))
