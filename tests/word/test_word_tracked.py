"""Tracked changes in a Word file: accepted, rejected, or both sides compared."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

pytest.importorskip("lxml")

from word_package import (
    kind_of_list,
    level,
    list_of,
    mark,
    numbered,
    package,
    paragraph,
    run,
    tracked,
)

from termsdiff.cli.main import run as run_command
from termsdiff.input import reading
from termsdiff.input.conversion import convert
from termsdiff.input.converted import Converted
from termsdiff.input.document_formats import Kind
from termsdiff.input.word.convert import to_markdown

LISTS = kind_of_list(1, level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)")) + list_of(1, 1)
NAMED = ("-c", "user.name=A", "-c", "user.email=a@example.org")
NOTICE = paragraph(
    run("Notice is ")
    + tracked("del", run("60"))
    + tracked("ins", run("14"), "B. Sample")
    + run(" days.")
)


def sides(body: str) -> tuple[list[str], list[str]]:
    """Return the paragraphs with changes accepted, and with changes rejected."""
    data = package(body, numbering=LISTS)
    accepted, rejected = to_markdown(data), to_markdown(data, "reject")
    for converted in (accepted, rejected):
        assert all(count.words == count.kept for count in converted.counts)
    return accepted.text.strip().split("\n\n"), rejected.text.strip().split("\n\n")


def test_insertions_and_deletions() -> None:
    assert sides(NOTICE) == (["Notice is 14 days."], ["Notice is 60 days."])


def test_a_note_tells_number_and_authors() -> None:
    (note,) = to_markdown(package(NOTICE)).notes
    assert (note.code, note.incomplete) == ("tracked-changes", False)
    assert note.text == "2 tracked changes by A. Sample, B. Sample were read as accepted"
    many = "".join(tracked("ins", run("x "), f"Author {n}") for n in range(8))
    (note,) = to_markdown(package(paragraph(many))).notes
    assert "Author 4 and 3 more" in note.text


def test_a_tracked_move_is_read_on_both_sides() -> None:
    body = (
        paragraph(tracked("moveFrom", run("Moved."), "A"), mark("moveFrom"))
        + paragraph("Stays.")
        + paragraph(tracked("moveTo", run("Moved."), "A"), mark("moveTo"))
        + paragraph("Last.")
    )
    assert sides(body) == (["Stays.", "Moved.", "Last."], ["Moved.", "Stays.", "Last."])


def test_a_deleted_end_joins_and_counts_once() -> None:
    body = (
        paragraph("One", numbered(1))
        + paragraph("two ", numbered(1) + mark("del"))
        + paragraph("halves", numbered(1, 1))
        + paragraph(tracked("del", run("gone")), numbered(1) + mark("del"))
        + paragraph("Three", numbered(1))
    )
    assert sides(body) == (
        ["1\\. One", "2\\. two halves", "3\\. Three"],
        ["1\\. One", "2\\. two", "(a) halves", "3\\. gone", "4\\. Three"],
    )


def test_an_inserted_end_joins_where_it_is_rejected() -> None:
    body = paragraph("One ", numbered(1) + mark("ins")) + paragraph("and more", numbered(1))
    assert sides(body) == (["1\\. One", "2\\. and more"], ["1\\. One and more"])


def test_a_deleted_paragraph_at_the_end_leaves_no_number() -> None:
    body = paragraph("One", numbered(1)) + paragraph(
        tracked("del", run("gone")), numbered(1) + mark("del")
    )
    assert sides(body)[0] == ["1\\. One"]


def test_changes_of_form_are_taken_back_too() -> None:
    struck = run("refund", "<w:strike/><w:rPrChange w:id='1' w:author='A'><w:rPr/></w:rPrChange>")
    plain = '<w:pPrChange w:id="1" w:author="A"><w:pPr>' + numbered(1) + "</w:pPr></w:pPrChange>"
    body = paragraph(run("We ") + struck + run("pay")) + paragraph("Clause", plain)
    assert sides(body) == (["We pay", "Clause"], ["We refundpay", "1\\. Clause"])


@pytest.fixture
def draft(tmp_path: Path) -> str:
    path = tmp_path / "draft.docx"
    path.write_bytes(package(paragraph("Terms", style="Title") + NOTICE))
    return str(path)


def test_one_file_gives_both_versions(draft: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["diff", draft, "--tracked", "both-as-versions", "--format", "json"]) == 0
    captured = capsys.readouterr()
    report = json.loads(captured.out)
    (change,) = report["changes"]
    assert (change["old"]["text"], change["new"]["text"]) == (
        "Notice is 60 days.",
        "Notice is 14 days.",
    )
    assert report["old"]["source"] == f"{draft} (changes rejected)"
    assert "2 tracked changes by A. Sample, B. Sample were read as rejected" in captured.err
    assert captured.err.count("\n") == 2


def test_one_side_of_two_files(
    draft: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = tmp_path / "plain.docx"
    plain.write_bytes(package(paragraph("Terms", style="Title") + paragraph("Notice is 60 days.")))
    arguments = ["diff", str(plain), draft, "--fail-on", "any", "--stat"]
    assert run_command([*arguments, "--tracked", "reject"]) == 0
    assert run_command(arguments) == 1
    capsys.readouterr()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["{draft}", "{draft}", "--tracked", "both-as-versions"], "takes one Word file"),
        (["{plain}", "--tracked", "both-as-versions"], "no tracked changes; name"),
        (["{draft}", "--tracked", "reject"], "no git repository here or above"),
        (
            ["sample", "--tracked", "reject"],
            "sample@2025-01-01: a kept version is text without tracked changes",
        ),
        (["{draft}", "{draft}", "--tracked", "perhaps"], "invalid choice"),
    ],
)
def test_misuse_is_one_line(
    arguments: list[str],
    message: str,
    draft: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    plain = tmp_path / "plain.docx"
    plain.write_bytes(package(paragraph("The fee.")))
    kept = tmp_path / "versions" / "sample"
    kept.mkdir(parents=True)
    for day in ("2025-01-01", "2026-01-01"):
        (kept / f"{day}.md").write_text("# Terms\n\nThe fee.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    given = [one.format(draft=draft, plain=plain) for one in arguments]
    assert run_command(["diff", *given]) == 2
    captured = capsys.readouterr()
    assert message in captured.err
    assert captured.err.count("\n") == 1
    assert captured.out == ""


def test_a_document_in_git_is_read_on_the_side_asked_for(
    draft: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    for words in (["init", "-q"], ["add", "draft.docx"], [*NAMED, "commit", "-qm", "Draft"]):
        subprocess.run(["git", *words], check=True)
    for side, days in (("accept", 14), ("reject", 60)):
        assert run_command(["parse", "HEAD:draft.docx", "--tracked", side]) == 0
        assert f"Notice is {days} days." in capsys.readouterr().out
    text = paragraph("Terms", style="Title") + paragraph("Notice is 60 days.")
    Path(draft).write_bytes(package(text))
    arguments = ["diff", "HEAD", "draft.docx", "--fail-on", "any", "--stat"]
    assert run_command([*arguments, "--tracked", "reject"]) == 0
    assert run_command(arguments) == 1


def test_a_document_is_converted_once_for_each_side(
    draft: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    read: list[str] = []

    def counted(kind: Kind, data: bytes, name: str, side: str, content_type: str) -> Converted:
        read.append(side)
        return convert(kind, data, name, side, content_type)

    monkeypatch.setattr(reading, "convert", counted)
    for words in ([], ["--tracked", "both-as-versions"]):
        assert run_command(["diff", draft, "--stat", *words]) == 0
        assert sorted(read) == ["accept", "reject"]
        read.clear()
    capsys.readouterr()


def test_parse_reads_word_and_shows_the_count(
    draft: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["parse", draft]) == 0
    captured = capsys.readouterr()
    assert captured.out.endswith("Words read: document 5 of 5\n")
    assert "Notice is 14 days." in captured.out
    assert captured.err.count("\n") == 1
    assert run_command(["parse", draft, "--tracked", "reject", "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["words"] == [{"part": "document", "words": 5, "kept": 5}]
    assert document["blocks"][-1]["text"] == "Notice is 60 days."
