"""Break the gate on purpose, one place at a time, and see whether a test notices.

    python benchmarks/break_gate.py          all breakages, each with the tests that should catch it
    python benchmarks/break_gate.py since    those whose name holds the word

Works on a copy of the sources; prints a row a breakage and fails where one was not caught. A
breakage that applies nowhere, or in more than one place, or that only makes the code fall over, is
a mistake in this list and ends the run.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
TESTS = ROOT / "tests" / "gate"
_FALLEN = re.compile(
    r"\b(?:NameError|ImportError|ModuleNotFoundError|SyntaxError|AttributeError)\b"
)


class Breakage(NamedTuple):
    """A place in the sources and what is put there; the tests that should catch it (`-k`)."""

    name: str
    file: str
    old: str
    new: str
    tests: str
    among: str


BREAKAGES = (
    Breakage(
        "settings of the step count",
        "gate/run_checks.py",
        "return find_policy(span.repository, span.policy)",
        "return find_policy(span.repository, span.target)",
        "test_deciding.py",
        "same_commit or before_the_step or target_branch",
    ),
    Breakage(
        "settings of the merge base count",
        "gate/step.py",
        "return Span(repository, base, target, named, target is not None)",
        "return Span(repository, base, target, base, target is not None)",
        "test_deciding.py",
        "target_branch",
    ),
    Breakage(
        "a change of settings is not asked for",
        "gate/checks/policy_changes.py",
        "if was == now:",
        "if True:",
        "test_deciding.py",
        "change_of_settings or spelling",
    ),
    Breakage(
        "a change of rules is not asked for",
        "gate/checks/policy_changes.py",
        "if was.get(path) != now.get(path):",
        "if False:",
        "test_deciding.py",
        "rules",
    ),
    Breakage(
        "an old entry accepts a change of settings",
        "gate/run_checks.py",
        "fresh = Accepted(new_entries(was, now), ids)",
        "fresh = Accepted(now, ids)",
        "test_deciding.py",
        "each_time",
    ),
    Breakage(
        "rules come from the disk",
        "gate/gate_settings.py",
        "texts = {path: text_of(repository, blob, path) for path, blob in rules.blobs}",
        "texts = {path: open(path).read() for path, blob in rules.blobs}",
        "test_deciding.py",
        "before_the_step",
    ),
    Breakage(
        "an unknown base passes",
        "gate/step.py",
        "if line is None:",
        "if line is None:\n            line = empty_tree(repository)\n        if False:",
        "test_deciding.py",
        "nobody_knows",
    ),
    Breakage(
        "only one spelling of a project file",
        "gate/gate_settings.py",
        'r"termsdiff|\\\\[uUx]"',
        'r"\\[tool\\.termsdiff"',
        "test_deciding.py",
        "any_spelling",
    ),
    Breakage(
        "the day of the commit counts",
        "gate/checks/examination.py",
        "today = request.today or date.today()",
        "from ...git.command import tell\n"
        '        day = tell(span.repository, "show", "-s", "--format=%cs", span.target or "HEAD")\n'
        "        today = request.today or date.fromisoformat(day.decode().strip())",
        "test_days.py",
        "forged",
    ),
    Breakage(
        "a version applies before its date",
        "gate/touched_terms.py",
        "since=since if since is not None and since >= place.date else None,",
        "since=since,",
        "test_days.py",
        "before_its_own_date",
    ),
    Breakage(
        "impossible spans are not said",
        "gate/checks/examination.py",
        "yield from impossible_spans(case.place, case.document)",
        "pass",
        "test_days.py",
        "before_its_own_date or are_days",
    ),
    Breakage(
        "front matter is not looked at",
        "gate/checks/examination.py",
        "yield from hidden_in_front_matter(place, document, known, fresh)",
        "pass",
        "test_days.py",
        "front_matter",
    ),
    Breakage(
        "digits of any script",
        "gate/terms_paths.py",
        ", re.ASCII)\n_README",
        ")\n_README",
        "test_days.py",
        "digits",
    ),
    Breakage(
        "announcements are deleted in silence",
        "gate/checks/deletions.py",
        "if announced and not _is_taken_back(case):",
        "if announced:",
        "test_days.py",
        "taken_back",
    ),
    Breakage(
        "old entries accept a new version",
        "gate/checks/examination.py",
        "yield from unacknowledged(pair, changes, fresh, case.place.review)",
        "yield from unacknowledged(pair, changes, case.on_record.accepted, case.place.review)",
        "test_days.py",
        "taken_back",
    ),
    Breakage(
        "old entries accept a redraft",
        "gate/checks/examination.py",
        "accepted = case.on_record.accepted if key in standing else case.on_record.fresh",
        "accepted = case.on_record.accepted",
        "test_acknowledging.py",
        "not_used_again",
    ),
    Breakage(
        "entries count in any section",
        "gate/checks/asked.py",
        "return change.id, _where(change), before",
        'return change.id, "", 0',
        "test_acknowledging.py",
        "elsewhere",
    ),
    Breakage(
        "entries count in other words",
        "gate/acknowledgements.py",
        "same = (self.change, self.old, self.new) == (subject.id, subject.old, subject.new)",
        "same = self.change == subject.id",
        "test_check.py",
        "words_of_an_acknowledgement",
    ),
    Breakage(
        "short ids count",
        "gate/acknowledgements.py",
        'if not digest.startswith(short["digest"]):',
        "if False:",
        "test_acknowledging.py",
        "short_ids",
    ),
    Breakage(
        "entries may be removed",
        "gate/checks/review_records.py",
        "if lost and not moved:",
        "if False:",
        "test_acknowledging.py",
        "only_added",
    ),
    Breakage(
        "trailers below the scissors count",
        "git/commits.py",
        "maxsplit=1, flags=re.MULTILINE)[0]",
        "maxsplit=1, flags=re.MULTILINE)[-1]",
        "test_acknowledging.py",
        "takes_away",
    ),
    Breakage(
        "trailers in comments count",
        "git/commits.py",
        'tell(repository, "stripspace", "--strip-comments", feed=head)',
        'tell(repository, "stripspace", feed=head)',
        "test_acknowledging.py",
        "takes_away",
    ),
    Breakage(
        "nobody looks after the commit",
        "gate/hooks.py",
        '_EVERY = ("pre-commit", "pre-merge-commit", "commit-msg", _AFTER)',
        '_EVERY = ("pre-commit", "pre-merge-commit", "commit-msg")',
        "test_acknowledging.py",
        "loudly or is_heard or past_the_hook",
    ),
    Breakage(
        "replaced objects count",
        "git/command.py",
        '    "GIT_NO_REPLACE_OBJECTS": "1",\n',
        "",
        "test_pushed.py",
        "replaced",
    ),
    Breakage(
        "grafts count",
        "git/command.py",
        '"GIT_GRAFT_FILE": f"{os.devnull}/none"',
        '"GIT_GRAFT_FILE_": ""',
        "test_pushed.py",
        "grafts",
    ),
    Breakage(
        "contents are not compared with their ids",
        "git/contents.py",
        'if kind(b"blob %d\\0" % len(data) + data).hexdigest() != blob:',
        "if False:",
        "test_pushed.py",
        "not_what_its_id",
    ),
    Breakage(
        "submodules pass when the repository asks for it",
        "gate/hook.sh",
        "--ignore-submodules=none",
        "",
        "test_scope.py",
        "submodule",
    ),
    Breakage(
        "strays pass",
        "gate/checks/examination.py",
        "problems += stray_problems(one, step.old.texts, step.new.texts, fresh)",
        "pass",
        "test_scope.py",
        "among_versions",
    ),
    Breakage(
        "links are followed by nobody and passed",
        "gate/checks/unread.py",
        "if link is not None and is_document(change.path):",
        "if False:",
        "test_scope.py",
        "behind_a_link",
    ),
    Breakage(
        "large file storage is taken for a text",
        "gate/context.py",
        "if data.startswith(_LFS):",
        "if False:",
        "test_scope.py",
        "large_file",
    ),
    Breakage(
        "includes pass",
        "gate/checks/examination.py",
        "yield from includes(place, document, known, fresh)",
        "pass",
        "test_scope.py",
        "included",
    ),
    Breakage(
        "nothing is said of what is not guarded",
        "gate/scope.py",
        "    if scope.unguarded:\n        shown",
        "    if False:\n        shown",
        "test_scope.py",
        "guarded",
    ),
    Breakage(
        "not assessed passes",
        "gate/checks/asked.py",
        "return asks\n",
        "return False\n",
        "test_asked.py",
        "assessed or what_is_asked_for",
    ),
    Breakage(
        "a guessed weight or topic excuses",
        "gate/checks/asked.py",
        'if judged.materiality == "editorial" or not asks:',
        "if True:",
        "test_asked.py",
        "guess",
    ),
    Breakage(
        "a general rule knows what a change weighs",
        "gate/checks/asked.py",
        "not rule.general or settings.level_of(rule.id) is not None",
        "True",
        "test_asked.py",
        "guess",
    ),
    Breakage(
        "one rule that knows the topic is enough",
        "gate/checks/asked.py",
        "topic=bool(rules) and all(",
        "topic=any(",
        "test_asked.py",
        "not_enough",
    ),
    Breakage(
        "a small edit of a word passes",
        "gate/checks/asked.py",
        "return not (is_light and known.weight) and not (is_elsewhere and known.topic)",
        "return False",
        "test_edits.py",
        "promise or pays or places or member",
    ),
    Breakage(
        "notes on a comparison are not said",
        "gate/checks/examination.py",
        "of_both = case.comparisons[0].notes if case.comparisons else ()",
        "of_both = ()",
        "test_asked.py",
        "must_know",
    ),
    Breakage(
        "incomplete texts pass",
        "gate/checks/examination.py",
        "yield from incomplete(place, next(iter(case.comparisons), None), document, fresh)",
        "pass",
        "test_asked.py",
        "incomplete",
    ),
    Breakage(
        "edits in place pass",
        "gate/checks/examination.py",
        "yield from edits_in_place(edit, case.on_record.fresh, case.place)",
        "pass",
        "test_check.py",
        "that_applies",
    ),
    Breakage(
        "redrafts take back in silence",
        "gate/checks/asked.py",
        "if asks(judged) and _end(judged) not in shown:",
        "if False:",
        "test_check.py",
        "taken_back",
    ),
    Breakage(
        "successors are not looked at",
        "gate/checks/examination.py",
        "problems += of_successors(step, context)",
        "pass",
        "test_check.py",
        "next",
    ),
    Breakage(
        "an edit hides in a renaming",
        "gate/checks/renames.py",
        "if former is not None and edit is not None:",
        "if False:",
        "test_renames.py",
        "edited",
    ),
    Breakage(
        "a review that comes along accepts what is new",
        "gate/checks/renames.py",
        "return Accepted(new_entries(before, fresh.entries), fresh.ids)",
        "return fresh",
        "test_renames.py",
        "along",
    ),
    Breakage(
        "entries get lost in a renaming",
        "gate/checks/review_records.py",
        "all(one in moves.added for one in lost)",
        "True",
        "test_renames.py",
        "lost",
    ),
)


def main() -> int:
    """Try each breakage; return 1 where one was not caught, or a test fails without any."""
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    chosen = [one for one in BREAKAGES if wanted in one.name]
    # a test that fails anyway would catch everything
    if _tested(None, sorted({one.tests for one in chosen})).returncode:
        raise SystemExit("a test fails though nothing is broken; mend it first")
    missed = [one.name for one in chosen if not _is_caught(one)]
    print(f"{len(chosen) - len(missed)} of {len(chosen)} caught")
    return 1 if missed else 0


def _is_caught(one: Breakage) -> bool:
    done = _tested(one, [one.tests], "-k", one.among)
    # 1: a test failed; anything else is a mistake in this list
    caught = done.returncode == 1
    fallen = _FALLEN.search(done.stdout) if caught else None
    if fallen is not None:
        raise SystemExit(f"{one.name}: the broken code does not run ({fallen[0]}); mend the list")
    print(f"{'caught' if caught else 'MISSED'}  {one.name}", flush=True)
    if done.returncode > 1:
        # not that the tests passed, but that pytest did not come to run them
        print(f"        pytest ended with status {done.returncode}:\n{done.stdout[-2000:]}")
    return caught


def _tested(
    one: Breakage | None, files: list[str], *words: str
) -> subprocess.CompletedProcess[str]:
    """Run pytest on a copy of the sources, with something broken or not."""
    with tempfile.TemporaryDirectory() as place:
        sources = Path(place) / "src"
        shutil.copytree(ROOT / "src", sources, ignore=shutil.ignore_patterns("__pycache__"))
        if one is not None:
            file = sources / "termsdiff" / one.file
            text = file.read_text("utf-8")
            if text.count(one.old) != 1:
                raise SystemExit(f"{one.name}: {one.file} changed; bring the list up to date")
            file.write_text(text.replace(one.old, one.new), "utf-8")
        return subprocess.run(
            [
                *(sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"),
                *(str(TESTS / name) for name in files),
                *words,
            ],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(sources)},
            capture_output=True,
            text=True,
            check=False,
        )


if __name__ == "__main__":
    sys.exit(main())
