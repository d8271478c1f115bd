"""docs/adding.md, and "Adding a rule" of docs/rules.md, followed in a copy of the package."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import termsdiff

OLD = "# Terms of Hallow\n\n## 1. Service\n\n1.1 We keep the quux of each order for you.\n"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    package = Path(termsdiff.__file__).parent
    shutil.copytree(
        package,
        tmp_path / "termsdiff",
        ignore=shutil.ignore_patterns("__pycache__", "compiled.json"),
    )
    (tmp_path / "old.md").write_text(OLD, "utf-8")
    return tmp_path


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text, f"docs/adding.md speaks of {before!r} in {path.name}"
    path.write_text(text.replace(before, after, 1), "utf-8")


def run(root: Path, *arguments: str, module: str = "termsdiff") -> str:
    environment = {**os.environ, "PYTHONPATH": str(root), "PYTHONUTF8": "1", "NO_COLOR": "1"}
    command = [sys.executable, "-P", "-m", module, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=root)
    assert done.returncode == 0, done.stderr
    return done.stdout


def changes(root: Path, new: str, *arguments: str) -> list[dict[str, Any]]:
    (root / "new.md").write_text(new, "utf-8")
    report = json.loads(run(root, "diff", "old.md", "new.md", "--format", "json", *arguments))
    found: list[dict[str, Any]] = report["changes"]
    return found


def test_a_topic_of_ones_own_needs_no_change_of_the_package(copy: Path) -> None:
    settings = copy / "termsdiff.toml"
    settings.write_text('[topics]\nquuxes = ["quux*"]\n', "utf-8")
    new = OLD.replace("the quux of each order", "no quux of any order")
    (found,) = changes(copy, new, "--config", str(settings))
    assert "quuxes" in found["topics"]


STUBS = (
    ('title = "TODO"', 'title = "Quuxes that are kept"'),
    ("TODO: why it matters, in one sentence.", "Who keeps a quux keeps it from you."),
    ('words = ["TODO phrase"]', 'words = ["!we keep quux"]'),
    ('added = "unclear"', 'added = "provider"'),
    ("TODO who may do what: {gained}.", "The provider may now keep this: {gained}."),
)
"""What docs/rules.md tells one to write for the stubs, as far as a comparison reads it."""


def test_a_rule_is_added_as_documented(copy: Path) -> None:
    old = OLD.replace("We keep the quux of each order for you.", "We keep nothing.")
    (copy / "old.md").write_text(old, "utf-8")
    before = changes(copy, OLD)
    run(copy, "other", "quuxes-kept", "words", module="termsdiff.rules.new")
    rule = copy / "termsdiff" / "rules" / "catalogue" / "other" / "quuxes-kept.toml"
    for stub, written in STUBS:
        edit(rule, stub, written)
    assert "Quuxes that are kept" in run(copy, "rules", "quuxes-kept")
    (was,), (now,) = before, changes(copy, OLD)
    assert "quuxes-kept" not in [finding["rule"] for finding in was["findings"]]
    (found,) = [finding for finding in now["findings"] if finding["rule"] == "quuxes-kept"]
    assert (found["favours"], found["topic"]) == ("provider", "other")
    said = "The provider may now keep this: “We keep the quux of each order for you”."
    assert found["message"] == said


def test_a_proof_is_added_as_documented(copy: Path) -> None:
    proofs = copy / "termsdiff" / "proofs"
    new = OLD.replace("quux", "quuz")
    assert [one["materiality"] for one in changes(copy, new)] != ["editorial"]
    (proofs / "quuxes.py").write_text(
        '"""Two spellings of one thing."""\n\n\n'
        "def respelled(tokens: list[str]) -> list[str]:\n"
        '    """Return the words with one spelling."""\n'
        '    return ["quux" if token == "quuz" else token for token in tokens]\n',
        "utf-8",
    )
    edit(proofs / "proof.py", '    "typography",\n', '    "typography",\n    "quuxes",\n')
    edit(proofs / "normal_form.py", "from . import ", "from . import quuxes, ")
    edit(
        proofs / "normal_form.py",
        '    ("synonym", synonym.replaced),\n',
        '    ("synonym", synonym.replaced),\n    ("quuxes", quuxes.respelled),\n',
    )
    edit(
        proofs / "sayings.py",
        '    "synonym": "other words for the same thing",\n',
        '    "synonym": "other words for the same thing",\n'
        '    "quuxes": "one thing, spelled twice",\n',
    )
    edit(proofs / "telling.py", '{"united-states"}', '{"united-states", "quux"}')
    (found,) = changes(copy, new)
    assert (found["materiality"], found["proof"][0]["kind"]) == ("editorial", "quuxes")


def test_a_report_format_is_added_as_documented(copy: Path) -> None:
    reports = copy / "termsdiff" / "reports"
    (reports / "shout.py").write_text(
        '"""A format."""\n\n\ndef render(comparison, options):\n'
        '    """Return the verdict, aloud."""\n    return comparison.verdict.upper() + "!\\n"\n',
        "utf-8",
    )
    edit(
        reports / "formats.py",
        "FORMATS: tuple[Format, ...] = (\n",
        "FORMATS: tuple[Format, ...] = (\n"
        '    Format("shout", "the verdict, aloud", ".loud", _own("shout")),\n',
    )
    (copy / "new.md").write_text(OLD, "utf-8")
    assert "shout" in run(copy, "formats")
    assert run(copy, "diff", "old.md", "new.md", "--format", "shout") == "IDENTICAL!\n"
    run(copy, "diff", "old.md", "new.md", "-o", "report.loud")
    assert (copy / "report.loud").read_text("utf-8") == "IDENTICAL!\n"


def test_a_converter_is_added_as_documented(copy: Path) -> None:
    inputs = copy / "termsdiff" / "input"
    (inputs / "convert_rev.py").write_text(
        '"""Text written backwards."""\n\nfrom .converted import Converted\n\n\n'
        "def to_markdown(data):\n"
        '    """Return the text forwards."""\n    return Converted(data.decode()[::-1])\n',
        "utf-8",
    )
    edit(
        inputs / "document_formats.py",
        "KINDS = (MARKDOWN, ",
        'REV = Kind("text backwards", ("rev",), "", "convert_rev", by_ending=True)\n'
        "KINDS = (REV, MARKDOWN, ",
    )
    (copy / "new.rev").write_text(OLD[::-1], "utf-8")
    report = json.loads(run(copy, "diff", "old.md", "new.rev", "--format", "json"))
    assert report["summary"]["verdict"] == "identical"
