"""Numbers and words against LibreOffice: what it shows of many documents at random."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("lxml")

from word_generator import make

from termsdiff.input.word.convert import to_markdown
from termsdiff.input.word.escaping import unescaped

DOCUMENTS = 64
SYSTEM_PYTHON = "/usr/bin/python3"
_MARKED = re.compile(r"(?P<before>[^\n|]*?)Q(?P<name>\d\dn\d{3})\b")
_END = re.compile(r".*Z\d\dn\d{3}\b", re.DOTALL)
_BULLETS = ("-", "•", "◦", "▪")
_WORD = re.compile(r"\w+")


def _has_uno() -> bool:
    if not Path(SYSTEM_PYTHON).exists():
        return False
    return not subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], capture_output=True).returncode


def _missing() -> bool:
    """Whether to leave the tests out: never on the build server."""
    return not os.environ.get("CI") and not (shutil.which("soffice") and _has_uno())


pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(_missing(), reason="LibreOffice with its Python is not installed"),
]


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    """Return of each document the text of LibreOffice, and ours with its escapes resolved."""
    folder = tmp_path_factory.mktemp("office")
    files = [folder / f"{seed}.docx" for seed in range(DOCUMENTS)]
    for seed, file in enumerate(files):
        file.write_bytes(make(seed))
    pipe = f"termsdiffword{os.getpid()}"
    options = ["--headless", "--norestore", "--nologo"]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    office = subprocess.Popen(
        ["soffice", *options, profile, f"--accept=pipe,name={pipe};urp;"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        script = str(Path(__file__).with_name("accepted_texts.py"))
        subprocess.run([SYSTEM_PYTHON, script, pipe, *map(str, files)], check=True, timeout=300)
    finally:
        office.terminate()
        office.wait(60)
    return [
        (
            file.with_name(f"{file.name}.txt").read_text("utf-8-sig"),
            unescaped(to_markdown(file.read_bytes()).text),
        )
        for file in files
    ]


def _labels(text: str) -> Iterator[tuple[str, str]]:
    """Yield the mark of each paragraph and the number before it; a bullet is none."""
    for match in _MARKED.finditer(text):
        before = _END.sub("", match["before"]).strip()
        label = re.sub(r"^(?:#{1,6}|>|\*\*)\s*", "", before).strip()
        yield match["name"], "" if label in _BULLETS else label


def test_numbers_are_those_that_libreoffice_shows(texts: list[tuple[str, str]]) -> None:
    compared = 0
    for seed, (office, ours) in enumerate(texts):
        expected, found = dict(_labels(office)), dict(_labels(ours))
        wrong = {
            name: (label, found.get(name))
            for name, label in expected.items()
            if found.get(name) != label
        }
        assert not wrong, (seed, wrong)
        compared += sum(bool(label) for label in expected.values())
    assert compared > 20 * DOCUMENTS


def _anchors(ours: str) -> Counter[str]:
    """Return the numbers of footnotes, which LibreOffice sets into the text: ours has the notes."""
    return Counter(str(place) for place in range(1, ours.count("\n> ") + ours.count("| (") + 1))


def test_no_word_that_libreoffice_shows_is_missing(texts: list[tuple[str, str]]) -> None:
    for seed, (office, ours) in enumerate(texts):
        expected = Counter(_WORD.findall(office)) - _anchors(ours)
        missing = expected - Counter(_WORD.findall(ours))
        assert expected.total() > 150, seed
        assert not missing, (seed, missing)
