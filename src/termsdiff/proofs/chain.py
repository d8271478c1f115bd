"""The chain: what the proofs account for in one change, and what they leave.

Sentences are first compared in their normal form; each further proof is then tried on what still
differs. Only a proof can make a difference disappear here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..alignment.entry import Alignment
from ..facts import Parties
from ..parsing.block import Block
from ..parsing.document import Document
from ..redline.change import Added, Change, Edited, Removed
from .contacts import is_contact
from .defined_capitals import DefinedTerms
from .elsewhere import Stock, is_self_contained
from .forms import OF_WORDS, Forms
from .furniture import PageLines, is_furniture
from .histories import is_stamp, tells_history
from .layout import (
    is_caption,
    is_label,
    is_title_line,
    only_retitled,
    states_nothing,
    titles_what_follows,
)
from .normal_form import (
    STAGES,
    Tokens,
    differ_in_nothing_that_binds,
    needed,
    normal_form,
    stages_of,
)
from .order import ranks
from .outcome import Proved, joined
from .pieces import Piece, cell, cut, leans, out_of_order, paired, sentence
from .places import Surroundings, only_names
from .pointers import is_pointer, points_alike
from .proof import Proof, ProofKind
from .proof_words import binds_in_words
from .reference import renumbered_labels
from .remainder import Remainder, Sentence
from .rename import find_renames
from .sayings import moved_from, proof_of, proof_of_place, renumbered

_OF_PLACES: tuple[ProofKind, ...] = ("moved", "repeated", "furniture", "layout")
CHAIN: tuple[ProofKind, ...] = (*OF_WORDS, *_OF_PLACES)
"""All proofs, in the order in which they are tried."""


_POINTER = Proof("link", "only points to where more is said")


class Prover:
    """Both versions, and which proofs may be used on their changes."""

    def __init__(
        self,
        old: Document,
        new: Document,
        alignment: Alignment,
        chain: Sequence[ProofKind] = CHAIN,
        products: Sequence[str] = (),
    ) -> None:
        self.old = old
        self.new = new
        # which words bind and which point elsewhere is only known for English
        self.in_words = binds_in_words(old.language) and binds_in_words(new.language)
        self.chain = frozenset(chain) if self.in_words else frozenset(chain) - {"order"}
        self.stages = stages_of(new.language) & self.chain
        self.surroundings = Surroundings(old, new, alignment)
        terms = DefinedTerms(old, new)
        self.stocks = {"old": Stock(old, terms), "new": Stock(new, terms)}
        self.lines = {
            "old": PageLines(old, self.surroundings.old_places.leads),
            "new": PageLines(new, self.surroundings.new_places.leads),
        }
        numbers = renumbered_labels(old, new, alignment)
        self.forms = Forms(self.chain, self.stages, numbers, terms)
        self.products = frozenset(products)

    def prove(self, changes: Sequence[Change], parties: Parties) -> list[Proved]:
        """Return what is left of each change; renames only show across all of them."""
        found = [self._prove(change) for change in changes]
        if "rename" in self.chain:
            pairs = (
                (before.text, after.text)
                for proved in found
                for before, after in proved.remainder.edited
            )
            renames = find_renames(pairs, self.old, self.new, parties, self.products)
            self.forms = self.forms._replace(renames=renames)
        if not self.forms.renames:
            return found
        return [
            self._prove(change) if proved.remainder.edited else proved
            for change, proved in zip(changes, found, strict=True)
        ]

    def _prove(self, change: Change) -> Proved:
        if not isinstance(change, Edited):
            return joined(self._one_sided(change))
        if change.kind == "renumbered":
            return self._renumbered(change)
        proved = joined([self._edited(change)])
        if change.moved:
            proved = self._moved(change, proved)
        return proved

    def _renumbered(self, change: Edited) -> Proved:
        if "numbering" in self.chain:
            old = self.old.blocks[change.old.blocks[0]].label
            new = self.new.blocks[change.new.blocks[0]].label
            return Proved(Remainder(), (renumbered(old, new),))
        return Proved(self._displaced(change))

    def _moved(self, change: Edited, proved: Proved) -> Proved:
        """Check whether the words still mean the same in their new place."""
        if not proved.remainder.is_empty:
            return proved
        if "moved" in self.chain and self._means_the_same(
            change.old.text, change.old.blocks[0], change.new.blocks[0]
        ):
            proof = moved_from(self.old, change.old.blocks[0])
            return Proved(Remainder(), (proof, *proved.proofs))
        return Proved(self._displaced(change), proved.proofs)

    def _displaced(self, change: Edited) -> Remainder:
        return Remainder(displaced=(sentence(change.new.text, change.new.blocks[0]),))

    def _is_last(self, text: str, old: int, new: int) -> bool:
        """Whether a sentence may introduce what follows its block, on either side."""
        blocks = self.old.blocks[old], self.new.blocks[new]
        return any(block.text.endswith(text) for block in blocks)

    def _means_the_same(self, text: str, old: int, new: int) -> bool:
        """Whether the words of a block on each side mean the same in their places."""
        around = self.surroundings
        if around.rank(old, new):
            return False
        if self._is_last(text, old, new) and not around.govern_the_same(old, new):
            return False
        if around.same(old, new):
            return True
        if self.old.blocks[old].is_heading:
            return self.in_words and states_nothing(text)
        depends = (
            old in around.old_places.members
            and (around.old_places.leads[old] >= 0 or self.old.blocks[old].kind == "row")
        ) or (
            new in around.new_places.members
            and (around.new_places.leads[new] >= 0 or self.new.blocks[new].kind == "row")
        )
        return not depends and self.in_words and is_self_contained(text)

    # --- edited clauses ---------------------------------------------------------------------

    def _edited(self, change: Edited) -> Proved:
        old = [self.old.blocks[index] for index in change.old.blocks]
        new = [self.new.blocks[index] for index in change.new.blocks]
        if old[0].kind == "row" and new[0].kind == "row":
            return self._row(old[0], new[0])
        whole = self._whole(change.old.text, change.new.text, old, new)
        if whole is not None:
            return Proved(Remainder(), whole)
        before = cut(change.old.text, old[0].index)
        after = cut(change.new.text, new[0].index)
        if len(before) != len(after):
            # capitals and full stops decide where sentences end: the clause may be the same
            kinds = self.forms.kinds(change.old.text, change.new.text)
            if kinds:
                found = (proof_of(kind, change.old.text, change.new.text) for kind in kinds)
                return Proved(Remainder(), tuple(found))
        return self._sentences(before, after)

    def _whole(
        self, old: str, new: str, before: Sequence[Block], after: Sequence[Block]
    ) -> tuple[Proof, ...] | None:
        """Try the proofs that look at a clause as a whole."""
        if old == new:
            return (proof_of("layout"),) if len(before) != len(after) else ()
        if "numbering" in self.chain and is_label(old) and is_label(new):
            return (proof_of("numbering"),)
        if "date" in self.chain and self._both_stamps(old, new):
            return (proof_of("date"),)
        history = self.in_words and tells_history(before[0]) and tells_history(after[0])
        if "date" in self.chain and history:
            return (Proof("date", "an entry of the document's history"),)
        if "contact" in self.chain and _both_contacts(old, new):
            return (proof_of("contact"),)
        one_each = self.in_words and len(before) == len(after) == 1
        if "layout" in self.chain and one_each:
            titles = self._only_names(before[0], "old") and self._only_names(after[0], "new")
            return (proof_of("layout"),) if titles and only_retitled(old, new) else None
        return None

    def _both_stamps(self, old: str, new: str) -> bool:
        # few sentences are stamps, and checking that is cheaper than comparing them
        stamps = all(is_stamp(side, self.new.language) for side in (old, new))
        return stamps and differ_in_nothing_that_binds(old, new)

    def _sentences(self, before: list[Piece], after: list[Piece]) -> Proved:
        old_only, new_only, displaced, proofs = self._unmatched(before, after)
        edited, removed, added = [], list(old_only), list(new_only)
        for one, other in paired(old_only, new_only):
            removed.remove(one)
            added.remove(other)
            kinds = self.forms.kinds(one.text, other.text)
            if kinds:
                proofs += [proof_of(kind, one.text, other.text) for kind in kinds]
                continue
            if "date" in self.chain and self._both_stamps(one.text, other.text):
                proofs.append(proof_of("date"))
                continue
            if "contact" in self.chain and _both_contacts(one.text, other.text):
                proofs.append(proof_of("contact"))
                continue
            if "link" in self.chain and points_alike(one.text, other.text):
                proofs.append(_POINTER)
                continue
            both = self._both_elsewhere(one, other)
            proofs += both
            if not both:
                edited.append((sentence(*one[:2]), sentence(*other[:2])))
        removed, captions = self._without_caption(removed, before)
        added, more_captions = self._without_caption(added, after)
        left_removed, more = self._left(removed, "old")
        left_added, others = self._left(added, "new")
        places = tuple(sentence(*piece[:2]) for piece in displaced)
        remainder = Remainder(tuple(edited), tuple(left_added), tuple(left_removed), places)
        return Proved(remainder, (*proofs, *captions, *more_captions, *more, *others))

    def _without_caption(
        self, pieces: list[Piece], clause: list[Piece]
    ) -> tuple[list[Piece], list[Proof]]:
        """Set aside the caption of a clause if it states nothing."""
        texts = [piece.text for piece in clause]
        if "layout" not in self.chain or not pieces or not is_caption(texts, pieces[0].position):
            return pieces, []
        if not self.in_words or not states_nothing(pieces[0].text):
            return pieces, []
        return pieces[1:], [proof_of("layout")]

    def _unmatched(
        self, before: list[Piece], after: list[Piece]
    ) -> tuple[list[Piece], list[Piece], list[Piece], list[Proof]]:
        """Set aside the sentences that both sides have, with the proofs for those that differ.

        The third list has those that now follow other sentences and depend on what they follow.
        """
        kept = self.forms.kept(before, after)
        waiting: dict[Tokens | str, list[Piece]] = {}
        for piece in after:
            key = piece.text if piece.text in kept else self.forms.key(piece.text, "new")
            waiting.setdefault(key, []).append(piece)
        old_only: list[Piece] = []
        matched: list[Piece] = []
        proofs: list[Proof] = []
        for piece in before:
            key = piece.text if piece.text in kept else self.forms.key(piece.text, "old")
            found = waiting.get(key)
            if not found:
                old_only.append(piece)
                continue
            twin = next((one for one in found if one.text == piece.text), found[0])
            same = piece.text == twin.text
            kinds = () if same else self.forms.kinds(piece.text, twin.text)
            if not (same or kinds):
                # a stamp and an address both come to no words: that shows nothing
                old_only.append(piece)
                continue
            found.remove(twin)
            matched.append(twin)
            proofs += [proof_of(kind, piece.text, twin.text) for kind in kinds]
        taken = {piece.position for piece in matched}
        new_only = [piece for piece in after if piece.position not in taken]
        loose = out_of_order(matched)
        if loose and "order" in self.chain and not any(_is_bound(piece.text) for piece in matched):
            proofs.append(Proof("order", "the same sentences in another order"))
            loose = []
        return old_only, new_only, loose, proofs

    def _both_elsewhere(self, one: Piece, other: Piece) -> list[Proof]:
        """Whether both forms of an edited sentence are in both versions: then nothing was lost."""
        if "repeated" not in self.chain:
            return []
        still = self._place_with_same_meaning(one, "old")
        if still is None:
            return []
        already = self._place_with_same_meaning(other, "new")
        if already is None:
            return []
        return [
            proof_of_place(self.new, still, still=True),
            proof_of_place(self.old, already, still=False),
        ]

    # --- added and removed clauses ------------------------------------------------------------

    def _one_sided(self, change: Added | Removed) -> Iterator[Proved]:
        side, document = change.of_side(("old", self.old), ("new", self.new))
        for index in change.side.blocks:
            yield self._block(document.blocks[index], side, document)

    def _block(self, block: Block, side: str, document: Document) -> Proved:
        proof = self._block_proof(block, side, document)
        if proof is not None:
            return Proved(Remainder(), (proof,))
        if block.is_heading or block.kind == "row":
            left, proofs = self._left([Piece(block.text, block.index, 0)], side, whole=True)
        else:
            left, proofs = self._left(cut(block.text, block.index), side)
        added, removed = (left, []) if side == "new" else ([], left)
        return Proved(Remainder((), tuple(added), tuple(removed)), tuple(proofs))

    def _block_proof(self, block: Block, side: str, document: Document) -> Proof | None:
        places = self.surroundings.new_places if side == "new" else self.surroundings.old_places
        member = block.kind == "row" or places.leads[block.index] >= 0
        if "date" in self.chain and not member and is_stamp(block.text, document.language):
            return proof_of("date")
        if "date" in self.chain and self.in_words and tells_history(block):
            return Proof("date", "an entry of the document's history")
        if "contact" in self.chain and not member and is_contact(block.text):
            return proof_of("contact")
        if "furniture" in self.chain and self.lines[side].hold(block):
            return proof_of("furniture")
        titled = block.is_heading and titles_what_follows(document, block)
        if "furniture" in self.chain and not (member or titled) and is_furniture(block.text):
            return proof_of("furniture")
        if "numbering" in self.chain and block.kind != "row" and is_label(block.text):
            return proof_of("numbering")
        if "layout" in self.chain and self.in_words and states_nothing(block.text) and not member:
            return proof_of("layout") if self._only_names(block, side) else None
        return None

    def _only_names(self, block: Block, side: str) -> bool:
        """Whether a block is a title, and what is below it says the same without it."""
        around = self.surroundings
        document, places = (
            (self.new, around.new_places) if side == "new" else (self.old, around.old_places)
        )
        return _is_title(document, block) and only_names(document, places, block)

    def _left(
        self, pieces: Sequence[Piece], side: str, *, whole: bool = False
    ) -> tuple[list[Sentence], list[Proof]]:
        """Check for sentences on only one side whether anything shows that they change nothing."""
        left: list[Sentence] = []
        proofs: list[Proof] = []
        for piece in pieces:
            proof = self._proof_of_piece(piece, side)
            if proof is None:
                left.append(sentence(piece.text, piece.block))
            else:
                proofs.append(proof)
        return left, proofs

    def _proof_of_piece(self, piece: Piece, side: str) -> Proof | None:
        if "date" in self.chain and is_stamp(piece.text, self.new.language):
            return proof_of("date")
        if "contact" in self.chain and is_contact(piece.text):
            return proof_of("contact")
        if "link" in self.chain and is_pointer(piece.text):
            return _POINTER
        if not normal_form(piece.text, self.stages):
            kinds = needed(
                lambda kinds: not normal_form(piece.text, kinds & self.stages),
                tuple(kind for kind in STAGES if kind in self.chain),
            )
            return proof_of(kinds[0])
        if "repeated" not in self.chain and "moved" not in self.chain:
            return None
        place = self._place_with_same_meaning(piece, side)
        if place is None:
            return None
        return proof_of_place(self.new if side == "old" else self.old, place, still=side == "old")

    def _place_with_same_meaning(self, piece: Piece, side: str) -> int | None:
        """Return a block of the other version that has a sentence with the same meaning."""
        stock = self.stocks["new" if side == "old" else "old"]
        for place in stock.places_of(piece.text):
            old, new = (piece.block, place) if side == "old" else (place, piece.block)
            if self._means_the_same(piece.text, old, new):
                return place
        return None

    # --- rows of tables -------------------------------------------------------------------------

    def _row(self, old: Block, new: Block) -> Proved:
        """Compare a row cell by cell: each cell belongs to its column."""
        if len(old.cells) != len(new.cells) or not old.cells:
            pair = (sentence(old.text, old.index), sentence(new.text, new.index))
            return Proved(Remainder((pair,)))
        edited: list[tuple[Sentence, Sentence]] = []
        proofs: list[Proof] = []
        for column, (one, other) in enumerate(zip(old.cells, new.cells, strict=True)):
            if one == other:
                continue
            kinds = self.forms.kinds(one, other)
            proofs += [proof_of(kind, one, other) for kind in kinds]
            if not kinds:
                edited.append((cell(one, old, column), cell(other, new, column)))
        return Proved(Remainder(tuple(edited)), tuple(proofs))


def _is_bound(text: str) -> bool:
    """Whether a sentence depends on what is before it, or says that order matters."""
    return leans(text) or ranks(text)


def _both_contacts(old: str, new: str) -> bool:
    return is_contact(old) and is_contact(new) and differ_in_nothing_that_binds(old, new)


def _is_title(document: Document, block: Block) -> bool:
    if block.is_heading:
        return titles_what_follows(document, block)
    return is_title_line(document, block)
