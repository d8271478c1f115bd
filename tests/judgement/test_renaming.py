"""Whoever renames a provider and its products gets the verdicts that stood before."""

from __future__ import annotations

from pathlib import Path

import pytest

from termsdiff import compare, parse
from termsdiff.rules import JudgedChange
from termsdiff.rules.names import NAME, names_of, without_names

VERSIONS = Path(__file__).parents[2] / "versions"
STEPS = [
    (old, new)
    for folder in sorted(path for path in VERSIONS.iterdir() if path.is_dir())
    for old, new in zip(sorted(folder.glob("*.md")), sorted(folder.glob("*.md"))[1:], strict=False)
]


def renamed(path: Path) -> str:
    text = path.read_text("utf-8")
    # a name of the same length: how long a clause is may weigh
    for old, new in (("Aurelia", "Quorvax"), ("AURELIA", "QUORVAX"), ("aurelia", "quorvax")):
        text = text.replace(old, new)
    return text


def verdict(one: JudgedChange) -> tuple[object, ...]:
    return one.materiality, one.basis, one.favours, one.topics, one.weight


@pytest.mark.parametrize(("old", "new"), STEPS, ids=lambda path: path.stem)
def test_every_verdict_stays_where_the_provider_is_renamed(old: Path, new: Path) -> None:
    before = compare(old.read_text("utf-8"), new.read_text("utf-8"))
    after = compare(renamed(old), renamed(new))
    assert list(map(verdict, before.changes)) == list(map(verdict, after.changes))


def test_names_are_what_a_document_capitalises_within_its_sentences() -> None:
    text = "You may install Borealis Sky on it. The Customer pays Tessaly for the Services."
    assert names_of(parse(text)) == {"borealis", "sky", "tessaly"}
    assert without_names(("install", "borealis", "sky", "on"), names_of(parse(text))) == (
        "install",
        NAME,
        "on",
    )
