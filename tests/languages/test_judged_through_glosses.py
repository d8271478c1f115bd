"""Judging through glosses: what is read, what is not, and that English never waits for a list."""

from __future__ import annotations

import subprocess
import sys

import pytest

from termsdiff import compare, parse
from termsdiff.languages.glossing import LANGUAGES
from termsdiff.languages.glossing.lists import grammar, wordlist
from termsdiff.rules.configuration import Configuration
from termsdiff.rules.explanation import explain
from termsdiff.rules.policy import Limit, check_limits
from termsdiff.rules.readings import GLOSSED, UNREAD, language_of

_GERMAN = (
    "Der Anbieter darf die Daten des Kunden nur verarbeiten, soweit dies für die Erbringung der "
    "Dienste erforderlich ist und der Kunde zugestimmt hat."
)
_ENGLISH = (
    "The provider may process the data of the customer only where this is necessary for the "
    "services and the customer has consented to it in advance."
)
_SWEDISH = (
    "Leverantören får behandla kundens uppgifter endast om det är nödvändigt för tjänsten och om "
    "kunden har samtyckt till det och inte har återkallat sitt samtycke före avtalets dag."
)


def test_a_clause_is_read_in_its_own_language() -> None:
    mixed = parse(f"# Terms\n\n{_ENGLISH}\n\n{_GERMAN}\n\n{_SWEDISH}\n")
    told = [language_of(block.text, mixed) for block in mixed.clauses]
    assert told == ["", "de", UNREAD]


def test_a_german_clause_in_english_terms_is_judged() -> None:
    old = f"# Terms\n\n{_ENGLISH}\n\n{_GERMAN}\n"
    new = old.replace("darf die Daten des Kunden nur", "darf die Daten des Kunden nicht")
    (change,) = compare(old, new).changes
    assert change.materiality == "material"
    assert change.basis == "rule"


def test_a_language_without_a_list_stays_unread_and_says_why() -> None:
    old = f"# Villkor\n\n{_SWEDISH}\n\n{_SWEDISH.replace('kunden', 'hyresgästen')}\n"
    new = old.replace("och inte har återkallat", "eller har återkallat", 1)
    (change,) = compare(old, new).changes
    assert change.materiality in ("unassessed", "material")
    if change.materiality == "unassessed":
        assert change.basis == "unread"
        assert "language" in change.unread


def test_too_many_unknown_words_keep_a_change_unread() -> None:
    old = f"# Bedingungen\n\n{_GERMAN}\n"
    new = (
        f"# Bedingungen\n\n{_GERMAN}\n\nDie Quuxolite werden verfrumselt und der Blorkant knarzelt."
    )
    changes = [one for one in compare(old, new).changes if one.change.kind == "added"]
    assert [one.basis for one in changes] == ["unread"]
    assert "are in no list" in changes[0].unread


def test_glosses_prove_nothing() -> None:
    # both verbs are "to suspend" in English; in German a reader may see a difference
    old = f"# Bedingungen\n\n{_GERMAN}\n\nDer Anbieter kann das Konto sperren.\n"
    new = old.replace("das Konto sperren", "den Account sperren")
    (change,) = compare(old, new).changes
    assert change.materiality != "editorial"


def test_the_report_says_that_it_rests_on_glosses() -> None:
    codes = [note.code for note in compare(_GERMAN * 4, _GERMAN * 3 + _GERMAN[:-1]).notes]
    assert "judged-through-glosses" in codes
    assert "language-not-judged" not in codes


@pytest.mark.parametrize("language", ["de", "es", "fr", "it", "nl"])
def test_lists_hold_enough_to_read_terms(language: str) -> None:
    lists = wordlist(language)
    known = len(lists.noun) + len(lists.verb) + len(lists.adjective) + len(lists.phrase)
    assert known > 2_000


def test_english_terms_load_no_list() -> None:
    code = (
        "import sys; from termsdiff import compare;"
        "compare('# T\\n\\nWe give 30 days of notice.', '# T\\n\\nWe give 20 days of notice.');"
        "print([m for m in sys.modules if 'glossing' in m or m == 'tomllib'])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert run.stdout.strip() == "[]"


def test_limits_of_ones_own_hold_in_other_languages_too() -> None:
    limit = Limit("cap", "money", ("liability",), (), at_least="EUR 100000")
    text = (
        "# Bedingungen\n\n"
        + _GERMAN
        + "\n\nDie Haftung des Anbieters ist auf 50.000,00 € beschränkt.\n"
    )
    (breach,) = check_limits(parse(text), (limit,))
    assert breach.finding.new_value == "EUR 50000"


def test_explain_shows_how_a_sentence_was_read() -> None:
    old = f"# Bedingungen\n\n{_GERMAN}\n\nDer Kunde darf die Dienste nicht weiterverkaufen.\n"
    new = old.replace("nicht weiterverkaufen", "weiterverkaufen")
    comparison = compare(old, new)
    (change,) = comparison.changes
    (found,) = explain(comparison.changes, comparison.grounds, change.id, Configuration())
    assert found.readings[0][0] == "the customer may not resell the services."


def test_every_language_that_is_judged_has_a_list_and_a_grammar() -> None:
    assert GLOSSED == LANGUAGES
    for language in LANGUAGES:
        assert wordlist(language).verb
        assert grammar(language)["verb"]
