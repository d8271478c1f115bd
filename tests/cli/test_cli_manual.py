"""Manual pages: one for each command, made from its parser, that roff shows without a warning."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from termsdiff.cli.commands import COMMANDS, find_command, parser_of
from termsdiff.cli.main import run
from termsdiff.cli.manual import _plain, command_page, overview_page

Capture = pytest.CaptureFixture[str]
PAGES = {"termsdiff": overview_page(), **{one.name: command_page(one) for one in COMMANDS}}


def shown(page: str) -> str:
    """Return the page as a reader sees it, without bold and underlined signs."""
    command = ["groff", "-man", "-Tutf8", "-ww", "-rLL=200n"]
    done = subprocess.run(command, input=page, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return re.sub(r".\x08|\x1b\[[\d;]*m", "", done.stdout)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_its_parts(name: str) -> None:
    page = PAGES[name]
    assert page.startswith('.TH "TERMSDIFF')
    titles = re.findall(r"^\.SH (.+)$", page, re.MULTILINE)
    assert titles[:3] == ["NAME", "SYNOPSIS", "DESCRIPTION"]
    assert "EXAMPLES" in titles
    for line in page.splitlines():
        assert not line.startswith("'")
        assert not line.startswith(".") or re.match(r"\.(TH|SH|SS|B|I|BR|TP|PP|nf|fi)\b", line)


@pytest.mark.parametrize("name", [one.name for one in COMMANDS])
def test_a_page_names_every_option(name: str) -> None:
    page = PAGES[name].replace("\\-", "-")
    for option, action in parser_of(find_command(name))._option_string_actions.items():
        if action.help != "==SUPPRESS==":
            assert f"\\fB{option}\\fR" in page


@pytest.mark.skipif(shutil.which("groff") is None, reason="needs groff")
@pytest.mark.parametrize("name", PAGES)
def test_roff_shows_a_page_without_a_warning(name: str) -> None:
    text = shown(PAGES[name])
    assert "EXAMPLES" in text
    for line in re.findall(r"^\.nf\n(.*)\n\.fi$", PAGES[name], re.DOTALL | re.MULTILINE):
        # what is to be typed can be copied: hyphens stay hyphens
        first = line.splitlines()[0].replace("\\-", "-").replace("\\e", "\\")
        assert first.replace("\\[u2026]", "…").replace("\\&", "") in text


@pytest.mark.skipif(shutil.which("groff") is None, reason="needs groff")
@pytest.mark.parametrize("words", [".so /etc/passwd", "'sp", "a\\b", "x\n.br y", "-o -- x"])
def test_no_words_are_a_request(words: str) -> None:
    text = shown(f".TH X 1\n.SH NAME\n.nf\n{_plain(words)}\n.fi\n")
    assert all(line in text for line in words.split("\n"))


def test_help_prints_pages(capsys: Capture, tmp_path: Path) -> None:
    assert run(["help", "--man", "diff"]) == 0
    assert capsys.readouterr().out == PAGES["diff"]
    assert run(["help", "--man"]) == 0
    assert capsys.readouterr().out == PAGES["termsdiff"]
    assert run(["help", "--man", "--out", str(tmp_path / "man1")]) == 0
    names = {path.name for path in (tmp_path / "man1").iterdir()}
    assert names == {"termsdiff.1", *(f"termsdiff-{one.name}.1" for one in COMMANDS)}


def test_mistakes_are_one_line(capsys: Capture) -> None:
    for words in (
        ["--man", "dif"],
        ["dif"],
        ["diff", "--out", "x"],
        ["--man", "diff", "--out", "x"],
    ):
        assert run(["help", *words]) == 2
        assert capsys.readouterr().err.count("\n") == 1
