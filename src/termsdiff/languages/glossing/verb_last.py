"""Verbs at the end of their clause, as in German and Dutch, moved to their English place."""

from __future__ import annotations

from collections.abc import Sequence

from .english import participle
from .inflection import listed
from .item import Item
from .lists import grammar
from .segments import body, is_finite, is_subject, is_verbal

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am"})
_FAR = 4
"""How many words at the beginning of a clause are searched for its opening word or subject."""
_ARTICLES = frozenset({"the", "a", "any", "no", "each", "either", "every", "other"})
_POINTING = frozenset({"this", "these", "those", "it", "they", "who", "which"})


def with_verbs_forward(
    segment: list[Item], governed: bool, after_comma: bool, language: str
) -> tuple[list[Item], bool]:
    """Put the verbs at the end of a segment after their modal, subject or opening word.

    `governed` says whether the modal of the previous segment governs this one, too (the same is
    returned for the next one), `after_comma` whether it may be a relative clause.
    """
    start, end = body(segment)
    first = _cluster_start(segment, start, end)
    head = [_as_finite(item) for item in segment[:first]]
    cluster, rest = segment[first:end], segment[end:]
    finite = next((i for i in range(start, first) if is_finite(head[i])), -1)
    if not cluster and finite >= 0 and _is_helper(head[finite]):
        first, after = _inner_cluster(segment, finite, end)
        if first < after:
            return _behind_helper(
                head[:first], finite, segment[first:after], segment[after:], language
            )
    if not cluster:
        return [*head, *rest], governed and finite < 0
    to = any(item.text == "to" or item.form == "to" for item in cluster)
    last = _as_finite(cluster[-1])
    opens = is_finite(last) and not to and _opens(segment, start, first, after_comma, language)
    if finite >= 0 and not (opens and not _is_helper(head[finite])):
        if not _is_helper(head[finite]) and not to and cluster[-1].form != "infinitive":
            return [*head, *cluster, *rest], False
        return _behind_helper(head, finite, cluster, rest, language)
    if opens:
        head = _with_relative(head, start, language)
        helper, verbs = _joined(last, cluster[:-1], language)
        place = _after_first_noun(head, start, language)
        return [*head[:place], helper, *verbs, *head[place:], *rest], False
    if is_finite(cluster[0]) and len(cluster) > 1:
        helper, verbs = _joined(cluster[0], cluster[1:], language)
        return [*head, helper, *verbs, *rest], _rules_next(helper, rest)
    if to or governed or cluster[-1].form == "infinitive":
        return _to_front(head, start, cluster, rest, language), governed
    return segment, governed


def _inner_cluster(segment: Sequence[Item], finite: int, end: int) -> tuple[int, int]:
    """Return where verbs are that more words follow, as in "kan wijzigen met een bericht"."""
    for first in range(finite + 1, end):
        item = segment[first]
        if item.kind == "verb" and item.form in ("infinitive", "participle"):
            after = first + 1
            while after < end and is_verbal(segment[after]):
                after += 1
            return first, after
    return end, end


def _behind_helper(
    head: list[Item], finite: int, cluster: list[Item], rest: list[Item], language: str
) -> tuple[list[Item], bool]:
    helper, verbs = _joined(head[finite], cluster, language)
    head[finite] = helper
    place = after_subject(head, finite + 1, language)
    return [*head[:place], *verbs, *head[place:], *rest], _rules_next(helper, rest)


def _to_front(
    head: list[Item], start: int, cluster: list[Item], rest: list[Item], language: str
) -> list[Item]:
    """Put verbs that no finite one governs at the front: "um Modelle zu trainieren"."""
    place = start
    while place < len(head) and _is_opening(head[place], language):
        if head[place].word == grammar(language).get("purpose"):
            head[place] = head[place]._replace(text="in order")
        place += 1
    _, verbs = _joined(None, cluster, language)
    return [*head[:place], *verbs, *head[place:], *rest]


def _as_finite(item: Item) -> Item:
    """Return a verb that looks like an infinitive as a finite one: "wir verwenden"."""
    is_form = item.kind == "verb" and item.form == "infinitive"
    return item._replace(form="finite") if is_form else item


def _with_relative(head: list[Item], start: int, language: str) -> list[Item]:
    """Write "which" for the pronoun that opens a clause: "Daten, die wir verarbeiten"."""
    relative = listed(language, "words", "relative") | listed(language, "words", "relative_within")
    if start < len(head) and head[start].word in relative:
        head[start] = head[start]._replace(text="which")
    return head


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
    return first


def _joined(helper: Item | None, cluster: Sequence[Item], language: str) -> tuple[Item, list[Item]]:
    """Return the helping verb and the verbs that follow it, in the order and form of English."""
    to = [item for item in cluster if item.text == "to"][:1]
    verbs = [item for item in cluster if item.text != "to"]
    full = [item for item in verbs if item.kind == "verb"]
    helpers = [item for item in verbs if item.kind != "verb"]
    passives = listed(language, "words", "passive")
    becomes = helper is not None and helper.word in passives
    is_participle = bool(full) and full[-1].form in ("participle", "mixed")
    if helper is not None and becomes and is_participle and not helpers:
        is_ = "is" if helper.word in listed(language, "words", "passive_singular") else "are"
        helper = helper._replace(text=helper.text.replace("will", is_, 1), kind="auxiliary")
    passive = becomes or any(item.word in passives or item.text in _BE for item in helpers)
    helped = helper is not None and helper.kind == "auxiliary"
    in_participle = is_participle and (passive or helped)
    if any(item.form == "to" for item in full) and not to:
        to = [full[-1]._replace(text="to", kind="function", form="", base="")]
    found = [
        *to,
        *(_as_be(item, passives) for item in reversed(helpers)),
        *(_shaped(item, in_participle) for item in full),
    ]
    return helper or found[0], found


def _as_be(item: Item, passives: frozenset[str]) -> Item:
    return item._replace(text="be", kind="auxiliary") if item.word in passives else item


def _shaped(item: Item, in_participle: bool) -> Item:
    """Return a full verb as participle or infinitive; what follows "to" is not a finite verb."""
    text = participle(item.base) if in_participle and item.base else item.base
    form = "participle" if in_participle else "infinitive"
    return item._replace(text=text or item.text, form=form)


def _is_opening(item: Item, language: str) -> bool:
    return (
        item.word in listed(language, "words", "joining")
        or item.word in listed(language, "words", "subordinating")
        or item.word == grammar(language).get("purpose")
    )


def _opens(
    segment: Sequence[Item], start: int, first: int, after_comma: bool, language: str
) -> bool:
    """Whether a word near the beginning of a segment puts its verb last."""
    opening = [item.word for item in segment[start : min(first, start + _FAR)]]
    if not opening:
        return False
    if opening[0] in listed(language, "words", "relative_within"):
        return True
    relative = listed(language, "words", "relative")
    if after_comma and not relative.isdisjoint(opening[:2]):
        return True
    words = listed(language, "words", "subordinating") - relative
    return not words.isdisjoint(opening)


def after_subject(head: Sequence[Item], place: int, language: str) -> int:
    """Return the place after a subject that follows its verb: "kann der Kunde"."""
    end = place
    nominative = listed(language, "", "nominative")
    while end < len(head) and end < place + 2 and head[end].text in _ARTICLES:
        if nominative and head[end].word not in nominative:
            return place
        end += 1
    if end < len(head) and is_subject(head[end], language):
        return end + 1
    return place


def _after_first_noun(head: Sequence[Item], start: int, language: str) -> int:
    """Return the place after the subject of a clause that ends in its verb."""
    for place in range(start, min(len(head), start + _FAR + 1)):
        if is_subject(head[place], language):
            return place + 1
    for place in range(start, len(head)):
        if head[place].kind in ("noun", "name") or head[place].text in _POINTING:
            return place + 1
    return len(head)
