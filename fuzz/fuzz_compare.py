"""Fuzz `parse` and `compare`: random mutations of the seeds must neither crash nor break a rule.

    python fuzz/fuzz_compare.py --minutes 10

Each round cuts, repeats and mixes the texts in fuzz/seeds/ and checks what holds for every text:
each line of the source is in one block, each block in one entry, the runs rebuild both sides, a
text compared with itself is identical. A text that fails is kept in fuzz/crashes/.
"""

from __future__ import annotations

import argparse
import random
import time
import traceback
from pathlib import Path

from termsdiff import compare

HERE = Path(__file__).parent
MARKS = ["\n", "\n\n", "**", "[", "](", "`", "<p>", "<!--", "-->", "> ", "- ", "1. ", "(a) ", "\0"]
ODD = ["\ud800", "\u200b", "\u00a0", "|---|\n", "```\n", "---\n", "&#0;", "“", "§ 3 ", "İ", "\r"]
MOST_CHARACTERS = 20_000
MOST_SECONDS = 10.0


def mutated(seeds: list[str], rng: random.Random) -> str:
    """Return a text made of the seeds by a few random edits."""
    text = rng.choice(seeds)
    for _ in range(rng.randrange(1, 12)):
        at, end = sorted(rng.randrange(len(text) + 1) for _ in range(2))
        end = min(end, at + 400)
        step = rng.randrange(5)
        if step == 0:
            text = text[:at] + text[end:]
        elif step == 1:
            text = text[:at] + rng.choice(MARKS + ODD) * rng.choice([1, 1, 1, 2, 40]) + text[at:]
        elif step == 2:
            text = text[:end] + text[at:end] * rng.choice([1, 2, 9]) + text[end:]
        elif step == 3:
            other = rng.choice(seeds)
            cut = rng.randrange(len(other) + 1)
            text = text[:at] + other[cut : cut + 300] + text[at:]
        else:
            text = text[:at] + chr(rng.randrange(0x3000)) + text[at:]
    return text[:MOST_CHARACTERS]


def check(old: str, new: str) -> None:
    """Assert what holds for every pair of texts."""
    comparison = compare(old, new)
    for document in (comparison.old, comparison.new):
        covered = [n for b in document.blocks for n in range(b.lines[0], b.lines[1] + 1)]
        lines = enumerate(document.source_lines, start=1)
        assert len(covered) == len(set(covered)), "a line in two blocks"
        assert {n for n, line in lines if line.strip()} <= set(covered), "a line lost"
        assert document.definitions is not None
        assert document.references is not None
        assert document.sections is not None
    olds = sorted(i for entry in comparison.alignment for i in entry.old)
    assert olds == [b.index for b in comparison.old.blocks if b.has_words], "a block lost"
    for change in (judged.change for judged in comparison.changes):
        kept = {op: "".join(t for o, t in change.diff if o in ("=", op)) for op in "-+"}
        assert kept["-"] == (change.old.text if change.old else ""), "old side not rebuilt"
        assert kept["+"] == (change.new.text if change.new else ""), "new side not rebuilt"
    assert compare(new, new).verdict == "identical", "not identical to itself"


def main() -> int:
    """Run for the minutes given; the exit status is 1 where a text failed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    paths = sorted((HERE / "seeds").glob("*.md"))
    seeds = [path.read_text(encoding="utf-8", errors="surrogatepass") for path in paths]
    rng = random.Random(arguments.seed)
    end = time.monotonic() + 60 * arguments.minutes
    rounds = failures = 0
    slowest = 0.0
    while time.monotonic() < end:
        old = mutated(seeds, rng)
        new = mutated([old, *seeds], rng)
        started = time.process_time()
        try:
            check(old, new)
            assert time.process_time() - started < MOST_SECONDS, "too slow"
        except Exception:
            failures += 1
            keep(old, new, failures)
        slowest = max(slowest, time.process_time() - started)
        rounds += 1
    print(f"{rounds} pairs, {failures} failures, slowest {slowest:.2f} s of processor time")
    return int(failures > 0)


def keep(old: str, new: str, number: int) -> None:
    """Keep a failing pair and say why it failed."""
    folder = HERE / "crashes"
    folder.mkdir(exist_ok=True)
    for side, text in (("old", old), ("new", new)):
        path = folder / f"{number:03}-{side}.md"
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
    (folder / f"{number:03}.txt").write_text(traceback.format_exc(), encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
