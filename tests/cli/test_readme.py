"""What the README and the first page of the manual show is what the program does."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from termsdiff.cli.commands import COMMANDS, find_command, parser_of
from termsdiff.cli.main import run

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / name for name in ("README.md", "docs/start.md")]
SHELL = re.compile(r"^(?: {4}|(?<=\n))(termsdiff [^\n]*)$", re.MULTILINE)


def commands_of(page: Path) -> list[list[str]]:
    """Return the command lines of a page, as words, without comments and redirections."""
    found = []
    for line in SHELL.findall(page.read_text("utf-8")):
        plain = re.sub(r"<\([^)]*\)", "FILE", line).partition(">")[0]
        found.append(shlex.split(plain, comments=True)[1:])
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_are_understood(page: Path) -> None:
    lines = commands_of(page)
    assert len(lines) >= 5
    for words in lines:
        parser_of(find_command(words[0])).parse_args(words[1:])


def test_commands_in_prose_exist() -> None:
    known = {command.name for command in COMMANDS}
    for page in PAGES:
        said = re.findall(r"`termsdiff ([a-z-]+)", page.read_text("utf-8"))
        assert said
        assert set(said) <= known


def test_the_sample_of_the_readme_is_a_report(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    assert run(["diff", "aurelia-deployment"]) == 0
    (shown,) = re.findall(r"```text\n(.*?)```", PAGES[0].read_text("utf-8"), re.DOTALL)
    assert shown in capsys.readouterr().out


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_is_linked_is_there(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?://)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_hooks_and_make_targets_are_those_of_the_project() -> None:
    text = PAGES[0].read_text("utf-8")
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    for hook in re.findall(r"- id: ([a-z-]+)", text):
        assert f"- id: {hook}\n" in hooks
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"^make ([a-z]+)", text, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


def test_extras_are_those_of_the_project() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    for page in PAGES:
        for names in re.findall(r"'\.\[([a-z,]+)\]'", page.read_text("utf-8")):
            for name in names.split(","):
                assert re.search(rf"^{name} = \[", project, re.MULTILINE)
