"""Files with their changes settled read as the files do; every line knows where it comes from."""

from __future__ import annotations

import pytest

pytest.importorskip("lxml")

from contract_generator import pair
from redlines import names, redline, words
from word_generator import make

from termsdiff.input.word.convert import Traced, read_traced, to_markdown
from termsdiff.input.word.package import Package
from termsdiff.input.word.tracked import Tracked
from termsdiff.input.word.xml import name
from termsdiff.reports.word.parts import Parts
from termsdiff.reports.word.side import read_side


def settled(data: bytes, side: Tracked) -> bytes:
    return read_side(data, side, is_settled=True).parts.packed()


@pytest.mark.parametrize("side", ["accept", "reject"])
@pytest.mark.parametrize("seed", range(1, 9))
def test_a_settled_redline_reads_as_the_redline(seed: int, side: Tracked) -> None:
    data = redline(*pair(seed))
    plain = settled(data, side)
    assert words(plain) == words(data, side)
    assert not [note for note in to_markdown(plain).notes if note.code == "tracked-changes"]
    assert names(plain) == names(data)


@pytest.mark.parametrize("seed", range(1, 7))
def test_every_line_is_traced_to_what_it_was_read_from(seed: int) -> None:
    data = pair(seed)[1]
    traced = read_traced(Package(data))
    assert traced.text == to_markdown(data).text
    lines = traced.text.split("\n")
    for number, line in enumerate(lines, start=1):
        sources = traced.lines.get(number, ())
        if line and line != "## Headers and footers" and not line.startswith("| ---"):
            assert sources
        read = line.replace("\\", "").replace("*", "")
        for text in (t.text or "" for e in sources for t in e.iter(name("w:t"))):
            # the number of a page is left out
            is_number = text.strip().isdigit()
            assert is_number or " ".join(text.split()) in read or _in_box(number, traced)


def _in_box(number: int, traced: Traced) -> bool:
    """Whether a line was read from a paragraph with a box, whose words have a line of their own."""
    box = name("w:txbxContent")
    return any(next(e.iter(box), None) is not None for e in traced.lines[number])


@pytest.mark.parametrize("seed", range(1, 7))
def test_files_at_random_in_both_directions(seed: int) -> None:
    """Two files that share nothing but the ids of their styles and lists."""
    old, new = (settled(make(one), "accept") for one in (seed, seed + 500))
    for before, after in ((old, new), (new, old)):
        data = redline(before, after)
        assert words(data, "accept") == words(after)
        assert words(data, "reject") == words(before)


@pytest.mark.parametrize("seed", range(7, 13))
def test_files_full_of_revisions_are_accepted_whole(seed: int) -> None:
    old, new = make(seed), make(seed + 500)
    assert words(redline(old, new), "accept") == words(new)


def test_what_is_not_changed_is_copied_byte_for_byte() -> None:
    new = pair(1)[1]
    parts = Parts(new)
    parts.xml(parts.main)
    again = Parts(parts.packed())
    for place in names(new) - {parts.main}:
        assert again.read(place) == parts.read(place)
