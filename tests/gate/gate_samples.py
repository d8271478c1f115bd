"""Terms of an invented company, and a repository in which they are edited, staged, committed."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest

from termsdiff.cli.main import run

TERMS = """\
# Lighthouse Model Terms

Effective: {date}

## 1. Use

1.1 You may use the models worldwide for your own business.

1.2 We do not use your data to train our models.

## 2. Withdrawal of models

2.1 We give you {notice} months of notice before we discontinue a model.

## 3. Liability

3.1 Our total liability is limited to the fees that you paid in the last {cap} months.

## 4. Changes

4.1 We may change these terms. Changes take effect 30 days after posting.

4.2 Letters go to {street} in Port Lantern.
"""
FIRST = "2024-05-01"
TODAY = date.today()
SOON = (TODAY + timedelta(days=300)).isoformat()
LATER = (TODAY + timedelta(days=500)).isoformat()


def terms(
    date: str = FIRST, notice: str = "six", cap: str = "twelve", street: str = "Beacon Road 1"
) -> str:
    return TERMS.format(date=date, notice=notice, cap=cap, street=street)


def path_of(day: str, folder: str = "versions/models") -> str:
    return f"{folder}/{day}.md"


def review_of(day: str, folder: str = "versions/models") -> str:
    return f"{folder}/reviews/{day}.toml"


def environment(home: Path, **extra: str) -> dict[str, str]:
    return {
        **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")},
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": str(home / "no-such-config"),
        "HOME": str(home),
        **extra,
    }


@dataclass
class Repo:
    """A working tree; `git` fails the test where git fails, `commit` says how it went."""

    top: Path
    home: Path
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]
    extra: dict[str, str] = field(default_factory=dict)

    def start(self) -> Repo:
        self.top.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")
        self.identify()
        return self

    def identify(self) -> None:
        self.git("config", "user.name", "Ada Keeper")
        self.git("config", "user.email", "ada@example.com")

    def at(self, top: Path) -> Repo:
        return Repo(top, self.home, self.monkeypatch, self.capsys, self.extra)

    def attempt(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["git", *words],
            cwd=self.top,
            capture_output=True,
            text=True,
            check=False,
            env=environment(self.home, **{"GIT_EDITOR": "true", **self.extra}),
        )

    def git(self, *words: str) -> str:
        done = self.attempt(*words)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def write(self, path: str, text: str) -> None:
        file = self.top / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def stage(self, path: str, text: str) -> None:
        self.write(path, text)
        self.git("--literal-pathspecs", "add", "--", path)

    def unchecked(self, message: str = "unchecked") -> str:
        """Commit without any hook; return the id."""
        self.git("commit", "-q", "--no-verify", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD").strip()

    def commit(self, *words: str) -> subprocess.CompletedProcess[str]:
        return self.attempt("commit", "-q", *(words or ("-m", "edit")))

    def run(self, *words: str) -> tuple[int, str, str]:
        """Run termsdiff in this process, at the top of the working tree."""
        environ = environment(self.home, **self.extra)
        with self.monkeypatch.context() as patch:
            patch.chdir(self.top)
            for key in [key for key in os.environ if key.startswith("GIT_")]:
                patch.delenv(key)
            for key, value in environ.items():
                patch.setenv(key, value)
            self.capsys.readouterr()
            status = run(list(words))
        captured = self.capsys.readouterr()
        return status, captured.out, captured.err

    def check(self, *words: str) -> tuple[int, str]:
        status, out, err = self.run("check", *words)
        return status, out + err

    def passes(self, *words: str) -> bool:
        """Check; return whether nothing was objected to. The last line says what was checked."""
        status, said = self.check(*words)
        assert status or said.splitlines()[-1].startswith("checked "), said
        return status == 0

    def ack(self, *words: str) -> tuple[int, str]:
        status, out, err = self.run("ack", *(words or ("--all",)), "--reason", "agreed", "--yes")
        return status, out + err

    def hook(self, action: str = "install", *words: str) -> tuple[int, str]:
        status, out, err = self.run("hook", action, *words)
        return status, out + err

    def head(self, path: str) -> str:
        return self.git("show", f"HEAD:{path}")
