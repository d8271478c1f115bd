"""Check statements against a comparison: what each is about, and whether it holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal

from ..redline.change import Edited
from ..rules.finding import MATERIALITIES, Materiality
from ..rules.quotation import operative
from ..text.quote_marks import DOUBLE, SINGLE, without_quotations
from .audit_answer import Answer, Arbiter, Evidence, Unannounced
from .change_parts import Part, Rest, findings_of_parts, parts_of, reported_parts, rest_of
from .claims import claims_of
from .contradiction import figures_of, signs_of
from .likeness import PassageDirections, Saying, Weights, all_features, saying_of
from .linear_models import load_model
from .plain_sentence import place_of, sentence_about, sentence_about_words
from .quotations import Quoted, find_quoted, quoted_parts
from .standing import Standing, find_standing, unchanged_sentences
from .statement import Statement, is_sweeping, without_date
from .statement_words import announcing_stems, stems_of
from .trace import Passage, Trace, text_of, trace_of
from .tying import Tie, Tied, tie
from .whole_sections import headings_of, is_under, names, telling_headings

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..rules.finding import Finding, JudgedChange

_LEAST_CONTRADICTED = 0.6
_CLEARLY = 0.3
"""How much more of a statement an unchanged sentence must cover than the change it is tied to."""
_SURELY = 0.65
"""From this likeness on, no unchanged sentence is looked for."""
_LEAST_NEAR = 0.1
_LEAST_DOUBT = 0.15
"""Between this probability and its complement, an opinion may decide."""
_QUOTED = 320
"""The most characters in a quotation."""
_MOST_NAMED = 5
_FEW_STEMS = 4
_FEW_PASSAGES = 2
_LONGEST_STAMP = 120
"""The most characters in a clause that only says from when the terms apply."""
_WEIGHTS = ("material", "minor")


def _rank(judged: JudgedChange) -> tuple[int, int]:
    return _rank_of(judged.materiality, judged.weight)


def _rank_of(materiality: Materiality, weight: int) -> tuple[int, int]:
    return MATERIALITIES.index(materiality), -weight


class Bench:
    """What the statements of one notice are checked against, computed once."""

    def __init__(
        self, comparison: Comparison, own: frozenset[str], own_blocks: frozenset[int]
    ) -> None:
        self._comparison = comparison
        self._traces = [trace_of(one) for one in comparison.changes if one.change.id not in own]
        old, new = comparison.old, comparison.new
        self._weights = Weights((old, new))
        self._lookup = PassageDirections(self._weights)
        self._figures = figures_of(old.markdown) | figures_of(new.markdown)
        self._own_blocks = own_blocks
        self._standing: tuple[Standing, ...] | None = None
        self._parts: dict[int, tuple[Part, ...]] = {}
        self._owners: dict[int, dict[int, list[Finding]]] = {}

    def answer(self, statement: Statement, arbiter: Arbiter | None = None) -> Answer:
        """Return the answer to one statement."""
        claims = claims_of(without_quotations(statement.text))
        quoted = find_quoted(statement.text, self._traces)
        if quoted is not None:
            return self._of_quotation(statement, quoted)
        if "small" in claims and is_sweeping(statement.text):
            return self._sweeping(statement)
        saying = self._saying(statement)
        tried = all_features(saying, self._traces, self._lookup)
        tied = tie(tried, swapped="swapped" in claims)
        is_found = tied.is_found
        doubt = _LEAST_DOUBT <= tied.probability <= 1 - _LEAST_DOUBT
        if doubt and arbiter is not None:
            ties = tied.ties
            chosen = arbiter(statement, [self._traces[one.change].judged for one in ties])
            is_found = chosen is not None
            if chosen is not None:
                tied = tied._replace(ties=(ties[chosen],))
        above = self._share(saying, tied) + _CLEARLY if is_found else 0.0
        may_stand = "went" not in claims and above < _SURELY
        standing = find_standing(saying, self._sentences(), above) if may_stand else None
        if standing is not None:
            return self._unchanged(statement, standing)
        if not is_found:
            section = self._named_section(saying)
            if section:
                return self._of_section(statement, section)
            # what it may report after all is not called unannounced
            near = tied.ties[:1] if tied.probability >= _LEAST_NEAR else ()
            names = self._ids(one.change for one in near)
            return Answer(statement, "not_found", (), (), self._why_not_found(saying), doubt, names)
        return self._held(statement, saying, tied, doubt=doubt)._replace(near=self._ids(tied.near))

    def _ids(self, places: Iterable[int]) -> tuple[str, ...]:
        return tuple(self._traces[at].judged.change.id for at in places)

    def _saying(self, statement: Statement) -> Saying:
        text = without_date(statement.text)
        saying = saying_of(text, self._weights)
        if statement.heading and len(saying.stems) < _FEW_STEMS:
            return saying_of(f"{statement.heading}: {text}", self._weights)
        return saying

    def _parts_of(self, at: int) -> tuple[Part, ...]:
        if at not in self._parts:
            self._parts[at] = parts_of(self._traces[at])
        return self._parts[at]

    def _owners_of(self, at: int) -> dict[int, list[Finding]]:
        if at not in self._owners:
            self._owners[at] = findings_of_parts(self._traces[at], self._parts_of(at))
        return self._owners[at]

    def _share(self, saying: Saying, tied: Tied) -> float:
        passage = tied.ties[0].passage
        if passage is None:
            return 0.0
        return sum(saying.weights[one] for one in saying.stems & passage.stems) / saying.total

    def _sentences(self) -> tuple[Standing, ...]:
        if self._standing is None:
            self._standing = unchanged_sentences(
                self._comparison.new, self._comparison.alignment, self._own_blocks
            )
        return self._standing

    def _held(self, statement: Statement, saying: Saying, tied: Tied, *, doubt: bool) -> Answer:
        """Check a statement against the changes to which it is tied."""
        first = tied.ties[0]
        trace = self._traces[first.change]
        signs = signs_of(saying, trace, first.passage, self._figures)
        wrong = load_model().contradicted.probability(signs)
        traces = [self._traces[one.change] for one in tied.ties]
        traces += self._section(saying, traces)
        changes = tuple(dict.fromkeys(one.judged.change.id for one in traces))
        evidence = tuple(
            _evidence(self._traces[one.change], passage)
            for one in tied.ties
            for passage in self._wordings(one)
        )
        doubt = doubt or _LEAST_DOUBT * 2 <= wrong <= 1 - _LEAST_DOUBT * 2
        if wrong >= _LEAST_CONTRADICTED:
            reason = f"But {self._describe_tie(first)}"
            return Answer(statement, "contradicted", changes, evidence, reason, doubt)
        material = [one for one in traces if one.judged.materiality == "material"]
        if material and "small" in claims_of(without_quotations(statement.text)):
            reason = f"Material: {_described(material[0].judged)}"
            return Answer(statement, "understated", changes, evidence, reason, doubt)
        return Answer(statement, "borne_out", changes, evidence, self._describe_tie(first), doubt)

    def _wordings(self, one: Tie) -> tuple[Passage, ...]:
        """Return the old and the new wording of the sentence that a statement reports."""
        for part in self._parts_of(one.change):
            if one.passage in part.passages:
                return part.passages
        return () if one.passage is None else (one.passage,)

    def _of_quotation(self, statement: Statement, quoted: Quoted) -> Answer:
        """Judge a statement that quotes a change: no estimate is needed to tie it."""
        traces = [self._traces[at] for at in quoted.places]
        ids = tuple(trace.judged.change.id for trace in traces)
        evidence = tuple(_clause_as_evidence(trace.judged) for trace in traces[:_MOST_NAMED])
        said = _described(traces[0].judged)
        if quoted.is_wrong:
            return Answer(statement, "contradicted", ids, evidence, f"But {said}")
        material = [one for one in traces if one.judged.materiality == "material"]
        if material and "small" in claims_of(without_quotations(statement.text)):
            reason = f"Material: {_described(material[0].judged)}"
            return Answer(statement, "understated", ids, evidence, reason)
        return Answer(statement, "borne_out", ids, evidence, said)

    def _describe_tie(self, one: Tie) -> str:
        """Say what the change does in the sentence that a statement reports."""
        trace = self._traces[one.change]
        place = place_of(trace.judged)
        text = sentence_about(trace.judged)
        if one.passage is not None:
            parts = self._parts_of(one.change)
            owners = self._owners_of(one.change)
            mine = [
                finding.message
                for at, part in enumerate(parts)
                if any(_overlap(passage, one.passage) for passage in part.passages)
                for finding in owners.get(at, ())
            ]
            text = mine[0] if mine else _describe_passage(trace, one.passage)
        return f"{place}: {text}" if place else text

    def _section(self, saying: Saying, tied: Sequence[Trace]) -> list[Trace]:
        """Return the changes under a heading if a statement only names that heading."""
        headings = telling_headings(saying, tied)
        return [
            trace
            for trace in self._traces
            if trace not in tied and any(is_under(trace, heading) for heading in headings)
        ]

    def _named_section(self, saying: Saying) -> list[Trace]:
        """Return the changes under a heading whose words are all in a statement."""
        return [
            trace
            for trace in self._traces
            if any(names(saying, heading) for heading in headings_of(trace))
        ]

    def _of_section(self, statement: Statement, traces: Sequence[Trace]) -> Answer:
        """Judge a statement that only says that a section was changed."""
        changes = sorted((trace.judged for trace in traces), key=_rank)
        ids = tuple(one.change.id for one in changes[:_MOST_NAMED])
        evidence = tuple(map(_clause_as_evidence, changes[:_MOST_NAMED]))
        reason = _described(changes[0])
        weighty = changes[0].materiality == "material"
        if weighty and "small" in claims_of(statement.text):
            return Answer(statement, "understated", ids, evidence, f"Material: {reason}", True)
        return Answer(statement, "borne_out", ids, evidence, reason, True)

    def _sweeping(self, statement: Statement) -> Answer:
        """Judge "minor updates to our terms": it names nothing, so all changes are its measure."""
        changes = sorted((one.judged for one in self._traces), key=_rank)
        weighty = [one for one in changes if one.materiality == "material"]
        if weighty:
            named = weighty[:_MOST_NAMED]
            ids = tuple(one.change.id for one in named)
            more = f", and {len(weighty) - 1} more" if len(weighty) > 1 else ""
            reason = f"Material: {_described(named[0]).rstrip('.')}{more}."
            return Answer(
                statement, "understated", ids, tuple(map(_clause_as_evidence, named)), reason
            )
        if not changes:
            return Answer(statement, "not_found", (), (), self._without_changes())
        open_ones = sum(one.materiality == "unassessed" for one in changes)
        reason = "No change was found to be material"
        left = f", but {open_ones} could not be assessed." if open_ones else "."
        return Answer(statement, "borne_out", (), (), reason + left + self._unread())

    def _unchanged(self, statement: Statement, standing: Standing) -> Answer:
        block = self._comparison.new.blocks[standing.block]
        quote = _cut(block.text[standing.start : standing.end])
        place = f"{block.number}: " if block.number else ""
        reason = f"Both versions already say this: {place}“{quote}”"
        return Answer(statement, "unchanged", (), (), reason)

    def _why_not_found(self, saying: Saying) -> str:
        if not self._traces:
            return self._without_changes()
        every = frozenset().union(*(trace.lost | trace.gained for trace in self._traces))
        missing = sorted(
            saying.stems - every - announcing_stems(), key=lambda one: -saying.weights[one]
        )
        written = _as_written(saying.text, missing[:3])
        words = ", ".join(f"“{one}”" for one in written)
        told = f"No change supports this{f'; none mentions {words}' if words else ''}."
        return told + self._unread()

    def _without_changes(self) -> str:
        return f"No change was found between the versions.{self._unread()}"

    def _unread(self) -> str:
        """Return a caveat for statements that were not found."""
        return " But part of the text could not be read." if self._comparison.is_incomplete else ""

    def unannounced(self, answers: Sequence[Answer]) -> tuple[Unannounced, ...]:
        """Return the flagged changes that no statement reports, weightiest first."""
        known = self._reported_parts(answers)
        runs = {_edit(self._traces[at].judged) for at in known} - {frozenset()}
        passages = [passage for trace in self._traces for passage in trace.passages]
        found: list[Unannounced] = []
        for at, trace in enumerate(self._traces):
            judged = trace.judged
            if judged.materiality not in _WEIGHTS or self._is_date_of_effect(judged):
                continue
            if at not in known:
                # the same edit elsewhere is reported with the first
                if _edit(judged) not in runs:
                    found.append(Unannounced(judged, sentence_about(judged), judged.materiality))
                continue
            rest = rest_of(trace, self._parts_of(at), known[at], passages)
            if rest is not None:
                found.append(_unannounced_rest(trace, rest))
        return tuple(sorted(found, key=lambda one: _rank_of(one.materiality, one.judged.weight)))

    def _is_date_of_effect(self, judged: JudgedChange) -> bool:
        """Whether rules found only a new effective date: the timing covers that."""
        documents = (self._comparison.old, self._comparison.new)
        days = {one.effective_date.isoformat() for one in documents if one.effective_date}
        values = [
            value
            for finding in judged.findings
            for value in (finding.old_value, finding.new_value)
            if value is not None
        ]
        side = judged.change.side
        is_short = len(side.text) <= _LONGEST_STAMP
        return bool(judged.findings) and is_short and bool(values) and days.issuperset(values)

    def _reported_parts(self, answers: Iterable[Answer]) -> dict[int, set[int]]:
        """Return which parts of which changes are reported by statements."""
        places = {trace.judged.change.id: at for at, trace in enumerate(self._traces)}
        found: dict[int, set[int]] = {}
        taken: dict[int, set[int]] = {}
        for answer in answers:
            text = answer.statement.text
            if is_sweeping(text) and without_quotations(text) == text:
                continue
            saying = self._saying(answer.statement)
            for name in (*answer.changes, *answer.near):
                at = places[name]
                parts = self._parts_of(at)
                first, told = reported_parts(saying, parts, taken.setdefault(at, set()))
                if first is not None:
                    taken[at].add(first)
                found.setdefault(at, set()).update(told)
                found[at].update(quoted_parts(text, self._traces[at], parts))
                if telling_headings(saying, (self._traces[at],)):
                    # saying that a section is new reports all of it
                    found[at].update(range(len(parts)))
        return found


def _unannounced_rest(trace: Trace, rest: Rest) -> Unannounced:
    """Return what is left of a partly reported change; without a finding, it is minor."""
    if rest.findings:
        first = rest.findings[0]
        return Unannounced(trace.judged, first.message, first.materiality, rest)
    part = max(rest.parts, key=lambda one: len(one.changed))
    # the new wording, or the old one if there is no new one
    wording = part.passages[-1]
    word = "Also" if part.new is not None else "Also removed"
    text = f"{word}: {operative(text_of(trace, wording))}."
    return Unannounced(trace.judged, text, "minor", rest)


def _edit(judged: JudgedChange) -> frozenset[tuple[str, str]]:
    return frozenset(
        (mark, text.strip()) for mark, text in judged.change.diff if mark != "=" and text.strip()
    )


def _described(judged: JudgedChange) -> str:
    place = place_of(judged)
    return f"{place}: {sentence_about(judged)}" if place else sentence_about(judged)


def _overlap(one: Passage, other: Passage) -> bool:
    return one.side == other.side and one.start < other.end and other.start < one.end


def _describe_passage(trace: Trace, passage: Passage) -> str:
    """Say what happened to one sentence of a change on which no rule fired."""
    change = trace.judged.change
    if isinstance(change, Edited) and len(trace.passages) <= _FEW_PASSAGES:
        return sentence_about_words(change)
    word = "New" if passage.side == "new" else "Removed"
    return f"{word}: {operative(text_of(trace, passage))}."


def _evidence(trace: Trace, passage: Passage) -> Evidence:
    return Evidence(trace.judged.change.id, passage.side, _cut(text_of(trace, passage)))


def _clause_as_evidence(judged: JudgedChange) -> Evidence:
    change = judged.change
    side: Literal["old", "new"] = change.of_side("old", "new")
    return Evidence(change.id, side, _cut(change.side.text))


def _cut(text: str) -> str:
    """Return the beginning of a text, cut at a word boundary: always a slice of it."""
    if len(text) <= _QUOTED:
        return text
    head = text[:_QUOTED].rpartition(" ")[0]
    return head or text[:_QUOTED]


def _as_written(text: str, stems: Sequence[str]) -> list[str]:
    """Return the words of a text that have the given stems, in order."""
    found: dict[str, str] = {}
    for word in text.split():
        plain = word.strip(f".,;:!?(){DOUBLE}{SINGLE}")
        for one in stems_of(plain):
            if one in stems:
                found.setdefault(one, plain)
    return list(found.values())
