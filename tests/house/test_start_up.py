"""What a command loads: nothing that it does not need."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from termsdiff.cli.commands import COMMANDS

_LOADED = """
import atexit, sys
from termsdiff.__main__ import main
atexit.register(lambda: print(*sorted(sys.modules), file=sys.stderr))
sys.argv[1:] = {words!r}
sys.exit(main())
"""
_TERMS = "# Terms\n\n1. We give {notice} months of notice.\n\n2. You pay EUR 100.\n"
SOURCES = {"lxml", "bs4", "pdfminer", "html.parser", "zipfile", "email", "charset_normalizer"}
"""What reads documents that are no text."""
NETWORK = {"ssl", "http", "http.client", "urllib.request", "httpx", "asyncio", "anyio"}
GIT = {"git", "gitdb"}
PAGES = {"jinja2", "markupsafe"}
TERMINAL = {"rich", "pygments"}
EXTRAS = {"mcp", "llm", "pyarrow", "duckdb", "distributed", "icalendar", "shtab", "pandas"}
SETTINGS = {"tomllib", "tomli_w", "msgspec"}
OTHER = {"difflib", "multiprocessing", "spellchecker", "traceback", "termsdiff.languages.glossing"}
PROCESSES = {"subprocess", "tempfile"}
COMPARING = {"termsdiff.comparison", "termsdiff.parsing", "termsdiff.rules", "rapidfuzz"}
NEVER = SOURCES | NETWORK | GIT | PAGES | EXTRAS | {"termsdiff.agents", "spellchecker"}
LIGHT = NEVER | TERMINAL | SETTINGS | PROCESSES | OTHER | COMPARING

NEEDLESS: dict[str, tuple[str, set[str]]] = {
    "diff": (
        "diff old.md new.md --format json",
        NEVER
        | TERMINAL
        | SETTINGS
        | PROCESSES
        | OTHER
        | {"select", "markdown_it", "termsdiff.gate", "termsdiff.versions.folder"}
        | {"termsdiff.versions.version", "termsdiff.git", "termsdiff.opinion"},
    ),
    "explain": ("explain old.md new.md c-", NEVER | TERMINAL | SETTINGS),
    "notice": ("notice old.md new.md --said said.md --format json", NEVER - {"zipfile"} | TERMINAL),
    "rules": ("rules --format json", NEVER | TERMINAL),
    "verify": ("verify old.md new.md --only 1", NEVER | TERMINAL | SETTINGS),
    "opinions": ("opinions export old.md new.md", NEVER - {"zipfile"} | TERMINAL),
    "mcp": ("mcp --help", LIGHT - {"termsdiff.agents"}),
    "add": ("add --help", SOURCES - {"email"} | GIT | PAGES | EXTRAS | TERMINAL),
    "list": ("list", LIGHT),
    "show": ("show sample", NEVER | TERMINAL | SETTINGS | {"termsdiff.rules"}),
    "log": ("log sample --format json", NEVER | SETTINGS),
    "blame": ("blame sample", NEVER | TERMINAL | SETTINGS),
    "history": ("history sample 1 --format json", NEVER | SETTINGS),
    "lint": ("lint old.md", NEVER | TERMINAL),
    "parity": ("parity old.md new.md", NEVER | TERMINAL | SETTINGS),
    "import": ("import --help", NEVER | TERMINAL | SETTINGS | {"termsdiff.rules"}),
    "update": ("update --help", SOURCES - {"email"} | GIT | PAGES | EXTRAS),
    "git-diff-driver": ("git-diff-driver --help", NEVER | TERMINAL | SETTINGS | PROCESSES),
    "parse": ("parse old.md", NEVER | TERMINAL | SETTINGS | {"termsdiff.rules"}),
    "formats": ("formats", LIGHT - PROCESSES - {"email", "zipfile"}),
    "report": ("report --help", LIGHT),
    "check": ("check", LIGHT - PROCESSES | {"hashlib", "termsdiff.versions.version"}),
    "ack": ("ack --help", NEVER | TERMINAL | SETTINGS | {"termsdiff.rules"}),
    "hook": ("hook --help", LIGHT - PROCESSES),
    "scan": ("scan --help", NEVER | TERMINAL),
    "query": ("query --help", NEVER | TERMINAL | COMPARING),
    "stats": ("stats --help", NEVER | TERMINAL),
    "help": ("help diff", LIGHT),
    "completion": ("completion --help", LIGHT),
}
"""For each command a command line, and what that must not load."""
RUNS: dict[str, set[str]] = {
    "report --out made": NEVER - PAGES - {"zipfile"} | TERMINAL,
    "scan versions --out tables.jsonl": NEVER - {"zipfile"} | TERMINAL,
    "stats tables": NEVER - {"zipfile", "ssl", "pyarrow"} | TERMINAL | {"termsdiff.comparison"},
    "check --all": NEVER | TERMINAL | SETTINGS | COMPARING,
    "lint old.md --format json": NEVER | TERMINAL | {"termsdiff.rules"},
    "log sample": NEVER | SETTINGS | {"termsdiff.opinion"},
    "list --format json": LIGHT,
    "verify old.md new.md --only 1 --format json": NEVER | TERMINAL | SETTINGS,
    "notice old.md new.md --said said.md": NEVER - {"zipfile"} | {"termsdiff.gate"},
    "parity old.md new.md --format json": NEVER | TERMINAL | SETTINGS | {"termsdiff.comparison"},
}
"""Whole runs, also of commands whose `--help` is looked at above, and what they must not load."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with terms in two versions, and some files."""
    place = tmp_path_factory.mktemp("start-up")
    (place / "versions" / "sample").mkdir(parents=True)
    for name, notice in (("versions/sample/2025-01-01", "six"), ("old", "six"), ("new", "three")):
        (place / f"{name}.md").write_text(_TERMS.format(notice=notice), "utf-8")
    (place / "versions/sample/2026-01-01.md").write_text(_TERMS.format(notice="three"), "utf-8")
    (place / "said.md").write_text("- We now give three months of notice.\n", "utf-8")
    for words in (["init", "-q"], ["-c", "user.name=A", "-c", "user.email=a@b", "commit", "-q"]):
        more = ["--allow-empty", "-m", "First"] if "commit" in words else []
        subprocess.run(["git", *words, *more], cwd=place, check=True)
    if find_spec("pyarrow"):
        loaded(place, "scan", "versions", "--out", "tables")
    # what a checkout compiles is there after the first run
    loaded(place, "rules")
    loaded(place, "notice", "old.md", "new.md", "--said", "said.md")
    return place


def loaded(folder: Path, *words: str) -> set[str]:
    """Return the modules that a command line loads."""
    done = subprocess.run(
        [sys.executable, "-c", _LOADED.format(words=list(words))],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": "80"},
        check=True,
    )
    return set(done.stderr.splitlines()[-1].split())


def test_every_command_is_looked_at() -> None:
    assert [command.name for command in COMMANDS] == list(NEEDLESS)


@pytest.mark.parametrize("name", NEEDLESS)
def test_a_command_loads_nothing_needless(folder: Path, name: str) -> None:
    words, needless = NEEDLESS[name]
    assert loaded(folder, *words.split()) & needless == set()


@pytest.mark.parametrize("words", RUNS)
def test_a_whole_run_loads_nothing_needless(folder: Path, words: str) -> None:
    if words.startswith("stats"):
        pytest.importorskip("pyarrow")
    assert loaded(folder, *words.split()) & RUNS[words] == set()


def test_what_a_check_of_new_versions_needs(folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "checked"
    shutil.copytree(folder, place)
    subprocess.run(["git", "add", "versions"], cwd=place, check=True)
    modules = loaded(place, "check")
    assert not modules & (NEVER - GIT | TERMINAL)
    assert "termsdiff.comparison" in modules, "it compares them"


def test_the_version_is_said_before_anything_is_loaded(folder: Path) -> None:
    modules = loaded(folder, "--version")
    assert not modules & (LIGHT | {"argparse", "json", "termsdiff.cli"})


def test_what_a_report_for_people_needs(folder: Path) -> None:
    modules = loaded(folder, "diff", "old.md", "new.md")
    # Rich asks for its own settings in TOML
    assert not modules & (NEVER | OTHER | {"subprocess", "select", "markdown_it", "msgspec"})
    assert "rich.console" in modules


def test_a_word_that_no_list_has_is_looked_up_then(folder: Path) -> None:
    (folder / "glad.md").write_text(_TERMS.format(notice="six") + "\nYou recieve it.\n", "utf-8")
    (folder / "sad.md").write_text(_TERMS.format(notice="six") + "\nYou receive it.\n", "utf-8")
    modules = loaded(folder, "diff", "glad.md", "sad.md", "--format", "json")
    assert "termsdiff.proofs.dictionary" in modules
