"""The site of the sample terms in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from browser import chromium, needs_browser, visit

from termsdiff.cli.main import run

VERSIONS = Path(__file__).parents[2] / "versions"


@pytest.fixture(scope="module")
def browser():
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("site")
    assert run(["report", "--folder", str(VERSIONS), "--out", str(out), "--on", "2026-11-23"]) == 0
    return out


def pages(site: Path) -> list[Path]:
    """Return the index, a page of terms, its longest comparison, the histories, a text."""
    terms = site / "aurelia-deployment"
    longest = max(terms.glob("*_to_*.html"), key=lambda file: file.stat().st_size)
    texts = [terms / "clauses.html", terms / "2026-09-01.html"]
    return [site / "index.html", terms / "index.html", longest, *texts]


@needs_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier(browser, site, scheme):
    for file in pages(site):
        with visit(browser, file, color_scheme=scheme, bypass_csp=True) as seen:
            assert seen.violations() == []
            seen.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            assert seen.violations() == []


@needs_browser
@pytest.mark.parametrize("script", [True, False])
def test_pages_fit_a_phone_and_request_nothing(browser, site, script):
    phone = {"width": 360, "height": 740}
    for file in pages(site):
        with visit(browser, file, viewport=phone, java_script_enabled=script) as seen:
            body = seen.page.locator("body").bounding_box()
            assert body["width"] == 360
            if script:
                assert seen.page.evaluate("document.documentElement.scrollWidth") == 360
            assert seen.requests == [file.as_uri()]
            assert seen.complaints == []


@needs_browser
def test_one_can_walk_from_the_index_to_a_change_and_back(browser, site):
    with visit(browser, site / "index.html") as seen:
        seen.page.click("text=Aurelia Deployment Terms")
        seen.page.click("ol.steps a >> nth=0")
        seen.page.click(".headline a >> nth=0")
        assert "at=c-" in seen.page.url
        seen.page.click(".crumbs a >> nth=1")
        seen.page.click(".crumbs a >> nth=0")
        assert seen.page.url == (site / "index.html").as_uri()
        assert seen.complaints == []


@pytest.fixture(scope="module")
def many(tmp_path_factory) -> Path:
    """Return an index of three hundred terms."""
    from datetime import date

    from termsdiff import compare, parse
    from termsdiff.reports.site import site as made
    from termsdiff.reports.site_entries import ParsedVersion, Terms
    from termsdiff.reports.theme import load_theme
    from termsdiff.versions.version import Version

    folder = tmp_path_factory.mktemp("many")
    texts = [f"# Terms\n\nWe give {n} months of notice.\n" for n in ("six (6)", "two (2)")]
    pairs = [
        ParsedVersion(Version("x", day, "filed", "", lambda: ""), parse(text))
        for day, text in zip((date(2025, 1, 1), date(2026, 12, 1)), texts, strict=True)
    ]
    terms = [
        Terms(f"t{n}", f"Terms of house {n}", tuple(pairs if n % 3 else pairs[:1]))
        for n in range(300)
    ]
    for page in made(terms, date(2026, 11, 23), compare, load_theme()):
        if page.path == "index.html":
            (folder / "index.html").write_text(page.content, "utf-8")
    return folder / "index.html"


@needs_browser
def test_the_index_is_searched_sorted_and_filtered(browser, many):
    with visit(browser, many) as seen:
        shown = seen.page.locator("#all-terms > .card:visible")
        assert shown.count() == 300
        seen.page.fill("[name=q]", "house 29")
        assert shown.count() == 11
        assert seen.page.locator("[name=tally]").inner_text() == "11 of 300"
        seen.page.check("[name=coming]")
        assert 0 < shown.count() < 11
        seen.page.fill("[name=q]", "")
        seen.page.uncheck("[name=coming]")
        seen.page.select_option("[name=order]", "coming")
        assert shown.first.get_attribute("data-coming") == "2026-12-01"
        seen.page.select_option("[name=order]", "verdict")
        assert shown.first.get_attribute("data-verdict") == "material"
        assert shown.last.get_attribute("data-verdict") == ""
        assert seen.complaints == []


@needs_browser
def test_an_index_of_three_hundred_terms_is_quick(browser, many):
    with visit(browser, many) as seen:
        seen.page.wait_for_timeout(100)
        paint = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
        time = seen.page.evaluate(
            """() => {
                const start = performance.now();
                const words = document.querySelector('[name=q]');
                words.value = 'house 7';
                words.dispatchEvent(new Event('input', {bubbles: true}));
                document.body.offsetHeight;
                return performance.now() - start;
            }"""
        )
        # one second and 100 ms are what is promised; a busy machine gets some room
        assert seen.page.evaluate(paint) < 4000
        assert time < 400
        print("index", seen.page.evaluate(paint), time)


@needs_browser
def test_on_a_phone_the_newest_of_the_timeline_is_in_view(browser, site):
    size = {"width": 360, "height": 740}
    with visit(browser, site / "aurelia-deployment" / "index.html", viewport=size) as seen:
        seen.page.wait_for_timeout(50)
        assert seen.page.evaluate(
            "(() => { const s = document.querySelector('.timeline').parentElement;"
            "return s.scrollLeft + s.clientWidth >= s.scrollWidth - 2 && s.scrollLeft > 0 })()"
        )


@needs_browser
def test_a_dot_of_the_timeline_leads_to_its_changes(browser, site):
    with visit(browser, site / "aurelia-deployment" / "index.html") as seen:
        seen.page.locator(".timeline a").last.click()
        assert "_to_2027-01-15" in seen.page.url
        shown = seen.page.locator(".card:visible")
        assert 0 < shown.count() < seen.page.locator(".card").count()
        assert seen.complaints == []
