"""Whether two sentences have the same form, and which proofs are needed to show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from . import order, spelling
from .defined_capitals import DefinedTerms
from .normal_form import STAGES, Tokens, idle_stages, needed, normal_form
from .pieces import Piece
from .proof import ProofKind
from .reference import follow_numbers
from .regrouping import regrouped
from .rename import Rename, renamed
from .telling import bare, may_be, telling
from .typography import differ_by_hyphens, unhyphenated

OF_WORDS: tuple[ProofKind, ...] = (*STAGES, "reference", "rename", "order")
"""The proofs that only look at words, in the order in which they are tried."""


class Forms(NamedTuple):
    """The proofs on words that may be used, what was renumbered and renamed, and defined terms."""

    chain: frozenset[ProofKind]
    stages: frozenset[ProofKind]
    numbers: Mapping[str, str]
    terms: DefinedTerms
    renames: tuple[Rename, ...] = ()

    def kinds(self, old: str, new: str) -> tuple[ProofKind, ...]:
        """Return the proofs that together show that two sentences say the same, if they do."""
        if not self._equal(old, new, self.chain):
            return ()
        asked = tuple(kind for kind in OF_WORDS if kind in self.chain)
        return needed(lambda kinds: self._equal(old, new, kinds), asked, self._idle(old, new))

    def key(self, text: str, side: str) -> Tokens:
        """Return the comparable form of a sentence of the `old` or `new` version."""
        if side == "old":
            text = self.followed(text, self.chain)
        tokens = normal_form(text, self.stages)
        return order.without_joining(tokens) if "order" in self.chain else tokens

    def followed(self, text: str, kinds: frozenset[ProofKind]) -> str:
        """Return an old sentence with its numbers and names as the new version has them."""
        if "reference" in kinds:
            text = follow_numbers(text, self.numbers)
        return renamed(text, self.renames) if "rename" in kinds else text

    def kept(self, before: list[Piece], after: list[Piece]) -> set[str]:
        """Return the sentences on both sides that cannot be forms of any that differ.

        Most sentences of an edited clause are among them: they are never normalised.
        """
        old = Counter(piece.text for piece in before)
        new = Counter(piece.text for piece in after)
        changed = {text for text in old.keys() | new.keys() if old[text] != new[text]}
        changed.update(text for text in old if self.followed(text, self.chain) != text)
        sides = ((old, "old"), (new, "new"))
        keys = {self.key(text, side) for texts, side in sides for text in texts if text in changed}
        asked = [telling(key) for key in keys]
        return {text for text in old.keys() - changed if not _may_be_one(asked, bare(text))}

    def _idle(self, old: str, new: str) -> frozenset[ProofKind]:
        """Return proofs that are each unnecessary for two equal sentences to stay equal."""
        followed = self.followed(old, self.chain)
        if normal_form(followed, self.stages) != normal_form(new, self.stages):
            return frozenset()
        following: tuple[ProofKind, ...] = ("reference", "rename")
        still = all(self.followed(old, frozenset({kind})) == old for kind in following)
        unasked: tuple[ProofKind, ...] = ("order", *following) if still else ("order",)
        idle = idle_stages(followed, self.stages) & idle_stages(new, self.stages)
        return idle | frozenset(unasked)

    def _equal(self, old: str, new: str, kinds: frozenset[ProofKind]) -> bool:
        old = self.followed(old, kinds)
        stages = self.stages & kinds
        before, after = normal_form(old, stages), normal_form(new, stages)
        if before == after and "typography" in stages and self._means_more(old, new):
            return False
        if before == after:
            return bool(before) or normal_form(old, frozenset()) == normal_form(new, frozenset())
        if "spelling" in stages and spelling.mended(before, after):
            return True
        if "spelling" in stages and self._joined_alike(old, new, stages, before, after):
            return True
        if "order" not in kinds:
            return False
        if order.without_joining(before) == order.without_joining(after):
            return True
        return order.lists_same_members(old, new, stages)

    def _means_more(self, old: str, new: str) -> bool:
        """Whether marks or capitals that typography ignores make the same words mean another."""
        return regrouped(old, new) or self.terms.recased(old, new)

    def _joined_alike(
        self, old: str, new: str, stages: frozenset[ProofKind], before: Tokens, after: Tokens
    ) -> bool:
        if spelling.joined_alike(before, after):
            return True
        if not differ_by_hyphens(old, new):
            return False
        return normal_form(unhyphenated(old), stages) == normal_form(unhyphenated(new), stages)


def _may_be_one(asked: Iterable[Sequence[str]], bared: str) -> bool:
    return any(may_be(words, bared) for words in asked)
