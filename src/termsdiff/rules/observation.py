"""Looks: what a rule can look at in a changed sentence, and the direction of the change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ..facts import Fact, amount, canonical_tokens, same_measure
from ..text.patterns import later
from .binding import binding_turns, is_rewritten, rules_its_members
from .catalogues import turning_words
from .evidence import MEASURES, Evidence, Passage, Unit
from .observed import Observation
from .phrases import DENIALS
from .rule import Conditions, Direction, Look

_CLAUSE_END = later(r"[;:.](?=\s|$)|,(?!\s(?:or|and)\b)")
_OPPOSITE: dict[Direction, Direction] = {"widened": "narrowed", "narrowed": "widened"}

_CLASSES = {
    **dict.fromkeys(("must", "will", "is responsible for", "warrants"), "duty"),
    **dict.fromkeys(
        ("must not", "may not", "will not", "do not", "is not entitled to", "should not"), "ban"
    ),
    **dict.fromkeys(
        ("may", "should", "is entitled to", "reserves the right", "is not obliged to", "strives"),
        "choice",
    ),
}
_STEPS: dict[tuple[str, str], Direction] = {
    ("duty", "choice"): "weakened",
    ("choice", "duty"): "strengthened",
    ("choice", "ban"): "banned",
    ("ban", "choice"): "allowed",
    ("ban", ""): "allowed",
    ("", "ban"): "banned",
    ("duty", "ban"): "reversed",
    ("ban", "duty"): "reversed",
}
_MUCH_MORE = 4
_FEW = 2
_STEM = 3
_LONG = 40
"""Words of a sentence from which an edit must be near the words of the rule."""
_NEAR = 15
"""Words between an edit and the words of the rule, at most, in a long sentence."""


def may_speak(look: Look, when: Conditions, unit: Unit) -> bool:
    """Whether a look can find anything in a sentence: a cheap first check."""
    if look == "measure":
        return unit.has_other_numbers
    if look == "modality":
        return unit.is_edited and not turning_words("modal").isdisjoint(unit.turned)
    if look == "sentence":
        return not unit.is_edited
    if look == "binding":
        return unit.is_edited and not is_rewritten(unit)
    if look == "words" and unit.is_edited and not when.each:
        first, second = unit.sides
        return first.asserts(when.words) != second.asserts(when.words)
    return True


def observe(look: Look, when: Conditions, unit: Unit, evidence: Evidence) -> list[Observation]:
    """Return what a look finds in one changed sentence."""
    if look == "words":
        return _words(when, unit, evidence)
    if look == "measure":
        return list(_measures(when, unit))
    if look == "modality":
        return list(_modalities(when, unit))
    if look == "extent":
        return _extent(when, unit)
    if look == "binding":
        return binding_turns(when.classes, unit)
    if look == "member":
        return _member(unit, evidence)
    return _sentence(when, unit)


def _words(when: Conditions, unit: Unit, evidence: Evidence) -> list[Observation]:
    """Which of the phrases were added or removed; all together, or each one by itself."""
    old = unit.old.matches(when.words, asserted=True) if unit.old else set[str]()
    new = unit.new.matches(when.words, asserted=True) if unit.new else set[str]()
    gained, lost = sorted(new - old), sorted(old - new)
    if not when.each and (old and new):
        return []
    direction = _added_or_removed(gained, lost)
    if direction is None or not _counts(direction, when, evidence):
        return []
    subjects = _subjects(when, unit.sides[0] if direction == "removed" else unit.side)
    if subjects is None:
        return []
    before, after = _stated(when, unit.old), _stated(when, unit.new)
    return [
        Observation(
            direction,
            before.value if before else "",
            after.value if after else "",
            ", ".join((lost if direction == "removed" else gained)[:4]),
            subjects,
            _as_glossed(before, unit.old),
            _as_glossed(after, unit.new),
        )
    ]


def _added_or_removed(gained: Sequence[str], lost: Sequence[str]) -> Direction | None:
    if gained and lost:
        return "changed"
    return "added" if gained else "removed" if lost else None


def _counts(direction: Direction, when: Conditions, evidence: Evidence) -> bool:
    """Whether the whole clause has more or fewer of the phrases: none just moved within it."""
    if direction == "changed" or evidence.old is None or evidence.new is None:
        return True
    before, after = evidence.old.count(when.words), evidence.new.count(when.words)
    return after > before if direction == "added" else before > after


def _subjects(when: Conditions, side: Passage) -> str | None:
    """Return whom the sentence binds or entitles, None if it is not the rule's subject."""
    found = [
        fact.detail
        for fact in side.modalities
        if not when.modalities or fact.value in when.modalities
    ]
    if not when.subjects and not when.modalities:
        return next((subject for subject in found if subject), "")
    return next((s for s in found if not when.subjects or s in when.subjects), None)


def _stated(when: Conditions, side: Passage | None) -> Fact | None:
    """Return the value that the sentence states, of the kinds in the rule."""
    if side is None or not when.kinds:
        return None
    return next((fact for fact in side.facts if _is_meant(when, fact)), None)


def _as_glossed(fact: Fact | None, side: Passage | None) -> str:
    """Return a value as written if the sentence was read through a gloss, otherwise ""."""
    return _as_written(fact, side) if side is not None and side.language else ""


def _is_meant(when: Conditions, fact: Fact) -> bool:
    if fact.kind not in (when.kinds or MEASURES):
        return False
    return not when.roles or fact.detail in when.roles


def _measures(when: Conditions, unit: Unit) -> Iterator[Observation]:
    """Pair the quantities that differ between the sides, in order."""
    if not any(_is_meant(when, fact) for side in unit.sides for fact in side.quantities):
        return
    old, new = _different(_quantities(unit.old), _quantities(unit.new))
    for fact, before, after in _paired(old, new):
        subject = _first_subject(unit)
        if not (after and _is_meant(when, after)) and not (before and _is_meant(when, before)):
            continue
        if when.subjects and subject not in when.subjects:
            continue
        yield Observation(
            _direction_of(before, after),
            before.value if before else "",
            after.value if after else "",
            fact.detail,
            subject,
            _as_written(before, unit.old),
            _as_written(after, unit.new),
        )


def _as_written(fact: Fact | None, side: Passage | None) -> str:
    """Return the words that state a value, as in the clause."""
    if fact is None or side is None:
        return ""
    return side.written(fact)


def _quantities(side: Passage | None) -> list[Fact]:
    return side.quantities if side else []


def _different(old: Sequence[Fact], new: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    rest = list(new)
    left = []
    for fact in old:
        twin = next((other for other in rest if same_measure(fact, other)), None)
        if twin is None:
            left.append(fact)
        else:
            rest.remove(twin)
    return left, rest


def _paired(
    old: Sequence[Fact], new: Sequence[Fact]
) -> Iterator[tuple[Fact, Fact | None, Fact | None]]:
    """Yield each quantity as it is now, or was if it is gone; before it, and after it."""
    rest = list(new)
    for fact in old:
        alike = [other for other in rest if other.kind == fact.kind]
        twin = next((o for o in alike if o.detail == fact.detail), alike[0] if alike else None)
        if twin is not None:
            rest.remove(twin)
        yield fact if twin is None else twin, fact, twin
    for fact in rest:
        yield fact, None, fact


def _direction_of(before: Fact | None, after: Fact | None) -> Direction:
    if before is None or after is None:
        return "added" if before is None else "removed"
    old, new = amount(before), amount(after)
    same_money = before.kind != "money" or before.value[:3] == after.value[:3]
    if old is None or new is None or not same_money or old == new:
        return "changed"
    return "increased" if new > old else "decreased"


def _first_subject(unit: Unit) -> str:
    return next((fact.detail for fact in unit.side.modalities if fact.detail), "")


def _modalities(when: Conditions, unit: Unit) -> Iterator[Observation]:
    """Pair what the sentence said about each party with what it says now: may, must, must not."""
    old, new = _stances(unit.old), _stances(unit.new)
    common = Counter(old) & Counter(new)
    before, after = (
        list((Counter(old) - common).elements()),
        list((Counter(new) - common).elements()),
    )
    for value, subject in before:
        twin = next((s for s in after if s[1] == subject), None)
        other = next((s for s in after if s[0] == value), None)
        found = twin or other
        if found is not None:
            after.remove(found)
        elif not _lost_negation(unit):
            continue
        step = _step(value, subject, found)
        whom = found[1] if found is not None else subject
        if step and (not when.subjects or whom in when.subjects):
            yield Observation(step, value, found[0] if found else "", "", whom)
    for value, subject in after:
        negated = _CLASSES.get(value) == "ban" and "not" in unit.gained and not unit.lost
        if negated and (not when.subjects or subject in when.subjects):
            yield Observation("banned", "", value, "", subject)


def _stances(side: Passage | None) -> list[tuple[str, str]]:
    if side is None:
        return []
    return [(fact.value, fact.detail) for fact in side.modalities if fact.value in _CLASSES]


def _lost_negation(unit: Unit) -> bool:
    """Whether a negation went and none came: "do not have a key" says what "have no key" says."""
    gone = "not" in unit.lost or "never" in unit.lost
    return gone and DENIALS.isdisjoint(unit.gained)


def _step(value: str, subject: str, found: tuple[str, str] | None) -> Direction | None:
    if found is None:
        return _STEPS.get((_CLASSES[value], ""))
    if found[1] != subject:
        return "shifted" if subject and found[1] else None
    if value == "must" and found[0] == "should":
        return "weakened"
    return _STEPS.get((_CLASSES[value], _CLASSES[found[0]]))


def _extent(when: Conditions, unit: Unit) -> list[Observation]:
    """Whether the sentence says more or less than before: words were added or removed."""
    if unit.both is None:
        direction: Direction = "widened" if unit.new is not None else "narrowed"
        return [Observation(direction, words=unit.side.text, subject=_first_subject(unit))]
    if ["not"] in (unit.gained, unit.lost):
        return []
    gained, lost = _without_forms(_weighty(unit.gained), _weighty(unit.lost))
    way = _net(gained, lost)
    old, new = unit.both
    if way is None or _only_names(old, new, gained, lost) or not _is_near(when, unit, old, new):
        return []
    if _within_exceptions(unit, gained, lost):
        way = _OPPOSITE.get(way, way)
    return [Observation(way, " ".join(lost), " ".join(gained), "", _first_subject(unit))]


def _only_names(old: Passage, new: Passage, gained: Sequence[str], lost: Sequence[str]) -> bool:
    """Whether all that came and went belongs to names: a company's, or the title of a document."""
    return new.titled.issuperset(gained) and old.titled.issuperset(lost)


def _is_near(when: Conditions, unit: Unit, old: Passage, new: Passage) -> bool:
    """Whether a long sentence changed near the words for which the rule speaks."""
    phrases = (*when.kept, *when.sentence)
    if not phrases or max(len(side.tokens) for side in unit.sides) <= _LONG:
        return True
    turned = ((new, frozenset(unit.gained)), (old, frozenset(unit.lost)))
    return any(_changed_near(side, words, phrases) for side, words in turned)


def _changed_near(side: Passage, words: frozenset[str], phrases: Sequence[int]) -> bool:
    spans = [span for number in phrases for span in side.found.get(number, ())]
    return any(
        not words.isdisjoint(side.tokens[max(0, start - _NEAR) : end + _NEAR])
        for start, end in spans
    )


def _within_exceptions(unit: Unit, gained: Sequence[str], lost: Sequence[str]) -> bool:
    """Whether everything added and removed belongs to exceptions that both sides have."""
    before, after = map(_excepted, unit.sides)
    return bool(before and after) and before >= set(lost) and after >= set(gained)


def _excepted(side: Passage) -> set[str]:
    """Return the words between those that open an exception and the next comma."""
    found: set[str] = set()
    for part in _CLAUSE_END.split(side.text):
        words = canonical_tokens(part.replace("other than", "except"))
        opening = next((n for n, w in enumerate(words) if w in turning_words("excepting")), None)
        if opening is not None:
            found.update(words[opening + 1 :])
    return found


def _without_forms(gained: list[str], lost: list[str]) -> tuple[list[str], list[str]]:
    """Leave out words that are on both sides in other forms: `bears`, `bear`."""
    forms = {
        (one, other)
        for one in gained
        for other in lost
        if one[:_STEM] == other[:_STEM] and one.rstrip("s") == other.rstrip("s")
    }
    kept_gained = [token for token in gained if all(token != one for one, _ in forms)]
    return kept_gained, [token for token in lost if all(token != other for _, other in forms)]


def _weighty(tokens: Sequence[str]) -> list[str]:
    return [
        token
        for token in tokens
        if len(token) > 1 and token.isalpha() and token not in turning_words("weightless")
    ]


def _net(gained: Sequence[str], lost: Sequence[str]) -> Direction | None:
    """Whether the added and removed words widen a sentence or narrow it."""
    limits, freed = _limits(gained), _limits(lost)
    if limits != freed:
        return "narrowed" if limits else "widened"
    if not gained and not lost:
        return None
    if limits or (gained and lost and len(gained) < _MUCH_MORE * len(lost)):
        return "narrowed" if len(lost) >= _MUCH_MORE * max(1, len(gained)) else "changed"
    return "widened" if len(gained) > len(lost) else "narrowed"


def _limits(tokens: Sequence[str]) -> bool:
    """Whether words limit a rule; a "not" among many words belongs to a separate case."""
    if "without" in tokens:
        return not turning_words("consent").isdisjoint(tokens)
    limiting = turning_words("limiting")
    if len(tokens) > _FEW:
        return not (limiting - turning_words("negations")).isdisjoint(tokens)
    return not limiting.isdisjoint(tokens)


def _member(unit: Unit, evidence: Evidence) -> list[Observation]:
    """A list item, or a row or cell of a table, that was added, removed or replaced."""
    if not evidence.is_member or not (evidence.is_row or rules_its_members(evidence.lead)):
        return []
    if unit.is_edited:
        if not evidence.is_row:
            return []
        head = f"{unit.context}: " if unit.context else ""
        before, after = (one.text.removeprefix(head) for one in unit.sides)
        return [Observation("changed", before, after, unit.context or "A cell", is_plain=True)]
    return [Observation("added" if unit.new is not None else "removed", words=unit.side.text)]


def _sentence(when: Conditions, unit: Unit) -> list[Observation]:
    """A sentence that was added or removed as a whole, with whom it binds and how."""
    if unit.is_edited:
        return []
    side = unit.side
    subject = _subjects(when, side)
    if subject is None:
        return []
    stated = _stated(when, side)
    value = stated.value if stated else ""
    if unit.new is not None:
        return [Observation("added", "", value, side.text, subject)]
    return [Observation("removed", value, "", side.text, subject)]
