"""What LibreOffice shows of Word files, for the tests that compare it with ours."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

SYSTEM_PYTHON = "/usr/bin/python3"
"""The Python that has LibreOffice's `uno`."""


def _has_uno() -> bool:
    if not Path(SYSTEM_PYTHON).exists():
        return False
    return not subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], capture_output=True).returncode


def _missing() -> bool:
    """Whether to leave the tests out: never on the build server."""
    return not os.environ.get("CI") and not (shutil.which("soffice") and _has_uno())


NEEDS_OFFICE = [
    pytest.mark.office,
    pytest.mark.skipif(_missing(), reason="LibreOffice with its Python is not installed"),
]


def shown(
    folder: Path, files: Mapping[str, bytes], sides: Sequence[str]
) -> dict[str, dict[str, str]]:
    """Return the text of each file as LibreOffice writes it, by name and side.

    `new` is the side with all tracked changes accepted, `old` that with all rejected.
    """
    paths = {stem: folder / f"{stem}.docx" for stem in files}
    for stem, data in files.items():
        paths[stem].write_bytes(data)
    pipe = f"termsdiffword{os.getpid()}"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = ["--headless", "--norestore", "--nologo", profile]
    office = subprocess.Popen(
        ["soffice", *options, f"--accept=pipe,name={pipe};urp;"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    script = str(Path(__file__).with_name("written_sides.py"))
    try:
        command = [SYSTEM_PYTHON, script, pipe, ",".join(sides), *map(str, paths.values())]
        subprocess.run(command, check=True, capture_output=True, timeout=900)
    finally:
        office.terminate()
        office.wait(60)
    return {
        stem: {
            side: path.with_name(f"{path.name}.{side}.txt").read_text("utf-8-sig") for side in sides
        }
        for stem, path in paths.items()
    }
