"""What a word may mean: each reading, with the English word and what the form means."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from . import english
from .inflection import Lemma, adjective_lemma, links, noun_lemma, paired, verb_lemmas
from .lists import Wordlist, grammar, wordlist, words_of

_LONGEST_COMPOUND = 60
_SHORTEST_PART = 3


class Sense(NamedTuple):
    """One reading of a word.

    `kind` is `noun`, `verb`, `modal`, `auxiliary`, `adjective`, `adverb`, `function`, `number`,
    `unit`; `form` what its form means: `finite`, `infinitive`, `participle`, `mixed` (finite or
    participle), `gerund`; `subject` is `we` or `you` if the verb alone shows it.
    """

    english: str
    kind: str
    form: str = ""
    subject: str = ""
    lemma: str = ""


@lru_cache(maxsize=20_000)
def senses(word: str, language: str) -> tuple[Sense, ...]:
    """Return all readings of a word in lower case, those of fixed words first."""
    lists = wordlist(language)
    return tuple(dict.fromkeys(_senses(word, language, lists)))


def _senses(word: str, language: str, lists: Wordlist) -> Iterator[Sense]:
    number = paired(language, "number", "words").get(word)
    if number:
        yield Sense(number, "number")
    unit = paired(language, "number", "units").get(word)
    if unit:
        yield Sense(unit, "unit")
    if word in lists.modal:
        yield _modal(lists.modal[word])
    if word in lists.function:
        yield Sense(lists.function[word], "function")
    if word in lists.adverb:
        yield Sense(lists.adverb[word], "adverb")
    yield from _verb_senses(word, language, lists)
    yield from _noun_senses(word, language, lists)
    adjective = adjective_lemma(word, language, lists.adjective)
    if adjective is not None:
        yield Sense(lists.adjective[adjective.word], "adjective", "", "", adjective.word)


_PERSONS = ("we", "you", "I")
_BE = frozenset(
    {"is", "are", "am", "was", "were", "be", "been", "being", "has", "have", "had", "having"}
)
_FORMS = {"be": "infinitive", "have": "infinitive", "been": "participle", "being": "gerund"}


def _modal(meaning: str) -> Sense:
    """Read the meaning of a modal or auxiliary verb; a person before it is its subject."""
    first, _, rest = meaning.partition(" ")
    subject, meaning = (first, rest) if first in _PERSONS and rest else ("", meaning)
    last = meaning.rpartition(" ")[2]
    kind = "auxiliary" if last in _BE and not meaning.startswith("must") else "modal"
    return Sense(meaning, kind, _FORMS.get(meaning, "finite"), subject)


def _noun_senses(word: str, language: str, lists: Wordlist) -> Iterator[Sense]:
    irregular = lists.form.get(word)
    if irregular in lists.noun:
        yield _noun(lists.noun[irregular], "plural", irregular)
    lemma = noun_lemma(word, language, lists.noun)
    if lemma is not None:
        yield _noun(lists.noun[lemma.word], lemma.form, lemma.word)


def _noun(meaning: str, form: str, lemma: str) -> Sense:
    return Sense(english.plural(meaning) if form == "plural" else meaning, "noun", form, "", lemma)


def _verb_senses(word: str, language: str, lists: Wordlist) -> Iterator[Sense]:
    irregular = lists.form.get(word)
    if irregular in lists.modal:
        yield _modal(lists.modal[irregular])
    if irregular in lists.adjective:
        yield Sense(lists.adjective[irregular], "adjective", "", "", irregular)
    if irregular in lists.adverb:
        yield Sense(lists.adverb[irregular], "adverb")
    found = [Lemma(irregular, "irregular")] if irregular in lists.verb else []
    found += [lemma for lemma in verb_lemmas(word, language, lists.verb) if lemma not in found]
    forms: dict[str, list[str]] = {}
    for lemma in found:
        forms.setdefault(lemma.word, []).append(lemma.form)
    denied = str(grammar(language).get("negative_prefix", ""))
    if denied and not forms and word.startswith(denied):
        yield from _denied(word[len(denied) :], language, lists)
    for lemma_word, told in forms.items():
        yield _verb(lists.verb[lemma_word], _form(told, word, language), lemma_word)
    for prefix, base, form in _separable(word, language, lists):
        yield _verb(lists.separable[base][prefix], form, prefix + base)


def _denied(word: str, language: str, lists: Wordlist) -> Iterator[Sense]:
    """Read a verb that carries its negation: "neposkytuje" is "does not provide"."""
    for sense in _verb_senses(word, language, lists):
        if sense.kind == "verb" and sense.form in ("finite", "mixed"):
            will = sense.english.startswith("will ")
            base = sense.english.removeprefix("will ")
            told = f"will not {base}" if will else f"do not {base}"
            yield sense._replace(english=told, form="finite")


def _form(told: list[str], word: str, language: str) -> str:
    """Return what forms mean together; an irregular one is only recognised by its spelling."""
    if "infinitive" in told:
        return "infinitive"
    regular = [one for one in told if one != "irregular"]
    if not regular:
        return _irregular(word, language)
    kinds = {_shape(one) for one in regular}
    if {"participle", "finite"} <= kinds:
        return "mixed"
    return regular[0]


def _shape(form: str) -> str:
    return form if form in ("participle", "gerund", "infinitive") else "finite"


def _irregular(word: str, language: str) -> str:
    """Return what an irregular form may be by its spelling, according to the grammar."""
    data = grammar(language).get("irregular", {})
    prefix, within = str(data.get("prefix", "")), str(data.get("within", ""))
    endings = tuple(words_of(data.get("participles", "")))
    if prefix:
        marked = word.startswith(prefix) or within in word[1:6]
        return "participle" if marked and word.endswith(endings) else "mixed"
    return "mixed" if endings and word.endswith(endings) else "finite"


def _verb(meaning: str, form: str, lemma: str) -> Sense:
    subject, _, tense = form.rpartition(" ")
    if form in ("we", "you"):
        return Sense(meaning, "verb", "finite", form, lemma)
    if tense in ("will", "would"):
        return Sense(f"{tense} {meaning}", "verb", "finite", subject, lemma)
    if form in ("past", "irregular"):
        form = "finite"
    return Sense(meaning, "verb", form, "", lemma)


def inflected(sense: Sense, form: str = "") -> str:
    """Return the English of a verb in a form, its base form if none is given."""
    form = form or sense.form
    if sense.kind != "verb":
        return sense.english
    if form == "participle":
        return english.participle(sense.english)
    return english.gerund(sense.english) if form == "gerund" else sense.english


def _separable(word: str, language: str, lists: Wordlist) -> Iterator[tuple[str, str, str]]:
    """Yield prefix, verb and form of a separable verb in one word: ab-schalt-et, ab-ge-schaltet."""
    if not lists.separable:
        return
    to = str(grammar(language)["to"])
    for length in range(2, min(len(word) - 3, 9)):
        prefix, rest = word[:length], word[length:]
        bases = _bases(language, prefix)
        if not bases:
            continue
        irregular = lists.form.get(rest)
        if irregular in bases:
            form = "participle" if rest.startswith("ge") and irregular != rest else "finite"
            yield prefix, irregular, form
        for lemma in verb_lemmas(rest, language, bases):
            yield prefix, lemma.word, "mixed" if _shape(lemma.form) == "finite" else lemma.form
        if rest.startswith(to) and rest[len(to) :] in bases:
            yield prefix, rest[len(to) :], "to"


@lru_cache(maxsize=256)
def _bases(language: str, prefix: str) -> frozenset[str]:
    return frozenset(
        base for base, prefixes in wordlist(language).separable.items() if prefix in prefixes
    )


@lru_cache(maxsize=8_000)
def compound(word: str, language: str) -> Sense | None:
    """Return what a compound means, part by part; None if a part is in no list.

    The last part decides the form; the shortest matching first part would be a coincidence, so the
    longest last part is tried first.
    """
    joints = links(language)
    if not joints or not 2 * _SHORTEST_PART <= len(word) <= _LONGEST_COMPOUND:
        return None
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        last = _last_part(word[cut:], language)
        if last is None:
            continue
        first = _first_part(word[:cut], language)
        if first is not None:
            return last._replace(english=f"{first} {last.english}")
    return None


def _last_part(word: str, language: str) -> Sense | None:
    found = [one for one in senses(word, language) if one.kind in ("noun", "adjective", "unit")]
    return found[0] if found else None


def _first_part(word: str, language: str) -> str | None:
    for link in ("", *links(language)):
        if link and not word.endswith(link):
            continue
        bare = word[: len(word) - len(link)]
        if len(bare) < _SHORTEST_PART:
            continue
        meaning = _bare_part(bare, language)
        if meaning is not None:
            return meaning
    split = compound(word, language)
    return split.english if split is not None else None


def _bare_part(word: str, language: str) -> str | None:
    """Return what the first part of a compound means: a noun, the stem of a verb, an adjective."""
    lists = wordlist(language)
    for one in (word, word + "e", word + "en"):
        if one in lists.noun:
            return lists.noun[one]
    if word in lists.adjective:
        return lists.adjective[word]
    for ending in ("en", "n", "eren"):
        if word + ending in lists.verb:
            return english.gerund(lists.verb[word + ending])
    if word in lists.function or word in lists.adverb:
        return lists.function.get(word) or lists.adverb[word]
    return None
