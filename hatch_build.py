"""Put the compiled lists into a wheel: hatchling runs this when it builds one.

An editable install makes them itself (`termsdiff.compiled`).
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledLists(BuildHookInterface):  # type: ignore[type-arg]
    """Makes the `compiled.json` of each package from the lists in the checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the files outside of the checkout, and have them put into the wheel."""
        if version == "editable" or self.target_name != "wheel":
            return
        source = Path(self.root) / "src"
        sys.path.insert(0, str(source))
        try:
            from termsdiff.compiled import ALL, NAME, make
        finally:
            sys.path.remove(str(source))
        self._folder = tempfile.TemporaryDirectory(prefix="termsdiff-build-")
        for made in ALL:
            path = Path(self._folder.name) / f"{made.package}.json"
            path.write_text(make(made), "utf-8")
            build_data["force_include"][str(path)] = f"termsdiff/{made.package}/{NAME}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was made."""
        if hasattr(self, "_folder"):
            self._folder.cleanup()
