"""No word that Chromium shows is missing in what we read; menus and banners apart."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import page_samples as samples
import pytest

from termsdiff.input.convert_html import to_markdown

CHROMIUM = Path("/usr/bin/chromium")
MISSING = not CHROMIUM.exists() and not os.environ.get("CI")
MENUS = {
    "accordion": "Skip to content Home Shop Print this page Imprint © 2026 Quay Ltd 1",
    "cookie banner": "We use cookies to count our visitors allReject Accept all Reject",
    "icon table": "m2 11 2",
}
"""What of a page is no text of its document, and figures that we write as one sign."""


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text.replace("\u00ad", "").replace("\u200b", "")))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield running
        running.close()


@pytest.mark.browser
@pytest.mark.skipif(MISSING, reason="chromium is not installed")
@pytest.mark.parametrize("name", samples.ALL)
def test_no_word_that_chromium_shows_is_missing(browser: Any, name: str) -> None:
    page = browser.new_page(java_script_enabled=True, offline=True)
    page.set_content(samples.ALL[name])
    shown = words(page.inner_text("body"))
    page.close()
    ours = words(to_markdown(samples.ALL[name].encode()).text)
    assert sum(shown.values()) > 15
    assert shown - ours - words(MENUS.get(name, "")) == Counter()
