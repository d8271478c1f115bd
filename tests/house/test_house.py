"""What a stranger relies on: what is imported is declared, what is compiled is fresh."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from termsdiff import compiled
from termsdiff.compiled import FACTS, RULES, read_compiled

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "termsdiff"


def imported(path: Path) -> set[str]:
    """Return the first names of all modules that a file imports, or loads by name if it has to."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            found.add(node.module.partition(".")[0])
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "optional":
            name = ast.literal_eval(node.args[0]) if isinstance(node.args[0], ast.Constant) else ""
            found |= {name.partition(".")[0]} - {""}
    return found


def plain(name: str) -> str:
    return re.split(r"[\[<>=!~; ]", name)[0].lower().replace("_", "-").replace(".", "-")


def test_what_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *(one for key in extras for one in extras[key])]
    declared = {plain(name) for name in wanted}
    known = packages_distributions()
    used = {name for path in SOURCE.rglob("*.py") for name in imported(path)}
    for name in used - set(sys.stdlib_module_names) - {"termsdiff", "_typeshed"}:
        owners = {plain(owner) for owner in known.get(name, [name])}
        assert owners & declared, f"{name} is imported and not declared in pyproject.toml"


def test_the_locked_versions_cover_what_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    locked = {
        plain(line)
        for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()
        if "==" in line
    }
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["dev"], *extras["all"], *extras["train"]]
    wanted += extras["docx"] + extras["html"] + extras["pdf"] + extras["scan"] + extras["query"]
    missing = {plain(name) for name in wanted} - locked - {"termsdiff"}
    assert not missing, "make constraints.txt anew; its head says how"


@pytest.mark.parametrize("name", ["constraints.txt", "requirements-action.txt", "pyproject.toml"])
def test_no_registry_is_named(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert not re.search(r"https?://|--(?:extra-)?index|--find-links|file:", text)


def copied(tmp_path: Path) -> Path:
    """Return a copy of the package without what was compiled before."""
    ignored = shutil.ignore_patterns("__pycache__", "compiled.json")
    shutil.copytree(SOURCE, tmp_path / "termsdiff", ignore=ignored)
    return tmp_path


def stated(place: Path, code: str) -> str:
    lines = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(place)!r}); {code}"]
    return subprocess.run(lines, capture_output=True, text=True, check=True, cwd=place).stdout


READ = (
    "from termsdiff.compiled import *; "
    "print('sesqui' in str(read_compiled(FACTS)), len(read_compiled(RULES)['rules']))"
)


def test_a_checkout_compiles_once_and_again_after_a_change(tmp_path: Path) -> None:
    place = copied(tmp_path)
    number = len(read_compiled(RULES)["rules"])
    assert stated(place, READ) == f"False {number}\n"
    caches = sorted(place.rglob("*.compiled.json"))
    assert {path.parent.name for path in caches} == {"__pycache__"}
    times = [path.stat().st_mtime_ns for path in caches]
    assert stated(place, READ) == f"False {number}\n"
    assert [path.stat().st_mtime_ns for path in caches] == times, "nothing is made twice"
    english = place / "termsdiff" / "languages" / "en.toml"
    text = english.read_text("utf-8")
    extra = '[facts.sets]\nextra = """sesquipedalian"""\n'
    english.write_text(text.replace("[facts.sets]\n", extra, 1), "utf-8")
    assert stated(place, READ) == f"True {number}\n"
    left = list(place.rglob("*.compiled.json"))
    assert len(left) == len(caches), "what is out of date is removed"


def test_a_checkout_that_cannot_be_written_to_works(tmp_path: Path) -> None:
    place = copied(tmp_path)
    code = "import termsdiff.compiled as c\ndef no(*_): raise OSError(30, 'read-only')\n"
    code = f"exec({code!r}); c.write_atomically = no; {READ}"
    assert stated(place, code).startswith("False ")
    assert not list(place.rglob("*.compiled.json"))


def test_what_the_build_made_is_read_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / compiled.NAME).write_text('{"made": 1}', "utf-8")
    monkeypatch.setattr(compiled, "_ROOT", tmp_path)
    assert read_compiled(FACTS) == {"made": 1}


@pytest.mark.network
def test_a_wheel_holds_what_is_compiled(tmp_path: Path) -> None:
    words = ["wheel", str(ROOT), "--no-deps", "--quiet", "--wheel-dir", str(tmp_path)]
    subprocess.run([sys.executable, "-m", "pip", *words], check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        for made in compiled.ALL:
            held = archive.read(f"termsdiff/{made.package}/{compiled.NAME}").decode("utf-8")
            assert held == compiled.make(made)
        assert not [name for name in archive.namelist() if "__pycache__" in name]
