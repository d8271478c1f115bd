"""Grounds: what each change of a comparison is judged by."""

from __future__ import annotations

from typing import NamedTuple

from ..facts import Parties
from ..proofs.proof import Proof
from ..proofs.remainder import Remainder
from ..redline.change import Change
from .topics import Place


class Case(NamedTuple):
    """A change with what no proof accounts for, the proofs of the rest, and its place.

    `lead` has the words that introduce its list, `headings` those above; `unread` says why its
    wording is not judged, "" if it is. `languages` are those of both sides if they are judged
    through glosses: sentences, headings and lead are then in English.
    """

    change: Change
    wording: Remainder
    place: Place
    lead: str = ""
    proofs: tuple[Proof, ...] = ()
    unread: str = ""
    is_member: bool = False
    is_row: bool = False
    headings: tuple[str, ...] = ()
    languages: tuple[str, str] = ("", "")


class Grounds(NamedTuple):
    """The basis of the verdicts of a comparison, for whoever explains, trains or tests them.

    There is a case for each change, in order; `names` are words that are never looked at; `parties`
    are those of the new version, read in English.
    """

    cases: tuple[Case, ...] = ()
    names: frozenset[str] = frozenset()
    parties: Parties = Parties()
