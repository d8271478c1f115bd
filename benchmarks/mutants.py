"""Change one line of the core at a time, and see whether the tests of its own folder notice.

    python benchmarks/mutants.py --seed 2 --sample 100
    python benchmarks/mutants.py --seed 2 --sample 100 --only redline --list

A sample is spread over the packages by their lines: first a line, then a kind of change, then one
such change of the line. Each is tried in a copy of the tree, with the test files nearest to
the module first. Prints a row a mutant; those that survived come last, with what was changed.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice, pairwise
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple, TypeVar
from xml.etree import ElementTree

from mutant_operators import Mutant, is_one, mutants

ROOT = Path(__file__).resolve().parents[1]
_T = TypeVar("_T")
SOURCES = Path("src/termsdiff")
_JUDGEMENT = ("judgement", "grounds", "consequences", "topics", "policy", "finding")
_TIMES_AS_LONG = 2
"""Processor time that a mutant may take, times that of the unchanged tests: it runs in circles."""
_SPARE_SECONDS = 30
_WALL_SECONDS = 1_800
_QUICK = 10.0
"""Seconds that a test file takes which is tried before the others, whatever it mentions."""
_FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+)", re.MULTILINE)


class Package(NamedTuple):
    """Some modules and the folders of tests that own them."""

    name: str
    modules: tuple[str, ...]
    tests: tuple[str, ...]

    @property
    def files(self) -> list[Path]:
        """The modules, relative to the root."""
        found = {path for pattern in self.modules for path in (ROOT / SOURCES).glob(pattern)}
        return sorted(path.relative_to(ROOT) for path in found)


PACKAGES = (
    Package("alignment", ("alignment/*.py",), ("alignment",)),
    Package("redline", ("redline/*.py",), ("redline",)),
    Package("proofs", ("proofs/*.py",), ("proofs",)),
    Package("facts", ("facts/*.py",), ("facts",)),
    Package(
        "judgement",
        (*(f"rules/{name}*.py" for name in _JUDGEMENT), "rules/model/*.py"),
        ("judgement", "rules"),
    ),
    Package("gate", ("gate/**/*.py",), ("gate",)),
)


class Trial(NamedTuple):
    """A mutant in its file, and the tests that should notice."""

    package: Package
    file: Path
    mutant: Mutant

    def __str__(self) -> str:
        source = (ROOT / self.file).read_bytes()
        old = source[self.mutant.start : self.mutant.end].decode("utf-8")
        change = f"{' '.join(old.split())}  =>  {' '.join(self.mutant.new.split())}"
        return f"{self.file.relative_to(SOURCES)}:{self.mutant.line}  {self.mutant.kind}: {change}"


class Outcome(NamedTuple):
    """What became of a mutant, and the test that noticed it."""

    name: str
    by: str = ""


Seconds = dict[str, float]
"""How long each test file takes where nothing was changed."""


def sample(packages: Sequence[Package], size: int, seed: int) -> list[Trial]:
    """Return a sample of mutants, the same for the same seed and sources."""
    chance = random.Random(seed)
    lines = {p: sum(len((ROOT / f).read_bytes().splitlines()) for f in p.files) for p in packages}
    total = sum(lines.values())
    ends = [0]
    for package in packages:
        ends.append(ends[-1] + lines[package])
    counts = [round(size * end / total) for end in ends]
    shares = [after - before for before, after in pairwise(counts)]
    return [
        trial
        for package, share in zip(packages, shares, strict=True)
        for trial in islice(_shuffled(package, chance), share)
    ]


def _shuffled(package: Package, chance: random.Random) -> Iterator[Trial]:
    """Yield one mutant of each line that has any, in a random order."""
    kinds: dict[tuple[Path, int], dict[str, list[Mutant]]] = {}
    for file in package.files:
        for mutant in mutants((ROOT / file).read_bytes()):
            place = kinds.setdefault((file, mutant.line), {})
            place.setdefault(mutant.kind, []).append(mutant)
    for place in chance.sample(sorted(kinds), len(kinds)):
        kind = chance.choice(sorted(kinds[place]))
        mutant = chance.choice(kinds[place][kind])
        if is_one(mutant, (ROOT / place[0]).read_bytes()):
            yield Trial(package, place[0], mutant)


def nearest_first(trial: Trial, seconds: Seconds) -> list[str]:
    """Return the test files: named as the module, then quick ones, those that mention it first."""
    stem, names = trial.file.stem, _names_around(trial)
    mentions = re.compile(rf"\b(?:{'|'.join(map(re.escape, {stem, *names}))})\b")

    def distance(path: str) -> tuple[bool, bool, bool, float]:
        text, takes = (ROOT / path).read_text("utf-8"), seconds.get(path, 0.0)
        return stem not in path, takes > _QUICK, not mentions.search(text), takes

    found = (p for folder in trial.package.tests for p in (ROOT / "tests" / folder).rglob("*.py"))
    paths = [str(p.relative_to(ROOT)) for p in found if p.name.startswith("test_")]
    return sorted(sorted(paths), key=distance)


def _names_around(trial: Trial) -> set[str]:
    tree = ast.parse((ROOT / trial.file).read_bytes())
    return {
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and node.lineno <= trial.mutant.line <= (node.end_lineno or 0)
    }


class Copy:
    """A copy of all that git keeps, in which one thing at a time is broken and put back."""

    def __init__(self, place: Path) -> None:
        self._root = place
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
        ).stdout
        for name in filter(None, listed.split("\0")):
            if (ROOT / name).is_file():
                (place / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, place / name)
        self._count = 0

    def measure(self, package: Package) -> Seconds:
        """Run the unchanged tests: they must pass, or every mutant would be taken for killed."""
        report = self._root / "report.xml"
        folders = [f"tests/{name}" for name in package.tests]
        if self._run([*folders, f"--junit-xml={report}"], _WALL_SECONDS)[0]:
            raise SystemExit(f"{package.name}: a test fails though nothing was changed")
        seconds: defaultdict[str, float] = defaultdict(float)
        for case in ElementTree.parse(report).iter("testcase"):
            name = case.get("classname", "").replace(".", "/") + ".py"
            seconds[name] += float(case.get("time", "0"))
        return dict(seconds)

    def outcome(self, trial: Trial, seconds: Seconds, patience: int) -> Outcome:
        """Say what became of a mutant: killed, timed out (which is noticed, too) or survived.

        What is not noticed within so many seconds of the clock counts as survived.
        """
        file = self._root / trial.file
        source, status = file.read_bytes(), file.stat()
        self._count += 1
        # compiled modules are known by their times: two changes of one second must differ
        then = status.st_mtime + self._count
        try:
            file.write_bytes(trial.mutant.apply(source))
            os.utime(file, (then, then))
            limit = int(sum(seconds.values()) * _TIMES_AS_LONG) + _SPARE_SECONDS
            ended, said = self._run(["-x", *nearest_first(trial, seconds)], patience, limit)
        finally:
            file.write_bytes(source)
            os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
        if ended is None or ended == 0:
            return Outcome("SURVIVED")
        by = _FAILED.search(said)
        return Outcome("killed" if ended > 0 else "timed out", by[1] if by is not None else "")

    def _run(
        self, words: Sequence[str], wall: int, processor: int | None = None
    ) -> tuple[int | None, str]:
        def limited() -> None:
            if processor is not None:
                resource.setrlimit(resource.RLIMIT_CPU, (processor, processor + 5))

        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *words]
        try:
            done = subprocess.run(
                command,
                cwd=self._root,
                env={**os.environ, "PYTHONPATH": str(self._root / "src")},
                capture_output=True,
                text=True,
                errors="replace",
                timeout=wall,
                check=False,
                preexec_fn=limited,
            )
        except subprocess.TimeoutExpired:
            return None, ""
        return done.returncode, done.stdout


def try_all(trials: Sequence[Trial], options: argparse.Namespace) -> list[Outcome]:
    """Return what became of each mutant, in order."""
    jobs = options.jobs
    with tempfile.TemporaryDirectory() as folder:
        copies: SimpleQueue[Copy] = SimpleQueue()
        for job in range(jobs):
            copies.put(Copy(Path(folder) / str(job)))

        def lent(use: Callable[[Copy], _T]) -> _T:
            copy = copies.get()
            try:
                return use(copy)
            finally:
                copies.put(copy)

        def measure(package: Package) -> Seconds:
            return lent(lambda copy: copy.measure(package))

        def attempt(trial: Trial) -> Outcome:
            known = seconds[trial.package.name]
            found = lent(lambda copy: copy.outcome(trial, known, options.patience))
            by = f"  ({found.by})" if found.by else ""
            print(f"{found.name:9}  {trial}{by}", flush=True)
            return found

        packages = list({trial.package: None for trial in reversed(trials)})
        with ThreadPoolExecutor(jobs) as pool:
            seconds = _remembered(options.times, [package.name for package in packages])
            if not seconds:
                names = (package.name for package in packages)
                seconds = dict(zip(names, pool.map(measure, packages), strict=True))
                _remember(options.times, seconds)
            return list(pool.map(attempt, trials))


def _remembered(file: Path | None, names: Sequence[str]) -> dict[str, Seconds]:
    known = json.loads(file.read_text("utf-8")) if file is not None and file.is_file() else {}
    return known if set(names) <= set(known) else {}


def _remember(file: Path | None, seconds: dict[str, Seconds]) -> None:
    if file is not None:
        file.write_text(json.dumps(seconds), "utf-8")


def main() -> None:
    """Try a sample and sum it up."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sample", type=int, default=100)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--patience", type=int, default=1_800, help="seconds for one mutant")
    parser.add_argument("--times", type=Path, help="file with what the unchanged tests take")
    parser.add_argument("--only", action="append", choices=[p.name for p in PACKAGES])
    parser.add_argument("--list", action="store_true", help="show the sample; try nothing")
    options = parser.parse_args()
    trials = sample(PACKAGES, options.sample, options.seed)
    trials = [t for t in trials if not options.only or t.package.name in options.only]
    if options.list:
        print(*trials, sep="\n")
        return
    _sum_up(trials, try_all(trials, options))


def _sum_up(trials: Sequence[Trial], found: Sequence[Outcome]) -> None:
    all_of = Counter(trial.package.name for trial in trials)
    lived = [t for t, one in zip(trials, found, strict=True) if one.name == "SURVIVED"]
    alive = Counter(trial.package.name for trial in lived)
    print()
    for name, count in all_of.items():
        print(f"{name:10} {count - alive[name]:3} of {count:3} killed")
    print(f"{'all':10} {len(trials) - len(lived):3} of {len(trials):3} killed")
    late = sum(one.name == "timed out" for one in found)
    print(f"of these, {late} by the limit of processor time\n")
    print(*lived, sep="\n")


if __name__ == "__main__":
    main()
