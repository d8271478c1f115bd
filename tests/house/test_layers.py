"""The house: one direction of dependency, no circle of files (docs/architecture.md)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import termsdiff

ROOT = Path(termsdiff.__file__).parent
LAYERS = (
    ("errors", "_version", "on_demand", "notes", "ids", "materiality", "suggesting", "spoken"),
    ("atomic", "day"),
    ("compiled",),
    ("languages",),
    ("text",),
    ("input",),
    ("settings", "git"),
    ("parsing",),
    ("alignment",),
    ("redline",),
    ("facts", "lint"),
    ("proofs",),
    ("rules",),
    ("sanity",),
    ("comparison",),
    ("versions",),
    ("notice",),
    ("reports",),
    ("library", "parity", "opinion", "verifying"),
    ("gate", "scan"),
    ("agents",),
    ("cli",),
)
"""Packages and modules of the top level; each may import those of earlier lines and of its own."""
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}


@cache
def modules() -> dict[str, Path]:
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for path in sorted(ROOT.rglob("*.py"))
    }


def imported(name: str) -> Iterator[str]:
    """Yield what a module imports from the package, also what only the type checker reads."""
    path = modules()[name]
    package = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
    package = [] if package == ["__init__"] else package
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) - node.level + 1]
            target = [*base, *(node.module.split(".") if node.module else ())]
            for alias in node.names:
                whole = ".".join([*target, alias.name])
                found = whole if whole in modules() else ".".join(target)
                if found in modules() and found != name:
                    yield found


def test_every_package_has_its_place() -> None:
    tops = {name.partition(".")[0] for name in modules()} - {"__init__", "__main__"}
    assert tops <= RANK.keys(), "give it a place in LAYERS and in docs/architecture.md"


def test_no_arrow_points_back() -> None:
    back = [
        f"{name} imports {target}"
        for name in modules()
        if name.partition(".")[0] in RANK
        for target in imported(name)
        if RANK[target.partition(".")[0]] > RANK[name.partition(".")[0]]
    ]
    assert back == []


def test_no_files_import_each_other_in_a_circle() -> None:
    graph = {name: set(imported(name)) for name in modules()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        raise AssertionError(" imports ".join(error.args[1])) from None
