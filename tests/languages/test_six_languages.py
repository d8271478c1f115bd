"""One contract in six languages: an edit must be told alike in each, an editorial one in none."""

from __future__ import annotations

import pytest
from contract_edits import DATA, LANGUAGES, checked, contract, edited, quiet_pair

from termsdiff import compare

_LEAST_RIGHT = 0.9


@pytest.mark.parametrize("language", LANGUAGES)
def test_edits_are_told_rightly(language: str) -> None:
    wrong = [
        (edit["id"], checks) for edit in DATA["edit"] if not all(checks := checked(language, edit))
    ]
    assert len(wrong) <= (1 - _LEAST_RIGHT) * len(DATA["edit"]), wrong


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("edit", DATA["quiet"], ids=lambda edit: edit["id"])
def test_editorial_edits_stay_quiet(language: str, edit: dict[str, list[str]]) -> None:
    old, new = quiet_pair(language, edit)
    flagged = [
        finding.message
        for change in compare(old, new).changes
        if change.materiality in ("material", "minor")
        for finding in change.findings
    ]
    assert flagged == []


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_findings_quote_the_original_and_never_the_gloss(language: str) -> None:
    text = contract(language)
    for edit in DATA["edit"]:
        new = edited(language, edit)
        for change in compare(text, new).changes:
            sides = [side.text for side in (change.change.old, change.change.new) if side]
            for finding in change.findings:
                for quotation in _quotations(finding.message):
                    assert any(quotation in side for side in sides), (edit["id"], finding.message)


def _quotations(message: str) -> list[str]:
    """Return the slices within curly quotation marks, those with gaps piece by piece."""
    opened = message.replace("‘", "“").replace("’", "”").split("“")[1:]
    inside = (part.split("”")[0] for part in opened if "”" in part)
    return [piece.strip() for one in inside for piece in one.split(" … ") if piece.strip(" …")]


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_values_are_told_as_written(language: str) -> None:
    edit = next(one for one in DATA["edit"] if one["id"] == "lower-cap-in-money")
    messages = [
        finding.message
        for change in compare(contract(language), edited(language, edit)).changes
        for finding in change.findings
    ]
    before, after = edit[language]
    assert any(f"{before} became {after}" in message for message in messages), messages
