"""The Spanish, Italian and Dutch word lists: well formed, sound, enough for their examples."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import termsdiff

FOLDER = Path(termsdiff.__file__).parent / "languages" / "glosses"
LANGUAGES = ("es", "it", "nl")
LEMMA_TABLES = ("function", "modal", "noun", "verb", "adjective", "adverb")
LEAST_ENTRIES = 2500
LEAST_EXAMPLES = 60
LONGEST_PHRASE = 9
"""Words of the longest phrase that the lists may hold: a reader looks ahead no further."""

WORD = re.compile(r"[\w][\w'’/.-]*[\w'’]|[\w]", re.UNICODE)
ENGLISH = re.compile(r"[A-Za-z][A-Za-z '/-]*")

NEGATED_KEY = {
    "es": re.compile(
        r"\b(no|sin|ni|nunca|ning\w+|nada|nadie|jamás|tampoco|abst\w+|menos|salvo|salvedad)\b"
    ),
    "it": re.compile(
        r"\b(non|senza|né|mai|ness\w+|nulla|niente|vietat\w+|mancat\w+|priv[aoei]|meno|salvo)\b"
    ),
    "nl": re.compile(
        r"\b(niet|geen|zonder|nooit|nimmer|niets|niemand|noch|nergens|generlei|enkel)\b|\bniet-"
    ),
}
NEGATION = {
    "es": re.compile(r"\b(no|nunca|ningún|ninguna|ninguno|nadie|jamás)\b"),
    "it": re.compile(r"\b(non|mai|nessun|nessuna|nessuno)\b"),
    "nl": re.compile(r"\b(niet|geen|nooit|nimmer|niemand)\b"),
}
NEGATED_VALUE = re.compile(
    r"\b(not|no|never|nor|neither|nobody|none|cannot|without|unless|need not|notwithstanding)\b"
    r"|\b(nevertheless|otherwise)\b"
    r"|\bnon-|\bun\w+|\bfail\w*"
)
PLAINLY_NEGATIVE = re.compile(r"\b(not|never|cannot|nobody|neither)\b")
NEGATIVE_WITHOUT_A_NEGATION = {
    # Whole phrases that deny by other words than a negation.
    "se abstendrá de",
    "se abstendrán de",
    "deberá abstenerse de",
    "debe abstenerse de",
    "se abstiene de",
    "si astiene da",
    "si astiene dal",
    "si asterrà da",
    "si asterrà dal",
    "deve astenersi da",
    "onthoudt zich van",
    "zal zich onthouden van",
    "dient zich te onthouden van",
    "bij gebreke van",
    "al dan niet",
}
POSITIVE_WITH_A_NEGATION = {
    # Set phrases whose negation denies nothing, or is the English phrase's own.
    "non può non",
    "al dan niet",
    "of niet",
    "non appena",
    "optar por no participar",
    "optar por no",
}
FIRST_PERSON = {
    "es": re.compile(r"\w+[aei]mos\b|\bsomos\b|\bnos\b|nuestr\w|nosotr\w"),
    "it": re.compile(r"\w+m+o\b|\bci\b|nostr\w|\bnoi\b"),
    "nl": re.compile(r"\b(wij|we|ons|onze|onszelf)\b"),
}
PLURALS = {"es": "s es", "it": "i e", "nl": "en n s"}
AGREEMENT = {
    "es": "o a os as s es",
    "it": "o a i e",
    "nl": "e s er ere",
}
VERB_ENDINGS = {
    "es": (
        "a o as es amos emos imos an en e í é ó ió aron ieron ará arán aremos arás erá erán eremos "
        "irá irán iremos aría arían ería erían iría irían aba aban ía ían ado ada ados adas ido "
        "ida idos idas ando iendo ar er ir are aren ara aran iera ieran iese ase arse erse irse "
        "arlo arla erlo irlo arlos arlas arle erle irle"
    ),
    "it": (
        "i e a o ano ono iamo iate ate ete ite erà erò eranno eremo erai irà iranno iremo erebbe "
        "irebbe ava avano eva evano iva ivano ato ata ati ate uto uta uti ute ito ita iti ite ando "
        "endo ino isse asse esse are ere ire arla arlo arli arle erla erlo irla irlo arsi ersi "
        "irsi si ante ente anti enti"
    ),
    "nl": "t d de te end ende",
}
INFINITIVES = {
    "es": ("ar", "er", "ir", "arse", "erse", "irse"),
    "it": ("are", "ere", "ire", "iare", "arsi", "ersi", "irsi"),
    "nl": ("en", "n"),
}
NOUN_ENDS = {"es": ("",), "it": ("o", "a", "e", "io"), "nl": ("",)}
ADJECTIVE_ENDS = {"es": ("o", ""), "it": ("o", "e"), "nl": ("",)}


class Lists(NamedTuple):
    """One language's file: its tables as they are, and its verbs without the mark of a prefix."""

    language: str
    tables: dict[str, Any]
    verbs: dict[str, str]

    def exact(self, word: str) -> str:
        lemma = self.tables["form"].get(word, word)
        for name in LEMMA_TABLES:
            if lemma in self.tables[name]:
                return str(self.tables[name][lemma])
        return self.verbs.get(word, "")

    def gloss(self, word: str) -> str:
        """The English of a word, by its form as it is or by a plain ending; "" if there is none."""
        return (
            self.exact(word)
            or inflected(word, PLURALS, NOUN_ENDS, self.language, self.tables["noun"])
            or inflected(word, AGREEMENT, ADJECTIVE_ENDS, self.language, self.tables["adjective"])
            or inflected(word, VERB_ENDINGS, INFINITIVES, self.language, self.verbs)
            or self.exact(word.removesuffix("s"))
            or self.exact(word.removesuffix("e"))
        )


def inflected(
    word: str,
    endings: Mapping[str, str],
    lemma_ends: dict[str, tuple[str, ...]],
    language: str,
    table: dict[str, str],
) -> str:
    for ending in sorted(endings[language].split(), key=len, reverse=True):
        if word.endswith(ending):
            for end in lemma_ends[language]:
                lemma = word.removesuffix(ending) + end
                if lemma in table:
                    return table[lemma]
    return ""


def read(language: str) -> Lists:
    tables = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    # A separable verb is also found where its prefix is written together with it.
    verbs = {key.replace("|", ""): value for key, value in tables["verb"].items()}
    return Lists(language, tables, verbs)


LISTS = {language: read(language) for language in LANGUAGES}
EXAMPLES = [
    (language, example["text"], example["gloss"])
    for language in LANGUAGES
    for example in LISTS[language].tables["example"]
]


def parts_of(text: str, language: str) -> list[tuple[str, str]]:
    """The words of a text, the longest phrases first, each with its gloss or ""."""
    lists = LISTS[language]
    words = [word.lower().replace("’", "'") for word in WORD.findall(text)]
    if language == "it":
        words = [part for word in words for part in re.findall(r"[^']+'|[^']+", word)]
    found, at = [], 0
    while at < len(words):
        for length in range(min(LONGEST_PHRASE, len(words) - at), 1, -1):
            phrase = " ".join(words[at : at + length]).replace("' ", "'")
            if phrase in lists.tables["phrase"]:
                found.append((phrase, lists.tables["phrase"][phrase]))
                at += length
                break
        else:
            found.append((words[at], lists.gloss(words[at])))
            at += 1
    return found


def stands_in_order(expected: str, gloss: str) -> bool:
    rest = iter(gloss.split())
    return all(word in rest for word in expected.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_is_large_and_says_its_language(language: str) -> None:
    tables = LISTS[language].tables
    assert tables["language"] == language
    assert sum(len(tables[name]) for name in (*LEMMA_TABLES, "phrase")) >= LEAST_ENTRIES
    assert len(tables["example"]) >= LEAST_EXAMPLES
    assert set(tables) == {"language", "phrase", *LEMMA_TABLES, "form", "example"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_keys_are_lower_case_and_stand_in_one_table_only(language: str) -> None:
    tables = LISTS[language].tables
    seen: dict[str, str] = {}
    for name in (*LEMMA_TABLES, "phrase", "form"):
        for key in tables[name]:
            assert key == key.lower().strip(), key
            bare = key.replace("|", "")
            assert bare not in seen, f"{key} stands in [{name}] and in [{seen.get(bare)}]"
            seen[bare] = name
    assert all(" " not in key for name in LEMMA_TABLES for key in tables[name])
    assert [key for key in tables["phrase"] if not re.search(r"[ '/-]", key)] == []
    assert all(len(key.split()) <= LONGEST_PHRASE for key in tables["phrase"])
    assert all("|" not in key or name == "verb" for name in LEMMA_TABLES for key in tables[name])


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_are_plain_english_and_forms_name_a_lemma(language: str) -> None:
    tables = LISTS[language].tables
    for name in (*LEMMA_TABLES, "phrase"):
        for key, value in tables[name].items():
            assert ENGLISH.fullmatch(value), f"{key} = {value!r}"
    lemmas = {key for name in LEMMA_TABLES for key in tables[name]}
    assert {form: lemma for form, lemma in tables["form"].items() if lemma not in lemmas} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phrase_that_denies_has_a_gloss_that_denies(language: str) -> None:
    """A lost "not" would turn a ban into a right: the one fault that these lists may not have."""
    for key, value in LISTS[language].tables["phrase"].items():
        if NEGATION[language].search(key) and key not in POSITIVE_WITH_A_NEGATION:
            assert NEGATED_VALUE.search(value), f"{key} = {value}: the negation is lost"
        if PLAINLY_NEGATIVE.search(value) and key not in NEGATIVE_WITHOUT_A_NEGATION:
            assert NEGATED_KEY[language].search(key), f"{key} = {value}: the negation is made up"


@pytest.mark.parametrize("language", LANGUAGES)
def test_we_and_our_are_said_only_where_the_words_say_it(language: str) -> None:
    tables = LISTS[language].tables
    for name in ("phrase", "function", "modal"):
        for key, value in tables[name].items():
            if re.search(r"\b(we|our|us|ours|ourselves)\b", value):
                assert FIRST_PERSON[language].search(key) or key == "ce", f"{key} = {value}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_modal_verbs_say_nothing_but_modality_and_subject(language: str) -> None:
    allowed = re.compile(
        r"(I |you |we )?(will |would |had |must )?(may|might|can|could|must|should|will|would|want|"
        r"wanted|wish|need|needs|needed|need not|be|is|are|am|was|were|been|being|have|has|had|"
        r"having|had to|become|be able|been able|been allowed|would like|there is|due|will want)"
    )
    for key, value in LISTS[language].tables["modal"].items():
        assert allowed.fullmatch(value), f"{key} = {value}"


@pytest.mark.parametrize(("language", "text", "gloss"), EXAMPLES)
def test_every_word_of_an_example_has_an_entry(language: str, text: str, gloss: str) -> None:
    names = {
        word.lower() for word in WORD.findall(text)[1:] if word[0].isupper() or word[0].isdigit()
    }
    missing = [
        word for word, english in parts_of(text, language) if not english and word not in names
    ]
    assert missing == []


@pytest.mark.parametrize(("language", "text", "gloss"), EXAMPLES)
def test_an_example_has_its_gloss(language: str, text: str, gloss: str) -> None:
    found = " ".join(english for _, english in parts_of(text, language) if english)
    assert stands_in_order(gloss, found), found
