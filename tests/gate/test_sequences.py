"""Random sequences of edits, stagings, acknowledgements and commits (a stateful property test).

No material change in the four topics reaches HEAD unacknowledged, and nothing acknowledged and
unchanged is asked for again. `python tests/gate/test_sequences.py 500` runs that many sequences.
"""

from __future__ import annotations

import contextlib
import io
import json
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

from gate_samples import FIRST, LATER, SOON, environment, path_of, review_of

from termsdiff import Comparison, compare
from termsdiff.cli.main import run
from termsdiff.gate.settings import GateSettings
from termsdiff.rules import JudgedChange

FOLDERS = ("versions/models", "versions/hosting")
DAYS = (FIRST, SOON, LATER)
CLAUSES = {
    "Use": ("You may use the models worldwide for your own business.",),
    "Data": ("We do not use your data to train our models.",),
    "Withdrawal": ("We give you {notice} months of notice before we discontinue a model.",),
    "Liability": (
        "Our total liability is limited to the fees that you paid in the last {cap} months.",
    ),
    "Changes": (
        "We may change these terms. Changes take effect 30 days after posting.",
        "Letters go to {street} in Port Lantern.",
    ),
}
ORDERS = (
    ("Use", "Data", "Withdrawal", "Liability", "Changes"),
    ("Use", "Liability", "Data", "Withdrawal", "Changes"),
    ("Use", "Withdrawal", "Liability", "Changes"),
)
LOOSE, STRICT = '[gate]\ntopics = ["payment"]\n', "[gate]\n"
DEEDS = st.sampled_from(
    ["edit and stage"] * 5
    + ["small edit and stage", "edit and stage first", "stage and write back", "edit", "unstage"]
    + ["copy and stage", "delete and stage", "rename", "rename only", "rename with the review"]
    + ["forge the review", "lose the review", "edit and stage loosely", "tighten", "stage all"]
)
OF_WHAT_IS_THERE = ("small", "delete", "rename", "forge", "lose", "unstage")
ENDS = st.sampled_from(["commit"] * 4 + ["acknowledge, commit"] * 4 + ["acknowledge", "leave"])
WHEN_STOPPED = st.sampled_from(["acknowledge, commit"] * 3 + ["go back"] * 3 + ["leave"])
DRAFTS = st.builds(
    lambda notice, cap, street, order: (notice, cap, street, order),
    st.sampled_from(["six", "six", "three", "nine"]),
    st.sampled_from(["twelve", "twelve", "six"]),
    st.sampled_from(["Beacon Road 1", "Pier Lane 7"]),
    st.sampled_from([ORDERS[0], ORDERS[0], ORDERS[1], ORDERS[2]]),
)
PLACES = st.tuples(st.sampled_from(FOLDERS), st.sampled_from(DAYS), st.sampled_from([SOON, LATER]))
Draft = tuple[str, str, str, tuple[str, ...]]
Place = tuple[str, str, str]
Deed = tuple[str, Place, Draft]
Entry = tuple[str, str, str]
COUNTS: Counter[str] = Counter()
SEQUENCES = int(os.environ.get("TERMSDIFF_SEQUENCES", "12"))


def text_of(day: str, draft: Draft = ("six", "twelve", "Beacon Road 1", ORDERS[0])) -> str:
    """Return terms in which a clause may be changed, moved or missing."""
    notice, cap, street, order = draft
    lines = ["# Lighthouse Model Terms", f"Effective: {day}"]
    for number, title in enumerate(order, start=1):
        lines.append(f"## {number}. {title}")
        for clause, words in enumerate(CLAUSES[title], start=1):
            filled = words.format(notice=notice, cap=cap, street=street)
            lines.append(f"{number}.{clause} {filled}")
    return "\n\n".join(lines) + "\n"


@lru_cache(maxsize=4_096)
def compared(old: str, new: str) -> Comparison:
    return compare(old, new)


def material(old: str, new: str, gate: GateSettings) -> dict[str, tuple[str, str]]:
    """Return what needs an acknowledgement between two texts: the words by the id."""
    return {
        judged.change.id: (
            judged.change.old.text if judged.change.old else "",
            judged.change.new.text if judged.change.new else "",
        )
        for judged in compared(old, new).changes
        if judged.materiality == "material"
        and {*judged.topics, *(f.topic for f in judged.findings)} & set(gate.topics)
    }


class Sequences(RuleBasedStateMachine):
    """People who edit, stage, acknowledge and commit, in any order, partly and by mistake."""

    def __init__(self) -> None:
        super().__init__()
        self.top = Path(tempfile.mkdtemp(prefix="termsdiff-"))
        self.environment = environment(self.top / "home")
        self.head = ""

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

    def termsdiff(self, *words: str) -> tuple[int, str]:
        before = Path.cwd()
        os.chdir(self.top)
        out, error = io.StringIO(), io.StringIO()
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(error):
                status = run(list(words))
        finally:
            os.chdir(before)
        assert status < 2, error.getvalue()
        return status, out.getvalue()

    @initialize()
    def begin(self) -> None:
        self.git("init", "-q", "-b", "main")
        self.git("config", "user.name", "Ada Keeper")
        self.git("config", "user.email", "ada@example.com")
        for folder in FOLDERS:
            self.write(path_of(FIRST, folder), text_of(FIRST))
        self.write("termsdiff.toml", STRICT)
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "first")
        self.head = self.git("rev-parse", "HEAD").strip()

    def write(self, path: str, text: str) -> None:
        file = self.top / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    @rule(
        deeds=st.lists(st.tuples(DEEDS, PLACES, DRAFTS), min_size=1, max_size=2),
        ends=ENDS,
        stopped=WHEN_STOPPED,
    )
    def act(self, deeds: list[Deed], ends: str, stopped: str) -> None:
        """Change something and end it in some way. One rule: a swarm would leave parts out."""
        for deed, place, draft in deeds:
            self.change(deed, place, draft)
        if ends.startswith("acknowledge"):
            self.acknowledge()
        if ends.endswith("commit") and not self.commit():
            if stopped.startswith("acknowledge"):
                self.acknowledge()
                self.commit()
            if stopped == "go back":
                self.git("reset", "-q", "--hard")

    def change(self, deed: str, place: Place, draft: Draft) -> None:
        if deed.startswith(OF_WHAT_IS_THERE):
            place = self.nearest(place, review=deed.endswith("review"))
        folder, day, other = place
        day = FIRST if deed.endswith("first") else day
        path = path_of(day, folder)
        if deed.startswith("edit") or deed == "stage and write back":
            self.write(path, text_of(day, draft))
        if deed.startswith("small"):
            self.small_edit(path)
        if deed.startswith("copy") and (self.top / path_of(other, folder)).is_file():
            text = (self.top / path_of(other, folder)).read_text("utf-8")
            self.write(path, text.replace(f"Effective: {other}", f"Effective: {day}"))
        if deed.startswith("delete"):
            (self.top / path).unlink(missing_ok=True)
        if "stage" in deed.split():
            self.git("add", "-A", "--", "." if deed == "stage all" else path, check=False)
        if deed == "stage and write back":
            self.write(path, self.text("HEAD", day, folder) or text_of(day))
        if deed == "unstage":
            self.git("reset", "-q", "--", path, check=False)
        if deed == "tighten" or deed.endswith("loosely"):
            self.write("termsdiff.toml", STRICT if deed == "tighten" else LOOSE)
            self.git("add", "termsdiff.toml")
        self.change_names(deed, place)

    def nearest(self, place: Place, *, review: bool) -> Place:
        """Return a place where there is something to change, the same one if it has."""
        folder, day, other = place
        found = review_of if review else path_of
        places = [(one, d) for d in (day, other, *DAYS) for one in (folder, *FOLDERS)]
        there = [(one, d) for one, d in places if (self.top / found(d, one)).is_file()]
        return (*there[0], other) if there else place

    def small_edit(self, path: str) -> None:
        if (self.top / path).is_file():
            text = (self.top / path).read_text("utf-8")
            old, new = ("Beacon Road 1", "Pier Lane 7")
            old, new = (old, new) if old in text else (new, old)
            self.write(path, text.replace(old, new))

    def change_names(self, deed: str, place: Place) -> None:
        folder, day, other = place
        review = review_of(day, folder)
        if deed == "rename only" and day != FIRST:
            self.git("mv", "-f", path_of(day, folder), path_of(other, folder), check=False)
        elif deed.startswith("rename") and day != other:
            self.rename(path_of(day, folder), path_of(other, folder), day, other)
        if deed == "rename with the review" and day != other:
            self.git("mv", "-f", review, review_of(other, folder), check=False)
        if deed == "forge the review" and (self.top / review).is_file():
            text = (self.top / review).read_text("utf-8")
            self.write(review, text.replace(" months", " full months"))
        if deed == "lose the review":
            (self.top / review).unlink(missing_ok=True)
        if deed in ("lose the review", "forge the review"):
            self.git("add", "-A", "--", review, check=False)

    def rename(self, path: str, target: str, day: str, other: str) -> None:
        """Give a version that waits another day, in its name and in its text."""
        if day == FIRST or not (self.top / path).is_file():
            return
        self.git("mv", "-f", path, target, check=False)
        if (self.top / target).is_file():
            text = (self.top / target).read_text("utf-8")
            self.write(target, text.replace(f"Effective: {day}", f"Effective: {other}"))
            self.git("add", "--", target)

    def problems(self) -> list[dict[str, str]]:
        """Return what the check objects to; what is accepted in these words is never among it."""
        status, said = self.termsdiff("check", "--format", "json")
        found: list[dict[str, str]] = json.loads(said)["problems"]
        assert (status == 1) == bool(found)
        for folder in FOLDERS:
            for day, (_, old, new) in self.pairs("", folder).items():
                accepted = self.entries("", day, folder)
                known = {(i, *words) for i, words in material(old, new, GateSettings()).items()}
                for problem in found:
                    entry = (problem["id"], problem["old"], problem["new"])
                    if problem["path"] == path_of(day, folder) and entry in known:
                        assert entry not in accepted, ("asked again", day, entry)
        return found

    def acknowledge(self) -> None:
        """Accept all that is staged: it must not be asked for again, now or once committed."""
        self.termsdiff("ack", "--all", "--yes", "--reason", "agreed")
        assert not [problem for problem in self.problems() if problem["id"]]

    def commit(self) -> bool:
        """Commit as the hook would let it: only where the check has nothing to object."""
        if self.problems():
            COUNTS["stopped"] += 1
            return False
        COUNTS["passed"] += 1
        self.git("commit", "-q", "-m", "edit", check=False)
        return True

    @invariant()
    def nothing_unseen_is_in_head(self) -> None:
        head = self.git("rev-parse", "HEAD", check=False).strip()
        if not head or head == self.head:
            return
        before, self.head = self.head, head
        loose = self.git("show", f"{before}:termsdiff.toml") == LOOSE
        gate = GateSettings(topics=("payment",)) if loose else GateSettings()
        for folder in FOLDERS:
            self.announced(before, folder, gate)
            self.edited_in_place(before, folder, gate)
            self.kept(before, folder)

    def announced(self, before: str, folder: str, gate: GateSettings) -> None:
        """What a version changes against the one before it, or a redraft takes back, is seen."""
        former = self.pairs(before, folder)
        for day, (old_day, old, new) in self.pairs("HEAD", folder).items():
            was_day, was, was_new = former.get(day, ("", "", ""))
            accepted = self.entries("HEAD", day, folder)
            if (was_new, was_day) == (new, old_day):
                self.still_seen(before, day, folder, material(old, new, gate))
                continue
            # where only the version before it went away, what was known of it stays accepted
            known = material(was, new, gate) if was_new == new else {}
            lost = self.entries(before, was_day, folder) if was_new == new else []
            for change, words in material(old, new, gate).items():
                assert change in known or (change, *words) in accepted + lost, (day, words)
            earlier = self.text(before, day, folder)
            shown = {end(judged) for judged in compared(old, new).changes}
            fresh = self.fresh(before, day, folder)
            for change, words in material(earlier, new, gate).items() if earlier else ():
                ends = (bool(words[1]), words[1] or words[0])
                assert ends in shown or (change, *words) in fresh, ("taken back", day, words)

    def still_seen(
        self, before: str, day: str, folder: str, changes: dict[str, tuple[str, str]]
    ) -> None:
        """No acknowledgement of a change that stands is taken away."""
        was, now = self.entries(before, day, folder), self.entries("HEAD", day, folder)
        for change, words in changes.items():
            entry = (change, *words)
            assert entry not in was or entry in now, ("no longer accepted", day, words)

    def edited_in_place(self, before: str, folder: str, gate: GateSettings) -> None:
        """An edit of the version that applies has an acknowledgement made for it."""
        old, new = (self.text(revision, FIRST, folder) for revision in (before, "HEAD"))
        if old and new and old != new:
            fresh = self.fresh(before, FIRST, folder)
            for change, words in material(old, new, gate).items():
                assert (change, *words) in fresh, ("edited in place", words)

    def kept(self, before: str, folder: str) -> None:
        """The version that applies is only deleted where somebody accepted just that."""
        if self.text(before, FIRST, folder) and not self.text("HEAD", FIRST, folder):
            fresh = self.fresh(before, FIRST, folder)
            assert [entry for entry in fresh if entry[0].startswith("d-")], "deleted unseen"

    def pairs(self, revision: str, folder: str) -> dict[str, tuple[str, str, str]]:
        """Return, for each version but the first, the day and text before it, and its own text."""
        texts = [(day, self.text(revision, day, folder)) for day in DAYS]
        standing = [(day, text) for day, text in texts if text]
        return {new[0]: (*old, new[1]) for old, new in pairwise(standing)}

    def text(self, revision: str, day: str, folder: str) -> str:
        return self.git("show", f"{revision}:{path_of(day, folder)}", check=False)

    def rows(self, revision: str, day: str, folder: str) -> Counter[tuple[tuple[str, str], ...]]:
        content = self.git("show", f"{revision}:{review_of(day, folder)}", check=False)
        rows = tomllib.loads(content).get("accepted", [])
        return Counter(tuple(sorted((key, str(value)) for key, value in r.items())) for r in rows)

    def entries(self, revision: str, day: str, folder: str) -> list[Entry]:
        return [words_of(row) for row in self.rows(revision, day, folder)]

    def fresh(self, before: str, day: str, folder: str) -> list[Entry]:
        """Return the entries that came with the last commit."""
        new = self.rows("HEAD", day, folder) - self.rows(before, day, folder)
        return [words_of(row) for row in new]


def words_of(row: tuple[tuple[str, str], ...]) -> Entry:
    values = dict(row)
    return values["change"], values.get("old", ""), values.get("new", "")


def end(judged: JudgedChange) -> tuple[bool, str]:
    """Return what a change leads to: the new text, or the old one that it takes away."""
    change = judged.change
    return (True, change.new.text) if change.new else (False, change.side.text)


def run_sequences(number: int, *, shrink: bool = True) -> None:
    run_state_machine_as_test(
        Sequences,
        settings=settings(
            max_examples=number,
            stateful_step_count=10,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.generate, Phase.shrink) if shrink else (Phase.generate,),
        ),
    )


def test_sequences() -> None:
    run_sequences(SEQUENCES)


if __name__ == "__main__":
    run_sequences(int(sys.argv[1]) if len(sys.argv) > 1 else 500, shrink=False)
    print("no sequence broke the gate; commits:", dict(COUNTS))
