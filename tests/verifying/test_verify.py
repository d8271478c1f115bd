"""`termsdiff verify`: only the named clauses changed, or what else did."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from termsdiff import TermsdiffError, compare, parse
from termsdiff.cli.main import run
from termsdiff.notes import Note
from termsdiff.verifying import verify

OLD = """# Harbour terms

## 4. Service

4.1 We keep the service available on working days.

4.2 We give six months’ notice before we withdraw a product. In that time:

(a) you may go on using it;

(b) no new customers are taken.

4.20 Support is by letter.

## 7. Governing law

7.1 The law of Portugal applies.

## 8. Data

We keep logs for 30 days.
"""


def found(new: str, *only: str, proved: bool = False) -> tuple[bool, list[str]]:
    result = verify(compare(OLD, new), only, let_proved_pass=proved)
    return result.holds, [one.judged.change.side.text for one in result.outside]


def test_the_named_clause_alone() -> None:
    assert found(OLD.replace("six months", "three months"), "4.2") == (True, [])


@pytest.mark.parametrize("name", ["4", "4.", "Section 4", "Service", "4. Service", "clause 4.2"])
def test_names_of_a_clause_and_of_what_holds_it(name: str) -> None:
    assert found(OLD.replace("no new customers", "no customers"), name)[0]


def test_a_label_is_no_beginning_of_another() -> None:
    holds, outside = found(OLD.replace("by letter", "by telephone"), "4.2")
    assert not holds
    assert outside == ["Support is by telephone."]


def test_what_came_and_what_went_elsewhere_counts() -> None:
    holds, outside = found(OLD.replace("We keep logs for 30 days.", ""), "4.2", "7")
    assert not holds
    assert outside == ["We keep logs for 30 days."]
    assert not found(f"{OLD}\nWe sell the logs.\n", "4.2", "7")[0]


def test_a_clause_that_left_its_place_is_told() -> None:
    clause = "We keep logs for 30 days, and nobody but the operator of the harbour may read them."
    old = OLD.replace("We keep logs for 30 days.", clause)
    new = old.replace(f"{clause}\n", "").replace("4.20 Support", f"4.3 {clause}\n\n4.20 Support")
    result = verify(compare(old, new), ["4"])
    assert [one.side for one in result.outside][:1] == ["old"]


def test_what_is_proved_passes_only_where_asked() -> None:
    new = OLD.replace("30 days", "thirty (30) days")
    assert not found(new, "4.2")[0]
    assert found(new, "4.2", proved=True) == (True, [])


def test_a_name_that_no_version_has_is_no_success() -> None:
    with pytest.raises(TermsdiffError, match=r"no clause '4\.9' in either version"):
        found(OLD, "4.9")


def test_what_was_not_read_verifies_nothing() -> None:
    unread = parse(OLD, "old.md", (Note("cut-short", "Cut short.", incomplete=True),))
    comparison = compare(unread, OLD)
    assert comparison.is_incomplete
    assert not verify(comparison, ["4"]).holds


def test_what_is_proved_is_not_called_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text(OLD, "utf-8")
    new.write_text(OLD.replace("30 days", "thirty (30) days"), "utf-8")
    assert run(["verify", str(old), str(new), "--only", "4.2", "--proved"]) == 0
    said = capsys.readouterr().out
    assert "nothing else changed" not in said
    assert "1 change proved to say the same" in said


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text(OLD, "utf-8")
    new.write_text(OLD.replace("six", "two").replace("Portugal", "Malta"), "utf-8")
    names = [str(old), str(new)]
    assert run(["verify", *names, "--only", "4.2,7"]) == 0
    assert capsys.readouterr().out.startswith("Holds: nothing else changed (2 changes")
    assert run(["verify", *names, "--only", "4.2", "--format", "json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert (said["schema"], said["holds"]) == ("termsdiff.verify/1", False)
    assert [one["clause"] for one in said["outside"]] == ["7.1 Governing law"]
    assert run(["verify", *names]) == 2
    assert "--only 4.2,7" in capsys.readouterr().err
