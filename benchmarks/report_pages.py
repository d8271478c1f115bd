"""Measure the HTML page on pairs of real versions: size, cost, first paint, filters, barriers.

usage: python benchmarks/report_pages.py FOLDER   (FOLDER holds */old.md and */new.md)

Costs are over all pairs; the largest pages are opened in Chromium as well.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from termsdiff import compare
from termsdiff.reports.html import render
from termsdiff.reports.options import RenderOptions

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "html"))
from browser import Visit, chromium, visit

LARGEST = 3
FILTER = """() => ['l', 'liability', ''].map((words) => {
  const search = document.getElementById('search');
  if (!search) return 0;
  const start = performance.now();
  search.value = words;
  search.dispatchEvent(new Event('input', {bubbles: true}));
  document.body.offsetHeight;
  return performance.now() - start;
})"""
PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
OPEN = "document.querySelectorAll('details').forEach(d => d.open = true)"


@dataclass(frozen=True, slots=True)
class Page:
    """One pair: its name, its page, the seconds that comparing and rendering took."""

    name: str
    html: str
    comparing: float
    rendering: float

    @property
    def size(self) -> int:
        """Bytes of the page."""
        return len(self.html.encode())


def measure(pair: Path) -> Page:
    """Compare and render one pair."""
    old, new = ((pair / f"{side}.md").read_text("utf-8") for side in ("old", "new"))
    start = perf_counter()
    comparison = compare(old, new)
    middle = perf_counter()
    html = render(comparison, RenderOptions())
    return Page(pair.name, html, middle - start, perf_counter() - middle)


def barriers(seen: Visit) -> int:
    """Count what axe-core finds, as the page comes and with everything opened."""
    found = len(seen.violations())
    seen.page.evaluate(OPEN)
    return found + len(seen.violations())


def look(browser: object, folder: Path, page: Page) -> str:
    """Open a page and say what was seen."""
    file = folder / f"{page.name}.html"
    file.write_text(page.html, "utf-8")
    with visit(browser, file, viewport={"width": 360, "height": 740}) as seen:
        seen.page.wait_for_timeout(300)
        paint, times = seen.page.evaluate(PAINT), seen.page.evaluate(FILTER)
        width = seen.page.evaluate("document.documentElement.scrollWidth")
        quiet = seen.requests == [file.as_uri()] and not seen.complaints
    found = 0
    for scheme in ("light", "dark"):
        with visit(browser, file, color_scheme=scheme, bypass_csp=True) as seen:
            found += barriers(seen)
    return (
        f"{page.name}: {page.size / 1e6:.2f} MB, first paint {paint:.0f} ms, filter at most "
        f"{max(times):.0f} ms, {found} barriers, width {width} of 360, "
        f"{'no' if quiet else 'SOME'} requests or complaints"
    )


def main(folder: str) -> None:
    """Print the figures."""
    pages = [measure(old.parent) for old in sorted(Path(folder).glob("*/old.md"))]
    comparing = sum(page.comparing for page in pages)
    rendering = sum(page.rendering for page in pages)
    slower = sum(page.rendering > page.comparing for page in pages)
    print(f"{len(pages)} pairs: comparing {comparing:.1f} s, rendering {rendering:.1f} s")
    print(f"rendering took longer than comparing in {slower}")
    largest = sorted(pages, key=lambda page: page.size, reverse=True)[:LARGEST]
    with chromium() as browser, tempfile.TemporaryDirectory() as place:
        for page in largest:
            print(look(browser, Path(place), page))


if __name__ == "__main__":
    main(*sys.argv[1:])
