"""What `termsdiff explain` says about one change: its basis, its proofs, its facts, its rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..redline.word_redline import redline
from .summary import edits_in_words
from .wording import SIDES, WEIGHT_NAMES, listed, quoted, topic_name

if TYPE_CHECKING:
    from ..facts import Fact
    from ..redline.change import Run
    from ..rules.explanation import Explanation
    from ..rules.finding import Basis, JudgedChange

_MOST_FACTS = 40
_MOST_LEFT = 20
_QUOTED = 300
_BASES: dict[Basis, str] = {
    "rule": "A rule fired on it; see below.",
    "estimate": "No rule fired on it. The statistical model, learned from changes in other terms, "
    "says that it matters: an estimate, not an assurance.",
    "opinion": "A language model that you asked says so; its quotations and numbers were checked.",
    "proof": "Proofs account for every word that differs: it says the same as before.",
    "unread": "The wording is not judged; only numbers, dates and amounts are.",
    "none": "No rule fired on it, and no proof accounts for all the words that differ. What it "
    "means has not been assessed.",
}


def explanation_lines(explanation: Explanation, *, verbose: bool = False) -> Iterator[str]:
    """Yield the lines; `verbose` adds the words that counted, by the names the models use."""
    judged = explanation.judged
    change = judged.change
    yield f"{change.id}: {change.kind}, {' › '.join(change.side.heading) or '(no heading)'}"
    yield f"  {_headline(judged)}"
    yield from _part("why", [_BASES[judged.basis], *_proofs(explanation)])
    sentences = (f"- {old}\n  + {new}" for old, new in explanation.sentences)
    yield from _part("what changed", list(sentences) or [_quiet(judged)])
    if explanation.readings:
        read = [f"- {old}\n  + {new}" for old, new in explanation.readings]
        yield from _part("how it was read, word by word; none of this is quoted", read)
    yield from _part("what the old side states", _facts(explanation.old_facts))
    yield from _part("what the new side states", _facts(explanation.new_facts))
    yield from _part("rules that fired", _fired(judged))
    nearly = [f"{rule}: missing: {missing}" for rule, missing in explanation.nearly]
    yield from _part("rules that nearly fired", nearly or ["none"])
    if verbose:
        words = _weights(explanation.topic_words)
        yield from _part(f"words that determined the topic {judged.topics[0]}", words)
        yield from _part("what determined the general judgement", _weights(explanation.weights))


def _part(title: str, lines: Sequence[str]) -> Iterator[str]:
    yield ""
    yield title
    yield from (f"  {line}" for line in lines)


def _headline(judged: JudgedChange) -> str:
    words = [WEIGHT_NAMES[judged.materiality].lower()]
    words += [SIDES[judged.favours]] if SIDES[judged.favours] else []
    words += [topic_name(topic) for topic in judged.topics]
    return ", ".join(words)


def _proofs(explanation: Explanation) -> Iterator[str]:
    """Yield which proofs were tried, what each saw, and what none accounts for."""
    yield f"Proofs tried: {listed(list(explanation.asked))}."
    all_proved = explanation.judged.materiality == "editorial"
    for proof in explanation.judged.proofs:
        text = proof.text if all_proved else proof.text.removeprefix("only ")
        subject = "Proved" if all_proved else "Some of the words are proved"
        yield f"{subject} by {proof.kind}: {text}."
    left = list(_left(explanation))
    yield from left[:_MOST_LEFT]
    if len(left) > _MOST_LEFT:
        yield f"… and {len(left) - _MOST_LEFT:,} more."


def _left(explanation: Explanation) -> Iterator[str]:
    left = explanation.left
    for before, after in left.edited:
        for edit in edits_in_words(_spelled_apart(redline(before.text, after.text))):
            yield f"No proof accounts for: {edit}."
    for sentence in left.removed:
        yield f"No proof accounts for what was removed: {quoted(sentence.text, _QUOTED)}"
    for sentence in left.added:
        yield f"No proof accounts for what was added: {quoted(sentence.text, _QUOTED)}"
    for sentence in left.displaced:
        yield (
            "No proof accounts for the move: what these words mean depends on what is around "
            f"them: {quoted(sentence.text, _QUOTED)}"
        )


def _spelled_apart(runs: Sequence[Run]) -> list[Run]:
    """Drop the edits that only change capitals or white space: a proof saw them."""
    kept: list[Run] = []
    for operation, text in runs:
        if operation == "+" and kept and kept[-1][0] == "-" and _alike(kept[-1][1], text):
            kept[-1] = ("=", text)
        else:
            kept.append((operation, text))
    return kept


def _alike(old: str, new: str) -> bool:
    return old.casefold().split() == new.casefold().split()


def _quiet(judged: JudgedChange) -> str:
    if judged.materiality == "editorial":
        return "only words that the proofs account for"
    return "no sentence of its own; see above"


def _facts(facts: Sequence[Fact]) -> list[str]:
    told = dict.fromkeys(
        f"{fact.kind}: {fact.value}{f' ({fact.detail})' if fact.detail else ''}"
        for fact in facts
        if fact.kind != "party"
    )
    return [*told][:_MOST_FACTS] or ["nothing that the program recognises"]


def _fired(judged: JudgedChange) -> list[str]:
    return [
        f"{finding.rule} ({finding.materiality}, {finding.favours}): {finding.message}"
        for finding in judged.findings
    ] or ["none"]


def _weights(weights: Sequence[tuple[str, float]]) -> list[str]:
    return [f"{weight:+.2f}  {name}" for name, weight in weights] or ["nothing"]
