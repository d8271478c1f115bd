"""LibreOffice opens what we write without repair, and accepts and rejects it word for word."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

pytest.importorskip("lxml")

from contract_generator import pair
from office_texts import NEEDS_OFFICE, shown
from redlines import MOMENT, redline

from termsdiff import compare
from termsdiff.reports.options import ClauseAnswer, RenderOptions, WordOptions
from termsdiff.reports.word.render import render

pytestmark = NEEDS_OFFICE
SAMPLES = sorted((Path(__file__).parents[2] / "versions").glob("*/*.md"))
_NUMBER = re.compile(r"^\s*(?:[\d.]+|\([a-z]+\)|[IVX]+\.|•|◦)?\s+")
MOST_WRONG_NUMBERS = 8
"""Sides on which LibreOffice shows another number: it overlooks that the end of a paragraph with a
note or a box is tracked, and gives joined paragraphs the form of the first (docs/word.md)."""


def as_word(text: str) -> bytes:
    """Return a text as a Word file: its comparison with itself has no revisions."""
    return render(compare(text, text), RenderOptions(word=WordOptions(moment=MOMENT)))


def sides(folder: Path, files: dict[str, bytes]) -> dict[str, dict[str, list[str]]]:
    """Return the lines of each side of each file, as LibreOffice writes them."""
    return {
        stem: {side: text.splitlines() for side, text in texts.items()}
        for stem, texts in shown(folder, files, ("old", "new")).items()
    }


def worded(lines: list[str]) -> list[str]:
    """Return the words of the lines that have any, without the numbers that are counted."""
    found = (" ".join(_NUMBER.sub("", f"{line} ").split()) for line in lines)
    return [line for line in found if line]


def numbered(lines: list[str]) -> list[str]:
    return [" ".join(line.split()) for line in lines if line.strip()]


def test_libreoffice_accepts_and_rejects_word_for_word(tmp_path: Path) -> None:
    pairs = {str(seed): pair(seed) for seed in range(1, 41)}
    texts = [path.read_text("utf-8") for path in SAMPLES]
    for number, (old, new) in enumerate(pairwise(texts)):
        if SAMPLES[number].parent == SAMPLES[number + 1].parent:
            pairs[f"terms{number}"] = as_word(old), as_word(new)
    files = {}
    for stem, (old, new) in pairs.items():
        files[f"{stem}-old"], files[f"{stem}-new"] = old, new
        files[f"{stem}-redline"] = redline(old, new)
    for seed in range(1, 6):
        files[f"{seed}-answer"] = redline(*pairs[str(seed)], ClauseAnswer("rest", "reject"))
    found = sides(tmp_path, files)
    wrong = []
    for stem in pairs:
        for side in ("old", "new"):
            original, ours = found[f"{stem}-{side}"][side], found[f"{stem}-redline"][side]
            assert worded(ours) == worded(original), (stem, side)
            wrong += [(stem, side)] if numbered(ours) != numbered(original) else []
    assert len(wrong) <= MOST_WRONG_NUMBERS, wrong
    print(f"{2 * len(pairs)} sides, numbers otherwise in: {wrong}")
    for seed in range(1, 6):
        answer = found[f"{seed}-answer"]
        assert worded(answer["new"]) == worded(found[f"{seed}-old"]["new"]), seed
        assert worded(answer["old"]) == worded(found[f"{seed}-new"]["new"]), seed
