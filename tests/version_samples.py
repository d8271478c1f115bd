"""Terms of an invented company, and git repositories that hold them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

TERMS = """\
# Harbour Cloud Terms

Effective: {date}

## 1. Service

1.1 We run the harbour service for you.

1.2 We give {notice} months of notice before we close it.

## 2. Law

2.1 The law of Ruritania applies.
"""


def terms(date: str = "1 May 2024", notice: str = "six") -> str:
    return TERMS.format(date=date, notice=notice)


def git(repository: Path, *words: str, day: str = "2024-05-01", **extra: str) -> str:
    """Run git as a test user, on a fixed day."""
    when = f"{day}T12:00:00+00:00" if "T" not in day else day
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")},
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_NAME": "Ada",
        "GIT_AUTHOR_EMAIL": "ada@example.com",
        "GIT_COMMITTER_NAME": "Ada",
        "GIT_COMMITTER_EMAIL": "ada@example.com",
        "GIT_AUTHOR_DATE": when,
        "GIT_COMMITTER_DATE": when,
        **extra,
    }
    done = subprocess.run(
        ["git", "--literal-pathspecs", "-C", str(repository), *words],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    return done.stdout


def new_repository(place: Path) -> Path:
    place.mkdir(parents=True, exist_ok=True)
    git(place, "init", "-q", "-b", "main")
    return place


def commit(repository: Path, path: str, text: str, day: str, subject: str = "Record") -> str:
    file = repository / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    git(repository, "add", "--", path)
    git(repository, "commit", "-q", "-m", subject, day=day)
    return git(repository, "rev-parse", "HEAD").strip()
