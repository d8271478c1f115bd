"""A stamp of the version is told by the words of its own language; what states a rule never is."""

from __future__ import annotations

import pytest

from termsdiff import compare

BODY = {
    "de": "Wir stellen den Dienst für die Dauer des Vertrages bereit, und der Kunde zahlt dafür.",
    "fr": "Nous fournissons le service pour la durée du contrat et vous payez pour cela.",
    "es": "Nosotros prestamos el servicio durante el contrato y el cliente paga por este servicio.",
    "it": "Noi forniamo il servizio per la durata del contratto e il cliente paga per questo.",
    "nl": "Wij leveren de dienst voor de duur van de overeenkomst en u betaalt daarvoor.",
    "pt": "Nós prestamos o serviço para o cliente e você paga por ele com os seus dados.",
}


def verdict(language: str, old: str, new: str) -> str:
    texts = (f"# Quillon\n\n{line}\n\n{BODY[language]}\n" for line in (old, new))
    return compare(*texts).verdict


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("de", "Gültig ab 7. März 2024", "Gültig ab Mittwoch, dem 3. April 2024"),
        ("fr", "Dernière mise à jour : 7 mars 2024", "Dernière mise à jour : 1er avril 2024"),
        ("es", "Vigente desde el 7 de marzo de 2024", "Vigente desde el 3 de abril de 2024"),
        ("it", "In vigore dal 7 marzo 2024", "In vigore dal 3 aprile 2024"),
        ("nl", "Laatst bijgewerkt op 7 maart 2024", "Laatst bijgewerkt op 3 april 2024"),
        ("pt", "Última atualização: 7 de março de 2024", "Última atualização: 3 de abril de 2024"),
    ],
)
def test_a_changed_date_stamp_is_proved(language: str, old: str, new: str) -> None:
    assert verdict(language, old, new) == "editorial"


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("de", "Der Preis gilt ab 7. März 2024", "Der Preis gilt ab 3. April 2024"),
        ("de", "Nutzung ab 7. März 2024", "Nutzung ab 3. April 2024"),
        ("fr", "Date de la vente : 7 mars 2024", "Date de la vente : 3 avril 2024"),
        (
            "es",
            "Inicio del contrato: 7 de marzo de 2024",
            "Inicio del contrato: 3 de abril de 2024",
        ),
        ("it", "Il contratto decorre dal 7 marzo 2024", "Il contratto decorre dal 3 aprile 2024"),
        ("nl", "De prijs geldt vanaf 7 maart 2024", "De prijs geldt vanaf 3 april 2024"),
        ("pt", "Paga até 7 de março de 2024", "Paga até 3 de abril de 2024"),
    ],
)
def test_a_date_that_binds_is_no_stamp(language: str, old: str, new: str) -> None:
    assert verdict(language, old, new) not in ("editorial", "identical")
