"""Glosses: lemmas, phrases, compounds, negations, numbers, and the order of words."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence

import pytest

from termsdiff.languages.glossing import LANGUAGES, gloss
from termsdiff.languages.glossing.lists import examples

_NEGATIONS = ("not", "no", "never", "nor", "neither", "without", "nobody", "nothing", "none")


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("de", "Der Kunde darf die Software nicht kopieren.", "the customer may not copy"),
        ("de", "Wir können in diesem Fall das Konto sperren.", "we may suspend"),
        ("de", "In diesem Fall kann der Kunde kündigen.", "the customer may terminate"),
        ("de", "Der Kunde muss die Rechnung nicht zahlen.", "customer need not"),
        ("de", "Ihre Daten werden nicht verkauft.", "your data are not sold"),
        ("de", "Der Anbieter schaltet das alte Modell im März ab.", "shuts down"),
        ("de", "Wenn der Kunde nicht zahlt, endet der Vertrag.", "if the customer does not pay"),
        ("de", "Die Haftung des Anbieters ist beschränkt.", "liability of the provider"),
        ("de", "Eine Haftungsbeschränkung gilt nicht.", "limitation of liability does not apply"),
        ("fr", "Nous ne vendons pas vos données.", "we do not sell your data"),
        ("fr", "Le client ne paie que les services utilisés.", "only"),
        ("fr", "Le fournisseur n'est pas responsable.", "is not"),
        ("fr", "L'utilisateur peut résilier le contrat.", "user may terminate"),
        ("fr", "Aucune partie ne peut céder le contrat.", "no party may assign"),
        ("es", "El cliente no podrá ceder el contrato.", "customer may not assign"),
        ("es", "No vendemos sus datos personales.", "we do not sell"),
        ("es", "Podremos modificar los precios.", "we may modify"),
        ("es", "Los datos se conservan durante un año.", "are retained"),
        ("it", "Il cliente non può cedere il contratto.", "customer may not assign"),
        ("it", "Possiamo modificare i prezzi.", "we may modify"),
        ("it", "Non vendiamo i tuoi dati personali.", "we do not sell your personal data"),
        ("it", "L'utente può recedere dall'accordo.", "the user may terminate"),
        ("nl", "De klant mag de software niet kopiëren.", "the customer may not copy"),
        ("nl", "Wij verkopen uw gegevens niet.", "do not sell"),
    ],
)
def test_who_may_do_what_stands_where_english_has_it(language: str, text: str, said: str) -> None:
    assert said in gloss(text, language).text


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("de", "höchstens 50.000,00 € pro Jahr", "EUR 50000"),
        ("de", "innerhalb von dreißig Tagen", "30 days"),
        ("de", "eine 30-tägige Frist", "30 - day"),
        ("de", "innerhalb eines Monats", "one month"),
        ("de", "bei 1,5 Prozent", "1.5 %"),
        ("fr", "dans la limite de 50 000 euros", "EUR 50000"),
        ("fr", "vingt jours ouvrables", "20 business days"),
        ("es", "el 5 por ciento", "5 %"),
        ("it", "entro sei mesi", "6 months"),
        ("nl", "binnen dertig dagen", "30 days"),
    ],
)
def test_numbers_and_units_are_read_as_the_language_writes_them(
    language: str, text: str, said: str
) -> None:
    assert said in gloss(text, language).text.replace("six months", "6 months")


def test_every_word_of_a_gloss_points_to_the_original() -> None:
    text = "Die Haftung des Anbieters ist auf 50.000,00 € beschränkt."
    found = gloss(text, "de")
    start = found.text.index("EUR 50000")
    first, last = found.original(start, start + len("EUR 50000"))
    assert text[first:last] == "50.000,00 €"
    for word in found.words:
        assert 0 <= word.first < word.last <= len(text)
        assert found.text[word.start : word.end]


def test_words_that_no_list_has_stay_as_they_are_and_are_told() -> None:
    found = gloss("Der Kunde darf das Quuxolit nicht verfrumseln.", "de")
    assert [word.word for word in found.unknown] == ["quuxolit", "verfrumseln"]
    assert "Quuxolit" in found.text


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("de", "Weder der Anbieter noch der Kunde darf den Vertrag kündigen.", 2),
        ("de", "Der Kunde darf den Vertrag nicht ohne Grund kündigen.", 2),
        ("de", "Der Kunde darf die Dienste weder verkaufen noch vermieten.", 1),
        ("de", "Nicht nur der Kunde haftet nicht.", 2),
        ("fr", "Le client ne peut jamais revendre les services sans notre accord.", 2),
        ("fr", "Aucune partie ne peut céder le contrat.", 1),
        ("es", "El cliente no puede ceder nada sin consentimiento.", 2),
        ("it", "Il cliente non può cedere né vendere i servizi.", 2),
        ("nl", "De klant mag de diensten niet verkopen en niet verhuren.", 2),
    ],
)
def test_no_negation_is_lost_on_the_way(language: str, text: str, count: int) -> None:
    words = [word.strip(".,") for word in gloss(text, language).text.split()]
    assert sum(word in _NEGATIONS for word in words) >= count, words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "(((",
        "1.2.3.4,5,6",
        "-" * 5_000,
        "a" * 50_000,
        "’'’'" * 2_000,
        "\0\ufffd",
        "und " * 9_000,
    ],
)
def test_hostile_text_takes_bounded_time(language: str, text: str) -> None:
    started = time.process_time()
    found = gloss(text, language)
    assert time.process_time() - started < 10
    assert len(found.text) <= 3 * len(text) + 10


@pytest.mark.parametrize("word", ["haftungsbeschränkung" * 3, "ä" * 70, "kündigungs" * 40])
def test_long_words_are_not_split_for_ever(word: str) -> None:
    started = time.process_time()
    gloss(word, "de")
    assert time.process_time() - started < 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_of_a_list_are_read_in_english_order(language: str) -> None:
    known = examples(language)
    wrong = [
        (text, gloss(text, language).text)
        for text, words in known
        if not _in_order(words.lower().split(), gloss(text, language).text.lower())
    ]
    assert len(wrong) <= 0.05 * len(known), wrong


def _in_order(words: Sequence[str], text: str) -> bool:
    """Whether words stand in a text in their order, with others between them."""
    rest = iter(re.findall(r"[\w%'-]+", text))
    return all(any(word == other for other in rest) for word in words)
