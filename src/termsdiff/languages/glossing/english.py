"""English words of a gloss in the form of the original: participle, -ing, plural."""

from __future__ import annotations

from functools import lru_cache

from .lists import grammar, pairs_of, words_of

_VOWELS = frozenset("aeiou")


@lru_cache(maxsize=1)
def _participles() -> dict[str, str]:
    return pairs_of(grammar("english")["participle"])


@lru_cache(maxsize=4)
def _listed(name: str) -> frozenset[str]:
    return frozenset(words_of(grammar("english")[name]))


@lru_cache(maxsize=1)
def _plurals() -> dict[str, str]:
    return pairs_of(grammar("english")["plural"])


@lru_cache(maxsize=4096)
def participle(verb: str) -> str:
    """Return the past participle of an infinitive: `make available` gives `made available`."""
    first, space, rest = verb.partition(" ")
    known = _participles().get(first)
    return (known or _with(first, "ed")) + space + rest


@lru_cache(maxsize=4096)
def gerund(verb: str) -> str:
    """Return the -ing form of an infinitive."""
    first, space, rest = verb.partition(" ")
    if first.endswith("ie"):
        return f"{first[:-2]}ying{space}{rest}"
    return _with(first, "ing") + space + rest


def _with(verb: str, ending: str) -> str:
    if verb.endswith("e") and not (ending == "ing" and verb.endswith(("ee", "be"))):
        return verb[:-1] + ending
    if ending == "ed" and verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ied"
    if verb in _listed("doubled") or _ends_short(verb):
        return verb + verb[-1] + ending
    return verb + ending


def _ends_short(verb: str) -> bool:
    """Whether a one-syllable verb ends in one vowel and one consonant: `ban`, `stop`."""
    if len(verb) < 3 or verb[-1] in "aeiouwxy" or verb in _listed("single"):
        return False
    vowels = sum(letter in _VOWELS for letter in verb)
    return vowels == 1 and verb[-2] in _VOWELS


@lru_cache(maxsize=4096)
def third_person(verb: str) -> str:
    """Return the form of an infinitive after "it": `apply` gives `applies`."""
    first, space, rest = verb.partition(" ")
    if first in ("be", "have", "do", "go"):
        first = {"be": "is", "have": "has", "do": "does", "go": "goes"}[first]
    elif first.endswith(("s", "x", "ch", "sh", "z")):
        first = f"{first}es"
    elif first.endswith("y") and first[-2:-1] not in _VOWELS:
        first = f"{first[:-1]}ies"
    else:
        first = f"{first}s"
    return first + space + rest


@lru_cache(maxsize=4096)
def plural(noun: str) -> str:
    """Return the plural of a noun; one without a plural is returned unchanged."""
    if noun in _listed("uncountable") or noun.rpartition(" ")[2] in _listed("uncountable"):
        return noun
    if noun in _plurals():
        return _plurals()[noun]
    if noun.endswith("s") and not noun.endswith(("ss", "us")):
        return noun
    if noun.endswith(("s", "x", "ch", "sh")):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return f"{noun[:-1]}ies"
    return f"{noun}s"
