"""`docs/adding-a-language.md`, followed for Portuguese in a copy that does not know it yet."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

import termsdiff

TERMS = """# Termos de Uso da Quillon

Data de vigência: 1º de março de 2026

1. A Quillon Ltda. (doravante denominada “Fornecedora”) presta o serviço ao cliente.

2. O cliente pode terminar o contrato no prazo de dez dias, como diz a secção 1, se não concordar.

3. A Fornecedora não pode alterar os dados do cliente sem o seu acordo.
"""
READS = """
import json, sys
from termsdiff import parse
from termsdiff.facts import extract_facts, find_parties
document = parse(sys.stdin.read())
parties = find_parties(document)
facts = [fact for block in document.blocks for fact in extract_facts(block.text, parties)]
print(json.dumps({
    "language": document.language,
    "date": [str(document.effective_date), document.date_basis],
    "durations": [fact.value for fact in facts if fact.kind == "duration"],
    "defined": [found.term for found in document.definitions],
    "references": [found.label for found in document.references],
}))
"""


def run(root: Path, *arguments: str, stdin: str = "") -> str:
    environment = {**os.environ, "PYTHONPATH": str(root), "PYTHONUTF8": "1"}
    command = [sys.executable, *arguments]
    done = subprocess.run(
        command, input=stdin, capture_output=True, text=True, env=environment, check=True
    )
    return done.stdout


def read_in(root: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(root, "-c", READS, stdin=TERMS))
    return found


def test_one_file_is_all_that_portuguese_takes(tmp_path: Path) -> None:
    package = Path(str(files(termsdiff)))
    skipped = shutil.ignore_patterns("__pycache__")
    shutil.copytree(package, tmp_path / "termsdiff", ignore=skipped)
    portuguese = tmp_path / "termsdiff" / "languages" / "pt.toml"
    portuguese.unlink()
    before = read_in(tmp_path)
    assert before["language"] != "pt"
    assert (before["durations"], before["references"]) == ([], [])
    shutil.copy(package / "languages" / "pt.toml", portuguese)
    assert read_in(tmp_path) == {
        "language": "pt",
        "date": ["2026-03-01", "effective"],
        "durations": ["P10D"],
        "defined": ["Fornecedora"],
        "references": ["1"],
    }


def test_a_mistake_in_the_file_is_told_with_its_place(tmp_path: Path) -> None:
    package = Path(str(files(termsdiff)))
    shutil.copytree(package, tmp_path / "termsdiff", ignore=shutil.ignore_patterns("__pycache__"))
    portuguese = tmp_path / "termsdiff" / "languages" / "pt.toml"
    text = portuguese.read_text("utf-8")
    portuguese.write_text(text.replace("[stamps]\neffective", "[stamps]\nefective", 1), "utf-8")
    with pytest.raises(subprocess.CalledProcessError) as raised:
        read_in(tmp_path)
    assert "pt.toml: stamps: unknown key `efective`" in raised.value.stderr
