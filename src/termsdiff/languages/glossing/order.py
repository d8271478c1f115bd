"""English order of words, as far as simple rules put them there soundly.

English rules look for who may, must or must not do what: subject, modal, verb. German and Dutch
have the verb last, Romance languages the adjective, the object and the halves of a negation
elsewhere. Each rule here is one such habit; where none applies, the words stay in their order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .english import gerund, participle
from .inflection import listed, paired
from .items import Item
from .lists import grammar
from .negation import with_negations
from .segments import body, is_finite, is_verbal, segments

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am"})
_HAVE = frozenset({"has", "have", "had", "having"})
_PRONOUNS = frozenset({"we", "you", "they", "he", "it", "she", "i"})
_FAR = 4

Rule = Callable[[list[Item], str], list[Item]]


def in_english_order(items: Sequence[Item], language: str) -> list[Item]:
    """Return the items of a text in the order of English."""
    last = grammar(language)["order"] == "verb_last"
    rules = _VERB_LAST if last else _VERB_SECOND
    found: list[Item] = []
    governed = False
    for segment in segments(items, language):
        if last:
            segment, governed = _with_verbs_forward(segment, governed, language)
        for rule in rules:
            segment = rule(segment, language)
        found += segment
    return found


# --- verbs at the end: German and Dutch --------------------------------------------------------


def _with_verbs_forward(
    segment: list[Item], governed: bool, language: str
) -> tuple[list[Item], bool]:
    """Put the verbs at the end of a segment behind their modal, subject or opening word.

    `governed` tells whether the modal of the segment before rules this one, too; the same is told
    of the next one.
    """
    start, end = body(segment)
    first = _cluster_start(segment, start, end)
    cluster = segment[first:end]
    finite = next((i for i in range(start, first) if is_finite(segment[i])), -1)
    if not cluster:
        return segment, governed and finite < 0
    rest = segment[end:]
    head = segment[:first]
    if finite >= 0:
        if all(is_finite(item) and item.kind == "verb" for item in cluster) and not _is_helper(
            segment[finite]
        ):
            return segment, False
        helper, verbs = _joined(segment[finite], cluster)
        head[finite] = helper
        place = _after_subject(head, finite + 1, language)
        rules = _rules_next(helper, rest)
        return [*head[:place], *verbs, *head[place:], *rest], rules
    if is_finite(cluster[-1]) and _opens_clause(segment, start, first, language):
        helper, verbs = _joined(cluster[-1], cluster[:-1])
        place = _after_first_noun(head, start, language)
        return [*head[:place], helper, *verbs, *head[place:], *rest], False
    if is_finite(cluster[0]) and len(cluster) > 1:
        helper, verbs = _joined(cluster[0], cluster[1:])
        return [*head, helper, *verbs, *rest], _rules_next(helper, rest)
    if cluster[-1].form in ("infinitive", "to") or governed:
        place = start
        while place < first and _is_opening(segment[place], language):
            place += 1
        _, verbs = _joined(None, cluster)
        return [*head[:place], *verbs, *head[place:], *rest], governed
    return segment, governed


def _rules_next(helper: Item, rest: Sequence[Item]) -> bool:
    return helper.kind == "modal" and not any(item.text in ".;!?" for item in rest)


def _is_helper(item: Item) -> bool:
    return item.kind in ("modal", "auxiliary")


def _cluster_start(segment: Sequence[Item], start: int, end: int) -> int:
    """Return where the verbs at the end of a segment begin; "zu" and "te" belong to them."""
    first = end
    while first > start:
        item = segment[first - 1]
        if not is_verbal(item) and not (item.text == "to" and first < end):
            break
        first -= 1
    if first < end and segment[first].text == "to" and first + 1 == end:
        return end
    return first if first > start or end - start == 1 else start


def _joined(helper: Item | None, cluster: Sequence[Item]) -> tuple[Item, list[Item]]:
    """Return the helping verb and the verbs that follow it, in the order and form of English."""
    to = [item for item in cluster if item.text == "to"][:1]
    verbs = [item for item in cluster if item.text != "to"]
    full = [item for item in verbs if item.kind == "verb"]
    helpers = [item for item in verbs if item.kind != "verb"]
    passive = any(item.word in _PASSIVE or item.text in _BE for item in helpers)
    becomes = helper is not None and helper.word in _PASSIVE
    is_participle = bool(full) and full[-1].form in ("participle", "mixed")
    if helper is not None and becomes and is_participle and not helpers:
        is_ = "is" if helper.word in _SINGULAR else "are"
        helper = helper._replace(text=helper.text.replace("will", is_, 1), kind="auxiliary")
    in_participle = is_participle and (
        passive or becomes or (helper is not None and helper.kind == "auxiliary")
    )
    found = [
        item._replace(text="be", kind="auxiliary") if item.word in _PASSIVE else item
        for item in reversed(helpers)
    ]
    if any(item.form == "to" for item in full) and not to:
        to = [full[-1]._replace(text="to", kind="function")]
    found = [*to, *found, *(_shaped(item, in_participle) for item in full)]
    if helper is None:
        return (found[0] if found else cluster[0]), found
    return helper, found


_PASSIVE = frozenset({"werden", "wird", "werde", "worden", "wordt", "wurde", "wurden"})
_SINGULAR = frozenset({"wird", "wordt"})


def _shaped(item: Item, in_participle: bool) -> Item:
    text = participle(item.base) if in_participle else item.base
    return item._replace(
        text=text or item.text, form="participle" if in_participle else "infinitive"
    )


def _is_opening(item: Item, language: str) -> bool:
    return (
        item.word in listed(language, "words", "joining")
        or item.word in listed(language, "words", "subordinating")
        or item.word == grammar(language).get("purpose")
    )


def _opens_clause(segment: Sequence[Item], start: int, first: int, language: str) -> bool:
    """Whether a word near the beginning of a segment makes its verb stand last."""
    opening = segment[start : min(first, start + _FAR)]
    return any(item.word in listed(language, "words", "subordinating") for item in opening)


def _after_subject(head: Sequence[Item], place: int, language: str) -> int:
    """Return the place after a subject that follows its verb: "kann der Kunde"."""
    end = place
    while end < len(head) and end < place + 2 and head[end].text in ("the", "a"):
        end += 1
    if end < len(head) and _is_subject(head[end], language):
        return end + 1
    return place


def _is_subject(item: Item, language: str) -> bool:
    if item.kind == "function":
        return item.text in _PRONOUNS
    return item.word in listed(language, "words", "subjects")


def _after_first_noun(head: Sequence[Item], start: int, language: str) -> int:
    """Return the place after the subject of a clause that ends in its verb."""
    for place in range(start, len(head)):
        item = head[place]
        if _is_subject(item, language) or item.kind in ("noun", "name") or item.text in _POINTING:
            return place + 1
    return len(head)


_POINTING = frozenset({"this", "these", "those", "it", "they", "who", "which"})


def _with_genitives(segment: list[Item], language: str) -> list[Item]:
    """Write "of" before a genitive: "die Haftung des Anbieters" is "the liability of the provider"."""
    opening = listed(language, "", "genitive")
    found: list[Item] = []
    for place, item in enumerate(segment):
        after_noun = bool(found) and found[-1].kind == "noun" and item.kind == "function"
        if after_noun and item.word in opening and place + 1 < len(segment):
            item = item._replace(text=f"of {item.text}")
        found.append(item)
    return found


# --- all languages -------------------------------------------------------------------------------


def _with_subject_first(segment: list[Item], language: str) -> list[Item]:
    """Swap a verb and the subject that follows it: "kann der Kunde" is "the customer may"."""
    if not grammar(language).get("inverts"):
        return segment
    for place, item in enumerate(segment):
        if not is_finite(item) or item.subject:
            continue
        end = _after_subject(segment, place + 1, language)
        if end > place + 1 and not _has_subject(segment[:place], language):
            return [*segment[:place], *segment[place + 1 : end], item, *segment[end:]]
        return segment
    return segment


def _has_subject(before: Sequence[Item], language: str) -> bool:
    return any(_is_subject(item, language) for item in before[-2:])


def _with_told_subjects(segment: list[Item], language: str) -> list[Item]:
    """Put in the subject that only the verb tells: "possiamo" is "we may"."""
    if not grammar(language).get("drops_subject"):
        return [item._replace(subject="") for item in segment]
    found: list[Item] = []
    for place, item in enumerate(segment):
        told = item.subject
        if told and is_finite(item):
            near = segment[max(0, place - 6) : place]
            if all(other.text != told for other in near):
                at = len(found)
                while (
                    at
                    and found[at - 1].text in ("not", "me", "us")
                    and found[at - 1].kind == "function"
                ):
                    at -= 1
                found.insert(at, item._replace(text=told, kind="function", word=told, form=""))
        found.append(item._replace(subject=""))
    return found


def _with_adjectives_first(segment: list[Item], language: str) -> list[Item]:
    """Put adjectives before their noun: "données personnelles" is "personal data"."""
    if not grammar(language).get("adjectives_follow"):
        return segment
    found = list(segment)
    place = 0
    while place < len(found) - 1:
        end = place + 1
        if found[place].kind == "noun":
            while end < len(found) and found[end].kind == "adjective":
                end += 1
            if end > place + 1:
                found[place:end] = [*found[place + 1 : end], found[place]]
        place = end
    return found


def _with_objects_last(segment: list[Item], language: str) -> list[Item]:
    """Put the pronoun of an object behind its verb: "nous vous informons" is "we inform you"."""
    pronouns = listed(language, "", "object_pronouns")
    found = list(segment)
    place = 0
    while place < len(found) - 1:
        item, following = found[place], found[place + 1]
        if item.word in pronouns and item.kind == "function" and is_finite(following) and place:
            before = found[place - 1]
            if _is_subject(before, language) or item.word not in _BOTH:
                text = _OBJECTS.get(item.text, item.text)
                found[place : place + 2] = [following, item._replace(text=text)]
        place += 1
    return found


_BOTH = frozenset({"nous", "vous"})
_OBJECTS = {"we": "us", "the": "it"}


def _with_infinitives(segment: list[Item], language: str) -> list[Item]:
    """Write "to" before an infinitive: "le droit de modifier" is "the right to modify"."""
    before = listed(language, "", "to")
    found = list(segment)
    for place, item in enumerate(found):
        if item.kind != "verb" or item.form != "infinitive":
            continue
        at = place - 1
        while (
            at > 0
            and found[at].kind == "function"
            and found[at].word in listed(language, "", "object_pronouns")
        ):
            at -= 1
        if at >= 0 and found[at].word in before and found[at].kind == "function":
            found[at] = found[at]._replace(text="to")
        elif at >= 0 and found[at].kind == "function" and found[at].text in _PREPOSITIONS:
            found[place] = item._replace(text=gerund(item.base))
    return found


_PREPOSITIONS = frozenset({"without", "by", "after", "before", "of", "from", "at", "in", "on"})


def _with_participles(segment: list[Item], language: str) -> list[Item]:
    """Give a verb that may be finite or a participle the form that fits where it stands."""
    found = list(segment)
    for place, item in enumerate(found):
        if item.kind == "verb" and item.form == "mixed" and item.base:
            near = found[max(0, place - 3) : place]
            helped = any(other.text.rpartition(" ")[2] in _BE | _HAVE for other in near)
            attributive = (
                place + 1 < len(found)
                and found[place + 1].kind == "noun"
                and bool(near)
                and (near[-1].kind in ("function", "adjective") and near[-1].text not in _PRONOUNS)
            )
            after_noun = (
                bool(near)
                and near[-1].kind == "noun"
                and near[-1].word not in listed(language, "words", "subjects")
                and grammar(language)["order"] != "verb_last"
            )
            if helped or attributive or after_noun:
                found[place] = item._replace(text=participle(item.base), form="participle")
    return found


def _negated(segment: list[Item], language: str) -> list[Item]:
    return with_negations(
        segment,
        language,
        frozenset(listed(language, "", "negators")),
        paired(language, "", "halves"),
        paired(language, "", "negated"),
    )


_VERB_LAST: tuple[Rule, ...] = (_with_genitives, _with_participles, _with_subject_first, _negated)
_VERB_SECOND: tuple[Rule, ...] = (
    _with_participles,
    _with_infinitives,
    _with_objects_last,
    _with_told_subjects,
    _negated,
    _with_subject_first,
    _with_adjectives_first,
)
