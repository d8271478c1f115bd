"""Features of a change: the added and removed words, their kinds, and how many.

Every feature has a name that can be shown to a reader: `+may` (a word inserted into a sentence),
`-may` (removed), `new:may` (in an added sentence), `gone:may` (in a removed one), `in:may` (next to
the edit), `under:fees` (in the heading), and a few properties by name.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from ...facts import Fact
from ...proofs.remainder import Remainder, Sentence
from ...redline.change import Change
from ...text.patterns import later
from ...text.sentences import MARKS
from ..names import without_names
from ..readings import in_english
from ..word_classes import word_classes

Features = dict[str, float]
FactsOf = Callable[[str], Iterable[Fact]]

_HEADING_WORD = later(r"[^\W\d_]{3,}")
_MOST_WORDS = 600
_MEASURES = frozenset({"duration", "money", "percentage", "age", "date", "number", "frequency"})
_CROSS_REFERENCE = later(r"^(?:section|clause|article|paragraph|annex|schedule|\d+(?:\.\d+)+)$")


def features(
    change: Change,
    remainder: Remainder,
    names: frozenset[str],
    facts_of: FactsOf,
    headings: Sequence[str],
) -> Features:
    """Return the features of one change.

    `names` are words that are never looked at; `facts_of` gives what a sentence states;
    `headings` are those above the change, in English.
    """
    wording = _nameless(remainder, names)
    found: Features = {f"kind:{change.kind}": 1.0}
    _edits(found, wording)
    for before, after in wording.edited:
        _edited_facts(found, before, after, facts_of)
    for prefix, sentences in (("new", wording.added), ("gone", wording.removed)):
        _whole_sentences(found, prefix, sentences)
        for sentence in sentences:
            for name in sorted(_stated(sentence, facts_of)):
                found[f"{prefix}:<{name}>"] = 1.0
    _size(found, change, wording)
    for heading in headings[-2:]:
        for word in _HEADING_WORD.findall(heading.casefold()):
            if word not in names:
                found[f"under:{word}"] = 1.0
    if not headings:
        found["no-heading"] = 1.0
    return found


def _nameless(remainder: Remainder, names: frozenset[str]) -> Remainder:
    def plain(sentence: Sentence) -> Sentence:
        return sentence._replace(tokens=without_names(sentence.tokens, names))

    return Remainder(
        tuple((plain(before), plain(after)) for before, after in remainder.edited),
        tuple(map(plain, remainder.added)),
        tuple(map(plain, remainder.removed)),
    )


def _edits(found: Features, wording: Remainder) -> None:
    for before, after in wording.edited:
        gained, lost = _difference(before, after)
        if not gained and not lost:
            found["only-renamed"] = 1.0
            continue
        _changed_words(found, "+", gained)
        _changed_words(found, "-", lost)
        _edit_shape(found, gained, lost, before, after)
        kept = set(before.tokens)
        for token in dict.fromkeys(after.tokens[:_MOST_WORDS]):
            if token in kept:
                found[f"in:{token}"] = 1.0


def _edited_facts(found: Features, before: Sentence, after: Sentence, facts_of: FactsOf) -> None:
    old, new = _stated(before, facts_of), _stated(after, facts_of)
    for name in sorted(new - old):
        found[f"+<{name}>"] = found[f"~<{name}>"] = 1.0
    for name in sorted(old - new):
        found[f"-<{name}>"] = found[f"~<{name}>"] = 1.0
    for name in sorted(old & new):
        if name.startswith("modality"):
            found[f"in:<{name}>"] = 1.0


def _stated(sentence: Sentence, facts_of: FactsOf) -> set[str]:
    """Name the facts of a sentence; for amounts and dates, only the kind and role."""
    return {
        f"{fact.kind} {fact.detail}"
        if fact.kind in _MEASURES
        else f"{fact.kind} {fact.value} {fact.detail}".strip()
        for fact in facts_of(in_english(sentence.text, sentence.language))
    }


def _difference(before: Sentence, after: Sentence) -> tuple[list[str], list[str]]:
    counts = Counter(after.tokens)
    counts.subtract(Counter(before.tokens))
    gained = [token for token, count in counts.items() if count > 0]
    lost = [token for token, count in counts.items() if count < 0]
    return gained, lost


def _changed_words(found: Features, sign: str, tokens: Sequence[str]) -> None:
    for token in tokens:
        found[f"{sign}{token}"] = 1.0
        found[f"~{token}"] = 1.0
        for name in classes_of(token):
            found[f"{sign}[{name}]"] = 1.0
            found[f"~[{name}]"] = 1.0


def classes_of(token: str) -> Iterable[str]:
    """Return the classes of a word (`../data/words.toml`); numbers are a class, too."""
    if token.isdigit() or token[0].isdigit():
        return ("number",)
    return word_classes().get(token, ())


def _edit_shape(
    found: Features, gained: Sequence[str], lost: Sequence[str], before: Sentence, after: Sentence
) -> None:
    many = len(gained) + len(lost)
    if not gained and not lost:
        found["edit:order"] = 1.0
    if gained and not lost:
        found["edit:only-inserted"] = 1.0
    if lost and not gained:
        found["edit:only-deleted"] = 1.0
    for limit in (1, 2, 4, 8):
        if many <= limit:
            found[f"edit:{limit}-words"] = 1.0
    share = many / max(1, len(before.tokens) + len(after.tokens))
    found["edit:share"] = max(found.get("edit:share", 0.0), share)
    if all(_CROSS_REFERENCE.match(token) for token in (*gained, *lost)):
        found["edit:reference"] = 1.0


def _whole_sentences(found: Features, prefix: str, sentences: Sequence[Sentence]) -> None:
    for sentence in sentences:
        for token in dict.fromkeys(sentence.tokens[:_MOST_WORDS]):
            found[f"{prefix}:{token}"] = 1.0
            found[f"whole:{token}"] = 1.0
            for name in classes_of(token):
                found[f"{prefix}:[{name}]"] = 1.0
        first, last = sentence.text[:1], sentence.text.rstrip()[-1:]
        if last in MARKS:
            found[f"{prefix}:ends"] = 1.0
        if first.isupper():
            found[f"{prefix}:capital"] = 1.0


def _size(found: Features, change: Change, wording: Remainder) -> None:
    for prefix, sentences in (("new", wording.added), ("gone", wording.removed)):
        words = sum(len(sentence.tokens) for sentence in sentences)
        found[f"{prefix}:size"] = math.log1p(words) / 4
        if 0 < words < 6:
            found[f"{prefix}:short"] = 1.0
    found["edited:count"] = math.log1p(len(wording.edited)) / 2
    found["size"] = math.log1p(len(change.side.text)) / 8
    if len(change.side.blocks) > 1:
        found["group"] = 1.0
