"""The script that begins a rule: what it writes is read as a rule, and nothing is overwritten."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from termsdiff.errors import TermsdiffError
from termsdiff.rules.new import begin
from termsdiff.rules.reading_rules import examples_of, read_rule_file
from termsdiff.rules.rule import DIRECTIONS, Look


@pytest.mark.parametrize("look", get_args(Look))
def test_a_stub_has_every_key_that_a_rule_needs(tmp_path: Path, look: Look) -> None:
    path = begin(tmp_path, "payment", "late-letter", look)
    rule = read_rule_file(path, {})
    assert path == tmp_path / "payment" / "late-letter.toml"
    assert (rule["id"], rule["topic"], rule["look"]) == ("late-letter", "payment", look)
    assert set(rule["message"]) == set(DIRECTIONS[look])
    assert [example.fires for example in examples_of(rule)] == [True, True, True, False]


def test_a_rule_for_any_topic_names_none(tmp_path: Path) -> None:
    assert "topic" not in read_rule_file(begin(tmp_path, "any", "late-letter", "words"), {})


def test_a_known_rule_is_not_overwritten(tmp_path: Path) -> None:
    begin(tmp_path, "payment", "late-letter", "words")
    with pytest.raises(TermsdiffError, match="there is already a rule with that name"):
        begin(tmp_path, "other", "late-letter", "words")
    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize("name", ["Late", "late_letter", "../late", "late/letter", "", "-late"])
def test_a_name_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(TermsdiffError, match="not a valid rule name"):
        begin(tmp_path, "payment", name, "words")
    assert list(tmp_path.iterdir()) == []
