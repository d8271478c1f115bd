"""Measure termsdiff beside the redlines package on a folder of old/new pairs.

    python benchmarks/compare.py FOLDER [--most 40] [--commands 5]

FOLDER holds one folder per pair, with old.md and new.md in it. All times are processor time, so
that other work on the machine matters little; both programs take turns on each pair. Paragraphs
that termsdiff remembers from earlier texts are forgotten before each measured comparison.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from redlines import Redlines

from termsdiff import compare, parse
from termsdiff.alignment import align
from termsdiff.parsing.parser import forget_chunks
from termsdiff.redline.changes import find_changes

GROWTH = 10
_COMMAND_PAIRS = 20
_NOT_COMPILED = "PYTHONDONTWRITEBYTECODE"
Pair = tuple[Path, Path]


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of a call."""
    started = time.process_time()
    work()
    return time.process_time() - started


def ours(old: str, new: str) -> float:
    """Time one comparison from a clean memory."""
    forget_chunks()
    return seconds(lambda: compare(old, new))


def structure(old: str, new: str) -> float:
    """Time parsing, alignment and redline alone, without facts and rules."""
    forget_chunks()

    def work() -> None:
        one, other = parse(old), parse(new)
        find_changes(one, other, align(one, other))

    return seconds(work)


def theirs(old: str, new: str) -> float:
    """Time one flat redline of the same texts."""
    return seconds(lambda: Redlines(old, new).output_markdown)


def command_seconds(command: Sequence[str], times: int) -> float:
    """Return the median processor time of a whole process, with its modules compiled already.

    A package from a wheel is compiled when it is installed, a checkout when it is first run.
    """
    environment = {name: at for name, at in os.environ.items() if name != _NOT_COMPILED}
    found = []
    for _ in range(times + 1):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            check=False,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        found.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(found[1:])


def rebuilds(old: str, new: str) -> bool:
    """Whether the runs of every change rebuild the texts of both sides."""
    for change in (judged.change for judged in compare(old, new).changes):
        for kept, side in (("=-", change.old), ("=+", change.new)):
            text = "".join(run for operation, run in change.diff if operation in kept)
            if text != (side.text if side else ""):
                return False
    return True


def times_of(pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float, float]]:
    """Time comparison, its structure alone and redlines on each pair, in turns, warm."""
    for measure in (ours, structure, theirs):
        measure(*pairs[0])
    return [(ours(*pair), structure(*pair), theirs(*pair)) for pair in pairs]


def growth(pairs: Sequence[tuple[str, str]], measure: Callable[[str, str], float]) -> float:
    """Return how much longer a document takes that is ten times as long."""
    old, new = sorted(pairs, key=lambda pair: len(pair[0]))[len(pairs) // 2]
    long_old, long_new = ("\n\n".join(numbered(text)) for text in (old, new))
    once = statistics.median(measure(old, new) for _ in range(3))
    return measure(long_old, long_new) / once


def numbered(text: str) -> list[str]:
    """Return the text ten times, with other words each time: real long texts do not repeat."""
    return [text.replace(" the ", f" the{n} ").replace(" you ", f" you{n} ") for n in range(GROWTH)]


def read_pairs(folder: Path, most: int) -> list[Pair]:
    """Return the paths of the pairs, evenly chosen where there are more than `most`."""
    found = [(path, path.with_name("new.md")) for path in sorted(folder.glob("*/old.md"))]
    step = max(1, len(found) // most)
    return found[::step][:most]


def commands(pairs: Sequence[Pair], times: int) -> list[tuple[str, float]]:
    """Time whole commands, start-up and all."""
    start = command_seconds(["termsdiff", "--version"], times)
    nothing = command_seconds([sys.executable, "-c", "pass"], times)
    ratios = []
    for old, new in pairs[:: max(1, len(pairs) // _COMMAND_PAIRS)]:
        one = command_seconds(["termsdiff", "diff", str(old), str(new), "--format", "json"], 1)
        other = command_seconds(["redlines", "compare", str(old), str(new)], 1)
        ratios.append(one / other)
    return [
        ("start-up, times `python -c pass`", start / nothing),
        ("whole command, times redlines' command (median)", statistics.median(ratios)),
    ]


def main() -> int:
    """Print the table; the exit status is 1 where a redline did not rebuild its sides."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--most", type=int, default=40, help="pairs to measure")
    parser.add_argument("--commands", type=int, default=5, help="runs of each start-up command")
    arguments = parser.parse_args()
    paths = read_pairs(arguments.folder, arguments.most)
    if not paths:
        parser.error(f"no pairs: {arguments.folder} has no folder with old.md and new.md")
    pairs = [(old.read_text("utf-8"), new.read_text("utf-8")) for old, new in paths]
    full, parts, other = (list(column) for column in zip(*times_of(pairs), strict=True))
    median = statistics.median
    rows = [
        ("compare, median ms", 1000 * median(full)),
        ("parse, align and redline alone, median ms", 1000 * median(parts)),
        ("redlines, median ms", 1000 * median(other)),
        ("compare, times redlines (medians)", median(full) / median(other)),
        ("parse, align and redline alone, times redlines", median(parts) / median(other)),
        ("compare, times redlines (all pairs together)", sum(full) / sum(other)),
        (f"growth, text {GROWTH} times as long", growth(pairs, ours)),
        ("growth of parse, align and redline alone", growth(pairs, structure)),
        ("pairs rebuilt, per cent", 100 * statistics.mean(rebuilds(*pair) for pair in pairs)),
        *commands(paths, arguments.commands),
    ]
    print(f"{len(pairs)} pairs; processor time")
    for name, value in rows:
        print(f"{name:52} {value:8.2f}")
    return int(dict(rows)["pairs rebuilt, per cent"] < 100)


if __name__ == "__main__":
    raise SystemExit(main())
