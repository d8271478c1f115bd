"""The edits of the sample versions, one by one, as a careful reader would judge them."""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from termsdiff import compare, parse
from termsdiff.comparison import Comparison
from termsdiff.rules.finding import MATERIALITIES, JudgedChange

SAMPLES = Path(__file__).parents[2] / "versions"
EDITS: list[dict[str, Any]] = tomllib.loads((SAMPLES / "expected.toml").read_text("utf-8"))["edit"]
FEWEST = 100


@lru_cache(maxsize=16)
def comparison(terms: str, version: str) -> Comparison:
    files = sorted((SAMPLES / terms).glob("*.md"))
    place = next(place for place, file in enumerate(files) if file.stem == version)
    old, new = (parse(file.read_text("utf-8"), file.name) for file in files[place - 1 : place + 1])
    return compare(old, new)


def of(edit: dict[str, Any]) -> Comparison:
    return comparison(edit["terms"], str(edit["version"]))


def shows(judged: JudgedChange, edit: dict[str, Any]) -> bool:
    """Whether the change is where the edit was made, and its words are among those that differ."""
    number = edit["clause"].split(",")[0].split(" to ")[0]
    places = [
        place
        for side in (judged.change.old, judged.change.new)
        if side is not None
        for place in (side.label, *side.heading)
    ]
    if number and not any(place.startswith(number) or number in place for place in places):
        return False
    differing = " ".join(words for sign, words in judged.change.diff if sign != "=")
    return any(words in differing for words in edit.get("words", ()))


def changes_of(edit: dict[str, Any]) -> list[JudgedChange]:
    """Return the changes that show an edit; of one of the whole text, those no other edit shows."""
    changes = of(edit).changes
    if edit.get("words"):
        return [judged for judged in changes if shows(judged, edit)]
    others = [
        other
        for other in EDITS
        if (other["terms"], other["version"]) == (edit["terms"], edit["version"])
    ]
    return [judged for judged in changes if not any(shows(judged, other) for other in others)]


def judgements(edit: dict[str, Any]) -> set[tuple[str, str]]:
    """Return what is said of an edit: of the weightiest change that shows it, and its findings.

    One change may hold several edits; then it is a finding that speaks of each.
    """
    found = sorted(changes_of(edit), key=lambda judged: MATERIALITIES.index(judged.materiality))
    if not found:
        return {("editorial", "neutral")}
    first = found[0]
    findings = {(finding.materiality, finding.favours) for finding in first.findings}
    # what is said to be the same must be the same as a whole
    said = {pair for pair in findings if pair[0] != "editorial"}
    return {(first.materiality, first.favours), *said}


def name(edit: dict[str, Any]) -> str:
    return f"{edit['terms']}-{edit['version']}-{edit['clause']}-{edit['what'][:40]}"


def test_all_edits_are_there() -> None:
    assert len(EDITS) >= FEWEST
    stated = Counter(edit["terms"] for edit in EDITS)
    assert set(stated) == {file.parent.name for file in SAMPLES.glob("*/terms.toml")}
    assert all(edit.get("reason") for edit in EDITS if not edit.get("known", True))


@pytest.mark.parametrize("edit", [edit for edit in EDITS if edit.get("words")], ids=name)
def test_the_edit_is_found(edit: dict[str, Any]) -> None:
    assert changes_of(edit)


@pytest.mark.parametrize("edit", EDITS, ids=name)
def test_an_edit_is_judged_as_a_reader_would_judge_it(edit: dict[str, Any]) -> None:
    expected = (edit["materiality"], edit["favours"])
    if edit.get("known", True):
        assert expected in judgements(edit)
    else:
        assert expected not in judgements(edit), (
            "judged right by now: take out `known` and `reason`"
        )
