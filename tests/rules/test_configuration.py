"""Settings: levels, own rules and topics, parties, products, limits; and every mistake in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from termsdiff import compare
from termsdiff.errors import TermsdiffError
from termsdiff.rules.configuration import Configuration
from termsdiff.rules.settings_file import load_configuration
from termsdiff.settings.locating import find_file

OLD = (
    "# Terms\n\n## Discontinuation\n\nWe give four months' notice before we discontinue a model.\n"
)
NEW = OLD.replace("four months", "two months")

OWN_RULE = """
id = "weekend-support"
title = "Support at weekends"
topic = "other"
materiality = "material"
look = "words"
reason = "We work at weekends."

[when]
words = ["weekend*", "saturday*"]

[favours]
removed = "provider"

[message]
removed = "No more support at weekends."

[[fires]]
old = "We answer at weekends."
new = "We answer."

[[quiet]]
old = "We answer."
new = "We reply."
"""


def settings(folder: Path, text: str) -> Configuration:
    (folder / "termsdiff.toml").write_text(text, "utf-8")
    return load_configuration(folder / "termsdiff.toml", folder)


def rules_of(old: str, new: str, configuration: Configuration) -> set[str]:
    changes = compare(old, new, configuration).changes
    return {finding.rule for judged in changes for finding in judged.findings}


def test_without_a_file_the_settings_are_those_of_the_package(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert find_file(tmp_path) is None
    assert load_configuration(None, tmp_path) == Configuration()


def test_a_file_is_found_from_a_folder_upwards_as_far_as_the_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "termsdiff.toml").write_text("products = ['Acme']", "utf-8")
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    assert load_configuration(None, deep).products == ("Acme",)
    (deep / ".git").mkdir()
    assert find_file(deep) is None


def test_pyproject_serves_where_it_has_the_table(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    project = tmp_path / "pyproject.toml"
    project.write_text("[tool.termsdiff]\nproducts = ['Acme']\n", "utf-8")
    assert load_configuration(None, tmp_path).products == ("Acme",)
    project.write_text("[tool.other]\n", "utf-8")
    assert find_file(tmp_path) is None


def test_a_rule_is_switched_off_or_weighed_otherwise(tmp_path: Path) -> None:
    off = settings(tmp_path, '[levels]\ndiscontinuation-notice = "off"\n')
    assert "discontinuation-notice" not in rules_of(OLD, NEW, off)
    minor = settings(tmp_path, '[levels]\ndiscontinuation-notice = "minor"\n')
    (change,) = compare(OLD, NEW, minor).changes
    weights = {f.rule: f.materiality for f in change.findings}
    assert weights["discontinuation-notice"] == "minor"


def test_rules_of_ones_own_are_read_from_a_folder(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "weekend-support.toml").write_text(OWN_RULE, "utf-8")
    configuration = settings(tmp_path, 'rules = "ours"\n')
    old = "# Terms\n\nWe answer your calls on weekdays and at weekends.\n"
    new = "# Terms\n\nWe answer your calls on weekdays.\n"
    assert "weekend-support" in rules_of(old, new, configuration)
    assert "discontinuation-notice" in rules_of(OLD, NEW, configuration)


def test_a_topic_of_ones_own_joins_the_others(tmp_path: Path) -> None:
    configuration = settings(tmp_path, '[topics]\ntrade_law = ["export control*"]\n')
    old = "# Terms\n\nYou obey the laws of trade.\n"
    new = "# Terms\n\nYou obey the laws of trade and all export controls.\n"
    (change,) = compare(old, new, configuration).changes
    assert "trade_law" in change.topics


def test_products_may_change_their_names(tmp_path: Path) -> None:
    configuration = settings(tmp_path, 'products = ["Lumen One", "Lumen Two"]\n')
    old = "# Terms\n\nYou may use Lumen One for your business.\n"
    (change,) = compare(old, old.replace("One", "Two"), configuration).changes
    assert change.materiality == "editorial"


def test_the_names_of_parties_are_heeded(tmp_path: Path) -> None:
    configuration = settings(tmp_path, '[parties]\nprovider = ["Brightwell"]\n')
    old = "# Terms\n\n## Support\n\nBrightwell will answer questions within a day.\n"
    (change,) = compare(old, old.replace("will", "may"), configuration).changes
    assert change.favours == "provider"


LIMIT = """
[[limits]]
id = "notice"
topic = "discontinuation"
kind = "duration"
words = ["discontinu*"]
at_least = "three months"
"""


def test_a_limit_is_checked_whether_or_not_the_clause_changed(tmp_path: Path) -> None:
    configuration = settings(tmp_path, LIMIT)
    assert compare(OLD, OLD, configuration).breaches == ()
    (breach,) = compare(NEW, NEW, configuration).breaches
    assert breach.finding.new_value == "P2M"
    assert breach.finding.message == "notice: 2 months, where policy asks for at least 3 months."
    assert "limit-notice" in rules_of(OLD, NEW, configuration)


def test_a_limit_is_held_against_whole_sentences(tmp_path: Path) -> None:
    configuration = settings(tmp_path, LIMIT)
    clause = "We discontinue the models of Acme Inc. and others on {} notice."
    short = f"# Terms\n\n{clause.format('two months’')}\n"
    assert len(compare(short, short, configuration).breaches) == 1
    other = "We suspend a user on two days' notice; we discontinue a model on four months' notice."
    text = f"# Terms\n\n{clause.format('four months’')}\n\n{other}\n"
    assert compare(text, text, configuration).breaches == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[level]", "level: unknown key"),
        ('[levels]\nnonsense = "off"', "levels.nonsense: no such rule"),
        ('[levels]\nfeedback = "loud"', "levels.feedback: must be one of"),
        ("levels = 3", "levels: must be a table"),
        ("rules = 3", "rules: must be a string"),
        ('rules = "../elsewhere"', "rules: must be a folder next to this file"),
        ('rules = "/etc"', "rules: must be a folder next to this file"),
        ('rules = "missing"', "rules: must be a folder that exists"),
        ('products = "Acme"', "products: must be a list of strings"),
        ('[parties]\nseller = ["Acme"]', "parties.seller: unknown key"),
        ('[topics]\n"Trade law" = ["x"]', "topics.Trade law: must be a name like"),
        ('[topics]\ntrade = ["*"]', "topics.trade: '*' names no word"),
        (LIMIT.replace('"duration"', '"length"'), "limits[1].kind: must be one of"),
        (LIMIT.replace('"three months"', '"soon"'), "limits[1].at_least: must be one duration"),
        (LIMIT.replace("at_least", "atleast"), "limits[1].atleast: unknown key"),
        (LIMIT.replace('words = ["discontinu*"]', ""), "limits[1].words"),
        ("= 3", "not valid TOML"),
    ],
)
def test_a_mistake_is_one_line_with_file_and_key(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(TermsdiffError) as caught:
        settings(tmp_path, text)
    message = str(caught.value)
    assert message.startswith(f"{tmp_path / 'termsdiff.toml'}: {said}")
    assert "\n" not in message


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("look = ", "lok = "), "lok: unknown key"),
        (('"words"', '"smell"'), "look: must be one of"),
        (('"material"', '"heavy"'), "materiality: "),
        (('removed = "provider"', 'gone = "provider"'), "favours.gone: unknown key"),
        (('removed = "provider"', 'removed = "us"'), "favours.removed: must be one of"),
        (('"weekend*"', '"we*"'), "when.words: 'we*': a first word needs"),
        (('"weekend*"', '"@nothing"'), "when.words: must be a known list"),
        (("words = [", "wrods = ["), "when.wrods: unknown key; did you mean words?"),
        (
            ('words = ["weekend*", "saturday*"]', "words = []"),
            "when.words: must be a list of strings",
        ),
        (("[when]", '[when]\nonly = "new"'), "when.only: must be one of edited, added, removed"),
        (
            ("[when]", '[when]\nkinds = ["length"]'),
            "when.kinds: must be a list of duration, money, ",
        ),
        (
            ("[when]", '[when]\nclasses = ["colour"]'),
            "when.classes: must be a list of number, party, ",
        ),
        (("reason = ", "reasons = "), "reasons: unknown key; did you mean reason?"),
        (('"We work at weekends."', '" "'), "reason: must be a string"),
        (('materiality = "material"', ""), "materiality: must be one of material, minor"),
        (
            ('"material"', '{ removed = "heavy" }'),
            "materiality.removed: must be one of material, minor",
        ),
        (
            ('"material"', '{ added = "minor" }'),
            "materiality.added: unknown key; known keys: removed",
        ),
        (('"material"', "{}"), "materiality: must be one for removed"),
        (("[favours]\nremoved", "[favours]\nadded"), "message: must be a string for added"),
        (('removed = "provider"', ""), "favours: must be a table"),
        (('removed = "No more', 'gone = "No more'), "message.gone: unknown key; known keys: added"),
        (("[[quiet]]", "[quiet]"), "quiet: must be a list of tables"),
        (("[[quiet]]", "[[quiet]]\nolder = 1"), "quiet[1].older: unknown key; did you mean old?"),
        (("[[quiet]]", "[[quiet]]\nplace = 1"), "quiet[1].place: must be a string"),
        (("[[quiet]]", "[[quiet]]\neach = []"), "quiet[1].each: must be a list of strings"),
        (("[[quiet]]", '[[quiet]]\neach = ["x"]'), "quiet[1].each: needs {} in old or new"),
    ],
)
def test_a_mistake_in_a_rule_names_its_file_and_key(
    tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    (tmp_path / "ours").mkdir()
    file = tmp_path / "ours" / "own.toml"
    assert change[0] in OWN_RULE
    file.write_text(OWN_RULE.replace(*change, 1), "utf-8")
    with pytest.raises(TermsdiffError) as caught:
        settings(tmp_path, 'rules = "ours"\n')
    assert str(caught.value).startswith(f"{file}: {said}")
    assert "\n" not in str(caught.value)
