"""Lint reads references, definitions, numbers and dates in the language of the document."""

from __future__ import annotations

import pytest

from termsdiff import parse
from termsdiff.lint import lint

BODY = {
    "de": "Wir stellen den Dienst für die Dauer des Vertrages bereit, und der Kunde zahlt dafür.",
    "fr": "Nous fournissons le service pour la durée du contrat et vous payez pour cela.",
    "es": "Nosotros prestamos el servicio durante el contrato y el cliente paga por este servicio.",
    "it": "Noi forniamo il servizio per la durata del contratto e il cliente paga per questo.",
    "nl": "Wij leveren de dienst voor de duur van de overeenkomst en u betaalt daarvoor.",
}


def found(language: str, *lines: str) -> set[str]:
    text = "\n\n".join(("# Quillon", BODY[language], *lines))
    document = parse(text)
    assert document.language == language
    return {remark.check for remark in lint(document)} - {"date-missing", "never-used"}


@pytest.mark.parametrize(
    ("language", "check", "lines"),
    [
        ("de", "reference-to-nothing", ["## 1. Recht", "Es gilt Ziff. 9 für die Kosten."]),
        ("de", "words-and-figures", ["Es gilt eine Frist von sechzig (30) Tagen."]),
        ("de", "words-and-figures", ["Es gilt eine Frist von achtundvierzig (24) Stunden."]),
        (
            "de",
            "defined-twice",
            [
                "Quillon (nachfolgend „Anbieter“ genannt) hilft.",
                "Ein Dritter (im Folgenden „Anbieter“) hilft.",
            ],
        ),
        ("fr", "reference-to-nothing", ["## 1. Droit", "Comme le dit l'article 9, vous payez."]),
        ("fr", "words-and-figures", ["dans un délai de quatre-vingt-dix (60) jours"]),
        ("es", "reference-to-nothing", ["## 1. Ley", "Según la cláusula 9, usted paga."]),
        ("es", "words-and-figures", ["en un plazo de treinta y seis (48) meses"]),
        ("it", "reference-to-nothing", ["## 1. Legge", "Come dice l'articolo 9, il cliente paga."]),
        ("nl", "reference-to-nothing", ["## 1. Recht", "Zoals artikel 9 zegt, betaalt u."]),
        ("nl", "doubled-word", ["Wij sturen sturen u een rekening."]),
        (
            "fr",
            "date-contradiction",
            ["Entrée en vigueur : 1er mai 2024", "Entrée en vigueur : 2 juin 2024"],
        ),
        ("de", "date-contradiction", ["Gültig ab 1. Mai 2024", "In Kraft seit 2. Juni 2024"]),
    ],
)
def test_a_check_finds_its_examples_in_a_language(
    language: str, check: str, lines: list[str]
) -> None:
    assert check in found(language, *lines)


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("de", ["## 1. Recht", "Es gelten § 312 Abs. 2 Nr. 1 BGB und Art. 6 Abs. 1 DSGVO."]),
        ("de", ["Es gilt eine Frist von dreißig (30) Tagen oder einem (1) Monat."]),
        (
            "de",
            ["Der Kunde, der der Änderung widerspricht, kündigt, und die, die die Frist wahren."],
        ),
        ("fr", ["## 1. Droit", "L'article 1171 du Code civil et l'article 6 RGPD s'appliquent."]),
        ("fr", ["dans un délai de quatre-vingt-dix (90) jours ou dix-huit (18) mois"]),
        ("fr", ["Les données que vous vous procurez et que nous nous engageons à garder."]),
        ("es", ["## 1. Ley", "Se aplica el artículo 5 de la Ley de Consumo."]),
        ("es", ["en un plazo de treinta y seis (36) meses o un (1) año"]),
        ("it", ["## 1. Legge", "Si applica l'articolo 1341 del Codice."]),
        ("nl", ["## 1. Recht", "Artikel 7 van de Wet en art. 6 AVG gelden."]),
        ("de", ["Stand: 3. März 2024", "Gültig ab 1. Mai 2024"]),
    ],
)
def test_a_check_finds_nothing_in_sound_texts_of_a_language(
    language: str, lines: list[str]
) -> None:
    assert found(language, *lines) == set()
