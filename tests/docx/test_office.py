"""The same through LibreOffice: it accepts and rejects, we compare the words."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from docx_samples import NEW, OLD, differing, words_of

from termsdiff import compare
from termsdiff.reports.options import RenderOptions
from termsdiff.reports.word.render import render

SYSTEM_PYTHON = "/usr/bin/python3"


def _has_uno() -> bool:
    if not Path(SYSTEM_PYTHON).exists():
        return False
    return not subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], capture_output=True).returncode


def _missing() -> bool:
    """Whether to leave the test out: never on the build server."""
    return not os.environ.get("CI") and not (shutil.which("soffice") and _has_uno())


def _pairs() -> list[tuple[str, str]]:
    """Own samples; also forty pairs of a folder of `*/old.md`, `*/new.md` where one is named."""
    pairs = [(OLD, NEW), (NEW, OLD)]
    folder = os.environ.get("TERMSDIFF_PAIRS")
    for old in sorted(Path(folder).glob("*/old.md"))[::8][:40] if folder else ():
        pairs.append((old.read_text("utf-8"), old.with_name("new.md").read_text("utf-8")))
    return pairs


@pytest.mark.office
@pytest.mark.skipif(_missing(), reason="LibreOffice with its Python is not installed")
def test_libreoffice_accepts_and_rejects(tmp_path):
    comparisons = [compare(old, new) for old, new in _pairs()]
    files = []
    for number, comparison in enumerate(comparisons):
        files.append(tmp_path / f"{number}.docx")
        files[-1].write_bytes(render(comparison, RenderOptions()))
    pipe = f"termsdiff{os.getpid()}"
    profile = (tmp_path / "profile").as_uri()
    options = ["--headless", "--norestore", "--nologo", f"-env:UserInstallation={profile}"]
    office = subprocess.Popen(
        ["soffice", *options, f"--accept=pipe,name={pipe};urp;"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        answer = subprocess.run(
            [
                SYSTEM_PYTHON,
                str(Path(__file__).with_name("libreoffice.py")),
                pipe,
                *map(str, files),
            ],
            capture_output=True,
            check=True,
            timeout=900,
        )
    finally:
        office.terminate()
        office.wait(60)
    for comparison, sides in zip(comparisons, json.loads(answer.stdout), strict=True):
        for side in ("old", "new"):
            assert not differing(sides[side], words_of(getattr(comparison, side)))
