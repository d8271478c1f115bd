"""Kill `termsdiff add` and `termsdiff import` at random moments, and look at what is left.

    python benchmarks/kill_filing.py [KILLS]

Every kill must leave the old state or the new one. Prints how often which was left; exits with 1
where a state was neither. Needs git.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from termsdiff.versions.folder import read_terms, read_versions

KILLS = int(sys.argv[1]) if len(sys.argv) > 1 else 200
TEXT = "# Harbour Terms\n\nEffective: {day} May 2024\n\nWe give {notice} months of notice.\n"
TERMSDIFF = (sys.executable, "-m", "termsdiff")


def new_archive(place: Path, versions: int = 12) -> None:
    """Make a repository with that many versions of one document."""
    git = ("git", "-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-C", str(place))
    place.mkdir()
    subprocess.run([*git, "init", "-q"], check=True)
    for number in range(1, versions + 1):
        (place / "t.md").write_text(TEXT.format(day=number, notice=number), encoding="utf-8")
        subprocess.run([*git, "add", "t.md"], check=True)
        subprocess.run([*git, "commit", "-q", "-m", "Record"], check=True)


def state(folder: Path) -> tuple[str, ...]:
    """Return the texts of all versions, by their days; every one is read whole."""
    if read_terms(folder, "harbour") is None:
        return ()
    return tuple(f"{v.day} {len(v.text)}" for v in read_versions("harbour", folder))


def main() -> int:
    """Kill, look, count."""
    rng = random.Random(7)
    left: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        new_archive(place / "archive")
        (place / "new.md").write_text(TEXT.format(day=30, notice=99), encoding="utf-8")
        commands = {
            "import": ("import", str(place / "archive"), "t.md", "--terms", "harbour"),
            "add": ("add", str(place / "new.md"), "--terms", "harbour"),
        }
        for number in range(KILLS):
            what = "import" if number % 2 else "add"
            folder = place / str(number)
            command = [*TERMSDIFF, *commands[what], "--folder", str(folder)]
            whole = [*TERMSDIFF, *commands[what], "--folder", str(place / f"{number}-whole")]
            start = time.perf_counter()
            subprocess.run(whole, check=True, capture_output=True)
            # most of the time goes into starting: aim at the second half
            after = rng.uniform(0.5, 1.05) * (time.perf_counter() - start)
            process = subprocess.Popen(
                command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            time.sleep(after)
            process.kill()
            process.wait()
            found, new = state(folder), state(place / f"{number}-whole")
            verdict = "old" if found == () else "new" if found == new else "NEITHER"
            left[f"{what}: {verdict}"] += 1
    for key, count in sorted(left.items()):
        print(f"{key:16} {count}")
    return int(any("NEITHER" in key for key in left))


if __name__ == "__main__":
    sys.exit(main())
