"""Numbers and words against LibreOffice: what it shows of many documents at random."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

pytest.importorskip("lxml")

from office_texts import NEEDS_OFFICE, shown
from word_generator import make

from termsdiff.input.word.convert import to_markdown
from termsdiff.input.word.escaping import unescaped

DOCUMENTS = 64
_MARKED = re.compile(r"(?P<before>[^\n|]*?)Q(?P<name>\d\dn\d{3})\b")
_END = re.compile(r".*Z\d\dn\d{3}\b", re.DOTALL)
_BULLETS = ("-", "•", "◦", "▪")
_WORD = re.compile(r"\w+")


pytestmark = NEEDS_OFFICE


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    """Return of each document the text of LibreOffice, and ours with its escapes resolved."""
    folder = tmp_path_factory.mktemp("office")
    files = {str(seed): make(seed) for seed in range(DOCUMENTS)}
    office = shown(folder, files, ("new",))
    return [
        (office[stem]["new"], unescaped(to_markdown(data).text)) for stem, data in files.items()
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
