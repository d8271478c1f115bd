"""Habits of languages, each translated by one small rule over the items of a segment."""

from __future__ import annotations

from collections.abc import Sequence

from .english import gerund, participle, third_person
from .inflection import listed
from .item import Item
from .lists import grammar, wordlist
from .segments import is_finite, is_subject
from .verb_last import after_subject

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am"})
_HAVE = frozenset({"has", "have", "had", "having"})
_PRONOUNS = frozenset({"we", "you", "they", "he", "it", "she", "i"})
_PREPOSITIONS = frozenset({"without", "by", "after", "before", "of", "from", "at", "in", "on"})


def with_condition(segment: list[Item], language: str) -> list[Item]:
    """Write "if" before a sentence that begins with its verb: "Zahlt der Kunde nicht, so …"."""
    if not segment or not is_finite(segment[0]) or segment[0].kind == "phrase":
        return segment
    end = after_subject(segment, 1, language)
    if end == 1:
        return segment
    first = segment[0]
    condition = first._replace(text="if", kind="function", word="", form="", base="")
    return [condition, *segment[1:end], first, *segment[end:]]


def with_genitives(segment: list[Item], language: str) -> list[Item]:
    """Write "of" before a genitive: "die Haftung des Anbieters" is "the liability of the …"."""
    opening = listed(language, "", "genitive")
    found: list[Item] = []
    for place, item in enumerate(segment):
        within = bool(opening and found) and place + 1 < len(segment)
        if within and _is_genitive(found[-1], item, opening):
            item = item._replace(text=f"of {item.text}")
        found.append(item)
    return found


def _is_genitive(before: Item, item: Item, opening: frozenset[str]) -> bool:
    if before.kind not in ("noun", "unknown"):
        return False
    bare = item.kind == "adjective" or (item.kind == "phrase" and " " in item.text)
    return (bare and item.word.endswith("er")) or (item.kind == "function" and item.word in opening)


def with_subject_first(segment: list[Item], language: str) -> list[Item]:
    """Swap a verb and the subject that follows it: "kann der Kunde" is "the customer may"."""
    if not grammar(language).get("inverts"):
        return segment
    for place, item in enumerate(segment):
        if not is_finite(item) or item.subject:
            continue
        end = after_subject(segment, place + 1, language)
        if end > place + 1 and not _has_subject(segment[:place], item, language):
            return [*segment[:place], *segment[place + 1 : end], item, *segment[end:]]
        return segment
    return segment


def _has_subject(before: Sequence[Item], verb: Item, language: str) -> bool:
    """Whether the words before a verb may be its subject."""
    if any(is_subject(item, language) for item in before[-2:]):
        return True
    told_by_case = bool(listed(language, "", "nominative"))
    near = bool(before) and before[-1].kind in ("noun", "name")
    return near and not told_by_case and verb.kind == "verb"


def with_told_subjects(segment: list[Item], language: str) -> list[Item]:
    """Add the subject that only the verb shows: "possiamo" is "we may"."""
    if not grammar(language).get("drops_subject"):
        return [item._replace(subject="") for item in segment]
    found: list[Item] = []
    for place, item in enumerate(segment):
        told = item.subject
        if told and is_finite(item):
            near = segment[max(0, place - 6) : place]
            if all(other.text != told for other in near):
                at = len(found)
                while at and found[at - 1].kind == "function" and found[at - 1].text in _CLITICS:
                    at -= 1
                found.insert(at, item._replace(text=told, kind="function", word=told, form=""))
        found.append(item._replace(subject=""))
    return found


_CLITICS = frozenset({"not", "no", "me", "us", "itself", "you"})


def with_adjectives_first(segment: list[Item], language: str) -> list[Item]:
    """Put adjectives before their noun: "données personnelles" is "personal data"."""
    if not grammar(language).get("adjectives_follow"):
        return segment
    found = list(segment)
    place = 0
    while place < len(found) - 1:
        end = place + 1
        if found[place].kind == "noun":
            while end < len(found) and _qualifies(found, end):
                end += 1
            if end > place + 1:
                found[place:end] = [*found[place + 1 : end], found[place]]
        place = end
    return found


def _qualifies(found: Sequence[Item], place: int) -> bool:
    """Whether a word after a noun is its adjective, or a participle without its own object."""
    item = found[place]
    if item.kind == "adjective":
        return True
    if item.kind != "verb" or item.form != "participle":
        return False
    following = found[place + 1] if place + 1 < len(found) else None
    if following is None or following.kind == "mark" or is_finite(following):
        return True
    return following.text == "of the"


def with_objects_last(segment: list[Item], language: str) -> list[Item]:
    """Put an object pronoun after its verb: "nous vous informons" is "we inform you"."""
    pronouns = listed(language, "", "object_pronouns")
    both = listed(language, "", "subjects_and_objects")
    found = list(segment)
    place = 1
    while place < len(found) - 1:
        item, following = found[place], found[place + 1]
        of_party = is_subject(found[place - 1], language)
        is_object = item.word in pronouns and item.kind == "function" and is_finite(following)
        if is_object and (of_party or item.word not in both):
            text = _OBJECTS.get(item.text, item.text)
            found[place : place + 2] = [following, item._replace(text=text)]
        place += 1
    return found


_OBJECTS = {"we": "us", "the": "it"}


def with_infinitives(segment: list[Item], language: str) -> list[Item]:
    """Write "to" before an infinitive: "le droit de modifier" is "the right to modify"."""
    before = listed(language, "", "to")
    pronouns = listed(language, "", "object_pronouns")
    found = list(segment)
    for place, item in enumerate(found):
        if item.kind != "verb" or item.form != "infinitive":
            continue
        at = place - 1
        while at > 0 and found[at].kind == "function" and found[at].word in pronouns:
            at -= 1
        if at < 0 or found[at].kind != "function":
            continue
        if found[at].word in before:
            found[at] = found[at]._replace(text="to")
        elif found[at].text in _PREPOSITIONS and item.base:
            found[place] = item._replace(text=gerund(item.base))
    return found


def with_participles(segment: list[Item], language: str) -> list[Item]:
    """Give a verb that may be finite or a participle the form that fits its place."""
    found = list(segment)
    for place, item in enumerate(found):
        if item.kind == "verb" and item.form == "mixed" and item.base:
            following = found[place + 1] if place + 1 < len(found) else None
            if _is_participle(found[max(0, place - 3) : place], following, language):
                found[place] = item._replace(text=participle(item.base), form="participle")
    return found


def _is_participle(near: Sequence[Item], following: Item | None, language: str) -> bool:
    if any(other.text.rpartition(" ")[2] in _BE | _HAVE for other in near):
        return True
    if not near:
        return False
    last = near[-1]
    if following is not None and following.kind == "noun":
        return last.kind in ("function", "adjective") and last.text not in _PRONOUNS
    verb_last = grammar(language)["order"] == "verb_last"
    subject = last.word in listed(language, "words", "subjects")
    return last.kind == "noun" and not subject and not verb_last


def with_passives(segment: list[Item], language: str) -> list[Item]:
    """Read a reflexive verb of things as a passive: "se conservan" is "are retained"."""
    reflexive = listed(language, "", "reflexive")
    found = list(segment)
    for place in range(len(found) - 2, -1, -1):
        item, verb = found[place], found[place + 1]
        if item.word not in reflexive or item.kind != "function" or not is_finite(verb):
            continue
        before = found[place - 1] if place else None
        if before is not None and is_subject(before, language):
            continue
        if verb.kind != "verb" or not verb.base or verb.base in _ACTIVE:
            continue
        will = verb.base.startswith("will ")
        text = f"{'will be' if will else 'are'} {participle(verb.base.removeprefix('will '))}"
        found[place : place + 2] = [
            verb._replace(text=text, kind="auxiliary", form="finite", start=item.start)
        ]
    return found


_ACTIVE = frozenset({"apply", "will apply", "renew", "end", "refer", "oppose", "object", "oblige"})
"""Verbs that are reflexive in other languages and active in English."""


def without_reflexives(segment: list[Item], language: str) -> list[Item]:
    """Leave out a reflexive pronoun next to its verb: English has none in "applies"."""
    found: list[Item] = []
    for item in segment:
        near = [one.text for one in found[-3:]]
        ours = item.text == "us" and near[-2:-1] == ["we"] and found[-1].kind == "verb"
        if item.kind == "function" and (item.text == "itself" or (ours and near[-1] == "reserve")):
            continue
        if item.text == "no" and near[-1:] == ["without"]:
            item = item._replace(text="any")
        found.append(item)
    return found


def with_possessives(segment: list[Item], language: str) -> list[Item]:
    """Resolve a possessive that may mean "your" or "its": it belongs to the named party."""
    both = listed(language, "", "possessives")
    if not both:
        return segment
    named = any(item.kind == "noun" and is_subject(item, language) for item in segment)
    found: list[Item] = []
    for item in segment:
        if item.kind == "function" and item.word in both:
            item = item._replace(text="its" if named else item.text)
        if item.text in _OWN and found and found[-1].text == "the":
            found.pop()
            item = item._replace(text="its" if item.text == "own" else item.text)
        found.append(item)
    return found


_OWN = frozenset({"own", "your", "our", "its", "their", "my"})


def with_ages(segment: list[Item], language: str) -> list[Item]:
    """Write "years old" if someone "has" years: "debe tener al menos 18 años"."""
    found = list(segment)
    for place in range(1, len(found)):
        item = found[place]
        if item.kind == "unit" and item.text == "years" and found[place - 1].kind == "number":
            near = found[max(0, place - 6) : place]
            if any(one.base == "have" or one.text in ("have", "has", "aged") for one in near):
                found[place] = item._replace(text="years old")
    return found


def with_periods(segment: list[Item], language: str) -> list[Item]:
    """Write "per" between a measure and its period: "una vez al año" is "once per year"."""
    found = list(segment)
    for place in range(1, len(found) - 1):
        item, before, after = found[place], found[place - 1], found[place + 1]
        periodic = after.text.rpartition(" ")[2] in _PERIODS and after.kind in ("noun", "unit")
        counted = before.kind == "number" or before.text in _MEASURED
        if periodic and counted and item.kind == "function" and item.text != "within":
            found[place] = item._replace(text="per")
            found[place + 1] = after._replace(text=after.text.removesuffix("s"))
    return found


_PERIODS = frozenset({"year", "years", "month", "months", "week", "day", "quarter"})
_MEASURED = frozenset({"%", "once", "twice", "times", "time", "euros"})


def with_third_person(segment: list[Item], language: str) -> list[Item]:
    """Write "the provider notifies" and "does not", as the rules and the estimate expect."""
    found = list(segment)
    for place, item in enumerate(found):
        if item.kind == "function" and item.text in ("he", "she"):
            found[place] = item = item._replace(text="it")
        plain = item.kind == "verb" and item.form in ("finite", "mixed") and item.text == item.base
        plain = plain and not item.text.startswith(("will ", "would "))
        if not plain and item.text not in ("do not", "do never"):
            continue
        before = next((one for one in reversed(found[:place]) if one.kind != "adverb"), None)
        if before is None or not _is_singular(before):
            continue
        if plain and place and found[place - 1].text in ("do not", "does not", "to"):
            continue
        text = third_person(item.base) if plain else item.text.replace("do", "does", 1)
        found[place] = item._replace(text=text)
    return found


def _is_singular(item: Item) -> bool:
    if item.kind == "function":
        return item.text in ("it", "who", "this")
    if item.kind == "name":
        return True
    head = item.text.partition(" of ")[0]
    return item.kind == "noun" and item.form != "plural" and not head.endswith("s")


def with_singulars(segment: list[Item], language: str) -> list[Item]:
    """Read a noun as singular after a singular article: "dem Kunden" looks like a plural."""
    articles = listed(language, "", "singular_articles")
    nouns = wordlist(language).noun
    found = list(segment)
    for place in range(1, len(found)):
        item, before = found[place], found[place - 1]
        if item.form == "plural" and item.lemma.endswith("e") and before.word in articles:
            found[place] = item._replace(text=nouns.get(item.lemma, item.text), form="")
    return found


def with_its_own(segment: list[Item], language: str) -> list[Item]:
    """Write "its own" for a lone "own": "für eigene Zwecke"."""
    found: list[Item] = []
    for place, item in enumerate(segment):
        before = segment[place - 1].text if place else ""
        if item.text.partition(" ")[0] == "own" and item.kind != "verb" and before not in _OWNERS:
            item = item._replace(text=f"its {item.text}")
        found.append(item)
    return found


_OWNERS = frozenset({"its", "your", "our", "their", "my", "his", "her"})


def without_partitives(segment: list[Item], language: str) -> list[Item]:
    """Leave out a partitive article: "fournir des informations" is "to provide information"."""
    partitive = listed(language, "", "partitives")
    found: list[Item] = []
    for item in segment:
        verbal = bool(found) and found[-1].kind == "verb" and found[-1].form != "participle"
        prepositional = bool(found) and found[-1].text in ("with", "for", "without", "to")
        if item.word in partitive and item.kind == "function" and (verbal or prepositional):
            item = item._replace(text="the")
        found.append(item)
    return found
