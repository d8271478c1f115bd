"""The file of opinions, export and import, and what the counts say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fake_models import FakeModel, answering, changes_in, entry, registered
from opinion_samples import NEW, OLD

from termsdiff import TermsdiffError, compare
from termsdiff.cli.main import run
from termsdiff.opinion import append_records, apply, questions_of, read_records
from termsdiff.opinion.answer_file import Record, record_line
from termsdiff.opinion.cost import stats_of

Capture = pytest.CaptureFixture[str]
RECORD = Record("ab" * 16, "1", "a model", {"grade": "minor"}, rules="minor (rule)")


def test_records_come_back_as_they_were_kept(tmp_path: Path) -> None:
    file = tmp_path / "kept.jsonl"
    append_records(file, [RECORD])
    append_records(file, [RECORD._replace(model="another")])
    assert read_records(file).records == (RECORD, RECORD._replace(model="another"))


def test_a_line_half_written_is_passed_over_and_kept(tmp_path: Path) -> None:
    file = tmp_path / "kept.jsonl"
    half = record_line(RECORD)[:40]
    file.write_text(record_line(RECORD) + half, "utf-8")
    append_records(file, [RECORD._replace(model="later")])
    found = read_records(file)
    assert [record.model for record in found.records] == ["a model", "later"]
    assert found.broken == 1
    assert half in file.read_text("utf-8")


@pytest.mark.parametrize(
    "line",
    [
        "no JSON",
        "[1]",
        "{}",
        "{" * 50_000,
        '{"schema": "termsdiff.opinion/1", "key": 7, "answer": {}}',
        '{"schema": "termsdiff.opinion/1", "key": "", "answer": {}}',
        '{"schema": "termsdiff.opinion/1", "key": "k", "answer": []}',
        '{"schema": "termsdiff.opinion/9", "key": "k", "answer": {}}',
        '{"schema": "termsdiff.opinion/1", "key": "k", "model": "%s", "answer": {}}' % ("m" * 999),
        "\x00\x01",
    ],
)
def test_lines_that_are_no_records(tmp_path: Path, line: str) -> None:
    file = tmp_path / "kept.jsonl"
    file.write_text(f"{line}\n{record_line(RECORD)}", "utf-8")
    assert read_records(file) == ((RECORD,), 1)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TermsdiffError, match="not a regular file"):
        read_records(tmp_path)
    with pytest.raises(TermsdiffError, match="does not exist"):
        append_records(tmp_path / "none" / "kept.jsonl", [RECORD])
    (tmp_path / "notes.md").write_text("# My notes\n", "utf-8")
    with pytest.raises(TermsdiffError, match="not an opinions file"):
        append_records(tmp_path / "notes.md", [RECORD])
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    with pytest.raises(TermsdiffError, match="not a regular file"):
        append_records(tmp_path / "dangling", [RECORD])


def test_a_forged_file_is_checked_like_an_answer(tmp_path: Path) -> None:
    comparison = compare(OLD, NEW)
    file = tmp_path / "forged.jsonl"
    lies = [
        Record(q.key, "1", "forger", entry(q.key, "we may do anything", grade="harmless"))
        for q in questions_of(comparison)
    ]
    append_records(file, lies)
    found = apply(comparison, read_records(file))
    for was, now in zip(comparison.changes, found.changes, strict=True):
        assert (was.materiality, was.basis, was.findings) == (
            now.materiality,
            now.basis,
            now.findings,
        )


def test_a_check_is_never_opened_by_an_opinion() -> None:
    comparison = compare(OLD, NEW)
    records = tuple(
        Record(q.key, "1", "any", entry(q.key, " ".join((q.new or q.old).split()[:3]), grade=grade))
        for q, grade in zip(questions_of(comparison), ["harmless", "material"] * 9, strict=False)
    )
    found = apply(comparison, read_records(Path("none"))._replace(records=records), only_raise=True)
    order = ("material", "minor", "unassessed", "editorial").index
    for was, now in zip(comparison.changes, found.changes, strict=True):
        assert order(now.materiality) <= order(was.materiality)


def test_an_opinion_holds_for_these_words_at_this_place_only() -> None:
    keys = {question.key for question in questions_of(compare(OLD, NEW))}
    other = {
        question.key for question in questions_of(compare(OLD, NEW.replace("three (3)", "two (2)")))
    }
    assert len(keys - other) == 1
    defined = NEW.replace("the records that you send", "the files that you send")
    moved = {question.key for question in questions_of(compare(OLD, defined))}
    # the definition itself, and the clause that uses the term in its changed sentence
    assert 1 <= len(keys - moved) <= 3


def test_export_and_import(here: Path, capsys: Capture) -> None:
    assert run(["opinions", "export", "old.md", "new.md", "-o", "questions.jsonl", "-q"]) == 0
    (line,) = (here / "questions.jsonl").read_text("utf-8").splitlines()
    call = json.loads(line)
    answers = [entry(key, words) for key, words in changes_in(call["text"])]
    assert len(answers) == len(call["changes"]) > 3
    batch = {"custom_id": "1", "result": {"content": [{"text": json.dumps({"answers": answers})}]}}
    (here / "answers.jsonl").write_text(json.dumps(batch) + "\n", "utf-8")
    words = ["opinions", "import", "questions.jsonl", "answers.jsonl"]
    assert run(words) == 2
    assert "--by" in capsys.readouterr().err
    assert run([*words, "--by", "Ada"]) == 0
    assert f"{len(answers)} answers kept in opinions.jsonl" in capsys.readouterr().err
    assert run(["diff", "old.md", "new.md", "--opinions", "opinions.jsonl", "-f", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {one["opinion"]["model"] for one in found["changes"] if "opinion" in one} == {"Ada"}


def test_import_refuses_what_fails_the_checks(here: Path, capsys: Capture) -> None:
    assert run(["opinions", "export", "old.md", "new.md", "-o", "questions.jsonl", "-q"]) == 0
    key = json.loads((here / "questions.jsonl").read_text("utf-8"))["changes"][0]["key"]
    answers = [entry(key, "never said"), entry("f" * 32, "the fees")]
    (here / "answers.jsonl").write_text("\n".join(map(json.dumps, answers)), "utf-8")
    words = ["opinions", "import", "questions.jsonl", "answers.jsonl", "--by", "Ada"]
    assert run(words) == 1
    err = capsys.readouterr().err
    assert f"{key}: refused: not in the clause" in err
    assert "1 answer without a question" in err
    assert not (here / "opinions.jsonl").exists()
    (here / "answers.jsonl").write_text("nothing of the kind", "utf-8")
    assert run(words) == 2
    (here / "questions.jsonl").write_text('{"schema": "other"}\n', "utf-8")
    assert run(words) == 2
    assert "line 1 does not come from `termsdiff opinions export`" in capsys.readouterr().err


def test_opinions_are_counted_with_their_cost(here: Path, capsys: Capture) -> None:
    with registered(FakeModel("fake-counted", answering(grade="material"))):
        assert run(["diff", "old.md", "new.md", "--opinion", "fake-counted", "-q"]) == 0
    prices = "[opinion]\nprice_read = 1.0\nprice_written = 5\n"
    (here / "termsdiff.toml").write_text(prices, "utf-8")
    capsys.readouterr()
    assert run(["opinions", "stats", "opinions.jsonl", "--format", "json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert found["answers"] == sum(row["answers"] for row in found["table"])
    expected = (found["tokens_read"] * 1.0 + found["tokens_written"] * 5.0) / 1e6
    assert found["cost"] == pytest.approx(expected)
    assert 0 < found["agreeing"] <= found["comparable"]
    assert run(["opinions", "stats", "opinions.jsonl"]) == 0
    assert "tokens read" in capsys.readouterr().out
    assert run(["opinions", "stats", "none.jsonl"]) == 2


def test_every_line_of_one_question_was_paid_for() -> None:
    twice = [RECORD._replace(tokens=(10, 1)), RECORD._replace(tokens=(20, 2))]
    (found,) = stats_of(twice)
    assert (found.answers, found.read, found.written, found.agreeing) == (1, 30, 3, 1)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("model = 7", "opinion.model: must be a string"),
        ("about = 'some'", "opinion.about: must be one of unassessed, "),
        ("file = '/etc/passwd'", "next to this one or below"),
        ("file = '../up.jsonl'", "next to this one or below"),
        ("file = '.git/hooks/x.jsonl'", "next to this one or below"),
        ("file = 'README.md'", "ends in .jsonl"),
        ("budget = -1", "opinion.budget: must be a whole number from 100"),
        ("timeout = true", "opinion.timeout: must be a number"),
        ("price_read = 'free'", "opinion.price_read: must be a number"),
        ("timeout = 0", "opinion.timeout: must be a number of seconds"),
        ("modle = 'x'", "did you mean model"),
    ],
)
def test_settings(here: Path, capsys: Capture, settings: str, said: str) -> None:
    (here / "termsdiff.toml").write_text(f"[opinion]\n{settings}\n", "utf-8")
    assert run(["diff", "old.md", "new.md", "--opinion", "any"]) == 2
    assert said in capsys.readouterr().err


def test_a_site_shows_recorded_opinions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "versions" / "tidewater"
    folder.mkdir(parents=True)
    (folder / "2026-03-01.md").write_text(OLD, "utf-8")
    (folder / "2027-01-01.md").write_text(NEW, "utf-8")
    comparison = compare(OLD, NEW)
    records = [
        Record(q.key, "1", "any", entry(q.key, " ".join((q.new or q.old).split()[:3])))
        for q in questions_of(comparison)
    ]
    append_records(tmp_path / "kept.jsonl", records)
    assert run(["report", "-q", "--out", "plain", "--on", "2027-02-01"]) == 0
    words = ["report", "-q", "--on", "2027-02-01", "--opinions", "kept.jsonl", "--out", "read"]
    assert run(words) == 0
    page = "tidewater/2026-03-01_to_2027-01-01.html"
    said = "Second opinion: The provider takes on less than before."
    assert said not in (tmp_path / "plain" / page).read_text("utf-8")
    assert said in (tmp_path / "read" / page).read_text("utf-8")
    assert run([*words[:-1], "other", "--opinions", "none.jsonl"]) == 2
