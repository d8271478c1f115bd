"""Every example of a help text works, as it is written there."""

from __future__ import annotations

import io
import shlex
import shutil
import sys
from pathlib import Path

import pytest
from example_world import PLACEHOLDER, change_id, make_world, run_in_shell

from termsdiff.cli.commands import COMMANDS, EXAMPLES, module_of
from termsdiff.cli.main import run

NETWORK = ("https://", "tcp://", "termsdiff update", "termsdiff mcp")
"""What only a test of its own can try: see tests/versions, tests/scan and tests/agents."""
STATES = (0, 1)


def examples_of(text: str) -> list[str]:
    """Return the lines below `examples:`, without what stands beside them."""
    _, _, rest = text.partition("examples:\n")
    lines = rest.partition("\n\n")[0].splitlines()
    return [line.strip().partition("   ")[0] for line in lines]


ALL = {command.name: examples_of(module_of(command).__doc__ or "") for command in COMMANDS} | {
    "termsdiff": examples_of(EXAMPLES)
}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_world(tmp_path_factory.mktemp("world")).parent


@pytest.mark.parametrize("name", ALL)
def test_there_are_examples(name: str) -> None:
    assert ALL[name]
    assert all("termsdiff" in line.lower() for line in ALL[name])


@pytest.mark.skipif(shutil.which("bash") is None, reason="examples are lines for a shell")
@pytest.mark.parametrize("name", ALL)
def test_examples_work(
    name: str,
    world: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if name in ("scan", "query", "stats"):
        pytest.importorskip("pyarrow")
        pytest.importorskip("duckdb")
    if name == "completion":
        pytest.importorskip("shtab")
    shutil.copytree(world, tmp_path / "world")
    here = tmp_path / "world" / "here"
    monkeypatch.chdir(here)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    for key in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"):
        monkeypatch.setenv(key, "Ada")
    for key in ("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"):
        monkeypatch.setenv(key, "ada@example.com")
    if name in ("query", "stats"):
        assert run(["scan", "../archive", "--out", "tables", "--jobs", "1", "-q"]) == 0
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n" * 9))
    for line in ALL[name]:
        if any(word in line for word in NETWORK):
            continue
        said = line.replace(PLACEHOLDER, change_id(name))
        capsys.readouterr()
        if any(sign in said for sign in (" | ", " > ", " >> ", "||", "=stat", "*", "git ")):
            done = run_in_shell(said, here)
            assert done.returncode in STATES, (line, done.stderr)
        else:
            assert run(shlex.split(said)[1:]) in STATES, (line, capsys.readouterr().err)
