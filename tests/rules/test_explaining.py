"""`termsdiff rules` and `termsdiff explain`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from termsdiff.cli.main import run
from termsdiff.rules.catalogues import own_catalogue

OLD = "# Terms\n\n## Liability\n\nOur aggregate liability will not exceed EUR 100.\n"
NEW = OLD.replace("EUR 100", "EUR 50")


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(list(arguments)) == 0
    return capsys.readouterr().out


def failed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(list(arguments)) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    return captured.err


@pytest.fixture
def pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.md").write_text(OLD, "utf-8")
    (tmp_path / "new.md").write_text(NEW, "utf-8")
    return "old.md", "new.md"


def change_id(capsys: pytest.CaptureFixture[str], pair: tuple[str, str]) -> str:
    report = json.loads(printed(capsys, "diff", *pair, "--format", "json"))
    return str(report["changes"][0]["id"])


def test_all_rules_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, "rules")
    assert all(f"  {rule.id} " in text for rule in own_catalogue().rules)


def test_rules_of_one_topic(capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(printed(capsys, "rules", "--topic", "disputes", "--format", "json"))
    assert {row["topic"] for row in rows} == {"disputes"}
    assert all(row["examples"] for row in rows)


def test_a_rule_is_explained_with_its_examples(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, "rules", "cap-amount")
    assert "- Our total liability will not exceed EUR 100,000." in text
    assert "does not fire on" in text


def test_settings_show_in_the_list(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "termsdiff.toml"
    file.write_text('[levels]\ncap-amount = "off"\n', "utf-8")
    assert "\n  liability, off\n" in printed(capsys, "rules", "cap-amount", "--config", str(file))


def test_an_unknown_rule_or_topic_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert "unknown rule 'nonsense'" in failed(capsys, "rules", "nonsense")
    assert "unknown topic 'nonsense'" in failed(capsys, "rules", "--topic", "nonsense")


def test_a_change_is_explained(capsys: pytest.CaptureFixture[str], pair: tuple[str, str]) -> None:
    text = printed(capsys, "explain", *pair, change_id(capsys, pair))
    assert "money: EUR 100 (cap)" in text
    assert "money: EUR 50 (cap)" in text
    assert "cap-amount (material, provider): Cap on liability: EUR 100 became EUR 50." in text
    assert "A rule fired on it; see below." in text
    assert "No proof accounts for: “EUR 100” became “EUR 50”." in text
    assert "words that determined" not in text
    assert "rules:" not in text
    verbose = printed(capsys, "explain", *pair, change_id(capsys, pair), "--verbose")
    assert "words that determined the topic liability" in verbose
    assert "what determined the general judgement" in verbose


def explained(capsys: pytest.CaptureFixture[str], tmp_path: Path, old: str, new: str) -> str:
    (tmp_path / "a.md").write_text(old, "utf-8")
    (tmp_path / "b.md").write_text(new, "utf-8")
    files = (str(tmp_path / "a.md"), str(tmp_path / "b.md"))
    return printed(capsys, "explain", *files, change_id(capsys, files))


CLAUSE = "# Terms\n\n## 1. Fees\n\nYou pay each invoice within {} days of its date.\n"


def test_a_proved_change_says_which_proof_saw_what(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text = explained(capsys, tmp_path, CLAUSE.format("ten (10)"), CLAUSE.format("10"))
    assert "editorial" in text
    assert "Proofs tried: typography, " in text
    assert "Proved by notation: the same value, written differently" in text
    assert "Proofs account for every word that differs" in text
    assert "No proof accounts for" not in text


def test_what_is_not_assessed_says_which_words_are_left(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    old = "# Terms\n\n## 1. Style\n\nThe blue samples lie in the tray on the left.\n"
    text = explained(capsys, tmp_path, old, old.replace("blue", "green"))
    assert "not assessed" in text
    assert "What it means has not been assessed." in text
    assert "No proof accounts for: “blue” became “green”." in text


def test_some_proved_words_do_not_sound_like_all(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    old = "# Terms\n\n## 1. Fees\n\nYou pay us, once a month. The samples are all blue.\n"
    new = old.replace("us, once", "us once").replace("blue", "green")
    text = explained(capsys, tmp_path, old, new)
    assert "Some of the words are proved by typography: punctuation, capitals" in text
    assert "only punctuation" not in text


def test_an_unread_language_says_so(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    old = (
        "# Ehdot\n\n## 1. Palvelu\n\nToimittaja vastaa palvelun virheistä asiakkaalle aina itse.\n"
    )
    text = explained(capsys, tmp_path, old, old.replace("aina", "joskus"))
    assert "No proof accounts for: “aina” became “joskus”." in text


def test_rules_that_nearly_fired_say_what_is_missing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    old = "# Terms\n\n## Offers\n\nYou get a discount.\n"
    (tmp_path / "a.md").write_text(old, "utf-8")
    (tmp_path / "b.md").write_text(old.replace("discount", "benchmark"), "utf-8")
    identifier = change_id(capsys, ("a.md", "b.md"))
    text = printed(capsys, "explain", "a.md", "b.md", identifier)
    assert "benchmarking: missing: one of its words in the sentence or the headings" in text


def test_an_unknown_change_is_one_line(
    capsys: pytest.CaptureFixture[str], pair: tuple[str, str]
) -> None:
    assert "no change 'c-0'" in failed(capsys, "explain", *pair, "c-0")
