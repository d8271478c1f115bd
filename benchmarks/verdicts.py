"""Print how often verdicts are right: the table of docs/verdicts.md.

    python benchmarks/verdicts.py CHANGES.jsonl PAIRS

Each half of the services is judged by weights that were learned on the other half, and all of them
by the weights of the package, which these changes taught. Input as for `train_judgement.py`. Needs
the extra `train`.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.progress import track
from train_judgement import (
    JUDGEMENTS,
    SIDES,
    Read,
    as_data,
    half_of,
    is_meant,
    learn,
    read_changes,
    read_pairs,
)

from termsdiff import compare, parse
from termsdiff.rules.finding import JudgedChange
from termsdiff.rules.model import linear

LEVELS = {"editorial": 0, "unassessed": 1, "minor": 2, "material": 3}
FLAGGED = 2


class Verdict(NamedTuple):
    """What the program says of one change that a reader judged.

    `level` is that of `LEVELS`, 0 also for what is not listed; `rank` orders by weight.
    """

    read: Read
    level: int
    rank: int
    topics: frozenset[str]
    sides: frozenset[str]


def judge_pair(folder: Path, read: Sequence[Read]) -> list[Verdict]:
    """Compare a pair and find what is said of each change that a reader judged."""
    old, new = (parse((folder / f"{side}.md").read_text("utf-8")) for side in ("old", "new"))
    changes = compare(old, new).changes
    return [_verdict(one, [c for c in changes if is_meant(one, c.change)]) for one in read]


def _verdict(read: Read, meant: Sequence[JudgedChange]) -> Verdict:
    level = max((LEVELS[one.materiality] for one in meant), default=0)
    best = [one for one in meant if LEVELS[one.materiality] == level]
    topics = {topic for one in best for topic in one.topics}
    topics |= {finding.topic for one in best for finding in one.findings}
    rank = 1_000 * level + max((one.weight for one in best), default=0)
    sides = frozenset(one.favours for one in best)
    return Verdict(read, level, rank, frozenset(topics), sides)


def use_weights(path: Path) -> None:
    """Judge with other weights than those of the package, in this process."""
    linear.WEIGHTS = path
    linear.load_model.cache_clear()


def judge_all(
    pairs: Path, read: Mapping[str, Sequence[Read]], weights: Path, what: str
) -> dict[str, list[Verdict]]:
    """Judge all pairs with some weights; the verdicts of each pair by its name."""
    names = sorted(read)
    # processes of their own: what this one remembers was judged by the weights of the package
    apart = get_context("spawn")
    with ProcessPoolExecutor(None, apart, use_weights, (weights,)) as pool:
        folders, changes = [pairs / name for name in names], [read[name] for name in names]
        found = pool.map(judge_pair, folders, changes, chunksize=4)
        return dict(
            zip(names, track(found, what, len(names), console=Console(stderr=True)), strict=True)
        )


def share(verdicts: Sequence[Verdict], holds: Callable[[Verdict], bool]) -> float:
    """Return the share of verdicts of which something holds, 1.0 if there are none."""
    return sum(map(holds, verdicts)) / len(verdicts) if verdicts else 1.0


def average_precision(verdicts: Sequence[Verdict]) -> float:
    """Return how well the changes of high grade come first; ties count at their mean."""
    total, high = 0.0, [one for one in verdicts if one.read["grade"] == "high"]
    for one in high:
        above = [other for other in verdicts if other.rank > one.rank]
        equal = [other for other in verdicts if other.rank == one.rank]
        right_above, right_equal = (
            sum(other.read["grade"] == "high" for other in some) for some in (above, equal)
        )
        total += (right_above + (right_equal + 1) / 2) / (len(above) + (len(equal) + 1) / 2)
    return total / len(high)


def rows(judged: Mapping[str, Sequence[Verdict]]) -> dict[str, str]:
    """Return the rows of the table, by their heads."""
    verdicts = [one for of_pair in judged.values() for one in of_pair]
    real = [one for one in verdicts if one.read["grade"] != "none"]
    nothing = [one for one in verdicts if one.read["grade"] == "none"]
    high = [one for one in real if one.read["grade"] == "high"]
    told = [one for one in real if one.level >= FLAGGED]
    sided = [one for one in told if one.read["favours"] in SIDES]
    ranked = [
        average_precision(of_pair)
        for of_pair in judged.values()
        if 0 < sum(one.read["grade"] == "high" for one in of_pair) < len(of_pair)
    ]

    def is_flagged(one: Verdict) -> bool:
        return one.level >= FLAGGED

    levels = Counter(min(one.level, FLAGGED) for one in nothing)
    parts = "; ".join(f"{levels[level] / max(1, len(nothing)):.2f}" for level in (0, 1, 2))
    flagged = [one for one in verdicts if is_flagged(one)]
    right_side = share(sided, lambda one: SIDES[one.read["favours"]] in one.sides)
    leaning = [one for one in sided if one.sides & {"provider", "customer"}]
    right_of_named = share(leaning, lambda one: SIDES[one.read["favours"]] in one.sides)
    right_topic = share(told, lambda one: bool(one.topics & set(one.read["topic"])))
    return {
        "real changes reported as the same": f"{share(real, lambda one: one.level == 0):.3f}",
        "real changes flagged; of high severity": (
            f"{share(real, is_flagged):.3f}; {share(high, is_flagged):.3f}"
        ),
        "high ones called material": f"{share(high, lambda one: one.level > FLAGGED):.3f}",
        "flagged changes that are real": (
            f"{share(flagged, lambda one: one.read['grade'] != 'none'):.3f}"
        ),
        "changes that mean nothing: proved; not assessed; flagged": parts,
        "high ones ranked before others (average precision)": (
            f"{sum(ranked) / len(ranked) if ranked else 1:.3f}"
        ),
        "right side, where labelled": f"{right_side:.3f}",
        "a side is named, where labelled; right of those": (
            f"{len(leaning) / max(1, len(sided)):.3f}; {right_of_named:.3f}"
        ),
        "right topic": f"{right_topic:.3f}",
    }


def main() -> None:
    """Learn on each half, judge the other, and print the table as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("changes", type=Path)
    parser.add_argument("pairs", type=Path)
    arguments = parser.parse_args()
    read = read_changes(arguments.changes)
    data = read_pairs(arguments.pairs, read)
    columns = []
    for half in (0, 1):
        own = {name: of_pair for name, of_pair in read.items() if _half(arguments, name) == half}
        others = data.half(1 - half)
        weights = {name: as_data(*learn(one, others)) for name, one in JUDGEMENTS.items()}
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "weights.json"
            path.write_text(json.dumps(weights), "utf-8")
            columns.append(rows(judge_all(arguments.pairs, own, path, f"half {half}")))
    columns.append(rows(judge_all(arguments.pairs, read, linear.WEIGHTS, "all")))
    print("| | half 0, unseen | half 1, unseen | shipped (seen) |\n| --- | --- | --- | --- |")
    for head in columns[0]:
        print(f"| {head} | " + " | ".join(column[head] for column in columns) + " |")


def _half(arguments: argparse.Namespace, name: str) -> int:
    labels = json.loads((arguments.pairs / name / "labels.json").read_text("utf-8"))
    return half_of(labels["service"])


if __name__ == "__main__":
    main()
