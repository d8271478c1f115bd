"""Imports stand at the top of modules; what a command loads later, it names in one way."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

import pytest
from test_layers import RANK, ROOT, imported, modules

from termsdiff.errors import TermsdiffError
from termsdiff.on_demand import load, on_demand, optional

INSIDE_FUNCTIONS: dict[str, str] = {}
"""Modules whose functions import, with the reason: none has one."""
BY_NAME = {
    "__init__": "the public names, which a notebook may never ask for",
    "on_demand": "the one place that loads what is named",
    "cli.commands": "the list of commands",
    "gate.renderings": "the list of what a check writes",
    "reports.formats": "the list of formats",
    "library": "pandas or polars, whichever is there",
    "cli.notice": "the formats of an audit",
    "scan.executors": "what a new process prepares",
}
"""Modules that may call `import_module`, with what they load."""


def tree_of(name: str) -> ast.Module:
    return ast.parse(modules()[name].read_text("utf-8"))


def calls(name: str, *functions: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree_of(name)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in functions:
            yield node


def later(name: str) -> dict[str, str]:
    """Return what a module loads on demand: the names that it calls, with what they mean."""
    return {
        ast.unparse(target): ast.literal_eval(value.args[0])
        for node in ast.walk(tree_of(name))
        if isinstance(node, ast.Assign)
        for target, value in _pairs(node)
        if isinstance(value, ast.Call) and ast.unparse(value.func) == "on_demand"
    }


def _pairs(node: ast.Assign) -> Iterator[tuple[ast.expr, ast.expr]]:
    target, value = node.targets[0], node.value
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        return zip(target.elts, value.elts, strict=True)
    return iter([(target, value)])


def typed(name: str) -> dict[str, str]:
    """Return what a module imports for the type checker alone, as `on_demand` would name it."""
    package = ["termsdiff", *name.split(".")[:-1]]
    found = {}
    for block in tree_of(name).body:
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING":
            for node in block.body:
                if isinstance(node, ast.ImportFrom):
                    above = package[: len(package) - node.level + 1] if node.level else []
                    base = ".".join([*above, *filter(None, [node.module])])
                    for alias in node.names:
                        found[alias.asname or alias.name] = f"{base}:{alias.name}"
    return found


def test_no_function_imports() -> None:
    found = {
        name
        for name in modules()
        for function in ast.walk(tree_of(name))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert found == INSIDE_FUNCTIONS.keys()


def test_what_is_loaded_by_name_is_in_a_list() -> None:
    assert {name for name in modules() if any(calls(name, "import_module"))} == BY_NAME.keys()


@pytest.mark.parametrize("name", [name for name in modules() if later(name)])
def test_what_is_loaded_on_demand_is_what_the_type_checker_sees(name: str) -> None:
    assert later(name).items() <= typed(name).items()
    # no name that is made in some other way escapes this test
    assert len(later(name)) == len(list(calls(name, "on_demand")))


def test_everything_that_is_loaded_on_demand_is_there() -> None:
    named = {one for name in modules() for one in later(name).values()}
    assert len(named) > 30
    for one in named:
        assert callable(load(one))


def test_nothing_that_is_loaded_on_demand_points_back() -> None:
    back = [
        f"{name} loads {target}"
        for name in modules()
        if name.partition(".")[0] in RANK
        for target in _demanded(name)
        if RANK[target.partition(".")[0]] > RANK[name.partition(".")[0]]
    ]
    assert back == []


def test_no_circle_is_hidden_by_loading_on_demand() -> None:
    graph = {name: set(imported(name)) | _demanded(name) for name in modules()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        raise AssertionError(" imports ".join(error.args[1])) from None


def _demanded(name: str) -> set[str]:
    homes = {one.partition(":")[0] for one in later(name).values()}
    return {home.removeprefix("termsdiff.") for home in homes if home.startswith("termsdiff.")}


def test_a_function_on_demand_is_called_as_it_is() -> None:
    assert on_demand("operator:sub")(5, 3) == 2
    assert on_demand("builtins:sorted")([2, 1], reverse=True) == [2, 1]


def test_nothing_is_loaded_before_it_is_called() -> None:
    missing = on_demand("termsdiff.nowhere:nothing")
    with pytest.raises(ImportError):
        missing()


def test_a_missing_extra_is_said_with_what_to_install() -> None:
    with pytest.raises(TermsdiffError, match="install it"):
        optional("termsdiff.nowhere", "install it")
    assert optional("operator", "never said").sub(5, 3) == 2
    assert ROOT.name == "termsdiff"
