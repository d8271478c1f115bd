"""Where a clause is: its nearest heading, and the words that introduce its list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..alignment.entry import Alignment
from ..parsing.block import Block
from ..parsing.document import Document
from ..text.sentences import STOPS
from .layout import is_sentence, is_title_line
from .order import ranks

_LONGEST_MEMBER = 12
"""The most words in a paragraph that can be an item of an unmarked list."""
_GOES_ON = (";", ",", ", and", ", or", "; and", "; or")


class Places(NamedTuple):
    """For each block of a document: its nearest heading and its lead-in, -1 if there is none.

    A list right below a heading has the heading as its lead-in. `members` are the blocks that are
    list items or table rows.
    """

    headings: tuple[int, ...]
    leads: tuple[int, ...]
    members: frozenset[int]


def find_places(document: Document) -> Places:
    """Return the places of all blocks, in one pass."""
    headings: list[int] = []
    leads: list[int] = []
    members: set[int] = set()
    heading = -1
    open_leads: list[tuple[int, int]] = []
    opens_list = False
    for block in document.blocks:
        lead = -1
        if block.is_heading:
            heading, open_leads, opens_list = block.index, [], True
        elif block.is_clause:
            open_leads = _still_open(open_leads, block)
            if open_leads and is_title_line(document, block):
                open_leads = []
            opens_list = opens_list and _is_member(block)
            lead = open_leads[-1][1] if open_leads else heading if opens_list else -1
            if _is_member(block) or lead >= 0:
                members.add(block.index)
            if block.text.endswith(":"):
                open_leads = [*open_leads, (block.depth, block.index)]
        headings.append(heading)
        leads.append(lead)
    return Places(tuple(headings), tuple(leads), frozenset(members))


def _is_member(block: Block) -> bool:
    return block.kind in ("item", "row") or block.label.startswith("(")


def _still_open(leads: list[tuple[int, int]], block: Block) -> list[tuple[int, int]]:
    """Return the lead-ins of a block; a plain sentence next to one ends it."""
    if _is_member(block):
        return [lead for lead in leads if lead[0] <= block.depth]
    if _looks_like_member(block):
        return leads
    return [lead for lead in leads if lead[0] < block.depth]


def _looks_like_member(block: Block) -> bool:
    """Whether a paragraph under a lead-in continues it: short, and not a separate sentence."""
    text = block.text
    if text.endswith(_GOES_ON):
        return True
    return len(text.split()) <= _LONGEST_MEMBER and not text.endswith((*STOPS, ":"))


def only_names(document: Document, places: Places, title: Block) -> bool:
    """Whether a title only names what is below it, which says the same without it.

    That is a sentence, or a table: its columns say what its cells mean.
    """
    following = next(iter(_below(document, places, title)), None)
    if following is None:
        return False
    return following.kind == "row" or is_sentence(following.text)


def _below(document: Document, places: Places, title: Block) -> Iterator[Block]:
    """Yield the clauses below a title that no other words introduce.

    A title line is taken to reach as far as a heading, for it has no level.
    """
    for block in document.blocks[title.index + 1 :]:
        if block.is_heading and (not title.is_heading or block.level <= title.level):
            return
        lead = places.leads[block.index]
        introduced = lead >= 0 and not document.blocks[lead].is_heading
        if block.is_clause and block.has_words and not introduced:
            yield block


def _governed(document: Document, places: Places, block: int) -> set[int]:
    """Return the blocks that a title or a lead-in says something of."""
    title = document.blocks[block]
    if not title.is_heading and not is_title_line(document, title):
        return _introduced(places, block, len(document.blocks))
    if only_names(document, places, title):
        return set()
    return {one.index for one in _below(document, places, title)}


def _ranked(document: Document, places: Places, block: int) -> bool:
    above = {places.headings[block], places.leads[block]} - {-1}
    return any(ranks(document.blocks[one].text) for one in above)


def _introduced(places: Places, lead: int, end: int) -> set[int]:
    """Return the members of the list that a lead-in introduces, with lists within it."""
    found = set()
    for block in range(lead + 1, end):
        if places.leads[block] < lead:
            break
        if places.leads[block] == lead:
            found.add(block)
    return found


class Surroundings:
    """Both documents with their places, and which block became which."""

    def __init__(self, old: Document, new: Document, alignment: Alignment) -> None:
        self.old = old
        self.new = new
        self.old_places = find_places(old)
        self.new_places = find_places(new)
        self.became: dict[int, tuple[int, ...]] = {
            block: entry.new for entry in alignment for block in entry.old
        }
        self._was = {block: entry.old for entry in alignment for block in entry.new}
        self._kept = {
            block for entry in alignment if entry.text == "identical" for block in entry.old
        }

    def same(self, old: int, new: int) -> bool:
        """Whether a block on each side are under the same heading and the same lead-in.

        These must be aligned with each other, and read the same.
        """
        before, after = self.old_places, self.new_places
        return self._is_same_place(
            before.headings, after.headings, old, new
        ) and self._is_same_place(before.leads, after.leads, old, new)

    def rank(self, old: int, new: int) -> bool:
        """Whether a block on either side is where its title or lead-in says that order matters."""
        return _ranked(self.old, self.old_places, old) or _ranked(self.new, self.new_places, new)

    def govern_the_same(self, old: int, new: int) -> bool:
        """Whether what a title or a lead-in says something of is the same on both sides.

        What is on one side only is shown by itself.
        """
        before = _governed(self.old, self.old_places, old)
        after = _governed(self.new, self.new_places, new)
        kept = {found for block in before for found in self.became.get(block, ())}
        came = {found for block in after for found in self._was.get(block, ())}
        return kept <= after and came <= before

    def _is_same_place(self, olds: Sequence[int], news: Sequence[int], old: int, new: int) -> bool:
        before, after = olds[old], news[new]
        if before < 0 or after < 0:
            return before == after
        if after not in self.became.get(before, ()):
            return False
        return before in self._kept or _reads_same(self.old.blocks[before], self.new.blocks[after])


def _reads_same(old: Block, new: Block) -> bool:
    return old.text.casefold() == new.text.casefold()
