"""The contract in six languages, its single edits, and what a comparison says of each."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from termsdiff import Comparison, compare

HERE = Path(__file__).parent / "contract"
LANGUAGES = ("en", "de", "fr", "es", "it", "nl")
DATA: dict[str, list[dict[str, Any]]] = tomllib.loads((HERE / "edits.toml").read_text("utf-8"))


class Checks(NamedTuple):
    """What of an edit was told rightly: that it matters, its topic, its side, its values."""

    flagged: bool
    topic: bool
    side: bool
    values: bool


def contract(language: str) -> str:
    """Return the contract in a language."""
    return (HERE / f"{language}.md").read_text("utf-8")


def edited(language: str, edit: dict[str, Any]) -> str:
    """Return the contract after an edit of one clause; the words replaced must stand there once."""
    before, after = edit[language]
    lines = contract(language).split("\n")
    place = next(i for i, line in enumerate(lines) if line.startswith(f"{edit['clause']} "))
    assert lines[place].count(before) == 1, (language, edit["id"])
    lines[place] = lines[place].replace(before, after)
    return "\n".join(lines)


def quiet_pair(language: str, edit: dict[str, Any]) -> tuple[str, str]:
    """Return the contract before and after an edit that changes no rule, whichever way round."""
    before, after = edit[language]
    text = contract(language)
    if before in text:
        return text, text.replace(before, after, 1)
    assert after in text, (language, edit["id"])
    return text.replace(after, before, 1), text


def checked(language: str, edit: dict[str, Any]) -> Checks:
    """Compare before and after an edit, and hold what was said against what is true."""
    comparison = compare(contract(language), edited(language, edit))
    return _checks(comparison, edit)


def _checks(comparison: Comparison, edit: dict[str, Any]) -> Checks:
    flags = [one for one in comparison.changes if one.materiality in ("material", "minor")]
    findings = [finding for flag in flags for finding in flag.findings]
    topics = {topic for flag in flags for topic in flag.topics} | {f.topic for f in findings}
    values = {(finding.old_value, finding.new_value) for finding in findings}
    expected = set(edit.get("topic", "").split(", ")) - {""}
    return Checks(
        bool(flags),
        not expected or not expected.isdisjoint(topics),
        "favours" not in edit or any(flag.favours == edit["favours"] for flag in flags),
        "old" not in edit or (edit["old"], edit["new"]) in values,
    )
