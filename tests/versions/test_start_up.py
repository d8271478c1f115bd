"""What a command imports: two plain files need nothing of the gate, the folder or git."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from version_samples import new_repository, terms

LOADED = """
import sys
from termsdiff.cli.main import run
run(sys.argv[1:])
print(*sorted(sys.modules), file=sys.stderr)
"""


def loaded(folder: Path, *words: str) -> set[str]:
    """Return the modules that a command line loads."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stderr.splitlines()[-1].split())


def test_two_files_need_no_gate_folder_or_git(tmp_path: Path) -> None:
    # what a checkout compiles is there after the first run
    loaded(tmp_path, "rules")
    (tmp_path / "old.md").write_text(terms(), "utf-8")
    (tmp_path / "new.md").write_text(terms(notice="three"), "utf-8")
    modules = loaded(tmp_path, "diff", "old.md", "new.md", "--format", "json")
    for name in ("gate", "versions.folder", "versions.version", "git"):
        assert f"termsdiff.{name}" not in modules
    assert not modules & {"git", "subprocess", "tempfile", "zipfile", "tomllib"}
    assert not modules & {"difflib", "select", "shtab", "termsdiff.input.charsets"}


def test_a_check_without_terms_compares_nothing(tmp_path: Path) -> None:
    new_repository(tmp_path)
    modules = loaded(tmp_path, "check")
    assert not modules & {"termsdiff.parsing", "termsdiff.comparison", "termsdiff.gate.terms"}
    assert not modules & {"git", "hashlib", "tomllib", "termsdiff.versions.version"}
