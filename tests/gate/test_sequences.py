"""Random sequences of edits, stagings, acknowledgements and commits (a stateful property test).

No material change in the four topics reaches HEAD unacknowledged, nor one that was not assessed,
nor a change of what decides, nor a text that cannot be judged; nothing acknowledged and unchanged
is asked for again.
`python tests/gate/test_sequences.py 500` runs that many sequences.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import tomllib
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

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
from sequence_world import DAYS, FOLDERS, ORDERS, STRICT, Draft, Place, World, text_of

from termsdiff import Comparison, compare
from termsdiff.rules import JudgedChange
from termsdiff.settings.declarations import GateSettings

DEEDS = st.sampled_from(
    ["edit and stage"] * 5
    + ["small edit and stage", "edit and stage first", "stage and write back", "edit", "unstage"]
    + ["copy and stage", "delete and stage", "rename", "rename only", "rename with the review"]
    + ["forge the review", "lose the review", "edit and stage loosely", "tighten", "stage all"]
    + ["settings in the project file", "rules", "no rules", "link", "submodule", "stray"]
    + ["early since", "forge the day", "merge", "merge"]
    + ["rewrite an entry", "rewrite and take one away", "rewrite as another's"]
)
ENDS = st.sampled_from(
    ["commit"] * 4
    + ["acknowledge, commit"] * 4
    + ["acknowledge", "leave"]
    + ["past the hook", "acknowledge, past the hook"]
)
WHEN_STOPPED = st.sampled_from(["acknowledge, commit"] * 3 + ["go back"] * 3 + ["leave"])
DRAFTS = st.builds(
    lambda notice, cap, street, order: (notice, cap, street, order),
    st.sampled_from(["six", "six", "three", "nine"]),
    st.sampled_from(["twelve", "twelve", "12", "six"]),
    st.sampled_from(["Beacon Road 1", "Pier Lane 7"]),
    st.sampled_from([ORDERS[0], ORDERS[0], ORDERS[1], ORDERS[2]]),
)
PLACES = st.tuples(st.sampled_from(FOLDERS), st.sampled_from(DAYS), st.sampled_from([SOON, LATER]))
Deed = tuple[str, Place, Draft]
Entry = tuple[str, str, str]
Row = tuple[tuple[str, str], ...]
COUNTS: Counter[str] = Counter()
SEQUENCES = int(os.environ.get("TERMSDIFF_SEQUENCES", "12"))


@lru_cache(maxsize=4_096)
def compared(old: str, new: str) -> Comparison:
    return compare(old, new)


def sensitive(old: str, new: str, gate: GateSettings) -> dict[str, tuple[str, str]]:
    """Return what needs an acknowledgement between two texts: the words by the id."""
    return {
        judged.change.id: (
            judged.change.old.text if judged.change.old else "",
            judged.change.new.text if judged.change.new else "",
        )
        for judged in compared(old, new).changes
        if judged.materiality == "unassessed"
        or (
            judged.materiality == "material"
            and {*judged.topics, *(f.topic for f in judged.findings)} & set(gate.topics)
        )
    }


class Sequences(World, RuleBasedStateMachine):
    """People who edit, stage, acknowledge and commit, in any order, partly and by mistake."""

    def __init__(self) -> None:
        super().__init__()
        self.top = Path(tempfile.mkdtemp(prefix="termsdiff-"))
        self.environment = environment(self.top / "home")
        self.head = ""

    def teardown(self) -> None:
        shutil.rmtree(self.top, ignore_errors=True)

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
        if ends.endswith("past the hook"):
            self.commit_past_the_hook()
        if ends.endswith("commit") and not self.commit():
            if stopped.startswith("acknowledge"):
                self.acknowledge()
                self.commit()
            if stopped == "go back":
                self.git("reset", "-q", "--hard")

    def problems(self) -> list[dict[str, str]]:
        """Return what the check objects to; what stands accepted is never among it."""
        status, said = self.termsdiff("check", "--format", "json")
        if status == 2:
            return [{"id": "", "path": "", "message": said}]
        found: list[dict[str, str]] = json.loads(said)["problems"]
        assert (status == 1) == bool(found)
        for folder in FOLDERS:
            former = self.pairs("HEAD", folder)
            for day, (_, old, new) in self.pairs("", folder).items():
                standing = former.get(day, ("", "", ""))[1:] == (old, new)
                accepted = self.entries("" if standing else "+", day, folder)
                known = {(i, *words) for i, words in sensitive(old, new, GateSettings()).items()}
                for problem in found:
                    entry = (problem["id"], problem.get("old", ""), problem.get("new", ""))
                    if problem["path"] == path_of(day, folder) and entry in known:
                        assert entry not in accepted, ("asked again", day, entry)
        return found

    def acknowledge(self) -> None:
        """Accept all that is staged: it must not be asked for again, now or once committed."""
        self.termsdiff("ack", "--all", "--yes", "--reason", "agreed")
        assert not [problem for problem in self.problems() if problem["id"]]

    def commit_past_the_hook(self) -> None:
        """Commit without any check; the check of the range then says whether it may stay."""
        before = self.git("rev-parse", "HEAD").strip()
        self.git("commit", "-q", "--no-verify", "-m", "edit", check=False)
        self.today_again()
        status, _ = self.termsdiff("check", "--from", before, "--to", "HEAD")
        COUNTS["kept by the range" if status == 0 else "refused by the range"] += 1
        if status:
            self.git("reset", "-q", "--hard", before)

    def today_again(self) -> None:
        for name in ("GIT_COMMITTER_DATE", "GIT_AUTHOR_DATE"):
            self.environment.pop(name, None)

    def commit(self) -> bool:
        """Commit as the hook would let it: only where the check has nothing to object."""
        if self.problems():
            COUNTS["stopped"] += 1
            return False
        COUNTS["passed"] += 1
        self.git("commit", "-q", "-m", "edit", check=False)
        self.today_again()
        return True

    @invariant()
    def nothing_unseen_is_in_head(self) -> None:
        head = self.git("rev-parse", "HEAD", check=False).strip()
        if not head or head == self.head:
            return
        before, self.head = self.head, head
        table = self.policy(before)
        loose = table.get("gate", {}).get("topics") == ["payment"]
        gate = GateSettings(topics=("payment",)) if loose else GateSettings()
        self.decided(before)
        self.judged(before)
        for folder in FOLDERS:
            self.announced(before, folder, gate)
            self.edited_in_place(before, folder, gate)
            self.kept(before, folder)
            self.on_record(before, folder)

    def policy(self, revision: str) -> dict[str, Any]:
        own = self.git("show", f"{revision}:termsdiff.toml", check=False)
        project = self.git("show", f"{revision}:pyproject.toml", check=False)
        listed = self.git("ls-tree", revision, "termsdiff.toml", check=False)
        if listed:
            return tomllib.loads(own)
        found: dict[str, Any] = tomllib.loads(project).get("tool", {}).get("termsdiff", {})
        return found

    def decided(self, before: str) -> None:
        """What decides changes only where somebody accepted just that."""
        fresh = self.general(before)
        ours = {"settings": [], "rule": []}  # type: dict[str, list[Entry]]
        for entry in fresh:
            ours["rule" if "[when]" in entry[1] + entry[2] else "settings"].append(entry)
        was, now = self.policy(before), self.policy("HEAD")
        empty = [{}, {"gate": {}}]
        if was != now and not (was in empty and now in empty):
            assert ours["settings"], ("settings changed unseen", was, now)
        texts = [
            self.git("show", f"{one}:our-rules/notice.toml", check=False)
            if "rules" in self.policy(one)
            else ""
            for one in (before, "HEAD")
        ]
        if texts[0] != texts[1]:
            assert ours["rule"], "a rule changed unseen"

    def general(self, before: str) -> list[Entry]:
        """Return the entries for what belongs to no text that came with the last commit."""
        sides = [
            self.git("show", f"{one}:reviews/gate.toml", check=False) for one in (before, "HEAD")
        ]
        old, new = (rows_of(text) for text in sides)
        assert not old - new, "an entry was taken away"
        return [words_of(row) for row in new - old]

    def judged(self, before: str) -> None:
        """What cannot be judged comes in only where somebody accepted just that."""
        changes = self.git("diff-tree", "-r", "--no-renames", "-z", before, "HEAD").split("\0")
        for head, path in zip(changes[::2], changes[1::2], strict=False):
            _, mode, _, _, status = head.split(" ")
            if not path.startswith("versions/"):
                continue
            assert mode != "120000", "a link came in"
            stem = path.rpartition("/")[2].removesuffix(".md")
            if "160000" in head:
                assert [e for e in self.general(before) if e[0].startswith("u-")], path
            elif status != "D" and (stem == "v2" or stem.endswith("(1)")):
                entries = self.fresh(before, stem, path.rpartition("/")[0])
                assert [entry for entry in entries if entry[0].startswith("u-")], path
            elif stem in DAYS and status != "D":
                text = self.git("show", f"HEAD:{path}")
                assert "since: 1900" not in text, "a version that applied before its date"

    def on_record(self, before: str, folder: str) -> None:
        """No entry goes away, but with the version that it speaks of, to another one's review."""
        moved = [row for day in DAYS for row in self.new_rows(before, day, folder)]
        for day in DAYS:
            lost = self.rows(before, day, folder) - self.rows("HEAD", day, folder)
            gone = not self.text("HEAD", day, folder)
            for row in lost:
                assert gone, ("an entry was rewritten", row)
                assert row in moved, ("an entry was taken away", row)

    def new_rows(self, before: str, day: str, folder: str) -> Counter[Row]:
        return self.rows("HEAD", day, folder) - self.rows(before, day, folder)

    def announced(self, before: str, folder: str, gate: GateSettings) -> None:
        """What a version changes against the one before it, or a redraft takes back, is seen."""
        former = self.pairs(before, folder)
        for day, (old_day, old, new) in self.pairs("HEAD", folder).items():
            was_day, was, was_new = former.get(day, ("", "", ""))
            accepted = self.entries("HEAD", day, folder)
            if (was_new, was_day) == (new, old_day):
                self.still_seen(before, day, folder, sensitive(old, new, gate))
                continue
            # where only the version before it went away, what was known of it stays accepted
            known = sensitive(was, new, gate) if was_new == new else {}
            lost = self.entries(before, was_day, folder) if was_new == new else []
            stood = sensitive(was, was_new, gate) if was_new else {}
            fresh = self.fresh(before, day, folder)
            for change, words in sensitive(old, new, gate).items():
                counting = accepted + lost if change in stood else fresh + lost
                assert change in known or (change, *words) in counting, (day, words)
            earlier = self.text(before, day, folder)
            shown = {end(judged) for judged in compared(old, new).changes}
            for change, words in sensitive(earlier, new, gate).items() if earlier else ():
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
            for change, words in sensitive(old, new, gate).items():
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

    def rows(self, revision: str, day: str, folder: str) -> Counter[Row]:
        return rows_of(self.git("show", f"{revision}:{review_of(day, folder)}", check=False))

    def entries(self, revision: str, day: str, folder: str) -> list[Entry]:
        """Return the entries of a revision; "" is the index, "+" what it has beyond HEAD."""
        if revision == "+":
            rows = self.rows("", day, folder) - self.rows("HEAD", day, folder)
        else:
            rows = self.rows(revision, day, folder)
        return [words_of(row) for row in rows]

    def fresh(self, before: str, day: str, folder: str) -> list[Entry]:
        """Return the entries that came with the last commit."""
        return [words_of(row) for row in self.new_rows(before, day, folder)]


def rows_of(review: str) -> Counter[Row]:
    try:
        rows = tomllib.loads(review).get("accepted", [])
    except tomllib.TOMLDecodeError:
        return Counter()
    return Counter(tuple(sorted((key, str(value)) for key, value in r.items())) for r in rows)


def words_of(row: Row) -> Entry:
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


def test_no_sequence_of_steps_breaks_the_gate() -> None:
    run_sequences(SEQUENCES)


if __name__ == "__main__":
    run_sequences(int(sys.argv[1]) if len(sys.argv) > 1 else 500, shrink=False)
    print("no sequence broke the gate; commits:", dict(COUNTS))
