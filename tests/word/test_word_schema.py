"""What we write is valid: openxml-audit checks it as Microsoft's Open XML SDK would."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytest.importorskip("lxml")
pytest.importorskip("openxml_audit")

from contract_generator import pair
from openxml_audit import OpenXmlValidator
from redlines import part, redline

from termsdiff import compare
from termsdiff.input.word.xml import name
from termsdiff.reports.options import ClauseAnswer, RenderOptions, WordOptions
from termsdiff.reports.word.parts import Parts
from termsdiff.reports.word.render import render

SAMPLES = sorted((Path(__file__).parents[2] / "versions").glob("*/*.md"))


def faults(path: Path, data: bytes) -> set[str]:
    """Return what is wrong with a file; numbers in it do not count."""
    path.write_bytes(data)
    result = OpenXmlValidator().validate(path)
    return {re.sub(r"'-?\d+'", "N", str(error.description)) for error in result.errors}


@pytest.mark.parametrize("seed", range(1, 41, 3))
def test_a_redline_has_no_fault_that_its_original_has_not(seed: int, tmp_path: Path) -> None:
    old, new = pair(seed)
    known = faults(tmp_path / "new.docx", new)
    for answers in ((), (ClauseAnswer("rest", "reject"),)):
        assert faults(tmp_path / "out.docx", redline(old, new, *answers)) <= known


@pytest.mark.parametrize("cover", [False, True])
def test_a_text_set_from_the_template_has_none(cover: bool, tmp_path: Path) -> None:
    options = RenderOptions(word=WordOptions(cover=cover))
    texts = [path.read_text("utf-8") for path in SAMPLES[:3]]
    for old, new in ((texts[0], texts[1]), (texts[2], texts[1])):
        assert faults(tmp_path / "out.docx", render(compare(old, new), options)) == set()


def test_the_validator_finds_what_is_wrong(tmp_path: Path) -> None:
    parts = Parts(redline(*pair(1)))
    next(parts.xml(parts.main).iter(name("w:ins"))).attrib.clear()
    data = parts.packed()
    assert part(data) is not None
    assert any("author" in fault for fault in faults(tmp_path / "out.docx", data))
