"""Names: a module is found by its name, a class means one thing or two, and both are English."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import termsdiff
from termsdiff.cli.commands import COMMANDS
from termsdiff.proofs.dictionary import english_words

ROOT = Path(termsdiff.__file__).parent
GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
MOST_CLASSES = 2
"""Classes of one name: a third one makes a reader ask which is meant."""
ROOMS_FOR_WORD = {"input/word", "reports/word"}
FORMATS_AND_PROGRAMS = frozenset(
    [
        *("changelog", "charsets", "cli", "commonmark", "confusables", "csv", "diff", "github"),
        *("gitlab", "html", "json", "junit", "mcp", "pandoc", "pdf", "repo", "sarif", "stat"),
        *("svg", "termsdiff", "toml", "wordlist", "xml", "neighbourhood"),
    ]
)
"""Names of formats and programs, words of their trade, and what the dictionary spells otherwise."""


def name_of(path: Path) -> str:
    return path.parent.name if path.name == "__init__.py" else path.stem


def modules() -> Mapping[str, list[str]]:
    """Return the modules and packages by their names; those of commands apart."""
    found: dict[str, list[str]] = defaultdict(list)
    commands = {command.module.rpartition(".")[2] for command in COMMANDS}
    for path in sorted(ROOT.rglob("*.py")):
        place = path.relative_to(ROOT)
        is_command = place.parts[0] == "cli" and path.stem in commands
        if len(place.parts) > 1 and not is_command:
            home = place.parent if path.name == "__init__.py" else place.with_suffix("")
            found[name_of(path)].append(home.as_posix())
        elif len(place.parts) == 1 and path.name != "__init__.py":
            found[path.stem].append(path.stem)
    return found


def classes() -> Iterator[tuple[str, str]]:
    """Yield each class with its module."""
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                yield node.name, path.relative_to(ROOT).as_posix()


@cache
def glossary() -> frozenset[str]:
    return frozenset(WORD.findall(GLOSSARY.read_text("utf-8").lower()))


def test_no_two_modules_share_a_name() -> None:
    shared = {
        name: homes
        for name, homes in modules().items()
        if len(homes) > 1 and set(homes) != ROOMS_FOR_WORD
    }
    assert shared == {}, "name each for what it alone does"


def test_no_three_classes_share_a_name() -> None:
    homes: dict[str, list[str]] = defaultdict(list)
    for name, home in classes():
        homes[name].append(home)
    assert {n: found for n, found in homes.items() if len(found) > MOST_CLASSES} == {}


def test_names_are_plain_english_or_in_the_glossary() -> None:
    known = english_words() | glossary() | FORMATS_AND_PROGRAMS
    names = {*modules(), *(name for name, _ in classes())}
    unknown = {
        name: words
        for name in names
        if (words := [w for w in WORD.findall(name) if w.lower() not in known])
    }
    assert unknown == {}, "use a plain word, or explain it in docs/glossary.md"
