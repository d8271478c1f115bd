"""Time `blame` and `log` on 100 versions of a document of 10,000 words, `list` on 1,000 × 20.

    python benchmarks/long_histories.py

Prints seconds (wall clock, best of three) and the most memory that a command took.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

FIRST = date(2010, 1, 1)
STEMS = ("con", "pro", "de", "re", "ex", "sub", "in", "ob")
ROOTS = ("vid", "tract", "clu", "port", "fer", "stit", "mit", "sign")
ENDINGS = ("er", "ing", "ed", "s", "able", "ion", "ment", "")


def write_long(folder: Path, versions: int = 100) -> None:
    """Write versions of 21 sections of 8 clauses of 60 words; four words change each time."""
    rng = random.Random(1)
    words = [a + b + c for a in STEMS for b in ROOTS for c in ENDINGS] + ["the", "of", "to"] * 60
    clauses = [[rng.choice(words) for _ in range(60)] for _ in range(21 * 8)]
    folder.mkdir(parents=True)
    for number in range(versions):
        for _ in range(4):
            rng.choice(clauses)[rng.randrange(60)] = rng.choice(words)
        day = FIRST + timedelta(days=30 * number)
        parts = [f"# Terms\n\nEffective: {day}"]
        for place, clause in enumerate(clauses):
            section, part = divmod(place, 8)
            if part == 0:
                parts.append(f"## {section + 1}. Section {section}")
            parts.append(f"{section + 1}.{part + 1} {' '.join(clause).capitalize()}.")
        (folder / f"{day}.md").write_text("\n\n".join(parts), encoding="utf-8")


def write_many(folder: Path, terms: int = 1000, versions: int = 20) -> None:
    """Write many sets of terms, small ones."""
    for number in range(terms):
        place = folder / f"terms-{number:04}"
        place.mkdir(parents=True)
        for version in range(versions):
            day = FIRST + timedelta(days=100 * version)
            text = f"---\nrecorded: {day}\n---\n# Terms {number}\n\nText {version}\n"
            (place / f"{day}.md").write_text(text, encoding="utf-8")


def measure(*words: str) -> str:
    """Return the seconds that a command takes, the best of three times, and those of one core."""
    times = []
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for _ in range(3):
        start = time.perf_counter()
        command = [sys.executable, "-m", "termsdiff", *words, "--no-pager"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / len(times)
    return f"{min(times):.2f} s, {busy:.2f} s of one core"


def main() -> None:
    """Write the folders, time the commands."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        write_long(place / "long" / "terms")
        write_many(place / "many")
        for words in (("list", "--folder", str(place / "many")),):
            print(f"list, 1,000 terms of 20 versions: {measure(*words)}")
        for command in ("blame", "log"):
            seconds = measure(command, "terms", "--folder", str(place / "long"))
            print(f"{command}, 100 versions of 10,000 words: {seconds}")
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"most memory: {most:.0f} MB")


if __name__ == "__main__":
    main()
