"""The hooks of the pre-commit framework, run by the framework itself."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from gate_samples import FIRST, SOON, Repo, path_of, terms

pytestmark = pytest.mark.precommit

PROJECT = Path(__file__).parents[2]
PRE_COMMIT = Path(sys.executable).with_name("pre-commit")
CONFIG = """\
repos:
  - repo: {source}
    rev: {rev}
    hooks:
{hooks}
"""


@pytest.fixture
def framed(repo: Repo) -> Repo:
    """A repository whose commits may use what the framework needs."""
    if not PRE_COMMIT.is_file():
        pytest.skip("pre-commit is not installed")
    repo.extra["PRE_COMMIT_HOME"] = str(repo.home / "cache")
    repo.extra["PATH"] = f"{PRE_COMMIT.parent}:/usr/bin:/bin"
    return repo


def source_of_hooks(repo: Repo, *, installed: bool) -> tuple[Path, str]:
    """Return a repository that offers the hooks, and its revision.

    With `installed` they run the termsdiff of this environment instead of building one.
    """
    source = repo.at(repo.home / "source").start()
    hooks = (PROJECT / ".pre-commit-hooks.yaml").read_text("utf-8")
    if installed:
        hooks = hooks.replace("language: python", "language: system")
        command = f"entry: {sys.executable} -P -m termsdiff "
        hooks = hooks.replace("entry: termsdiff ", command)
    else:
        (source.top / "docs").mkdir()
        built = ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", "docs/glossary.md")
        for name in built:
            shutil.copy(PROJECT / name, source.top / name)
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(PROJECT / "src", source.top / "src", ignore=ignored)
    source.stage(".pre-commit-hooks.yaml", hooks)
    source.git("add", "-A")
    return source.top, source.unchecked()


def use(repo: Repo, *hooks: str, installed: bool = True) -> None:
    source, rev = source_of_hooks(repo, installed=installed)
    rows = "\n".join(f"      - id: {hook}" for hook in hooks)
    repo.stage(".pre-commit-config.yaml", CONFIG.format(source=source, rev=rev, hooks=rows))
    repo.unchecked()
    kinds = ["-t", "pre-commit", "-t", "pre-merge-commit", "-t", "commit-msg", "-t", "post-commit"]
    done = framework(repo, "install", *kinds)
    assert done.returncode == 0, done.stdout + done.stderr


def framework(repo: Repo, *words: str) -> subprocess.CompletedProcess[str]:
    from gate_samples import environment

    return subprocess.run(
        [str(PRE_COMMIT), *words],
        cwd=repo.top,
        capture_output=True,
        text=True,
        check=False,
        env=environment(repo.home, **repo.extra),
    )


def outcome(repo: Repo, *words: str) -> tuple[bool, str]:
    done = repo.commit(*words)
    return done.returncode == 0, done.stdout + done.stderr


def test_a_commit_is_stopped_and_cured(framed: Repo) -> None:
    use(framed, "termsdiff-check")
    framed.stage(path_of(SOON), terms(SOON, notice="three"))
    framed.write(path_of(SOON), terms(SOON))
    passed, said = outcome(framed)
    assert not passed
    assert "six months became three months" in said
    framed.ack()
    assert outcome(framed)[0]
    assert "three months" in framed.head(path_of(SOON))


def test_a_deletion_does_not_pass_unseen(framed: Repo) -> None:
    use(framed, "termsdiff-check")
    framed.git("rm", "-q", path_of(FIRST))
    passed, said = outcome(framed)
    assert not passed
    assert "deletes it" in said


def test_a_merge_is_checked(framed: Repo) -> None:
    use(framed, "termsdiff-check")
    framed.git("switch", "-q", "-c", "side")
    framed.stage(path_of(SOON), terms(SOON, notice="three"))
    framed.unchecked()
    framed.git("switch", "-q", "main")
    done = framed.attempt("merge", "--no-ff", "-m", "merge", "side")
    assert done.returncode != 0
    assert "six months became three months" in done.stdout + done.stderr


def test_trailers(framed: Repo) -> None:
    use(framed, "termsdiff-check-message")
    framed.stage("termsdiff.toml", '[gate]\nacknowledgement = "trailer"\n')
    framed.unchecked()
    framed.stage(path_of(SOON), terms(SOON, notice="three"))
    passed, said = outcome(framed)
    assert not passed
    assert "has not been acknowledged" in said
    line = re.search(r"(?m)^Terms-Acknowledged: .+$", framed.ack()[1])
    assert line
    assert outcome(framed, "-m", "x", "-m", line[0])[0]


def test_lint_and_report(framed: Repo) -> None:
    use(framed, "termsdiff-lint", "termsdiff-report")
    framed.stage(path_of(SOON), terms(SOON, street="[●]"))
    passed, said = outcome(framed)
    assert not passed
    assert "placeholder" in said
    framed.stage(path_of(SOON), terms(SOON, street="Pier Lane 7"))
    _, said = outcome(framed)
    assert (framed.top / "reports/index.html").is_file(), said
    framed.git("add", "-A")
    assert outcome(framed)[0]


def test_a_commit_past_the_check_is_heard_of(framed: Repo) -> None:
    use(framed, "termsdiff-check-commit")
    framed.stage(path_of(SOON), terms(SOON, notice="three"))
    passed, said = outcome(framed)
    assert passed
    assert "six months became three months" in said


@pytest.mark.network
def test_the_framework_installs_the_hooks(framed: Repo) -> None:
    use(framed, "termsdiff-check", installed=False)
    framed.stage(path_of(SOON), terms(SOON, notice="three"))
    passed, said = outcome(framed)
    assert not passed
    assert "six months became three months" in said
