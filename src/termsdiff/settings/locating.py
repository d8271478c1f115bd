"""Find the settings file without loading a TOML parser, which most commands do not need."""

from __future__ import annotations

from pathlib import Path

from ..input.files import read_file
from ..input.inside import find_inside

FILE = "termsdiff.toml"
PROJECT = "pyproject.toml"


def find_file(start: Path) -> Path | None:
    """Return the nearest settings file from a folder upwards, None if there is none.

    Raises TermsdiffError for a pipe, a device, or a link out of the repository (or, without a
    repository, out of its folder).
    """
    folders = (start, *start.resolve().parents)
    top = next((folder for folder in folders if (folder / ".git").exists()), None)
    for folder in folders:
        own, project = folder / FILE, folder / PROJECT
        if find_inside(top or folder, own) is not None:
            return own
        if project.is_file() and _has_settings(top or folder, project):
            return project
        if (folder / ".git").exists():
            return None
    return None


def _has_settings(root: Path, project: Path) -> bool:
    found = find_inside(root, project)
    return found is not None and b"[tool.termsdiff" in read_file(str(found))
