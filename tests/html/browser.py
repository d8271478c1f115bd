"""A real Chromium that fetches nothing, and what a test asks of a page in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = Path("/usr/bin/chromium")
LAY_OUT = "document.querySelectorAll('.card').forEach(c => c.style.contentVisibility = 'visible')"
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_MISSING = not CHROMIUM.exists() and not os.environ.get("CI")


def needs_browser(test: Any) -> Any:
    """Mark a test that needs Chromium; it is left out where that is missing, but never in CI."""
    skipped = pytest.mark.skipif(_MISSING, reason="chromium is not installed")(test)
    return pytest.mark.browser(skipped)


@contextmanager
def chromium() -> Iterator[Any]:
    """Yield a running browser."""
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=_ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Visit:
    """A page in the browser, with all that it asked for and complained of."""

    page: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def violations(self) -> list[str]:
        """Return what axe-core finds, as `rule: element`."""
        from axe_playwright_python.sync_playwright import Axe

        # a card out of sight has an estimated height until it is seen; nothing overlaps then
        self.page.evaluate(LAY_OUT)
        # off by default, but part of WCAG 2.2 AA
        options = {"rules": {"target-size": {"enabled": True}}}
        found = Axe().run(self.page, options=options).response["violations"]
        return [
            f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"][:3]
        ]


@contextmanager
def visit(browser: Any, file: Path, fragment: str = "", **options: Any) -> Iterator[Visit]:
    """Open a file of this machine and collect its requests and complaints."""
    # axe-core is injected past the page's policy where a test asks for it
    context = browser.new_context(bypass_csp=options.pop("bypass_csp", False), **options)
    context.set_default_timeout(15_000)
    page = context.new_page()
    seen = Visit(page)
    page.on("request", lambda request: seen.requests.append(request.url))
    page.on("console", lambda message: seen.complaints.append(message.text))
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.on("dialog", lambda dialog: seen.complaints.append("a dialog: " + dialog.message))
    page.goto(file.as_uri() + fragment)
    yield seen
    context.close()
