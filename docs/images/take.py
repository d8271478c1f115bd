"""Take the pictures of this folder from reports/; run it after the pages look different.

usage: python docs/images/take.py
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TERMS = ROOT / "reports" / "aurelia-deployment"
sys.path.insert(0, str(ROOT / "tests" / "html"))

from browser import chromium, visit  # noqa: E402

COMPARISON = TERMS / "2026-09-01_to_2027-01-15.html"
PICTURES = {
    "comparison.png": (COMPARISON, "", {"width": 1280, "height": 1000}, "light"),
    "change-dark.png": (COMPARISON, "#material", {"width": 1280, "height": 1000}, "dark"),
    "phone.png": (TERMS / "index.html", "", {"width": 360, "height": 740}, "light"),
}

with chromium() as browser:
    for name, (file, fragment, size, scheme) in PICTURES.items():
        options = {"viewport": size, "color_scheme": scheme}
        with visit(browser, file, fragment, **options) as seen:
            seen.page.screenshot(path=str(HERE / name))
