"""Texts made to hurt: each ends in bounded time, without a traceback, and loses no line."""

from __future__ import annotations

import time

import pytest

from termsdiff import compare, parse
from termsdiff.alignment import align
from termsdiff.redline.changes import find_changes

MOST_SECONDS = 8.0
SENTENCE = "You pay within 30 days as Section 4.2 (Fees) says, or we end it on six (6) months. "

HOSTILE = {
    "a long paragraph": SENTENCE * 5_000,
    "a word without end": "x" * 500_000,
    "digits without end": "1." * 100_000,
    "many items": "\n".join(f"- item {n} is what you pay" for n in range(4_000)),
    "lists 500 deep": "\n".join("  " * n + f"- you pay {n}" for n in range(500)),
    "lists 500 deep in one line": "- " * 500 + "you pay",
    "quotes 500 deep": "> " * 500 + "you pay",
    "quotes 500 deep in lines": "\n".join(">" * n + " you pay" for n in range(1, 501)),
    "tags never closed": "<a " * 30_000,
    "comments never closed": "<!--" * 30_000,
    "declarations never closed": "<!" * 30_000,
    "marked sections": "<![foo[ x ]]>\n\n<![1 you pay",
    "instructions never closed": "<?" * 30_000,
    "scripts never closed": "<script " * 30_000,
    "scripts without end": "<script>" * 30_000,
    "hidden elements never closed": "<div hidden>\n\n" * 3_000,
    "attributes without end": "<div " + "a " * 50_000 + "hidden>you pay",
    "tables in tables": "<table><tr><td>" * 2_000,
    "cells that reach down": "<table>" + "<tr><td rowspan=999 colspan=999>a" * 500,
    "notes in notes": "[^a]: " * 3_000 + "you pay",
    "notes without end": "[^" + "a" * 200_000,
    "half struck": "~~a " * 50_000,
    "open deletions": "<del>a " * 20_000,
    "superscripts": "1<sup>1</sup>" * 10_000,
    "joiners": "a\u200d\u200c" * 100_000,
    "marks on marks": "e" + "\u0301" * 100_000,
    "flags": "\U0001f1e9" * 50_000,
    "text without spaces": "当社は通知する" * 10_000,
    "nested tags": "<div>" * 5_000 + "You pay" + "</div>" * 5_000,
    "NULs": "You\0pay\0us. " * 10_000,
    "lone surrogates": "You \ud800 pay \udfff us. " * 5_000,
    "brackets": "[" * 200_000,
    "lines of brackets": "[[[[[[[[[[[[\n" * 10_000,
    "half links": "[a](\n" * 20_000,
    "stars": "*" * 200_000,
    "half bold": "**a " * 100_000,
    "bold words": "**a** " * 50_000,
    "underscores": "_a " * 100_000,
    "angles": "<" * 200_000,
    "ticks": "` `` ``` " * 20_000,
    "quote marks": "“a" * 100_000,
    "number words": "twenty-" * 30_000,
    "sections": "Section 4" + ", 4" * 50_000,
    "years": "19 " * 100_000 + "20",
    "dates": "effective 2025-05-27 " * 5_000,
    "months": "May " * 50_000 + "2025",
    "blank lines": "\n" * 300_000,
    "short lines": "a\n" * 100_000,
    "a wide table": "|" + "a|" * 5_000 + "\n|" + "-|" * 5_000 + "\n|" + "b|" * 5_000,
    "a long table": "| a | b |\n|---|---|\n" + "| row | EUR 1 |\n" * 3_000,
    "capitals": "Aa of " * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text(name: str) -> None:
    source = HOSTILE[name]
    started = time.process_time()
    document = parse(source)
    comparison = compare(document, source + "\n\nOne more clause stands here.")
    assert document.definitions is not None
    assert document.references is not None
    assert document.sections is not None
    assert time.process_time() - started < MOST_SECONDS
    covered = [n for b in document.blocks for n in range(b.lines[0], b.lines[1] + 1)]
    # only HTML may set several blocks on one line
    assert "<" in source or len(covered) == len(set(covered))
    worded = {n for n, line in enumerate(document.source_lines, start=1) if line.strip()}
    assert worded <= set(covered)
    assert comparison.verdict != "identical"


def test_unrelated_texts() -> None:
    old = "\n\n".join(f"Alpha{n} beta{n * 7} gamma{n % 91} delta of the {n}." for n in range(2_000))
    new = "\n\n".join(f"Omega{n} sigma{n * 3} kappa{n % 83} lambda of a {n}." for n in range(2_000))
    started = time.process_time()
    one, other = parse(old), parse(new)
    assert len(find_changes(one, other, align(one, other))) > 1_000
    assert time.process_time() - started < MOST_SECONDS
