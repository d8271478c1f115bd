"""What the checks say of each kind of step, word for word: `said_of_steps.txt` is read by people.

Where a message is changed on purpose: `TERMSDIFF_SNAPSHOTS=write pytest tests/gate/FILE`, then read
the difference.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from stepping import accepted, problems, reports

from termsdiff.gate.problem import Problem, Report
from termsdiff.parsing.document import Document
from termsdiff.rules.configuration import Configuration
from termsdiff.rules.policy import Limit
from termsdiff.settings.declarations import GateSettings

SAID = Path(__file__).with_name("said_of_steps.txt")
FOLDER = "versions/models"
TEXT = """\
# Lighthouse Model Terms

Effective: {day}

## 1. Use

1.1 You may use the models worldwide for your own business.

1.2 We do not use your data to train our models.

## 2. Liability

2.1 Our total liability is limited to the fees that you paid in the last twelve months.

## 3. Changes

3.1 We may change these terms. Changes take effect 30 days after posting.

3.2 Letters go to Beacon Road 1 in Port Lantern.
"""
NOW, SOON, LATER = "2024-05-01", "2026-05-01", "2026-11-01"
LESS = ("twelve months", "six months")
TRAIN = ("We do not use", "We use")
STREET = ("Beacon Road 1", "Pier Lane 7")


def text(day: str, *edits: tuple[str, str], head: str = "") -> str:
    found = TEXT.format(day=day)
    for old, new in edits:
        assert old in found, old
        found = found.replace(old, new)
    return head + found


def at(day: str, *edits: tuple[str, str], head: str = "") -> dict[str, str]:
    return {f"{FOLDER}/{day}.md": text(day, *edits, head=head)}


def head(*rows: str) -> str:
    return "".join(f"{row}\n" for row in ("---", *rows, "---"))


FIRST = at(NOW)
UPCOMING = FIRST | at(SOON, LESS)
REVIEW = f"{FOLDER}/reviews/{SOON}.toml"
REVIEWED = UPCOMING | {REVIEW: accepted(problems(FIRST, UPCOMING))}
LIMITS = Configuration(
    limits=(Limit("cap", "duration", ("total liability",), at_least="P12M", topic="liability"),)
)
LIVING = GateSettings(paths=("legal/*.md",))
NOTICES = GateSettings(announcement="required")
NOTICE = f"{FOLDER}/notices/{SOON}.md"
CONFLICT = "<<<<<<< HEAD\n1.1 You may use the models worldwide for your own business.\n=======\n"


class Step(NamedTuple):
    """A step, and how it is checked."""

    name: str
    before: dict[str, Any]
    after: dict[str, Any]
    settings: GateSettings = GateSettings()
    more: dict[str, Any] = {}


def without(texts: dict[str, str], *paths: str) -> dict[str, str]:
    return {path: text for path, text in texts.items() if path not in paths}


STEPS = (
    Step("the first text of new terms", {}, FIRST),
    Step("new terms with two versions, of which one applies", {}, UPCOMING),
    Step(
        "terms at the top of the repository",
        {},
        {"2024-05-01.md": text(NOW)},
        GateSettings(paths=("*.md",)),
    ),
    Step("a new version, material in a sensitive topic", FIRST, UPCOMING),
    Step("the same, accepted", FIRST, REVIEWED),
    Step(
        "the same, accepted by a trailer",
        FIRST,
        UPCOMING,
        GateSettings(),
        {"ids": [problems(FIRST, UPCOMING)[0].id]},
    ),
    Step("a new version that changes no word", FIRST, FIRST | at(SOON)),
    Step(
        "a new version that changes another topic",
        FIRST,
        UPCOMING,
        GateSettings(topics=("payment",)),
    ),
    Step(
        "a new version without a rule for the edit",
        FIRST,
        FIRST | at(SOON, ("for your own business", "for your own purple business")),
    ),
    Step(
        "the same, where what is not assessed passes",
        FIRST,
        FIRST | at(SOON, ("for your own business", "for your own purple business")),
        GateSettings(unassessed="pass"),
    ),
    Step(
        "every weight and topic is asked for",
        FIRST,
        FIRST | at(SOON, STREET),
        GateSettings(materiality="editorial", topics=("other",)),
    ),
    Step("two changes in one version", FIRST, FIRST | at(SOON, LESS, TRAIN)),
    Step(
        "a clause goes",
        FIRST,
        FIRST | at(SOON, ("1.2 We do not use your data to train our models.\n\n", "")),
    ),
    Step("an older version is added", FIRST, FIRST | at("2024-04-01", TRAIN)),
    Step(
        "a version of the same day", FIRST, FIRST | {f"{FOLDER}/2024-05-01-2.md": text(NOW, STREET)}
    ),
    Step("less notice than the terms promise", FIRST, FIRST | at("2025-06-15", STREET)),
    Step("exactly as much", FIRST, FIRST | at("2025-07-01", STREET)),
    Step("a day less", FIRST, FIRST | at("2025-06-30", STREET)),
    Step("one day of notice", FIRST, FIRST | at("2025-06-02", STREET)),
    Step(
        "less than the policy asks for",
        FIRST,
        FIRST | at("2025-08-01", STREET),
        GateSettings(notice=90),
    ),
    Step("less notice, where nothing of weight changes", FIRST, FIRST | at("2025-06-02")),
    Step("all versions are checked", {}, UPCOMING, GateSettings(), {"whole": True}),
    Step("the version that applies is edited", FIRST, at(NOW, STREET)),
    Step(
        "the version that applies gets a front matter", FIRST, at(NOW, head=head("note: reviewed"))
    ),
    Step(
        "the front matter of the version that applies is changed",
        at(NOW, head=head("note: reviewed")),
        at(NOW, head=head("note: seen")),
    ),
    Step(
        "the front matter of the version that applies goes",
        at(NOW, head=head("note: reviewed")),
        FIRST,
    ),
    Step(
        "only the Markdown is spelled otherwise",
        FIRST,
        {f"{FOLDER}/{NOW}.md": text(NOW).replace("## 1. Use", "1. Use\n------")},
    ),
    Step("a version that applied is deleted", UPCOMING, at(SOON, LESS)),
    Step("an announced version with a change that matters is deleted", REVIEWED, FIRST),
    Step("an announced version without one is deleted", FIRST | at(SOON), FIRST),
    Step("an announced version is redrafted", REVIEWED, REVIEWED | at(SOON, LESS, TRAIN)),
    Step("an announced change is taken back", REVIEWED, REVIEWED | at(SOON)),
    Step("an upcoming version is edited back, then accepted again", FIRST | at(SOON), REVIEWED),
    Step(
        "a redraft that comes nearer than the notice allows",
        FIRST | at("2025-06-15"),
        FIRST | at("2025-06-15", STREET),
    ),
    Step(
        "the file name says another day than the text",
        FIRST,
        FIRST | {f"{FOLDER}/{SOON}.md": text(LATER)},
    ),
    Step(
        "the front matter says another day",
        FIRST,
        FIRST | at(SOON, head=head("effective: 2026-06-01")),
    ),
    Step(
        "another day on purpose",
        FIRST,
        FIRST | {f"{FOLDER}/{SOON}.md": text(LATER, head=head(f"stated: {LATER}", "forced: true"))},
    ),
    Step("since before its own date", FIRST, FIRST | at(SOON, head=head("since: 2026-04-30"))),
    Step("since its own date", FIRST, FIRST | at(SOON, head=head("since: 2026-05-01"))),
    Step(
        "withdrawn before its start",
        FIRST,
        FIRST | at(SOON, head=head("since: 2026-06-01", "withdrawn: 2026-05-31")),
    ),
    Step("withdrawn on its own day", FIRST, FIRST | at(SOON, head=head("withdrawn: 2026-05-01"))),
    Step("withdrawn before its date", FIRST, FIRST | at(SOON, head=head("withdrawn: 2026-04-30"))),
    Step(
        "days that are none", FIRST, FIRST | at(SOON, head=head("since: soon", "withdrawn: never"))
    ),
    Step(
        "a front matter that speaks to readers",
        FIRST,
        FIRST | at(SOON, head=head("title: Terms", "promise: we pay twice", "# a remark")),
    ),
    Step("a defect comes in", FIRST, FIRST | at(SOON, ("the last", "the the last"))),
    Step(
        "an edit of the version that applies brings a defect in",
        FIRST,
        at(NOW, ("Letters go to", "Letters go to to")),
    ),
    Step(
        "a defect that was there",
        at(NOW, ("the last", "the the last")),
        at(NOW, ("the last", "the the last"), STREET),
    ),
    Step(
        "an unfinished merge",
        FIRST,
        FIRST
        | at(
            SOON,
            ("1.2 We do", f"{CONFLICT}1.2 We do"),
            ("## 2. Liability", ">>>>>>> other\n\n## 2. Liability"),
        ),
    ),
    Step(
        "a heading underlined by seven signs",
        FIRST,
        FIRST | at(SOON, ("## 2. Liability", "2. Liability\n=======")),
    ),
    Step("a limit is broken", FIRST, UPCOMING, GateSettings(), {"configuration": LIMITS}),
    Step(
        "a limit that was broken",
        UPCOMING,
        UPCOMING | at(LATER, LESS),
        GateSettings(),
        {"configuration": LIMITS},
    ),
    Step(
        "words of another file are included",
        FIRST,
        FIRST | at(SOON, ("1.2 We", '{% include "more.md" %}\n\n1.2 We')),
    ),
    Step(
        "words that were included already",
        at(NOW, ("1.2 We", "![[more]]\n\n1.2 We")),
        at(NOW, ("1.2 We", "![[more]]\n\n1.2 We")) | at(SOON, ("1.2 We", "![[more]]\n\n1.2 We")),
    ),
    Step("a text that is cut off", FIRST, FIRST | {f"{FOLDER}/{SOON}.md": text(SOON)[:-30]}),
    Step("a file with another name", FIRST, FIRST | {f"{FOLDER}/final (1).md": text(SOON)}),
    Step(
        "a file with another name is changed",
        FIRST | {f"{FOLDER}/final.md": text(SOON)},
        FIRST | {f"{FOLDER}/final.md": text(SOON, LESS)},
    ),
    Step("a file with another name goes", FIRST | {f"{FOLDER}/final.md": text(SOON)}, FIRST),
    Step(
        "the original of a new version", FIRST, FIRST | at(SOON) | {f"{FOLDER}/{SOON}.pdf": b"%PDF"}
    ),
    Step(
        "the original of an old version is changed",
        FIRST | {f"{FOLDER}/{NOW}.pdf": b"%PDF"},
        FIRST | {f"{FOLDER}/{NOW}.pdf": b"%PDF-1"},
    ),
    Step("the original of an old version goes", FIRST | {f"{FOLDER}/{NOW}.pdf": b"%PDF"}, FIRST),
    Step(
        "a filing that was not finished",
        FIRST,
        FIRST | {f"{FOLDER}/.new.filed/{SOON}.md": text(SOON)},
    ),
    Step(
        "two files of one version",
        FIRST,
        FIRST | at(SOON) | {f"{FOLDER}/{SOON}.txt": text(SOON)},
        GateSettings(paths=("versions/**/*.md", "versions/**/*.txt")),
    ),
    Step("an acknowledgement is removed", REVIEWED, UPCOMING | {REVIEW: "#\n"}),
    Step(
        "an acknowledgement is rewritten",
        REVIEWED,
        REVIEWED | {REVIEW: REVIEWED[REVIEW].replace("agreed", "never")},
    ),
    Step(
        "a review goes with its version to another day",
        REVIEWED,
        FIRST | at(LATER, LESS) | {f"{FOLDER}/reviews/{LATER}.toml": REVIEWED[REVIEW]},
    ),
    Step(
        "an acknowledgement of nothing",
        UPCOMING,
        FIRST | at(SOON, TRAIN) | {REVIEW: REVIEWED[REVIEW]},
    ),
    Step(
        "an acknowledgement with an id of an older termsdiff",
        REVIEWED,
        REVIEWED
        | {
            REVIEW: REVIEWED[REVIEW]
            + '\n[[accepted]]\nchange = "c-0123456789ab"\nby = "Ada"\nreason = "ok"\n'
        },
    ),
    Step(
        "the version before an upcoming one goes",
        FIRST | at("2025-10-01", TRAIN) | at(SOON, LESS, TRAIN),
        FIRST | at(SOON, LESS, TRAIN),
    ),
    Step("a version is put before an upcoming one", UPCOMING, UPCOMING | at("2025-10-01", TRAIN)),
    Step("a living text", {}, {"legal/terms.md": text(NOW)}, LIVING),
    Step(
        "another living text",
        {"legal/terms.md": text(NOW)},
        {"legal/terms.md": text(NOW), "legal/more.md": text(NOW)},
        LIVING,
    ),
    Step(
        "a living text is edited",
        {"legal/terms.md": text(NOW)},
        {"legal/terms.md": text(NOW, LESS)},
        LIVING,
    ),
    Step("a living text goes", {"legal/terms.md": text(NOW)}, {}, LIVING),
    Step(
        "a text that could not be read is edited",
        {f"{FOLDER}/{NOW}.md": b"version https://git-lfs.github.com/spec/v1\n"},
        FIRST,
    ),
    Step("no notice of what a version changes", FIRST, UPCOMING, NOTICES),
    Step("no notice of a version that changes nothing", FIRST, FIRST | at(SOON), NOTICES),
    Step(
        "a notice that says what is not so",
        FIRST,
        UPCOMING
        | {
            NOTICE: "# Changes\n\n- We now owe you the fees of eighteen months, not of twelve.\n"
            "- Your support hours are longer.\n"
        },
        NOTICES,
    ),
    Step(
        "a notice that calls it smaller than it is",
        FIRST,
        UPCOMING
        | {NOTICE: "# Changes\n\n- Typographical corrections in the section on liability.\n"},
        NOTICES,
    ),
    Step(
        "a notice that tells it",
        FIRST,
        UPCOMING
        | {
            NOTICE: "# Changes\n\n- Our total liability is now limited to the fees of the last six "
            "months, no longer of twelve months.\n"
        },
        NOTICES,
    ),
    Step(
        "a notice of what applied already",
        UPCOMING,
        UPCOMING | {f"{FOLDER}/notices/{NOW}.md": "# Changes\n\n- None.\n"},
        NOTICES,
    ),
)


def _lines(report: Report) -> Iterator[str]:
    for problem in report.problems:
        yield from _said(problem)
    for remark in report.remarks:
        yield f"  note: {remark}"
    for path, comparison in report.comparisons:
        yield f"  compared: {path}: {comparison.verdict}"


def _said(problem: Problem) -> Iterator[str]:
    yield f"  {problem.kind} at {problem.path}:{problem.line}"
    yield f"    {problem.message}"
    yield f"    -> {problem.cure}"
    subject = problem.subject
    if subject is None:
        return
    yield f"    to be accepted in {problem.review}: {subject.clause!r}, id {subject.id}"
    for name in ("where", "materiality", "topics", "old", "new"):
        if value := getattr(subject, name):
            yield f"      {name}: {value!r}"


def said_of(step: Step) -> str:
    found = reports(step.before, step.after, step.settings, **step.more)
    lines = [line for report in found for line in _lines(report)] or ["  (nothing)"]
    return "\n".join([f"== {step.name}", *lines, ""])


def expected() -> dict[str, str]:
    parts = SAID.read_text("utf-8").split("\n== ") if SAID.is_file() else []
    named = (f"== {part.removeprefix('== ').rstrip()}\n" for part in parts)
    return {part.partition("\n")[0][3:]: part for part in named}


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_what_is_said(step: Step) -> None:
    if os.environ.get("TERMSDIFF_SNAPSHOTS") == "write":
        SAID.write_text("\n".join(map(said_of, STEPS)), "utf-8")
    assert said_of(step) == expected()[step.name]


def test_every_step_has_its_own_name_and_is_in_the_file() -> None:
    assert [step.name for step in STEPS] == list(expected())


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_what_was_accepted_is_not_asked_for_again(step: Step) -> None:
    """Each subject is covered by the entry that `ack` makes of it, and by no other."""
    asked = [p for p in problems(step.before, step.after, step.settings, **step.more) if p.subject]
    reviews = {problem.review for problem in asked}
    after = dict(step.after)
    for review in reviews:
        had = after.get(review, "")
        after[review] = had + "\n" + accepted(asked, review)
    left = problems(step.before, after, step.settings, **step.more)
    assert not [problem for problem in left if problem.subject], left


def test_the_documents_are_read_from_the_texts_of_the_step() -> None:
    report, *_ = reports(FIRST, UPCOMING, today=date(2025, 1, 1))
    ((path, comparison),) = report.comparisons
    assert path == f"{FOLDER}/{SOON}.md"
    documents: tuple[Document, ...] = (comparison.old, comparison.new)
    assert [one.source for one in documents] == [f"{FOLDER}/{NOW}.md", path]
