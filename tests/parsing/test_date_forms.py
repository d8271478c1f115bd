"""How documents say since when they apply, when they were changed, and what went before them."""

from __future__ import annotations

from datetime import date

import pytest

from termsdiff import parse

BODY = {
    "en": "We provide the service to you and you pay for it. This is all that we and you agree on.",
    "de": "Wir stellen den Dienst bereit und Sie zahlen dafür. Das ist alles, was wir mit Ihnen "
    "vereinbaren, und es gilt für die Dauer des Vertrages mit dem Kunden.",
    "fr": "Nous fournissons le service et vous payez pour cela. Tout ce qui est dans ce contrat "
    "est pour les clients qui utilisent le service avec nous.",
    "es": "Nosotros prestamos el servicio y usted paga por el mismo. Este contrato es para todos "
    "los clientes que usan el servicio con nosotros.",
    "it": "Noi forniamo il servizio e il cliente paga per questo. Questo contratto è per tutti i "
    "clienti che usano il servizio con noi.",
    "nl": "Wij leveren de dienst en u betaalt daarvoor. Dat is alles wat wij met u afspreken voor "
    "de tijd dat u de dienst van ons gebruikt.",
    "pt": "Nós prestamos o serviço e você paga por ele. Este contrato é para todos os clientes que "
    "usam o serviço com a sua conta.",
    "pl": "Świadczymy usługi dla klienta i klient płaci za usługi. Umowa jest dla klientów, którzy "
    "korzystają z usługi przez okres umowy lub do dnia jej rozwiązania.",
}
EFFECTIVE = {
    "en": """
Effective: 1st day of February, 2025
Effective as of the 1st day of February 2025
This Agreement is made effective on this first day of February, 2025
(Effective: February 1, 2025)
Terms of Use (Effective February 1st, 2025)
Quillon Terms | Version 3 | Effective 1 February 2025
Page 1 of 12 – Effective 1 February 2025
Effective on and from 1 February 2025
Effective Date – 01-Feb-2025
Effective date: Saturday, February 1, 2025
Effective: 2025.02.01
Date of entry into force: 1 February 2025
The effective date of this policy is February 1, 2025.
These terms apply to you from 1 February 2025
These Terms shall become effective on 1 February 2025 (the “Effective Date”)
This version of the Terms is effective from February 1, 2025 and supersedes that of March 3, 2023.
This version, which supersedes all previous ones, is effective from February 1, 2025.
Effective February 1, 2025. Previous version: March 3, 2023
Effective immediately for new users and on February 1, 2025 for all others.
Start date: 1 February 2025
We will apply this policy from 1 February 2025
Beginning February 1, 2025, these Terms apply
Last updated and effective: February 1, 2025
""",
    "de": """
Gültig ab 1. Februar 2025
Gültig ab dem 01.02.2025
Diese Bedingungen gelten ab dem 1. Februar 2025.
Inkrafttreten: 1. Februar 2025
In Kraft getreten am 1.2.2025
Diese Nutzungsbedingungen treten am 1. Februar 2025 in Kraft.
Geltung ab 01.02.2025
""",
    "fr": """
Date d’entrée en vigueur : 1er février 2025
Les présentes conditions entrent en vigueur le 1er février 2025.
Applicable à compter du 1er février 2025
Date d’effet : 1er février 2025
Valable à partir du 1er février 2025
""",
    "es": """
Fecha efectiva: 1 de febrero de 2025
Fecha de entrada en vigor: 1 de febrero de 2025
Vigente desde el 1 de febrero de 2025
Estos términos entran en vigor el 1 de febrero de 2025.
Válido desde el 1 de febrero de 2025
""",
    "it": """
Effettivo dal 1 febbraio 2025
In vigore dal 1° febbraio 2025
Data di entrata in vigore: 1 febbraio 2025
Con decorrenza dal 1 febbraio 2025
""",
    "nl": """
Ingangsdatum: 1 februari 2025
Geldig vanaf 1 februari 2025
Deze voorwaarden gelden vanaf 1 februari 2025.
Deze voorwaarden treden op 1 februari 2025 in werking.
Van toepassing vanaf 1 februari 2025
""",
    "pt": "Data de vigência: 1 de fevereiro de 2025\nEm vigor a partir de 1 de fevereiro de 2025",
    "pl": "Regulamin obowiązuje od dnia 1 lutego 2025 r.\nWchodzi w życie z dniem 1 lutego 2025 r.",
}
UPDATED = {
    "en": """
Last updated on: February 1st, 2025
Version 2.3, February 1, 2025
v2.3 (1 February 2025)
This policy was last updated on February 1, 2025
These Terms were last modified on the 1st of February 2025.
Published on 1 February 2025 by Quillon
Updated: February 1, 2025 5 min read
(Rev. February 1, 2025)
Adopted: February 1, 2025
Version 20250201
Last update 2025-02-01T10:00:00Z
""",
    "de": """
Stand: 1. Februar 2025
(Stand: 01. Februar 2025)
AGB in der Fassung vom 01.02.2025
Letzte Änderung: 01.02.2025
Diese Datenschutzerklärung wurde zuletzt am 1. Februar 2025 aktualisiert.
Datum der letzten Überarbeitung: 1. Februar 2025
Veröffentlicht am 1. Februar 2025
Stand: 01.02.25
""",
    "fr": """
Mise à jour : 01/02/2025
Version en date du 1er février 2025
La présente politique a été mise à jour le 1er février 2025.
Dernière révision : 1er février 2025
Publié le 1er février 2025
""",
    "es": """
Última actualización: 1 de febrero de 2025
Versión del 1 de febrero de 2025
Fecha de publicación: 1 de febrero de 2025
""",
    "it": """
Aggiornato al 1 febbraio 2025
Ultima modifica: 1 febbraio 2025
Questa informativa è stata aggiornata il 1 febbraio 2025.
""",
    "nl": """
Versie van 1 februari 2025
Laatst gewijzigd op 1 februari 2025
Deze privacyverklaring is op 1 februari 2025 bijgewerkt.
Gepubliceerd op 1 februari 2025
""",
    "pt": "Última atualização: 1 de fevereiro de 2025\nVersão de 1 de fevereiro de 2025",
    "pl": "Ostatnia aktualizacja: 1 lutego 2025\nWersja z dnia 1 lutego 2025",
}
NONE = {
    "en": """
Effective February 2025
Last updated: February 2025
Our previous terms, effective 1 February 2025, can be read here.
Archived versions: 1 February 2025
This supersedes the version of 1 February 2025.
Earlier versions: 1 February 2025
These terms replace those of 1 February 2025.
To see the terms in force up to 1 February 2025, click here
Our Terms first went into effect on 1 February 2025 and were later changed.
The company was founded on 1 February 2025.
Call 01/02/25 if in doubt.
""",
    "de": """
Stand: Februar 2025
Frühere Fassung vom 1. Februar 2025
Bisherige Fassung: gültig bis 1. Februar 2025
Diese Fassung ersetzt die Fassung vom 1. Februar 2025.
Das Gesetz tritt am 1. Februar 2025 in Kraft.
""",
    "fr": "Ancienne version du 1er février 2025\nRemplace la version du 1er février 2025",
    "es": "Versión anterior: 1 de febrero de 2025\nÚltima actualización: febrero de 2025",
    "it": "Versione precedente: 1 febbraio 2025\nSostituisce la versione del 1 febbraio 2025",
    "nl": "Vorige versie van 1 februari 2025\nVervangt de versie van 1 februari 2025",
}
CASES = [
    (language, line, (date(2025, 2, 1), basis) if basis else (None, None))
    for table, basis in ((EFFECTIVE, "effective"), (UPDATED, "updated"), (NONE, ""))
    for language, lines in table.items()
    for line in lines.strip().split("\n")
]


def dated(language: str, *lines: str) -> tuple[date | None, str | None]:
    document = parse("\n\n".join(["# Terms of Quillon", *lines, BODY[language]]))
    assert document.language == language
    return document.effective_date, document.date_basis


@pytest.mark.parametrize(("language", "line", "expected"), CASES)
def test_a_line_states_its_date(
    language: str, line: str, expected: tuple[date | None, str | None]
) -> None:
    assert dated(language, line) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            "| Effective date | 1 February 2025 |\n|---|---|\n| Version | 4 |",
            (date(2025, 2, 1), "effective"),
        ),
        (
            "| Document | Terms |\n|---|---|\n| Last updated | 1 February 2025 |\n| Owner | Law |",
            (date(2025, 2, 1), "updated"),
        ),
        # the newest of several, whichever comes first
        (
            "| Version | Effective |\n|---|---|\n| 3 | 1 May 2023 |\n| 4 | 1 February 2025 |",
            (date(2025, 2, 1), "effective"),
        ),
        (
            "| Version | Effective |\n|---|---|\n| 4 | 1 February 2025 |\n| 3 | 1 May 2023 |",
            (date(2025, 2, 1), "effective"),
        ),
        ("| Event | Day |\n|---|---|\n| Summer party | 1 February 2025 |", (None, None)),
        ("| Previous version | 1 February 2025 |\n|---|---|\n| Owner | Law |", (None, None)),
    ],
)
def test_rows_of_tables(rows: str, expected: tuple[date | None, str | None]) -> None:
    assert dated("en", rows) == expected


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (("Last updated March 3, 2020", "Last updated February 1, 2025"), date(2025, 2, 1)),
        (("Effective March 3, 2020", "Effective February 1, 2025"), date(2025, 2, 1)),
        (("Effective February 1, 2025", "Last updated May 1, 2025"), date(2025, 2, 1)),
        # another document's announcement is not this one's date
        (
            (
                "Release date: February 1, 2025",
                *["You may use it."] * 20,
                "We change other rules, too. The updates go into effect on March 20, 2026.",
            ),
            date(2025, 2, 1),
        ),
        (
            (*["You may use it."] * 20, "Updated: 1 May 2018", "Updated: 1 May 2024"),
            date(2024, 5, 1),
        ),
    ],
)
def test_one_date_is_chosen_among_several_lines(lines: tuple[str, ...], day: date) -> None:
    assert dated("en", *lines)[0] == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("What is unauthorised is at the organisation's own risk, as is its behaviour.", 3),
        ("What is unauthorized is at the organization's own risk, as is its behavior.", 4),
        ("It was signed on 13 May 2024, renewed on 14 May 2024 and ended on 15 May 2024.", 3),
        ("It was signed on May 13, 2024, renewed on May 14, 2024 and ended on May 15, 2024.", 4),
    ],
)
def test_a_text_says_how_it_writes_dates(words: str, day: int) -> None:
    found, _ = dated("en", "Last updated: 03/04/2025", words)
    assert found == (date(2025, 4, 3) if day == 3 else date(2025, 3, 4))


def test_a_date_that_ends_the_title() -> None:
    document = parse(f"# Quillon Rules – February 1, 2025\n\n{BODY['en']}\n")
    assert (document.effective_date, document.date_basis) == (date(2025, 2, 1), "updated")
    assert document.title == "Quillon Rules"


def test_attributes_below_a_line_are_no_words_of_it() -> None:
    line = '1 febbraio 2025\n{: datetime="2025-02-01" }'
    assert dated("it", line) == (date(2025, 2, 1), "updated")
