"""Where words are not judged, no proof rests on knowing which of them bind or point."""

from __future__ import annotations

import pytest
from proof_samples import NOT_ASSURED

from termsdiff import compare

BODY = {
    "de": "Wir stellen den Dienst für die Dauer des Vertrages bereit, und der Kunde zahlt dafür. "
    "Die Daten werden nach dem Ende des Vertrages gelöscht.",
    "fr": "Nous fournissons le service pour la durée du contrat et vous payez pour cela. Les "
    "données sont supprimées après la fin du contrat.",
}


def verdicts(language: str, old: str, new: str) -> set[str]:
    body = BODY[language]
    texts = [f"# Quillon\n\n{body}\n\n{text}\n\n{body} Ende.\n" for text in (old, new)]
    return {compare(*texts).verdict, compare(*reversed(texts)).verdict}


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("de", "## 2. Verbotene Nutzung", "## 2. Erlaubte Nutzung"),
        ("de", "## 2. Nur für Verbraucher", "## 2. Für Verbraucher"),
        ("de", "## 2. Kein Verkauf von Daten", "## 2. Verkauf von Daten"),
        ("fr", "## 2. Usages interdits", "## 2. Usages permis"),
        ("de", "Wir haften nicht, wenn er zahlt.", "Wir haften, wenn er nicht zahlt."),
        ("de", "Er kann widersprechen und kündigen.", "Er kann widersprechen oder kündigen."),
        ("fr", "Vous résiliez sans frais.", "Vous résiliez avec frais."),
        (
            "de",
            "Wir haften für Vorsatz. Dies gilt nicht für Verbraucher. Für Zufall haften wir nicht.",
            "Wir haften für Vorsatz. Für Zufall haften wir nicht. Dies gilt nicht für Verbraucher.",
        ),
        (
            "de",
            "## Changelog\n\n- Wir verkaufen keine Daten der Kunden.",
            "## Changelog\n\n- Wir verkaufen alle Daten der Kunden.",
        ),
    ],
)
def test_what_may_change_a_rule_is_never_assured(language: str, old: str, new: str) -> None:
    assert verdicts(language, old, new) <= set(NOT_ASSURED)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        *(("de", line) for line in ("Keine Haftung für Ausfälle", "Kostenlos", "Nur für Gäste")),
        *(("fr", line) for line in ("Aucune garantie", "Revente interdite", "Gratuit")),
    ],
)
def test_a_short_line_at_the_edge_of_a_page_may_be_a_rule(language: str, line: str) -> None:
    text = f"# Quillon\n\n{BODY[language]}\n"
    for old, new in ((text, f"{text}\n{line}\n"), (f"{text}\n{line}\n", text)):
        assert compare(old, new).verdict in NOT_ASSURED


def test_a_sentence_that_leans_on_another_does_not_move_in_english_either() -> None:
    old = "We are liable for intent. This does not apply to guests. We are not liable for chance."
    new = "We are liable for intent. We are not liable for chance. This does not apply to guests."
    assert compare(f"# Quillon\n\n{old}", f"# Quillon\n\n{new}").verdict in NOT_ASSURED
    assert compare(f"# Quillon\n\n{new}", f"# Quillon\n\n{old}").verdict in NOT_ASSURED


@pytest.mark.parametrize(
    ("clause", "old", "new"),
    [
        ("We will tell you of each failure within 30 {} of it.", "days", "calendar days"),
        ("We will tell you of each failure within 30 {} of it.", "business days", "banking days"),
        ("We will tell you of each failure within 3 {} of it.", "months", "calendar months"),
        # Saturdays are among the first, but not among the others
        ("Wir melden jede Störung binnen 5 {} dem Kunden.", "Werktagen", "Arbeitstagen"),
        ("Nous vous informons des pannes dans les 5 jours {}.", "ouvrables", "ouvrés"),
    ],
)
def test_days_that_are_counted_in_another_way_are_never_the_same(
    clause: str, old: str, new: str
) -> None:
    (change,) = compare(clause.format(old), clause.format(new)).changes
    assert change.materiality != "editorial"
