"""Evidence: one change as rules see it, sentence by sentence, with facts on demand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple, get_args

from ..facts import Fact, Parties, canonical_tokens, facts_of_sentence
from ..facts.masks import MASKS
from ..proofs.remainder import Remainder, Sentence
from ..redline.change import ChangeKind
from ..text.dates import names_month
from .finding import Topic
from .names import titles_in
from .phrases import BREAK, PhraseIndex, Span, Words, is_asserted, is_conditional
from .readings import in_english, written
from .rule import Measure

_PARTY_WORDS = {"provider": "we", "customer": "you"}
_OWNERS = {"provider": "our", "customer": "your"}
_KEPT = frozenset({"us", "our", "ours", "ourselves", "your", "yours", "yourself"})
_MANY_OTHERS = frozenset({"other", "authorized", "new", "existing", "another", "end", "third"})
_OWNED = frozenset({"data", "content", "information", "contents", "account", "affiliates"})


FactsOf = Callable[[str], tuple[Fact, ...]]
MEASURES = frozenset(get_args(Measure))


class Passage:
    """A sentence, a clause or a heading: its words in normal form, with the parties as we and you.

    `text` is as written; rules look at its English words (see `readings`). `found` says where the
    phrases of the catalogue are in it, `facts` what it states.
    """

    def __init__(self, text: str, parties: Parties, index: PhraseIndex, language: str = "") -> None:
        self.text = text
        self.language = language
        self.parties = parties
        self.index = index
        self.plain: tuple[str, ...] | None = None
        """Its words in normal form, if already known."""
        self._spans: dict[int, tuple[Span, ...]] = {}

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """The words in normal form; the provider's names become `we`, the customer's `you`.

        A line break, as between headings, is the token `|`, which no phrase spans.
        """
        if self.plain is not None:
            return tuple(_with_roles(self.plain, self.parties))
        found: list[str] = []
        for line in self.reading.split("\n"):
            plain = [token for token in canonical_tokens(line) if token not in MASKS]
            found += [*_with_roles(plain, self.parties), BREAK]
        return tuple(found[:-1])

    @cached_property
    def reading(self) -> str:
        """The English words by which it is judged: the text, or its gloss."""
        return in_english(self.text, self.language)

    @cached_property
    def found(self) -> dict[int, tuple[Span, ...]]:
        """Where phrases of the catalogue are."""
        return self.index.find(self.tokens)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """What it states; spans are those of the reading, `written` gives the words."""
        return facts_of_sentence(self.reading, self.parties)

    def written(self, fact: Fact) -> str:
        """Return the words that state a fact, as in the clause."""
        return " ".join(written(self.text, self.language, fact.start, fact.end).split())

    @cached_property
    def modalities(self) -> list[Fact]:
        """Whom it binds or entitles, and how; conditions do neither."""
        return [
            fact
            for fact in self.facts
            if fact.kind == "modality" and not is_conditional(self.reading[: fact.start])
        ]

    @cached_property
    def titled(self) -> frozenset[str]:
        """The words, as in `tokens`, of titles of documents and names of companies."""
        titles = (canonical_tokens(title) for title in titles_in(self.text))
        return frozenset(word for title in titles for word in _with_roles(title, self.parties))

    @cached_property
    def quantities(self) -> list[Fact]:
        """What it states that can be measured."""
        return [fact for fact in self.facts if fact.kind in MEASURES]

    @cached_property
    def _words(self) -> Words:
        return Words(self.tokens)

    def has(self, numbers: Sequence[int]) -> bool:
        """Whether one of the phrases, given by number, is here."""
        return not self.found.keys().isdisjoint(numbers)

    def spans(self, number: int) -> tuple[Span, ...]:
        """Return where one phrase is: in a whole clause only few are looked for."""
        known = self._spans.get(number)
        if known is None:
            known = self._spans[number] = self.index.spans(number, self._words)
        return known

    def matches(self, numbers: Sequence[int], *, asserted: bool = False) -> set[str]:
        """Return the words that match phrases, given by number.

        With `asserted`, those in a condition or an indirect question are left out.
        """
        return {
            " ".join(self.tokens[start:end])
            for number in numbers
            for start, end in self.found.get(number, ())
            if not asserted or is_asserted(self.tokens, start)
        }

    def asserts(self, numbers: Sequence[int]) -> bool:
        """Whether one of the phrases is here outside conditions and indirect questions."""
        return any(
            is_asserted(self.tokens, start)
            for number in numbers
            for start, _ in self.found.get(number, ())
        )

    def count(self, numbers: Sequence[int]) -> int:
        """Return how often phrases are asserted; those that begin at the same word count once."""
        starts = {start for number in numbers for start, _ in self.spans(number)}
        return sum(is_asserted(self.tokens, start) for start in starts)


@lru_cache(maxsize=1024)
def passage_of(text: str, parties: Parties, index: PhraseIndex, language: str = "") -> Passage:
    """Cached, because many changes share headings, and a sentence may be the whole clause."""
    return Passage(text, parties, index, language)


def _with_roles(tokens: Sequence[str], parties: Parties) -> list[str]:
    """Replace the parties' names with `we` and `you`, their possessives with `our` and `your`."""
    index, count, position = parties.index, len(tokens), 0
    found: list[str] = []
    while position < count:
        token = tokens[position]
        if token in _KEPT or token.removesuffix("'s") not in index:
            found.append(token)
            position += 1
            continue
        word, position = _role_at(tokens, position, parties)
        found.append(word)
    return found


def _role_at(tokens: Sequence[str], position: int, parties: Parties) -> tuple[str, int]:
    """Return the word for the party whose name begins here, and the position after the name."""
    token = tokens[position]
    if position == 0 or tokens[position - 1] not in _MANY_OTHERS:
        for length, words, role in parties.index.get(token.removesuffix("'s"), ()):
            end = position + length
            name = [*tokens[position:end]]
            owner = name[-1].endswith("'s")
            name[-1] = name[-1].removesuffix("'s")
            if role in _PARTY_WORDS and name == words:
                owns = owner or (end < len(tokens) and tokens[end] in _OWNED)
                return _OWNERS[role] if owns else _PARTY_WORDS[role], end
    return token, position + 1


class Unit:
    """A sentence that changed: edited (both sides), added or removed.

    `context` is the column header if it is a table cell; its text begins with it.
    """

    def __init__(self, old: Passage | None, new: Passage | None, context: str = "") -> None:
        self.old = old
        self.new = new
        self.context = context
        self.both = None if old is None or new is None else (old, new)
        """Both sides of a sentence that was edited; None if it was added or removed."""
        self.sides = tuple(side for side in (old, new) if side is not None)
        """The existing sides, the old one first."""
        self.side = self.sides[-1]
        """The new side if there is one, else the old one."""

    @property
    def is_edited(self) -> bool:
        """Whether the sentence is on both sides."""
        return self.both is not None

    @cached_property
    def gained(self) -> list[str]:
        """The words that only the new side has, in order."""
        return _surplus(self.new, self.old)

    @cached_property
    def lost(self) -> list[str]:
        """The words that only the old side has, in order."""
        return _surplus(self.old, self.new)

    @cached_property
    def turned(self) -> frozenset[str]:
        """The words that were added or removed."""
        return frozenset((*self.gained, *self.lost))

    @cached_property
    def has_other_numbers(self) -> bool:
        """Whether a number or the month of a date was added or removed."""
        return any(any(map(str.isdigit, token)) or names_month(token) for token in self.turned)


def _surplus(side: Passage | None, other: Passage | None) -> list[str]:
    if side is None or other is None:
        return [] if side is None else list(side.tokens)
    left = Counter(other.tokens)
    rest = []
    for token in side.tokens:
        if left[token]:
            left[token] -= 1
        else:
            rest.append(token)
    return rest


class Evidence(NamedTuple):
    """What rules may look at in one change.

    `units` are its changed sentences; `clause` is both sides as a whole; `place` has the headings
    above, its own caption and the words that introduce a list; `topics` what the change is about;
    `is_member` whether it is a list item or a row, `is_row` whether it is a table row, `lead` the
    words above the list.
    """

    kind: ChangeKind
    units: tuple[Unit, ...]
    old: Passage | None
    new: Passage | None
    place: Passage
    topics: tuple[Topic, ...] = ()
    is_member: bool = False
    is_row: bool = False
    lead: str = ""

    def facts_by(
        self, facts_of: Callable[[str], tuple[Fact, ...]]
    ) -> Callable[[str], tuple[Fact, ...]]:
        """Return a function for the facts of a text: those known here, or else `facts_of`."""
        known = {side.reading: side for unit in self.units for side in unit.sides}

        def found(text: str) -> tuple[Fact, ...]:
            return known[text].facts if text in known else facts_of(text)

        return found


def _in_context(sentence: Sentence) -> str:
    return f"{sentence.context}: {sentence.text}" if sentence.context else sentence.text


def gather_evidence(
    kind: ChangeKind,
    sides: tuple[str | None, str | None],
    wording: Remainder,
    place: Sequence[str],
    topics: tuple[Topic, ...],
    parties: Parties,
    index: PhraseIndex,
    *,
    is_member: bool = False,
    is_row: bool = False,
    lead: str = "",
    languages: tuple[str, str] = ("", ""),
) -> Evidence:
    """Return the evidence of a change.

    `sides` are the texts of the clause, old and new; `place` has the headings above, its own
    caption and, for a list item, the words that introduce the list, in English; `index` the phrases
    of the catalogue; `languages` those of both sides that are judged through glosses.
    """

    def passage(text: str | None, language: str) -> Passage | None:
        return None if text is None else passage_of(text, parties, index, language)

    def stated(sentence: Sentence) -> Passage:
        return passage_of(_in_context(sentence), parties, index, sentence.language)

    def whole(sentence: Sentence) -> Passage:
        found = passage_of(sentence.text, parties, index, sentence.language)
        if "\n" not in sentence.text:
            found.plain = sentence.tokens
        return found

    edited = [
        Unit(stated(before), stated(after), after.context) for before, after in wording.edited
    ]
    added = [Unit(None, whole(sentence)) for sentence in wording.added]
    removed = [Unit(whole(sentence), None) for sentence in wording.removed]
    headings = passage_of("\n".join(place), parties, index)
    old, new = map(passage, sides, languages)
    return Evidence(
        kind, (*edited, *added, *removed), old, new, headings, topics, is_member, is_row, lead
    )
