"""Patterns that are compiled when they are first used are patterns all the same."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import termsdiff
from termsdiff.text.patterns import later

ROOT = Path(termsdiff.__file__).parent


def test_a_pattern_does_what_a_compiled_one_does() -> None:
    found = later(r"(?P<figure>\d+) days", re.IGNORECASE)
    assert [match["figure"] for match in found.finditer("7 days or 30 DAYS")] == ["7", "30"]
    assert found.sub("soon", "in 7 days") == "in soon"
    assert found.fullmatch("7 days") is not None
    assert found.pattern == r"(?P<figure>\d+) days"


def test_every_pattern_compiles() -> None:
    count = 0
    for path in sorted(ROOT.rglob("*.py")):
        if "= later(" not in path.read_text("utf-8"):
            continue
        module = import_module(".".join(("termsdiff", *path.relative_to(ROOT).parts))[:-3])
        for value in vars(module).values():
            if type(value).__name__ == "_Later":
                assert re.compile(value.pattern, value.flags)
                count += 1
    assert count > 50


def test_importing_the_comparison_compiles_few_patterns() -> None:
    code = (
        "import re._compiler as compiler; compile, found = compiler.compile, []\n"
        "def counting(pattern, flags=0): found.append(pattern); return compile(pattern, flags)\n"
        "compiler.compile = counting\n"
        "import re, dataclasses, pathlib, json, rapidfuzz.distance, diff_match_patch\n"
        "del found[:]\n"
        "from termsdiff import compare\n"
        "print(len(found))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert int(done.stdout) < 70
