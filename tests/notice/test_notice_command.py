"""`termsdiff notice` as its user runs it: sources of a notice, formats, exit status, mistakes."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from notice_samples import HONEST, MAIL, NEW, SLANTED

from termsdiff.cli.main import run


def notice(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = run(["notice", *words])
    out, err = capsys.readouterr()
    return status, out, err


def report(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    status, out, _ = notice(capsys, "old.md", "new.md", *words, "-f", "json")
    assert status == 0
    found = json.loads(out)
    assert isinstance(found, dict)
    return found


def verdicts(found: dict[str, object]) -> list[str]:
    statements = found["statements"]
    assert isinstance(statements, list)
    return [one["verdict"] for one in statements]


@pytest.mark.parametrize(
    ("text", "wanted", "status"),
    [
        (HONEST, "any", 0),
        (HONEST, "unannounced", 0),
        (SLANTED, "wrong", 1),
        (SLANTED, "unannounced", 1),
        (SLANTED, "any", 1),
        ("- Disputes now go to binding arbitration, and jury trials are waived.\n", "wrong", 0),
        ("- Disputes now go to binding arbitration, and jury trials are waived.\n", "any", 1),
    ],
)
def test_the_exit_status_says_what_was_found(
    files: Path, capsys: pytest.CaptureFixture[str], text: str, wanted: str, status: int
) -> None:
    (files / "notice.md").write_text(text, "utf-8")
    words = ("old.md", "new.md", "--said", "notice.md", "--fail-on", wanted)
    assert notice(capsys, *words)[0] == status


def test_the_text_says_what_is_wrong_first(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (files / "notice.md").write_text(SLANTED, "utf-8")
    _, out, _ = notice(capsys, "old.md", "new.md", "--said", "notice.md", "--sent", "2026-08-10")
    parts = ["Contradicted (2)", "Not found (1)", "Understated (1)", "Unchanged (1)"]
    places = [out.index(part) for part in [*parts, "Not announced"]]
    assert places == sorted(places)
    assert "not kept; notice was due by 2026-08-02" in out


def test_an_email_brings_its_own_day(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (files / "mail.eml").write_bytes(MAIL.encode().replace(b"\n", b"\r\n"))
    found = report(capsys, "--said", "mail.eml")
    assert verdicts(found) == ["borne_out", "borne_out"]
    timing = found["timing"]
    assert isinstance(timing, dict)
    assert (timing["notice_date"], timing["days"], timing["kept"]) == ("2026-08-03", 29, False)


@pytest.mark.parametrize(
    "said",
    [
        "From: a@b.example\nSubject: x\nDate: nonsense\n\n"
        "We deleted nothing but the telephone line here.\n",
        "From: a@b.example\nSubject: x\nContent-Type: text/plain; charset=klingon\nDate: Mon, 1\n\n"
        "Disputes now go to binding arbitration.\n",
    ],
)
def test_a_broken_email_is_read_as_far_as_it_goes(
    files: Path, capsys: pytest.CaptureFixture[str], said: str
) -> None:
    (files / "mail.eml").write_text(said, "utf-8")
    found = report(capsys, "--said", "mail.eml")
    assert len(verdicts(found)) == 1


def test_a_hostile_email_ends_in_one_line(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deep = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(3000)
    )
    (files / "mail.eml").write_text(f"From: a\nSubject: b\nDate: c\n{deep}", "utf-8")
    status, out, err = notice(capsys, "old.md", "new.md", "--said", "mail.eml")
    assert status == 2
    assert out == ""
    assert err.count("\n") == 1


def test_a_page_and_standard_input_are_read(
    files: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    item = "<li>Disputes now go to binding arbitration.</li>"
    page = f"<html><body><h1>News</h1><ul>{item}</ul></body></html>"
    (files / "page.html").write_text(page, "utf-8")
    assert verdicts(report(capsys, "--said", "page.html")) == ["borne_out"]
    stdin = io.TextIOWrapper(io.BytesIO(b"- Disputes now go to binding arbitration.\n"))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert verdicts(report(capsys, "--said", "-")) == ["borne_out"]


def test_the_log_inside_the_new_version_is_read(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = "\n## Change log\n\n- 2026-09-01: The cap on our liability fell to six months of fees.\n"
    old = "\n## Change log\n\n- 2026-03-01: Support by telephone was added.\n"
    (files / "new.md").write_text(NEW + log + old.partition("\n\n")[2], "utf-8")
    found = report(capsys, "--in-document")
    assert verdicts(found) == ["borne_out"]


def test_the_message_of_a_commit_is_read(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def git(*words: str) -> None:
        subprocess.run(["git", *words], cwd=files, check=True, capture_output=True)

    git("init", "-q")
    git("config", "user.name", "Ada")
    git("config", "user.email", "ada@example.com")
    git("add", ".")
    message = (
        "Shorten notice before a feature is discontinued to nine months\n\n"
        "Disputes now go to binding arbitration.\n\nSigned-off-by: Ada <ada@example.com>\n"
    )
    git("commit", "-q", "-m", message)
    found = report(capsys, "--commit", "HEAD")
    assert verdicts(found) == ["contradicted", "borne_out"]


@pytest.mark.parametrize("name", ["html", "markdown", "json", "text"])
def test_every_format_is_written_to_a_new_file(
    files: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (files / "notice.md").write_text(SLANTED, "utf-8")
    words = ("old.md", "new.md", "--said", "notice.md", "-f", name, "-o", "audit.out")
    assert notice(capsys, *words)[0] == 0
    text = (files / "audit.out").read_text("utf-8")
    assert "nine months" in text
    status, _, err = notice(capsys, *words)
    assert (status, "already exists" in err) == (2, True)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--said", "missing.md"), "missing.md: no such file"),
        (("--said", "empty.md"), "an empty document"),
        (("--said", "hello.md"), "no statement that something changed"),
        (("--in-document",), "no change log or summary of changes"),
        (("--commit", "--output=x"), ""),
        ((), "one of the arguments --said --in-document --commit --draft is required"),
        (("--said", "hello.md", "--draft"), "not allowed with"),
        (("--said", "hello.md", "--sent", "tomorrow"), "is not a date"),
        (("--said", "hello.md", "--fail-on", "all"), "invalid choice"),
        (("--draft", "-f", "json"), "a draft has no --format"),
        (("--draft", "--link", "x"), "not an address"),
    ],
)
def test_a_mistake_is_told_in_one_line(
    files: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], message: str
) -> None:
    (files / "empty.md").write_text("\n", "utf-8")
    (files / "hello.md").write_text("Dear customer,\n\nwe updated our terms.\n", "utf-8")
    status, out, err = notice(capsys, "old.md", "new.md", *words)
    assert status == 2
    assert out == ""
    assert message in err
    assert err.count("\n") == 1
    assert not (files / "x").exists()


def test_a_draft_is_written_and_passes_its_own_audit(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("old.md", "new.md", "--draft", "--sent", "2026-07-20")
    status, _, err = notice(capsys, *words, "-o", "notice.md")
    assert status == 0
    assert "release: ask again" in err
    assert "not clean" not in err
    again = ("old.md", "new.md", "--said", "notice.md", "--fail-on", "any")
    assert notice(capsys, *again)[0] == 0
    for kind in ("changes", "atom", "calendar"):
        assert notice(capsys, *words, "--as", kind, "-o", f"{kind}.out")[0] == 0


def test_settings_ask_for_more_days(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (files / "termsdiff.toml").write_text("[notice]\ndays = 60\n", "utf-8")
    (files / "notice.md").write_text(HONEST, "utf-8")
    _, out, _ = notice(capsys, "old.md", "new.md", "--said", "notice.md", "--sent", "2026-07-20")
    assert "Your settings require 60 days: not kept." in out


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("--fail-on-release", "ask"), 1),
        (("--fail-on-release", "notice"), 1),
        (("--release",), 0),
    ],
)
def test_the_release_class_is_for_scripts(
    files: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], status: int
) -> None:
    assert run(["diff", "old.md", "new.md", *words]) == status
    out = capsys.readouterr().out
    assert "ask again" in out
    assert run(["diff", "old.md", "old.md", "--fail-on-release", "notice", "--release"]) == 0
    assert capsys.readouterr().out.startswith("nothing to tell")


def test_adding_a_version_proposes_its_number(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = files / "versions" / "heron"
    assert run(["add", "old.md", "--terms", "heron"]) == 0
    (folder / "terms.toml").write_text("version = 3.1\n", "utf-8")
    capsys.readouterr()
    assert run(["add", "new.md", "--terms", "heron"]) == 0
    err = capsys.readouterr().err
    assert 'version = "4.0" after 3.1' in err
    assert "ask again" in err


def test_a_version_that_is_no_number_is_named(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["add", "old.md", "--terms", "heron"]) == 0
    (files / "versions/heron/terms.toml").write_text('version = "spring"\n', "utf-8")
    capsys.readouterr()
    assert run(["add", "new.md", "--terms", "heron"]) == 0
    assert "'spring' is not a number" in capsys.readouterr().err
