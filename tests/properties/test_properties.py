"""What holds for every text: nothing is lost, nothing is invented, sides can be swapped."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from terms_strategies import Piece, Spelling, documents, scraps, spellings, write

from termsdiff import Comparison, compare, parse
from termsdiff.alignment import Alignment, align
from termsdiff.redline.word_redline import redline

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ANY_TEXT = st.text(st.characters(), max_size=80)
PLAIN = Spelling()


def joined(runs: tuple[tuple[str, str], ...], kept: str) -> str:
    return "".join(text for operation, text in runs if operation in kept)


@QUICK
@given(st.one_of(scraps, ANY_TEXT), st.one_of(scraps, ANY_TEXT))
def test_the_redline_rebuilds_both_sides(old: str, new: str) -> None:
    runs = redline(old, new)
    assert joined(runs, "=-") == old
    assert joined(runs, "=+") == new
    assert all(text for _, text in runs)


@QUICK
@given(st.one_of(scraps, ANY_TEXT))
def test_each_line_of_the_source_is_in_one_block(source: str) -> None:
    document = parse(source)
    covered = [n for b in document.blocks for n in range(b.lines[0], b.lines[1] + 1)]
    assert len(covered) == len(set(covered))
    worded = {n for n, line in enumerate(document.source_lines, start=1) if line.strip()}
    assert worded <= set(covered)
    assert not covered or max(covered) <= len(document.source_lines)


@QUICK
@given(st.one_of(scraps, documents.map(lambda pieces: write(pieces, PLAIN))))
def test_a_document_is_identical_to_itself(source: str) -> None:
    comparison = compare(source, source)
    # a comment that never ends hides what follows it: nobody knows whether that is the same
    assert comparison.verdict == ("incomplete" if comparison.is_incomplete else "identical")
    assert comparison.changes == ()


def assert_complete(alignment: Alignment, comparison: Comparison) -> None:
    olds = [index for entry in alignment for index in entry.old]
    news = [index for entry in alignment for index in entry.new]
    assert sorted(olds) == [b.index for b in comparison.old.blocks if b.has_words]
    assert sorted(news) == [b.index for b in comparison.new.blocks if b.has_words]


@QUICK
@given(scraps, scraps)
def test_each_block_is_aligned_once(old: str, new: str) -> None:
    comparison = compare(old, new)
    assert_complete(comparison.alignment, comparison)
    for change in (judged.change for judged in comparison.changes):
        assert joined(change.diff, "=-") == (change.old.text if change.old else "")
        assert joined(change.diff, "=+") == (change.new.text if change.new else "")


edits = st.lists(
    st.tuples(st.sampled_from(["drop", "swap", "reword", "add"]), st.integers(0, 99)),
    min_size=1,
    max_size=4,
)


def edited(pieces: tuple[Piece, ...], steps: list[tuple[str, int]]) -> tuple[Piece, ...]:
    result = list(pieces)
    for step, place in steps:
        at = place % max(1, len(result))
        if step == "add":
            result.insert(at, Piece("paragraph", tuple(f"word{place}{n}" for n in range(12))))
        elif step == "drop" and len(result) > 1:
            result.pop(at)
        elif step == "swap":
            result.append(result.pop(at))
        elif step == "reword" and result:
            piece = result[at]
            result[at] = Piece(piece.kind, (*piece.words[:-1], "rewritten"), piece.level)
    return tuple(result)


def mirror(alignment: Alignment) -> set[tuple[object, ...]]:
    state = {"added": "removed", "removed": "added"}
    return {(e.new, e.old, state.get(e.text, e.text), e.moved, e.renumbered) for e in alignment}


@QUICK
@given(documents, edits)
def test_swapping_the_sides_mirrors_the_alignment(
    pieces: tuple[Piece, ...], steps: list[tuple[str, int]]
) -> None:
    # which of several equal clauses stayed cannot be known: see docs/tricky-cases.md
    assume(len({piece.words for piece in pieces}) == len(pieces))
    old, new = parse(write(pieces, PLAIN)), parse(write(edited(pieces, steps), PLAIN))
    forth, back = align(old, new), align(new, old)
    assert mirror(back) == {(e.old, e.new, e.text, e.moved, e.renumbered) for e in forth}


@QUICK
@given(scraps, scraps)
def test_swapping_the_sides_mirrors_the_redline(old: str, new: str) -> None:
    forth, back = redline(old, new), redline(new, old)
    assert joined(forth, "=-") == joined(back, "=+")
    removed, added = joined(forth, "-"), joined(forth, "+")
    assert (joined(back, "+"), joined(back, "-")) == (removed, added)


@QUICK
@given(documents, spellings, spellings)
def test_spelling_the_markdown_otherwise_changes_nothing(
    pieces: tuple[Piece, ...], one: Spelling, other: Spelling
) -> None:
    comparison = compare(write(pieces, one), write(pieces, other))
    assert comparison.verdict == "identical"
    assert comparison.changes == ()
