"""Take the pictures of this folder from the sample terms; run it when reports look different.

usage: python docs/images/take.py

It needs Chromium and the extra `dev`; it writes nothing outside this folder.
"""

from __future__ import annotations

import os
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from termsdiff.cli.main import run

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "tests" / "html"))

from browser import chromium, visit  # noqa: E402

TERMS = "aurelia-deployment"
VERSIONS = "2026-09-01", "2027-01-15"
DAY = "2026-11-23"
PAGE = f"{TERMS}/{'_to_'.join(VERSIONS)}.html"
PICTURES = {
    "comparison.png": (PAGE, "", {"width": 1280, "height": 1000}, "light"),
    "change-dark.png": (PAGE, "#material", {"width": 1280, "height": 1000}, "dark"),
    "phone.png": (f"{TERMS}/index.html", "", {"width": 360, "height": 740}, "light"),
    "terminal.png": ("terminal.html", "", {"width": 960, "height": 690}, "dark"),
}
COLUMNS, LINES = 100, 33
TERMINAL = """\
<!doctype html><meta charset="utf-8"><style>
body {{ background: {background}; color: {foreground}; margin: 1.2em }}
pre {{ font: 15px/1.3 "DejaVu Sans Mono", monospace; margin: 0 }}
</style><pre>{code}</pre>
"""


def terminal_page() -> str:
    """Return a page that looks like a terminal after `termsdiff diff`, its first lines."""
    old, new = (f"versions/{TERMS}/{day}.md" for day in VERSIONS)
    said = StringIO()
    with redirect_stdout(said):
        run(["diff", old, new, "--color", "always", "--width", str(COLUMNS)])
    console = Console(file=StringIO(), record=True, width=COLUMNS)
    console.print(Text(f"$ termsdiff diff {TERMS}", "bold"))
    console.print(Text.from_ansi("\n".join(said.getvalue().splitlines()[:LINES])))
    return console.export_html(theme=MONOKAI, code_format=TERMINAL, inline_styles=True)


def take(site: Path) -> None:
    """Write the pictures of the pages in a folder."""
    with chromium() as browser:
        for name, (file, fragment, size, scheme) in PICTURES.items():
            options = {"viewport": size, "color_scheme": scheme}
            with visit(browser, site / file, fragment, **options) as seen:
                seen.page.screenshot(path=str(HERE / name))


def main() -> None:
    """Make the pages of the sample, and take their pictures."""
    os.chdir(ROOT)
    with TemporaryDirectory() as folder:
        site = Path(folder)
        run(["report", "--out", folder, "--on", DAY, "--quiet"])
        (site / "terminal.html").write_text(terminal_page(), "utf-8")
        take(site)


if __name__ == "__main__":
    main()
