"""What a user can configure; see docs/configuration.md."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ..facts import Parties, canonical_tokens, find_parties
from ..parsing.document import Document
from ..settings.declarations import Level
from .catalogues import Catalogue, own_catalogue, with_rules
from .finding import TOPICS, Topic
from .phrases import PhraseIndex
from .rule import RuleData

if TYPE_CHECKING:
    from .policy import Limit


@dataclass(frozen=True)
class Configuration:
    """The settings for judging changes; `Configuration()` has the defaults.

    `levels` give rules another materiality, `rules` are custom rules, `topics` phrases that define
    a custom topic, `parties` names with their roles, `products` names that may change without any
    rule changing, `limits` what the terms must respect.
    """

    levels: Mapping[str, Level] = field(default_factory=dict)
    rules: tuple[RuleData, ...] = ()
    topics: Mapping[Topic, tuple[str, ...]] = field(default_factory=dict)
    parties: Parties = field(default_factory=Parties)
    products: tuple[str, ...] = ()
    limits: tuple[Limit, ...] = ()

    @cached_property
    def catalogue(self) -> Catalogue:
        """The built-in rules and the custom ones."""
        return with_rules(own_catalogue(), self.rules)

    def level_of(self, rule: str) -> Level | None:
        """Return the materiality configured for a rule, None if it keeps its own."""
        return self.levels.get(rule)

    def parties_of(self, document: Document) -> Parties:
        """Return the parties of a document: those configured, then those that it names itself."""
        found = find_parties(document)
        return (
            Parties((*found.names, *self.parties.names), found.language)
            if self.parties.names
            else found
        )

    def own_topics(self, sentences: Iterable[Sequence[str]]) -> tuple[Topic, ...]:
        """Return the custom topics with a phrase in the sentences, which are given as tokens."""
        if not self.topics:
            return ()
        rows = list(sentences)
        return tuple(
            topic
            for topic, phrases in self.topics.items()
            if any(PhraseIndex.of(phrases).find(row) for row in rows)
        )

    @cached_property
    def product_tokens(self) -> frozenset[str]:
        """The words of the configured products: replacing one with another changes nothing."""
        return frozenset(token for name in self.products for token in canonical_tokens(name))


def known_topics(configuration: Configuration | None) -> tuple[Topic, ...]:
    """Return the topics that a change may have: the package's, and those of the settings."""
    return tuple(dict.fromkeys((*TOPICS, *(configuration.topics if configuration else ()))))
