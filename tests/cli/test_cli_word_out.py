"""The options for Word files, and a Word file alone as two versions."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("lxml")

from termsdiff import compare
from termsdiff.cli.main import run
from termsdiff.input.word.convert import to_markdown
from termsdiff.reports.options import RenderOptions
from termsdiff.reports.word.render import render

OLD = "# Terms\n\n1. We give ninety (90) days' notice.\n\n2. Fees are due in thirty days.\n"
NEW = "# Terms\n\n1. We give sixty (60) days' notice.\n\n2. Fees are due in thirty days.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for stem, text in (("old", OLD), ("new", NEW)):
        Path(f"{stem}.md").write_text(text, "utf-8")
        # a text against itself is that text as a Word file
        Path(f"{stem}.docx").write_bytes(render(compare(text, text), RenderOptions()))
    whole = Path("old.docx").read_bytes()
    Path("broken.docx").write_bytes(whole[: len(whole) // 2] + b"word/")
    with zipfile.ZipFile("old.docx") as good, zipfile.ZipFile("empty.docx", "w") as bad:
        for place in good.namelist():
            data = good.read(place)
            bad.writestr(place, b"<x/>" if place == "word/document.xml" else data)
    return tmp_path


def document(path: str) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read("word/document.xml").decode()


@pytest.mark.parametrize("old", ["old.md", "old.docx"])
@pytest.mark.parametrize("new", ["new.md", "new.docx"])
def test_word_and_markdown_in_any_pair(here: Path, old: str, new: str) -> None:
    assert run(["diff", old, new, "-o", "out.docx", "-q", "--author", "Ana Lawyer"]) == 0
    data = Path("out.docx").read_bytes()
    assert "sixty (60)" in to_markdown(data).text
    assert "ninety (90)" in to_markdown(data, "reject").text
    assert 'w:author="Ana Lawyer"' in document("out.docx")


@pytest.mark.parametrize(
    ("given", "stated"),
    [("2026-11-23", "2026-11-23T00:00:00Z"), ("2026-11-23T09:30+01:00", "2026-11-23T08:30:00Z")],
)
def test_the_date_is_the_one_given(here: Path, given: str, stated: str) -> None:
    for out in ("one.docx", "two.docx"):
        assert run(["diff", "old.docx", "new.docx", "-o", out, "-q", "--date", given]) == 0
    assert f'w:date="{stated}"' in document("one.docx")
    assert Path("one.docx").read_bytes() == Path("two.docx").read_bytes()


def test_the_date_of_a_reproducible_build(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert run(["diff", "old.docx", "new.docx", "-o", "out.docx", "-q"]) == 0
    assert 'w:date="2023-11-14T22:13:20Z"' in document("out.docx")


def test_cover_and_template(here: Path) -> None:
    arguments = ["diff", "old.md", "new.md", "-o", "out.docx", "-q", "--cover"]
    assert run([*arguments, "--template", "old.docx"]) == 0
    text = to_markdown(Path("out.docx").read_bytes()).text
    assert text.index("What changed") < text.index("## Terms")
    assert "days became" in text.partition("## Terms")[0]


def test_a_redline_alone_is_two_versions(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", "old.docx", "new.docx", "-o", "out.docx", "-q"]) == 0
    assert run(["diff", "out.docx", "--format", "json", "-q"]) == 0
    report = json.loads(capsys.readouterr().out)
    (change,) = report["changes"]
    assert "ninety (90)" in change["old"]["text"]
    assert "sixty (60)" in change["new"]["text"]
    assert run(["diff", "out.docx", "-o", "again.docx", "-q", "--author", "Other"]) == 0
    again = document("again.docx")
    assert 'w:author="Other"' not in again
    assert again.count("<w:ins ") == document("out.docx").count("<w:ins ")


def test_a_word_file_alone_without_changes_is_compared_with_git(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diff", "old.docx"]) == 2
    assert "tracked" not in capsys.readouterr().err


def test_a_review_or_an_option_answers_a_draft(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diff", "old.docx", "new.docx", "--format", "json", "-q"]) == 0
    (change,) = json.loads(capsys.readouterr().out)["changes"]
    note = {"change": change["id"], "answer": "reject", "note": "Ninety was agreed."}
    Path("review.json").write_text(json.dumps({"answers": [note]}), "utf-8")
    for number, answer in enumerate(("review.json", f"{change['id'][:12]}=reject")):
        out = f"reply{number}.docx"
        assert run(["diff", "old.docx", "new.docx", "-o", out, "-q", "--answer", answer]) == 0
        data = Path(out).read_bytes()
        assert "ninety (90)" in to_markdown(data).text
        assert "sixty (60)" in to_markdown(data, "reject").text
    with zipfile.ZipFile(io.BytesIO(Path("reply0.docx").read_bytes())) as archive:
        assert b"Ninety was agreed." in archive.read("word/comments.xml")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--cover"], "--cover is for Word files, but the format is text"),
        (["--author", "A", "-o", "x.html"], "--author is for Word files, but the format is html"),
        (["-o", "x.docx", "--template", "old.md"], "old.md: not a Word file"),
        (["-o", "x.docx", "--template", "none.docx"], "none.docx: no such file"),
        (["-o", "x.docx", "--template", "broken.docx"], "broken.docx: a damaged Word file"),
        (["-o", "x.docx", "--template", "empty.docx"], "empty.docx: a Word file without a doc"),
        (["-o", "x.docx", "--date", "yesterday"], "is not a date"),
        (["-o", "x.docx", "--author", "  "], "a name of 1 to 255"),
        (["-o", "x.docx", "--author", "a\x07b"], "a name of 1 to 255"),
        (["-o", "x.docx", "--answer", "c-1"], "neither an answer nor a file"),
        (["-o", "x.docx", "--answer", "c-1234567=reject"], "no change with this id"),
        (["-o", "x.docx", "--answer", "none.json"], "none.json: no such file"),
    ],
)
def test_misuse_is_one_line(
    here: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diff", "old.md", "new.md", *arguments]) == 2
    captured = capsys.readouterr()
    assert message in captured.err
    assert captured.err.count("\n") == 1
    assert captured.out == ""
    assert not Path("x.docx").exists()
