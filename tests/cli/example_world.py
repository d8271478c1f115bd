"""A folder in which the examples of the help texts have all that they name."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

from termsdiff import compare
from termsdiff.cli.main import run
from version_samples import commit, git, new_repository
from version_samples import terms as harbour_terms

PLACEHOLDER = "c-5f1a09"


def terms(date: str, notice: str) -> str:
    return harbour_terms(date, notice).replace("2. Law", "2. Governing law")


OLD, NEW = terms("27 May 2025", "six"), terms("1 January 2026", "three")
SAID = "Notice before a product is discontinued was shortened from six to three months."
MAIL = f"From: a@b.example\nSubject: New terms\nDate: Mon, 01 Dec 2025 09:00:00 +0000\n\n{SAID}\n"
COMING = terms("1 January 2099", "one")


def make_world(root: Path) -> Path:
    """Return a repository with terms `partner`, files, Word files, an archive beside it."""
    archive = new_repository(root / "archive")
    document = "Service/Terms of Service.md"
    commit(archive, document, terms("1 May 2025", "six"), "2025-05-01")
    commit(archive, document, terms("1 August 2025", "two"), "2025-08-01")
    here = new_repository(root / "here")
    dated = {"2024-05-27": terms("27 May 2024", "nine"), "2025-05-27": OLD, "2026-01-01": NEW}
    for day, text in dated.items():
        commit(here, f"versions/partner/{day}.md", text, day)
    commit(here, "terms.md", OLD, "2026-01-02")
    commit(here, "terms.md", NEW, "2026-01-03")
    git(here, "commit", "--amend", "-q", "-m", SAID)
    (here / "notice.md").write_text(f"- {SAID}\n", "utf-8")
    (here / "mail.eml").write_text(MAIL, "utf-8")
    (here / "updated.md").write_text(f"{NEW}\n## Change log\n\n- {SAID}\n", "utf-8")
    (here / "old.md").write_text(OLD, "utf-8")
    (here / "new.md").write_text(NEW, "utf-8")
    (here / "terms.md").write_text(terms("1 January 2026", "two"), "utf-8")
    (here / "answers.jsonl").write_text('{"change": "0", "grade": "minor"}\n', "utf-8")
    (here / "opinions.jsonl").write_text("", "utf-8")
    for language in ("en", "de", "fr", "it", "nl"):
        (here / f"terms.{language}.md").write_text(NEW, "utf-8")
    (here / "house-style").mkdir()
    (here / "house-style" / "theme.css").write_text("body { color: black }\n", "utf-8")
    for name in ("old", "new", "draft", "contract"):
        words = [str(here / "old.md"), str(here / "new.md"), "-o", str(here / f"{name}.docx")]
        assert run(["diff", *words]) == 0
    upcoming = here / "versions" / "partner" / "2099-01-01.md"
    upcoming.write_text(COMING, "utf-8")
    git(here, "add", "versions")
    git(here, "update-ref", "refs/remotes/origin/main", "HEAD")
    for folder in (
        ".local/share/bash-completion/completions",
        ".zfunc",
        ".config/fish/completions",
    ):
        (root / "home" / folder).mkdir(parents=True)
    return here


def change_id(command: str) -> str:
    """Return the id that stands for the placeholder: of what is staged, or from OLD to NEW."""
    old, new = (NEW, COMING) if command == "ack" else (OLD, NEW)
    changes = compare(old, new).changes
    return next(one.change.id for one in changes if one.materiality == "material")


def run_in_shell(line: str, here: Path) -> subprocess.CompletedProcess[str]:
    """Run an example as a user types it; `jq` only reads its JSON."""
    tools = here.parent / "tools"
    tools.mkdir(exist_ok=True)
    for name, content in {
        "termsdiff": f'exec "{sys.executable}" -m termsdiff "$@"',
        "jq": f'exec "{sys.executable}" -m json.tool',
    }.items():
        (tools / name).write_text(f"#!/bin/sh\n{content}\n", "utf-8")
        (tools / name).chmod(stat.S_IRWXU)
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")},
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(here.parent / "home"),
    }
    command = ["bash", "-o", "pipefail", "-c", line]
    return subprocess.run(command, cwd=here, env=environment, capture_output=True, text=True)
