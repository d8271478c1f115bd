"""Measure what the hook costs at a commit: one without terms, one that files a version of terms.

    python benchmarks/commit_cost.py [ROUNDS]

Prints the best of the rounds (nine) in milliseconds, by the clock and of the processor (this
process's children), without the hook and with it. The texts are this repository's own samples.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "versions" / "aurelia-deployment"
REASON = "measured"


class Cost(NamedTuple):
    """Milliseconds of one step: by the clock, of the processor."""

    clock: float
    processor: float


def _environment(home: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    who = {f"GIT_{role}_{part}": value for role in ("AUTHOR", "COMMITTER")
           for part, value in (("NAME", "Ada"), ("EMAIL", "ada@example.com"))}  # fmt: skip
    own = {"HOME": str(home), "GIT_CONFIG_NOSYSTEM": "1"}
    path = {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    return kept | who | own | path


def _run(place: Path, *words: str) -> None:
    subprocess.run(
        words, cwd=place, env=_environment(place.parent), check=True, capture_output=True
    )


def _cost(place: Path, *words: str) -> Cost:
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    _run(place, *words)
    clock, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(clock * 1000, used * 1000)


def _best(costs: list[Cost]) -> Cost:
    return Cost(min(one.clock for one in costs), min(one.processor for one in costs))


def _start(place: Path) -> None:
    place.mkdir()
    _run(place, "git", "init", "-q", "-b", "main")
    old = sorted(SAMPLE.glob("*.md"))[0]
    target = place / "versions" / "terms"
    target.mkdir(parents=True)
    shutil.copy(old, target / old.name)
    _run(place, "git", "add", ".")
    _run(place, "git", "commit", "-q", "-m", "first")


def _without_terms(place: Path, number: int) -> Cost:
    (place / "notes.txt").write_text(f"{number}\n", "utf-8")
    _run(place, "git", "add", "notes.txt")
    return _cost(place, "git", "commit", "-q", "-m", "notes")


def _with_terms(place: Path, *, acknowledge: bool) -> Cost:
    new = sorted(SAMPLE.glob("*.md"))[-1]
    shutil.copy(new, place / "versions" / "terms" / new.name)
    _run(place, "git", "add", ".")
    if acknowledge:
        _run(place, "termsdiff", "ack", "--all", "--yes", "--reason", REASON)
    cost = _cost(place, "git", "commit", "-q", "-m", "terms")
    _run(place, "git", "reset", "-q", "--hard", "HEAD~1")
    return cost


def main() -> None:
    """Measure and print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    print(f"{'':28}{'clock':>10}{'processor':>12}   ms, best of {rounds}")
    for hooked in (False, True):
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / "repository"
            _start(place)
            if hooked:
                _run(place, "termsdiff", "hook", "install")
            plain = _best([_without_terms(place, number) for number in range(rounds)])
            terms = _best([_with_terms(place, acknowledge=hooked) for _ in range(rounds)])
        word = "with the hook" if hooked else "without"
        print(f"{f'no terms, {word}':28}{plain.clock:10.0f}{plain.processor:12.0f}")
        print(f"{f'a version, {word}':28}{terms.clock:10.0f}{terms.processor:12.0f}")


if __name__ == "__main__":
    main()
