"""From the files of the catalogue to the one that is read.

Run `python -m termsdiff.rules.compiling` after a change of the catalogue.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from .catalogues import COMPILED, FOLDER, compiled
from .loading import read_rule_file, read_toml
from .rule import RuleData

_LISTS = "phrases.toml"
_TURNING = "turning.toml"


def source_rules() -> list[RuleData]:
    """Read the files of the catalogue, with their examples, ordered by topic and id."""
    folder = Path(str(files("termsdiff.rules").joinpath(FOLDER)))
    lists = named_lists()
    return [read_rule_file(path, lists) for path in sorted(folder.glob("*/*.toml"))]


def rule_path(name: str, topic: str) -> Path:
    """Return the file of a rule that comes along."""
    folder = Path(str(files("termsdiff.rules").joinpath(FOLDER)))
    return folder / (topic or "any") / f"{name}.toml"


@lru_cache(maxsize=1)
def named_lists() -> dict[str, list[str]]:
    """Return the lists of phrases that rules share: `"@damages"` stands for all of one."""
    folder = Path(str(files("termsdiff.rules").joinpath(FOLDER)))
    return {name: list(phrases) for name, phrases in read_toml(folder / _LISTS).items()}


def _turning_words() -> dict[str, list[str]]:
    folder = Path(str(files("termsdiff.rules").joinpath(FOLDER)))
    return {name: words.split() for name, words in read_toml(folder / _TURNING).items()}


def compiled_text() -> str:
    """Return what the compiled file must hold."""
    data = compiled(source_rules()) | {"turning": _turning_words()}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def main() -> None:
    """Write the compiled file."""
    folder = Path(str(files("termsdiff.rules").joinpath(FOLDER)))
    (folder / COMPILED).write_text(compiled_text(), "utf-8")


if __name__ == "__main__":
    main()
