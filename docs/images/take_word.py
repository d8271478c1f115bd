"""Take the pictures of Word files: a draft beside its redline, and a first page.

usage: python docs/images/take_word.py

It needs LibreOffice, pdftoppm and the extra `dev`; it writes nothing outside this folder.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "tests" / "word"))

from contract_generator import pair  # noqa: E402
from redlines import MOMENT, redline  # noqa: E402

from termsdiff import compare  # noqa: E402
from termsdiff.reports.options import RenderOptions, WordOptions  # noqa: E402
from termsdiff.reports.word.render import render  # noqa: E402

TERMS = ROOT / "versions" / "aurelia-deployment"
VERSIONS = "2025-06-30.md", "2026-02-09.md"
DRAFTS, PAGE = 1, 2
RESOLUTION = "70"


def pages(folder: Path, stem: str, data: bytes) -> list[Image.Image]:
    """Return the pages of a Word file as LibreOffice shows them."""
    (folder / f"{stem}.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    office = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*office, str(folder / f"{stem}.docx")], check=True, capture_output=True)  # noqa: S603
    shown = ["pdftoppm", "-r", RESOLUTION, "-png", f"{stem}.pdf", stem]
    subprocess.run(shown, check=True, cwd=folder)  # noqa: S603
    return [Image.open(path) for path in sorted(folder.glob(f"{stem}-*.png"))]


def beside(*images: Image.Image) -> Image.Image:
    """Return pictures next to each other, a grey line between them."""
    width = sum(image.width for image in images) + 2 * (len(images) - 1)
    whole = Image.new("RGB", (width, max(image.height for image in images)), "#b0b0b0")
    place = 0
    for image in images:
        whole.paste(image, (place, 0))
        place += image.width + 2
    return whole


def main() -> None:
    """Take both pictures."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        old, new = pair(DRAFTS)
        draft = pages(folder, "draft", new)[PAGE - 1]
        marked = pages(folder, "marked", redline(old, new))[PAGE - 1]
        beside(draft, marked).save(HERE / "word-redline.png", optimize=True)
        texts = [(TERMS / version).read_text("utf-8") for version in VERSIONS]
        options = WordOptions(author="A. Lawyer", moment=MOMENT, cover=True)
        first, *_ = shown = pages(
            folder, "cover", render(compare(*texts), RenderOptions(word=options))
        )
        beside(first, shown[2]).save(HERE / "word-cover.png", optimize=True)


if __name__ == "__main__":
    main()
