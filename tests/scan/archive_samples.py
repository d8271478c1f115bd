"""An archive of the terms of two invented companies, as a git repository."""

from __future__ import annotations

from pathlib import Path

from version_samples import git, new_repository

TERMS = """\
# {name} Terms

Last updated: {date}

## 1. Service

1.1 {name} runs the service for you as long as you pay for it.

1.2 We give you {notice} days of notice before we discontinue the service.

## 2. Liability

2.1 Our liability is limited to EUR {cap}.
"""


def terms(name: str, date: str, notice: int = 60, cap: int = 500) -> str:
    return TERMS.format(name=name, date=date, notice=notice, cap=cap)


def commit(repository: Path, path: str, content: str | bytes, day: str) -> str:
    file = repository / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", f"Record {path}", day=day)
    return git(repository, "rev-parse", "HEAD").strip()


def make_archive(place: Path) -> Path:
    new_repository(place)
    first = terms("Harbour", "1 May 2024")
    commit(place, "Harbour/Terms of Service.md", first, "2024-05-01")
    commit(place, "Harbour/Terms of Service.md", first.replace("for you", "for\nyou"), "2024-05-09")
    shorter = terms("Harbour", "1 July 2024", notice=30)
    commit(place, "Harbour/Terms of Service.md", shorter, "2024-07-01")
    commit(place, "Meadow/Old Terms.md", terms("Meadow", "2 June 2024"), "2024-07-02")
    git(place, "mv", "Meadow/Old Terms.md", "Meadow/New Terms.md")
    git(place, "commit", "-q", "-m", "Rename", day="2024-07-03")
    lower = terms("Meadow", "3 August 2024", cap=100)
    commit(place, "Meadow/New Terms.md", lower, "2024-08-03")
    commit(place, "Meadow/New Terms.md", b"\x00\x01\x02\xff\xfe" * 40, "2024-08-04")
    commit(place, "notes.txt", "no terms", "2024-08-05")
    return place
