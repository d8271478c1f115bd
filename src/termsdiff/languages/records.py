"""What is known about a language, as the rest of the package uses it.

A field is one of four things: `Words` (looked up one by one, in lower case), a `Cue` (a pattern), a
table of words with a number or a word each, or a string. A language that lacks a list has an empty
one. `docs/adding-a-language.md` explains each, with examples.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

Words = frozenset[str]
NO_WORDS: Words = frozenset()
NO_NUMBERS: Mapping[str, int] = MappingProxyType({})
NO_NAMES: Mapping[str, str] = MappingProxyType({})


class Cue(NamedTuple):
    """A pattern of words, ignoring case, and stems of which every match contains one.

    A cue without a pattern matches nothing.
    """

    pattern: str = ""
    stems: tuple[str, ...] = ()

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match; None, usually without a search, if there is none."""
        return re.search(self.pattern, text, re.IGNORECASE) if self.may_match(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """Return the match at the start of the text."""
        return re.match(self.pattern, text, re.IGNORECASE) if self.may_match(text) else None

    def finditer(self, text: str) -> Iterable[re.Match[str]]:
        """Return all matches."""
        return re.finditer(self.pattern, text, re.IGNORECASE) if self.may_match(text) else ()

    def may_match(self, text: str) -> bool:
        """Whether a stem is in the text; a pattern is compiled when one is first found."""
        folded = text.lower()
        return any(map(folded.__contains__, self.stems))


NO_CUE = Cue()


class Cues(NamedTuple):
    """The cues of several languages for one thing; a text usually needs the pattern of one."""

    each: tuple[Cue, ...]

    def search(self, text: str) -> re.Match[str] | None:
        """Return a match, the first one of the first language that has any."""
        return next((match for cue in self.each if (match := cue.search(text))), None)

    def matches(self, text: str) -> list[re.Match[str]]:
        """Return all matches, in text order."""
        found = [match for cue in self.each for match in cue.finditer(text)]
        return sorted(found, key=re.Match.start)


class Dates(NamedTuple):
    """How dates are written."""

    months: Mapping[str, int] = NO_NUMBERS
    """Names, inflected forms and abbreviations, with the number of the month."""
    names: tuple[str, ...] = ()
    """The twelve full names."""
    days: Mapping[str, int] = NO_NUMBERS
    """Days in words: "twenty first"."""
    joints: Words = NO_WORDS
    """Between day, month and year: "1 de mayo de 2025"."""
    ordinal_marks: Words = NO_WORDS
    """After a day: "1st", "1er"."""
    day_words: Words = NO_WORDS
    """Between a day and its month: "1st day of May"."""


class Stamps(NamedTuple):
    """How a document says from when it applies, and when it was changed."""

    effective: Cue = NO_CUE
    updated: Cue = NO_CUE
    earlier: Cue = NO_CUE
    """Words before the date of an earlier version."""
    goes_on: Cue = NO_CUE
    """After a word for an earlier version, the sentence returns to this one."""
    documents: Cue = NO_CUE
    """The names of documents of this kind."""
    own: Cue = NO_CUE
    """Words with which a document refers to itself: "these", "our"."""
    announced: Cue = NO_CUE
    after_documents: Cue = NO_CUE
    """What may follow the name of the kind of document: "of use"."""
    verbs_before: Cue = NO_CUE
    """The first half of a verb whose other half comes after the date."""
    effective_after: Cue = NO_CUE
    updated_after: Cue = NO_CUE
    already: Cue = NO_CUE
    """After a date: it is the one from which the document applies."""
    laws: Cue = NO_CUE
    """Words for laws, whose dates are not those of the document."""
    tight_effective: Cue = NO_CUE
    """Right before a date, whatever else is in the sentence."""
    tight_updated: Cue = NO_CUE
    words: Words = NO_WORDS
    """Words of lines that contain only a date and what date it is."""
    first_words: Words = NO_WORDS
    """Words that such lines begin with, so that they are neither title nor caption."""


class Titles(NamedTuple):
    """How documents are named, and what comes above their names."""

    kinds: Cue = NO_CUE
    speaks: Cue = NO_CUE
    """What names a section about documents, not the document: "changes to these terms"."""
    opens: Cue = NO_CUE
    """The same at the start of a line."""
    furniture: Cue = NO_CUE
    """Whole lines of a page: menus, greetings."""
    skip: Cue = NO_CUE
    """The text of page links that skip the menu."""
    choices: Cue = NO_CUE
    """The text of buttons on a page's banner."""
    banners: Cue = NO_CUE
    """Parts of such lines, anywhere in them: cookie notices."""
    before_dates: Cue = NO_CUE
    """Words between a name and its date."""
    own: Cue = NO_CUE
    """The word before a name that a document gives itself, capitalised or not."""
    joints: Words = NO_WORDS
    """Small words within names."""
    compounds: Cue = NO_CUE
    """One word that is a name alone."""
    own_forms: Cue = NO_CUE
    """Names that do not end in the kind of document."""
    name_tails: Cue = NO_CUE
    verbs: Cue = NO_CUE
    """What a document says it does: "describes"."""
    own_lower: Cue = NO_CUE
    """Names of documents in lower case, after a pronoun that opens the sentence."""


class Sections(NamedTuple):
    """How sections are numbered and referred to."""

    units: Words = NO_WORDS
    """Before the number of a heading or a clause: "Section 4."."""
    parts: Words = NO_WORDS
    """The same of annexes and chapters, whose word belongs to the label."""
    before_labels: Words = NO_WORDS
    """Before a number that a line break may separate from them."""
    references: Cue = NO_CUE
    """Before the number of a section that a sentence refers to."""
    annexes: Cue = NO_CUE
    """The same of annexes, capitals as they are written."""
    joints: Words = NO_WORDS
    """Between two numbers."""
    of_other: Cue = NO_CUE
    """After the number, before the name of another document."""
    of_own: Cue = NO_CUE
    """What follows such a word if this document is meant."""
    articles: Cue = NO_CUE
    """Between such a word and the name of another document."""
    law_names: Cue = NO_CUE
    """Short names of laws, capitals as they are written."""
    law_kinds: Cue = NO_CUE
    law_parts: Cue = NO_CUE
    """Parts of a section of a law."""
    of_law: Cue = NO_CUE
    """Between the section and the law."""
    own_law: Cue = NO_CUE
    """What follows if no law is meant."""


class Definitions(NamedTuple):
    """How terms are defined."""

    verbs: Cue = NO_CUE
    """After a term in quotation marks."""
    opening_verbs: Cue = NO_CUE
    """After a capitalised term that opens a clause."""
    before_verbs: Cue = NO_CUE
    openers: Words = NO_WORDS
    """Capitalised words that open sentences and are not terms."""
    before_terms: Words = NO_WORDS
    """Inside brackets, before the term: "together the"."""
    called: Cue = NO_CUE
    """Before a term in quotation marks, outside brackets: "hereinafter"."""
    after_called: Cue = NO_CUE
    """After a term in quotation marks: German has its verb there."""
    determiners: Words = NO_WORDS
    """Before a noun: a capital after them shows a defined term. Only if common names, which also
    have one, are known: those of `lint/names.txt` are English.
    """
    headings: Cue = NO_CUE
    columns: Cue = NO_CUE
    """Headers of glossary columns that contain the terms."""


class Prose(NamedTuple):
    """Small words, and what ends a sentence."""

    small_words: Words = NO_WORDS
    """The most frequent words, by which the language is recognised."""
    abbreviations: Words = NO_WORDS
    """As written; a full stop after one of them does not end a sentence."""
    abbreviations_here: Words = NO_WORDS
    """The same, in texts of this language only: elsewhere they are words ("art.")."""
    last_abbreviations: Words = NO_WORDS
    """Of these, those that may also end one, if the next word opens a sentence."""
    openings: Words = NO_WORDS
    """Words that open a sentence, also after such an abbreviation."""
    hanging: Words = NO_WORDS
    """Words that must be followed by another one."""
    before_numbers: Words = NO_WORDS
    """Words after which a number at the start of a line is not a list number."""
    sentence_words: Words = NO_WORDS
    """Words that are in no heading or caption."""
    doubled: Words = NO_WORDS
    """Words that may appear twice in a row."""
    pronouns: Words = NO_WORDS
    """Words for the parties, which many clauses define again."""
    histories: Words = NO_WORDS
    """Words of headings above lists of earlier versions."""
    links: Words = NO_WORDS
    """Words within compounds of three, such as "up-to-date"."""
    numbered: Words = NO_WORDS
    """Words and abbreviations before a number that names something and does not count."""
    annexes: Words = NO_WORDS
    """Words that open the heading of a separate part, such as an annex."""


class Numbers(NamedTuple):
    """Numbers in words, and what they count.

    A list whose name ends in `_here` is only used in texts of its language: its words may mean
    something else elsewhere, like the Spanish eleven ("once").
    """

    words: Mapping[str, int] = NO_NUMBERS
    words_here: Mapping[str, int] = NO_NUMBERS
    scales: Mapping[str, int] = NO_NUMBERS
    """What multiplies the number before it: hundred, thousand."""
    scales_here: Mapping[str, int] = NO_NUMBERS
    joints: Words = NO_WORDS
    """Between two parts of a number: "one hundred and five"."""
    joints_here: Words = NO_WORDS
    ordinals: Mapping[str, str] = NO_NAMES
    units: Mapping[str, str] = NO_NAMES
    """Units of time, with the designators of ISO 8601; `BD` means business days.

    A word after the designator tells these days from others of the same unit: German Werktage
    include Saturdays. They are no shorter or longer, but not the same.
    """
    units_here: Mapping[str, str] = NO_NAMES
    days_before: Mapping[str, str] = NO_NAMES
    """Words before "days" that say which days count, with the designator, as in `units`."""
    days_after_here: Mapping[str, str] = NO_NAMES
    """Words after "days" that say so: "jours ouvrés"."""
    fillers: Words = NO_WORDS
    """Between a number and its unit, without changing it: "full"."""
    fillers_here: Words = NO_WORDS
    currencies: Mapping[str, str] = NO_NAMES


class Addresses(NamedTuple):
    """Words of postal addresses, capitals as they are written."""

    streets_last: tuple[str, ...] = ()
    """After number and name: "12 High Street"."""
    streets_first: tuple[str, ...] = ()
    """Between number and name: "12 rue Haute"."""
    street_joints: tuple[str, ...] = ()
    street_endings: tuple[str, ...] = ()
    """At the end of the name, before the number."""
    repeats: tuple[str, ...] = ()
    """After the number: "12 bis"."""


class Language(NamedTuple):
    """A language: its ISO 639-1 code, its name in English, and what is known about it."""

    code: str
    name: str
    dates: Dates = Dates()
    stamps: Stamps = Stamps()
    titles: Titles = Titles()
    sections: Sections = Sections()
    definitions: Definitions = Definitions()
    prose: Prose = Prose()
    numbers: Numbers = Numbers()
    addresses: Addresses = Addresses()
