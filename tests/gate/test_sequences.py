"""Random sequences of edits, stagings, acknowledgements and commits (a stateful property test).

No material change in the four topics reaches HEAD unacknowledged, and nothing acknowledged and
unchanged is asked for again. `python tests/gate/test_sequences.py 500` runs that many sequences.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

sys.path.insert(0, str(Path(__file__).parent))

from gate_samples import FIRST, LATER, SOON, environment, path_of, review_of, terms

from termsdiff import Comparison, compare
from termsdiff.cli.main import run
from termsdiff.gate.settings import GateSettings
from termsdiff.gate.weighing import matters

DAYS = st.sampled_from([FIRST, SOON, LATER])
NOTICES = st.sampled_from(["six", "three", "nine"])
CAPS = st.sampled_from(["twelve", "six"])
STREETS = st.sampled_from(["Beacon Road 1", "Pier Lane 7"])
DEEDS = st.sampled_from(
    ["edit and stage"] * 5
    + ["commit"] * 4
    + ["acknowledge"] * 2
    + ["edit", "stage", "stage all", "unstage", "delete and stage", "lose the review", "go back"]
)
COUNTS: Counter[str] = Counter()
SEQUENCES = int(os.environ.get("TERMSDIFF_SEQUENCES", "12"))


@lru_cache(maxsize=4_096)
def compared(old: str, new: str) -> Comparison:
    return compare(old, new)


def material(old: str, new: str) -> dict[str, tuple[str, str]]:
    """Return what needs an acknowledgement between two texts: the words by the id."""
    return {
        judged.change.id: (
            judged.change.old.text if judged.change.old else "",
            judged.change.new.text if judged.change.new else "",
        )
        for judged in compared(old, new).changes
        if matters(judged, GateSettings())
    }


class Sequences(RuleBasedStateMachine):
    """People who edit, stage, acknowledge and commit, in any order, partly and by mistake."""

    def __init__(self) -> None:
        super().__init__()
        self.top = Path(tempfile.mkdtemp(prefix="termsdiff-"))
        self.environment = environment(self.top / "home")
        self.head: str | None = None

    def teardown(self) -> None:
        shutil.rmtree(self.top, ignore_errors=True)

    def git(self, *words: str, check: bool = True) -> str:
        done = subprocess.run(
            ["git", *words],
            cwd=self.top,
            capture_output=True,
            text=True,
            check=check,
            env=self.environment,
        )
        return done.stdout if done.returncode == 0 else ""

    def termsdiff(self, *words: str) -> int:
        before = Path.cwd()
        os.chdir(self.top)
        out, error = io.StringIO(), io.StringIO()
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(error):
                status = run(list(words))
        finally:
            os.chdir(before)
        assert status < 2, error.getvalue()
        return status

    @initialize()
    def begin(self) -> None:
        self.git("init", "-q", "-b", "main")
        self.git("config", "user.name", "Ada Keeper")
        self.git("config", "user.email", "ada@example.com")
        self.write(path_of(FIRST), terms())
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "first")
        self.head = self.git("rev-parse", "HEAD").strip()

    def write(self, path: str, text: str) -> None:
        file = self.top / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    @rule(deed=DEEDS, day=DAYS, notice=NOTICES, cap=CAPS, street=STREETS)
    def act(self, deed: str, day: str, notice: str, cap: str, street: str) -> None:
        """Do one thing. One rule for all: which come together is not left to a swarm."""
        if deed.startswith("edit"):
            self.write(path_of(day), terms(day, notice, cap, street))
        if deed.startswith("delete"):
            (self.top / path_of(day)).unlink(missing_ok=True)
        if deed == "lose the review":
            (self.top / review_of(day)).unlink(missing_ok=True)
        if deed.endswith("stage"):
            self.git("add", "-A", "--", path_of(day), check=False)
        if deed == "stage all":
            self.git("add", "-A")
        if deed == "unstage":
            self.git("reset", "-q", "--", path_of(day), check=False)
        if deed == "go back":
            self.git("reset", "-q", "--hard")
        if deed == "acknowledge":
            self.acknowledge()
        if deed == "commit":
            self.commit()

    def acknowledge(self) -> None:
        """Accept all that is staged: it must not be asked for again, now or once committed."""
        self.termsdiff("ack", "--all", "--yes", "--reason", "agreed")
        assert self.termsdiff("check") == 0

    def commit(self) -> None:
        """Commit as the hook would let it: only where the check has nothing to object."""
        if self.termsdiff("check") == 0:
            COUNTS["passed"] += 1
            self.git("commit", "-q", "-m", "edit", check=False)
            assert self.termsdiff("check") == 0
        else:
            COUNTS["stopped"] += 1

    @invariant()
    def nothing_unseen_is_in_head(self) -> None:
        head = self.git("rev-parse", "HEAD", check=False).strip()
        if not head or head == self.head:
            return
        before, self.head = self.head, head
        accepted = {day: self.entries("HEAD", day) for day in (FIRST, SOON, LATER)}
        former = self.pairs(str(before))
        for day, (old_day, old, new) in self.pairs("HEAD").items():
            was_day, was, was_new = former.get(day, ("", "", ""))
            if (was_new, was_day) == (new, old_day):
                continue
            # where only the version before it went away, what was known of it stays accepted
            known = material(was, new) if was_new == new else {}
            lost = self.entries(str(before), was_day) if was_new == new else []
            for change, words in material(old, new).items():
                assert change in known or (change, *words) in accepted[day] + lost, (day, words)
        self.edits_in_place(str(before), accepted)

    def pairs(self, revision: str) -> dict[str, tuple[str, str, str]]:
        """Return, for each version but the first, the day and text before it, and its own text."""
        texts = [(day, self.text(revision, day)) for day in (FIRST, SOON, LATER)]
        standing = [(day, text) for day, text in texts if text]
        return {new[0]: (*old, new[1]) for old, new in pairwise(standing)}

    def edits_in_place(self, before: str, accepted: dict[str, list[tuple[str, str, str]]]) -> None:
        """An edit of the version that applies has an acknowledgement made for it."""
        old, new = self.text(before, FIRST), self.text("HEAD", FIRST)
        if not old or not new or old == new:
            return
        former = self.entries(before, FIRST)
        for change, words in material(old, new).items():
            entry = (change, *words)
            assert accepted[FIRST].count(entry) > 0, words
            assert accepted[FIRST].count(entry) > former.count(entry) or self.rewritten(before)

    def rewritten(self, before: str) -> bool:
        """Whether the review was lost and begun anew: then the counts say nothing."""
        old, new = (
            self.git("show", f"{r}:{review_of(FIRST)}", check=False) for r in (before, "HEAD")
        )
        return not new.startswith(old)

    def text(self, revision: str, day: str) -> str:
        return self.git("show", f"{revision}:{path_of(day)}", check=False)

    def entries(self, revision: str, day: str) -> list[tuple[str, str, str]]:
        content = self.git("show", f"{revision}:{review_of(day)}", check=False)
        rows = tomllib.loads(content).get("accepted", [])
        return [(row["change"], row.get("old", ""), row.get("new", "")) for row in rows]


def run_sequences(number: int) -> None:
    run_state_machine_as_test(
        Sequences,
        settings=settings(
            max_examples=number,
            stateful_step_count=14,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.generate, Phase.shrink),
        ),
    )


def test_sequences() -> None:
    run_sequences(SEQUENCES)


if __name__ == "__main__":
    run_sequences(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
    print("no sequence broke the gate; commits:", dict(COUNTS))
