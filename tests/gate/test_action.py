"""The steps of action.yml, run as GitHub runs them, with stand-ins for Python's set-up and `gh`."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from gate_samples import SOON, Repo, environment, path_of, terms

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS: dict[str, dict[str, Any]] = {
    step.get("name", step.get("uses")): step for step in ACTION["runs"]["steps"]
}
ZEROS = "0" * 40
INPUTS = {f"inputs.{name}": str(value["default"]) for name, value in ACTION["inputs"].items()}


def evaluate(text: str, values: dict[str, str]) -> str:
    """Fill `${{ a || b }}` in: the first value that is not empty."""

    def first(match: re.Match[str]) -> str:
        for part in (one.strip() for one in match[1].split("||")):
            value = part[1:-1] if part.startswith("'") else values.get(part, "")
            if value:
                return value
        return ""

    return re.sub(r"\$\{\{(.+?)\}\}", first, text)


@dataclass
class Ran:
    status: int
    said: str
    outputs: dict[str, str]
    temp: Path


@pytest.fixture
def runner(tmp_path: Path) -> Path:
    """The folder of a runner, spaces in its path, with termsdiff where the action installs it."""
    temp = tmp_path / "runner temp"
    script(temp / "termsdiff/bin/termsdiff", f'exec "{sys.executable}" -m termsdiff "$@"')
    return temp


def script(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)


def step(name: str, repo: Repo, temp: Path, values: dict[str, str], **exported: str) -> Ran:
    """Run a step of the action as GitHub does: bash that stops at the first failure."""
    found = STEPS[name]
    known = {**INPUTS, "github.action_path": str(ROOT), **values}
    file = temp / "step.sh"
    file.write_text(found["run"], encoding="utf-8")
    outputs, summary = temp / "outputs", temp / "summary"
    extra = {key: evaluate(value, known) for key, value in found.get("env", {}).items()}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(file)],
        cwd=repo.top,
        capture_output=True,
        text=True,
        check=False,
        env=environment(
            repo.home,
            RUNNER_TEMP=str(temp),
            GITHUB_OUTPUT=str(outputs),
            GITHUB_STEP_SUMMARY=str(summary),
            PATH=f"{temp / 'stubs'}{os.pathsep}{os.environ['PATH']}",
            **{**exported, **extra},
        ),
    )
    rows = outputs.read_text("utf-8").splitlines() if outputs.exists() else []
    return Ran(
        done.returncode, done.stdout + done.stderr, dict(r.split("=", 1) for r in rows), temp
    )


def changed(repo: Repo) -> tuple[str, str]:
    """Commit a change that nobody acknowledged; return the ids before and after."""
    before = repo.git("rev-parse", "HEAD").strip()
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    return before, repo.unchecked()


def test_what_the_steps_use_is_declared() -> None:
    used = set(re.findall(r"inputs\.([\w-]+)", (ROOT / "action.yml").read_text("utf-8")))
    assert used == set(ACTION["inputs"])
    for found in STEPS.values():
        assert "run" not in found or found["shell"] == "bash"
        assert "${{" not in found.get("run", ""), "a value must not become shell"


def test_a_pull_request_is_checked_from_its_base(repo: Repo, runner: Path) -> None:
    base, _ = changed(repo)
    ran = step("Check", repo, runner, {"github.event.pull_request.base.sha": base})
    assert ran.status == 0, ran.said
    assert ran.outputs == {"status": "1", "passed": "false"}
    assert "::error file=versions/models" in ran.said
    assert "six months became three months" in (runner / "summary").read_text("utf-8")
    assert (runner / "termsdiff.sarif").read_text("utf-8").startswith("{")
    status = {"steps.check.outputs.status": ran.outputs["status"]}
    assert step("Result", repo, runner, status).status == 1


def test_a_push_is_checked_from_the_commit_before(repo: Repo, runner: Path) -> None:
    _, after = changed(repo)
    repo.stage("notes.txt", "nothing")
    repo.unchecked()
    ran = step("Check", repo, runner, {"github.event.before": after})
    assert ran.outputs == {"status": "0", "passed": "true"}
    status = {"steps.check.outputs.status": "0"}
    assert step("Result", repo, runner, status).status == 0


@pytest.mark.parametrize("values", [{"github.event.before": ZEROS}, {}])
def test_without_a_base_nothing_is_called_checked(
    repo: Repo, runner: Path, values: dict[str, str]
) -> None:
    changed(repo)
    ran = step("Check", repo, runner, values)
    assert ran.outputs["status"] == "2", ran.said
    assert "the previous state is not known" in ran.said


@pytest.mark.parametrize("values", [{"github.event.before": ZEROS}, {}])
def test_a_new_branch_is_checked_since_it_left_the_main_line(
    repo: Repo, runner: Path, values: dict[str, str]
) -> None:
    base, _ = changed(repo)
    repo.git("update-ref", "refs/remotes/origin/trunk", base)
    ran = step("Check", repo, runner, {"github.event.repository.default_branch": "trunk", **values})
    assert ran.outputs["status"] == "1", ran.said
    assert "six months became three months" in ran.said


def test_a_merge_group_is_checked_from_its_base(repo: Repo, runner: Path) -> None:
    base, _ = changed(repo)
    ran = step("Check", repo, runner, {"github.event.merge_group.base_sha": base})
    assert ran.outputs["status"] == "1", ran.said


def test_a_shallow_clone_is_explained(repo: Repo, runner: Path, tmp_path: Path) -> None:
    base, _ = changed(repo)
    repo.git("clone", "-q", "--depth=1", f"file://{repo.top}", str(tmp_path / "shallow"))
    ran = step("Check", repo.at(tmp_path / "shallow"), runner, {"github.event.before": base})
    assert ran.outputs == {"status": "2", "passed": "false"}
    assert "the clone is shallow: fetch the whole history" in ran.said
    assert "::error::" in ran.said


def test_a_hostile_branch_is_only_a_revision(repo: Repo, runner: Path) -> None:
    hostile = '$(touch trap)";touch trap;"'
    ran = step("Check", repo, runner, {"inputs.from": hostile, "inputs.to": "--output=trap"})
    assert ran.outputs["status"] == "2"
    assert not (repo.top / "trap").exists()


def test_the_summary_becomes_one_comment(repo: Repo, runner: Path) -> None:
    note = runner / "called"
    script(runner / "stubs/gh", f'printf "%s\\n" "$@" > {shlex.quote(str(note))}')
    address = "https://example.com/pull/1"
    ran = step("Comment", repo, runner, {"github.event.pull_request.html_url": address})
    assert ran.status == 0
    words = note.read_text("utf-8").splitlines()
    assert words[:3] == ["pr", "comment", address]
    assert words[-1] == f"{runner}/termsdiff.md"
    script(runner / "stubs/gh", "exit 4")
    ran = step("Comment", repo, runner, {"github.event.pull_request.html_url": address})
    assert ran.status == 0
    assert "::warning::" in ran.said


def test_the_action_is_installed_from_its_own_folder_and_pinned(repo: Repo, runner: Path) -> None:
    """No module of the checkout is found: isolated, elsewhere, whatever the job exports."""
    note = runner / "called"
    python = f"""printf "%s|%s|%s\\n" "$PWD" "$PYTHONPATH" "$*" >> {shlex.quote(str(note))}
mkdir -p termsdiff/bin; [ -e termsdiff/bin/python ] || cp "$0" termsdiff/bin/python"""
    script(runner / "stubs/python", python)
    ran = step("Install", repo, runner, {}, PYTHONPATH=str(repo.top), PYTHONHOME="x")
    assert ran.status == 0, ran.said
    rows = [line.split("|") for line in note.read_text("utf-8").splitlines()]
    assert {(folder, path) for folder, path, _ in rows} == {(str(runner), "")}
    making, requirements, own = (words for _, _, words in rows)
    assert making == "-I -m venv termsdiff"
    assert requirements.startswith("-I -m pip ")
    assert requirements.endswith(f"--require-hashes --requirement {ROOT}/requirements-action.txt")
    assert own.startswith("-I -m pip ")
    assert own.endswith(f"--no-deps --no-build-isolation {ROOT}")


def test_no_module_of_the_checkout_runs(repo: Repo, runner: Path) -> None:
    base, _ = changed(repo)
    trap = f"open({str(repo.top / 'trap')!r}, 'w')"
    for name in ("termsdiff.py", "venv.py", "pip.py", "sitecustomize.py", "json.py", "git.py"):
        (repo.top / name).write_text(trap, "utf-8")
    values = {"github.event.pull_request.base.sha": base}
    ran = step("Check", repo, runner, values, PYTHONPATH=str(repo.top), PYTHONSTARTUP="venv.py")
    assert ran.outputs["status"] == "1", ran.said
    assert not (repo.top / "trap").exists()


def test_what_others_wrote_is_pinned() -> None:
    used = [found["uses"] for found in STEPS.values() if "uses" in found]
    assert used
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", name) for name in used)
    lines = (ROOT / "requirements-action.txt").read_text("utf-8").splitlines()
    names = [line for line in lines if line and line[0] not in " #"]
    assert all(re.match(r"[\w.-]+==[\w.]+", name) for name in names)
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)
    needed = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    pinned = {name.partition("==")[0].lower() for name in names}
    assert {re.split(r"[<>=;\[ ]", one)[0].lower() for one in needed} <= pinned
    assert "://" not in "".join(lines)
