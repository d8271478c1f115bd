"""The German and French word lists: their form, and what a word-by-word reading of them gives.

The reader below is as plain as can be (phrases, exact words, forms, endings; no compounds, no word
order), so that what it finds is in the list and not in the engine that the list was made for.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

import termsdiff

FOLDER = Path(termsdiff.__file__).parent / "languages" / "glosses"
LANGUAGES = ("de", "fr")
WORDS = ("function", "modal", "noun", "verb", "adjective", "adverb")
TABLES = ("phrase", "function", "capital", "modal", "noun", "verb", "adjective", "adverb")
# Table pairs in which one key may stand twice: a capital tells a German noun from the rest.
SHARED = {"de": ("noun", "capital"), "fr": ()}
ENTRIES = 2500
EXAMPLES = 60

TOKEN = re.compile(r"\d[\d.,]*|[^\W\d_]+(?:[-’'][^\W\d_]+)*['’]?", re.UNICODE)
ELISION = re.compile(r"^((?:lorsqu|jusqu|puisqu|quoiqu|qu|[cdjlmnst])')(?=.)")
WHOLE = {"aujourd'hui", "d'abord", "quelqu'un"}
ENDINGS = {
    "de": "e en er es em s n t te ten tet est st et end ende enden ender endes endem",
    "fr": (
        "s x e es nt ent ons ez é ée és ées er ant ante antes ants ait aient a èrent "
        "era eront erons erez erait eraient ra ront rons rez rait raient "
        "i ie is ies it u ue us ues "
        "it issons issez issent issant issait ira iront irons irez irait"
    ),
}
STEMS = {"de": ("", "en", "n", "e"), "fr": ("", "er", "ir", "re", "e")}


def load(language: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


DATA = {language: load(language) for language in LANGUAGES}


def tokens(language: str, text: str) -> list[str]:
    words = [word.replace("’", "'") for word in TOKEN.findall(text)]
    if language != "fr":
        return [word.strip("'") for word in words]
    split: list[str] = []
    for word in words:
        while (found := ELISION.match(word.lower())) and word.lower() not in WHOLE:
            split.append(word[: found.end()])
            word = word[found.end() :]
        split.append(word)
    return split


def lemmas(language: str, tables: Iterable[str]) -> dict[str, str]:
    """Every word of the tables, a separable verb as it is written together, with its gloss."""
    data = DATA[language]
    return {
        key.replace("|", ""): gloss
        for table in tables
        for key, gloss in data.get(table, {}).items()
    }


LEMMAS = {language: lemmas(language, WORDS) for language in LANGUAGES}
NOUNS = lemmas("de", ["noun"])
SMALL = lemmas("de", [table for table in WORDS if table != "noun"])
PHRASES = {
    language: {tuple(tokens(language, key)): value for key, value in data["phrase"].items()}
    for language, data in DATA.items()
}


def gloss_of_word(language: str, word: str) -> str | None:
    data, words, low = DATA[language], LEMMAS[language], word.lower()
    if word[:1].isupper() and low in data.get("capital", {}):
        return str(data["capital"][low])
    for known in (NOUNS if word != low else SMALL, words) if language == "de" else (words,):
        for candidate in candidates(language, low):
            lemma = data["form"].get(candidate, candidate).replace("|", "")
            if lemma in known:
                return known[lemma]
    return None


def candidates(language: str, word: str) -> Iterator[str]:
    yield word
    for ending in sorted(ENDINGS[language].split(), key=len):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            yield from (word[: -len(ending)] + back for back in STEMS[language])


def read(language: str, text: str) -> list[str | None]:
    """The glosses of a sentence in its own order, None for a word that is not in the list."""
    words, glosses, start = tokens(language, text), [], 0
    while start < len(words):
        for length in range(min(12, len(words) - start), 0, -1):
            phrase = tuple(word.lower() for word in words[start : start + length])
            if phrase in PHRASES[language]:
                glosses.append(PHRASES[language][phrase])
                start += length
                break
        else:
            word = words[start]
            glosses.append(word if word[0].isdigit() else gloss_of_word(language, word))
            start += 1
    return glosses


def in_order(wanted: list[str], found: list[str]) -> bool:
    rest = iter(found)
    return all(word in rest for word in wanted)


EXAMPLE_CASES = [
    pytest.param(language, example["text"], example["gloss"], id=f"{language}-{number}")
    for language in LANGUAGES
    for number, example in enumerate(DATA[language]["example"], 1)
]
# Names, which no list has.
NAMES = {"Berlin", "Paris", "Kommission"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_file_has_only_known_tables_and_names_its_language(language: str) -> None:
    data = DATA[language]
    assert data["language"] == language
    assert set(data) <= {"language", "form", "example", *TABLES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_list_is_large_enough(language: str) -> None:
    data = DATA[language]
    assert sum(len(data.get(table, {})) for table in WORDS) >= ENTRIES
    assert len(data["example"]) >= EXAMPLES


@pytest.mark.parametrize("language", LANGUAGES)
def test_keys_are_lower_case_and_glosses_plain_english(language: str) -> None:
    data = DATA[language]
    for table in TABLES:
        for key, gloss in data.get(table, {}).items():
            assert key == key.lower().strip() != "", (table, key)
            assert gloss == gloss.strip() != "" and gloss.isascii(), (table, key, gloss)
            assert "’" not in key and "  " not in key, (table, key)
            assert table == "phrase" or " " not in key, (table, key)
            assert table == "verb" or "|" not in key, (table, key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrases_have_more_than_one_word(language: str) -> None:
    assert [phrase for phrase in PHRASES[language] if len(phrase) < 2] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_stands_in_two_tables(language: str) -> None:
    seen: dict[str, str] = {}
    for table in (*WORDS, "capital"):
        if table in SHARED[language]:
            continue
        for key in DATA[language].get(table, {}):
            assert key not in seen, (key, seen.get(key), table)
            seen[key] = table


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_lead_to_a_lemma_and_are_none(language: str) -> None:
    data = DATA[language]
    keys = {key for table in WORDS for key in data.get(table, {})}
    for form, lemma in data["form"].items():
        assert lemma in keys, (form, lemma)
        assert form not in keys, form
        assert form == form.lower() and " " not in form, form


@pytest.mark.parametrize(("language", "text", "gloss"), EXAMPLE_CASES)
def test_every_word_of_an_example_is_in_the_list(language: str, text: str, gloss: str) -> None:
    words = tokens(language, text)
    missing = [word for word in words if not word[0].isdigit() and word not in NAMES]
    assert [word for word in missing if gloss_of_word(language, word) is None] == []


@pytest.mark.parametrize(("language", "text", "gloss"), EXAMPLE_CASES)
def test_example_reads_as_it_says(language: str, text: str, gloss: str) -> None:
    found = " ".join(word for word in read(language, text) if word).split()
    assert in_order(gloss.split(), found), found


# Words on which a verdict turns: who, may, must, not, only, when. Exactly this, word by word.
TURNING = [
    ("de", "darf nicht", "may not"),
    ("de", "dürfen keine", "may no"),
    ("de", "darf nur", "may only"),
    ("de", "muss nicht", "need not"),
    ("de", "müssen", "must"),
    ("de", "kann nicht", "cannot"),
    ("de", "können", "may"),
    ("de", "soll nicht", "shall not"),
    ("de", "wird nicht", "will not"),
    ("de", "werden Sie", "will you"),
    ("de", "Sie und sie", "you and they"),
    ("de", "an Ihnen oder ihnen", "to you or them"),
    ("de", "mit Ihrer Einwilligung", "with your consent"),
    ("de", "mit ihrer Einwilligung", "with their consent"),
    ("de", "wir Ihnen", "we you"),
    ("de", "unser Kunde", "our customer"),
    ("de", "den Verbrauchern", "the consumer"),
    ("de", "von Verkäufern", "of seller"),
    ("de", "nicht mehr als", "no more than"),
    ("de", "nicht mehr", "no longer"),
    ("de", "ohne Ihre Einwilligung", "without your consent"),
    ("de", "ohne Weiteres", "readily"),
    ("de", "es sei denn", "unless"),
    ("de", "soweit", "to the extent"),
    ("de", "sofern nicht", "unless"),
    ("de", "unbeschadet", "without prejudice to"),
    ("de", "vorbehaltlich", "subject to"),
    ("de", "ist nicht berechtigt", "is not entitled"),
    ("de", "wir sind nicht verpflichtet", "we are not obliged"),
    ("de", "sind Sie berechtigt", "are you entitled"),
    ("de", "haftet nicht", "is not liable"),
    ("de", "gilt nicht", "does not apply"),
    ("de", "bis zu", "up to"),
    ("de", "mindestens", "at least"),
    ("de", "höchstens", "at most"),
    ("de", "nach unserem alleinigen Ermessen", "at our sole discretion"),
    ("de", "nach billigem Ermessen", "at reasonable discretion"),
    ("de", "die Daten", "the data"),
    ("de", "das Datum", "the date"),
    ("de", "Einstellung", "discontinuation"),
    ("de", "Einstellungen", "settings"),
    ("fr", "ne peut pas", "cannot"),
    ("fr", "ne pourra pas", "may not"),
    ("fr", "ne peut que", "may only"),
    ("fr", "ne pouvez en aucun cas", "may in no event"),
    ("fr", "ne doit pas", "must not"),
    ("fr", "ne devra pas", "shall not"),
    ("fr", "n'est pas tenu de", "is not obliged of"),
    ("fr", "ne sommes pas responsables", "are not liable"),
    ("fr", "pouvez", "may"),
    ("fr", "doivent", "must"),
    ("fr", "vous nous", "you us"),
    ("fr", "nous vous", "we you"),
    ("fr", "votre prestataire", "your service provider"),
    ("fr", "notre cliente", "our customer"),
    ("fr", "toute personne", "any person"),
    ("fr", "une personne ne", "a person not"),
    ("fr", "aucune partie ne", "no party"),
    ("fr", "n'est plus", "is no longer"),
    ("fr", "sans notre accord écrit préalable", "without our prior written consent"),
    ("fr", "sans votre consentement", "without your consent"),
    ("fr", "à notre seule discrétion", "at our sole discretion"),
    ("fr", "à sa seule discrétion", "at its sole discretion"),
    ("fr", "sauf si", "unless"),
    ("fr", "à moins que", "unless"),
    ("fr", "à moins qu'", "unless"),
    ("fr", "sous réserve de", "subject to"),
    ("fr", "sans préjudice de", "without prejudice to"),
    ("fr", "dans la mesure où", "to the extent"),
    ("fr", "y compris sans limitation", "including without limitation"),
    ("fr", "au moins", "at least"),
    ("fr", "au plus", "at most"),
    ("fr", "s'engage à ne pas", "agrees not to"),
    ("fr", "vous vous engagez à", "you agree to"),
    ("fr", "les sommes versées", "the amounts pay"),
    ("fr", "nous sommes", "we are"),
    ("fr", "responsable du traitement", "controller"),
    ("fr", "sous-traitant ultérieur", "subprocessor"),
    ("fr", "droit applicable", "governing law"),
    ("fr", "droit d'opposition", "right to object"),
    ("fr", "en l'état", "as is"),
    ("fr", "en l’état", "as is"),
]


@pytest.mark.parametrize(("language", "text", "gloss"), TURNING)
def test_words_on_which_a_verdict_turns(language: str, text: str, gloss: str) -> None:
    assert " ".join(word or "?" for word in read(language, text)) == gloss


# English words that say who may or must what: a noun or a verb that reads so makes a false verdict.
VERDICTS = {"may", "must", "can", "cannot", "shall", "should", "will", "no", "not", "never", "nor"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", ["noun", "verb"])
def test_no_noun_or_verb_reads_as_a_modal_or_a_negation(language: str, table: str) -> None:
    words = {key: set(gloss.lower().split()) for key, gloss in DATA[language][table].items()}
    assert {key: found & VERDICTS for key, found in words.items() if found & VERDICTS} == {}
