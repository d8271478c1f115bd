"""Lines that pages show around terms, in the language of the page; nothing that binds is one."""

from __future__ import annotations

import pytest

from termsdiff.proofs.furniture import is_furniture


@pytest.mark.parametrize(
    "line",
    [
        *("Zum Inhalt springen", "Cookie-Einstellungen", "Alle Rechte vorbehalten", "Nach oben"),
        *("Aller au contenu principal", "S’inscrire", "Tout accepter", "Table des matières"),
        *("Iniciar sesión", "Volver arriba", "Aceptar todas", "¿Te ha resultado útil?"),
        *("Torna all’inizio", "Scopri di più", "Rifiuta tutti", "Tutti i diritti riservati"),
        *("Ga naar hoofdinhoud", "Lees meer", "Cookies beheren", "Eerdere versies"),
    ],
)
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "Kostenlos",
            "Verboten",
            "Nur für Verbraucher",
            "Keine Haftung",
            "Widerruf binnen 14 Tagen",
        ),
        *("Gratuit", "Interdit", "Sans engagement", "Aucune garantie", "Réservé aux majeurs"),
        *("Prohibido", "Sin garantía", "Solo para empresas", "Vietato", "Senza garanzia"),
        *("Verboden", "Geen garantie", "Alleen voor bedrijven"),
    ],
)
def test_what_binds_is_none(line: str) -> None:
    assert not is_furniture(line)
