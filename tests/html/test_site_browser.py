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
    """Return the index, a page of terms, and its longest comparison."""
    terms = site / "aurelia-deployment"
    longest = max(terms.glob("*_to_*.html"), key=lambda file: file.stat().st_size)
    return [site / "index.html", terms / "index.html", longest]


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
def test_narrow_and_quiet(browser, site, script):
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
