"""Twice the text takes about twice the work: each input at n, 2n and 4n.

Calls are counted, which no other program disturbs; what a call does inside is timed.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from types import FrameType

import pytest

from termsdiff import parse
from termsdiff.lint import lint
from termsdiff.parsing.parser import forget_chunks

MOST = 2.4
LEAST_SECONDS = 0.05
"""What takes less is not worth telling apart from noise."""
TRIES = 9
SMALLER = 8
"""Counting is exact, so that a part of the size will do."""

INPUTS: dict[str, tuple[int, Callable[[int], str]]] = {
    "items": (6_000, lambda n: "\n".join(f"- item {i} is what you pay" for i in range(n))),
    "ordered items": (2_000, lambda n: "\n".join(f"{i}. item of yours" for i in range(1, n + 1))),
    "ticked items": (2_000, lambda n: "\n".join(f"- [x] item {i} is ours" for i in range(n))),
    "numbered paragraphs": (
        6_000,
        lambda n: "\n\n".join(f"{i // 50 + 1}.{i % 50 + 1} You pay for {i}." for i in range(n)),
    ),
    "lone numbers": (2_000, lambda n: "\n\n".join(f"{i}.1\n\nYou pay." for i in range(n))),
    "rows": (2_000, lambda n: "| a | b |\n|---|---|\n" + "| row | EUR 1 |\n" * n),
    "rows in HTML": (1_500, lambda n: "<table>" + "<tr><td>row</td><td>1</td></tr>\n" * n),
    "one line of HTML": (3_000, lambda n: "".join(f"<p>You pay {i}</p>" for i in range(n))),
    "columns": (2_000, lambda n: f"|{'a|' * n}\n|{'-|' * n}\n|{'b|' * n}"),
    "spaces in front matter": (400_000, lambda n: f"---\na: b\nc: x{' ' * n}y\n---\nYou pay."),
    "spaces before the mark": (400_000, lambda n: f"---\na: b\n---{' ' * n}x\n---\nYou pay."),
    "keys in front matter": (
        20_000,
        lambda n: "---\n" + "\n".join(f"k{i}: v" for i in range(n)) + "\n---\nYou pay.",
    ),
    "terms in brackets": (4_000, lambda n: "".join(f'It ("Thing {i}") is. ' for i in range(n))),
    "terms in clauses": (4_000, lambda n: "\n\n".join(f'A ("Thing {i}") is.' for i in range(n))),
    "terms used": (
        2_000,
        lambda n: "\n\n".join(
            f'A ("Thing {i}") and the Item Xx. See Section {i}.' for i in range(n)
        ),
    ),
    "subdivisions": (2_000, lambda n: "Section 1 " + "and a or (b) 1.2, " * n),
    "units of laws": (4_000, lambda n: "Section 1 (a) and b, " * n),
    "capitals": (20_000, lambda n: "the " + "Aa " * n),
    "footnotes": (1_000, lambda n: "\n\n".join(f"A[^{i}].\n\n[^{i}]: Note." for i in range(n))),
    "struck words": (300, lambda n: "~~a~~ <del>b</del> c\n\n" * n),
    "open hidden elements": (1_000, lambda n: "<div hidden>\n\nYou pay\n\n" * n),
    "comments": (1_500, lambda n: "<!-- a -->\n\nYou pay\n\n" * n),
    "wrapped numbers": (1_500, lambda n: "\n".join(f"You pay within\n{i}. Day" for i in range(n))),
    "invisible characters": (100_000, lambda n: "a\u200bb\u200d" * n),
    "full-width text": (20_000, lambda n: "甲は３０日以内に払う。" * n),
    "tags of flags": (200_000, lambda n: "\U0001f3f4" + "\U000e0067" * n),
}


def work(text: str) -> None:
    forget_chunks()
    lint(parse(text))


def calls(text: str) -> int:
    """Return how many functions are called, in Python or in C: the same on every machine."""
    count = 0

    def counting(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        if event in ("call", "c_call"):
            count += 1

    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        work(text)
    finally:
        sys.setprofile(before)
    return count


def seconds(text: str) -> float:
    """Return the time of the processor, without that of collecting garbage others left."""
    gc.collect()
    gc.disable()
    try:
        started = time.process_time()
        work(text)
        return time.process_time() - started
    finally:
        gc.enable()


@pytest.mark.parametrize("name", INPUTS)
def test_twice_the_text_takes_about_twice_the_calls(name: str) -> None:
    size, make = INPUTS[name]
    least = max(20, size // SMALLER)
    counts = [calls(make(least * times)) for times in (1, 2, 4)]
    assert max(after / before for before, after in pairwise(counts)) <= MOST


@pytest.mark.parametrize("name", INPUTS)
def test_growth_is_about_linear(name: str) -> None:
    """Work inside one call, of a pattern above all, shows in its time only."""
    size, make = INPUTS[name]
    texts = [make(size * times) for times in (1, 2, 4)]
    best = [float("inf")] * len(texts)
    growth = float("inf")
    # whatever else runs on the machine only adds: of each size, its best time is the truest
    for _ in range(TRIES):
        best = [min(known, seconds(text)) for known, text in zip(best, texts, strict=True)]
        growth = max(after / max(before, LEAST_SECONDS) for before, after in pairwise(best))
        if growth <= MOST:
            return
    assert growth <= MOST
