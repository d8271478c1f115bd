"""Take the pictures of this folder from the sample terms; run it when reports look different.

usage: python docs/images/take.py [--check]

It needs Chromium and the extra `dev`; it writes nothing outside this folder. `pictures.txt` keeps
a digest of what the pictures show: the pages of the sample, the terminal, this script. With
`--check` nothing is taken, and the status is 1 where that digest is not today's: the pictures are
older than the look.
"""

from __future__ import annotations

import hashlib
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
    "document.png": (PAGE, "#document", {"width": 1280, "height": 900}, "light"),
    "sides.png": (PAGE, "#sides", {"width": 1280, "height": 900}, "light"),
    "comparison.png": (PAGE, "", {"width": 1280, "height": 1000}, "light"),
    "change-dark.png": (PAGE, "#material", {"width": 1280, "height": 1000}, "dark"),
    "phone.png": (f"{TERMS}/index.html", "", {"width": 360, "height": 740}, "light"),
    "terminal.png": ("terminal.html", "", {"width": 960, "height": 690}, "dark"),
}
KEPT = HERE / "pictures.txt"
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
            with visit(browser, site / file, **options) as seen:
                # days until the terms apply are counted by the reader's clock
                seen.page.clock.set_fixed_time(f"{DAY}T12:00:00")
                seen.page.goto((site / file).as_uri() + fragment)
                seen.page.reload()
                if fragment in ("#document", "#sides"):
                    place = "document.getElementById('bar').scrollIntoView()"
                    seen.page.evaluate(place)
                    seen.page.wait_for_timeout(300)
                seen.page.screenshot(path=str(HERE / name))


def digest(site: Path) -> str:
    """Return the digest of all that the pictures show."""
    found = hashlib.sha256(Path(__file__).read_bytes())
    for name in sorted({file for file, *_ in PICTURES.values()}):
        found.update((site / name).read_bytes())
    return found.hexdigest() + "\n"


def main() -> None:
    """Make the pages of the sample, and take their pictures, or check that they are of today."""
    os.chdir(ROOT)
    with TemporaryDirectory() as folder:
        site = Path(folder)
        run(["report", "--out", folder, "--on", DAY, "--quiet"])
        (site / "terminal.html").write_text(terminal_page(), "utf-8")
        now = digest(site)
        if "--check" not in sys.argv[1:]:
            take(site)
            KEPT.write_text(now, "utf-8")
        elif not KEPT.is_file() or KEPT.read_text("utf-8") != now:
            sys.exit("docs/images: older than the look; run `python docs/images/take.py`")


if __name__ == "__main__":
    main()
