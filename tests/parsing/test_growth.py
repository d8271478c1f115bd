"""Twice the text takes about twice the time: each input at n, 2n and 4n."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise

import pytest

from termsdiff import parse
from termsdiff.lint import lint
from termsdiff.parsing.parser import forget_chunks

MOST = 3.0  # 2.4 on a quiet machine; growth with the square would be 4
LEAST_SECONDS = 0.05
"""What takes less is not worth telling apart from noise."""
TRIES = 5

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


def seconds(text: str) -> float:
    forget_chunks()
    started = time.process_time()
    document = parse(text)
    lint(document)
    return time.process_time() - started


@pytest.mark.parametrize("name", INPUTS)
def test_growth_is_about_linear(name: str) -> None:
    size, make = INPUTS[name]
    texts = [make(size * times) for times in (1, 2, 4)]
    ratios: list[float] = []
    # other programs may run on the machine: the best of a few tries counts
    for _ in range(TRIES):
        times = [seconds(text) for text in texts]
        pairs = pairwise(times)
        ratios.append(max(after / max(before, LEAST_SECONDS) for before, after in pairs))
        if ratios[-1] <= MOST:
            return
    assert min(ratios) <= MOST
