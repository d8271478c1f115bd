"""Who the parties are: what a document calls its provider and its customer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from ..languages.list_notation import phrases
from ..parsing.document import Document
from ..text.patterns import later
from ..text.quote_marks import has_quotation_mark, plain_quotes
from ..text.tokens import words_of
from .fact import Role
from .fact_tables import here, listed, table

Name = tuple[int, list[str], Role]
"""A name: how many words it has, the words in lower case, and its role."""

_ROLES: tuple[Role, ...] = ("provider", "customer", "both", "third_party")
_CAPITALS = r"[A-Z][\w&.'-]*(?:\s(?:[A-Z][\w&.'-]*|of|and|de|for)){0,4}"
_BRACKET = later(r"\((?P<inside>[^()]{2,160})\)")
_QUOTED = later(r"[\"']\s?(?P<term>[^\"]{1,50}?)\s?,?[\"']")
_BEFORE = later(rf"(?P<name>{_CAPITALS}),?\s?$")
_SUFFIX = (
    r"(?:Inc|Incorporated|LLC|L\.L\.C|Ltd|Limited|GmbH|AG|SAS|S\.A\.S|SA|S\.A|B\.V|BV|N\.V|AB|Oy|ApS|A/S|S\.r\.l|"
    r"SRL|S\.p\.A|SpA|PBC|plc|PLC|Pty|Corp|Corporation|KG|SE|UG)"
)
_COMPANY = later(
    rf"(?<!\w)(?P<name>[a-z]?[A-Z][\w&-]*(?: [A-Z][\w&-]*){{0,3}}?),?\s(?P<suffix>{_SUFFIX})\b\.?"
)
_WITH = later(
    r"(?:between\s+you\s+and|[Aa]greement\s+with|[Cc]ontract\s+with|provided\s+by|operated\s+by|offered\s+by|"
    r"between\s+the\s+[Cc]ustomer\s+and)\s+(?P<name>[A-Z][\w&-]*(?:\s[A-Z][\w&-]*){0,2})"
)
_VERBS = (
    " may",
    " will",
    " shall",
    " reserves",
    " does not",
    " is not",
    " disclaims",
    " grants",
)
_ACTS = tuple(verb + end for verb in _VERBS for end in " ,:;")
_TITLE_NAME = later(r"[A-Z][\w&.-]*(?: [A-Z][\w&-]*){0,2}")
_LEGAL_FORM = later(r"(?:inc|llc|ltd|gmbh|limited|corp|plc|ag|sas|b\.v|company)\.?")
_DOCUMENTS = frozenset({"terms", "policy", "statement", "agreement", "notice", "conditions"})
_FIRST_BLOCKS = 40


@dataclass(frozen=True)
class Parties:
    """Names of the parties beyond the usual ones, in lower case, with the role of each.

    `language` is that of the text, "" if it is not known: "u" is "you" in Dutch only.
    """

    names: tuple[tuple[str, Role], ...] = ()
    language: str = ""

    def role_of(self, name: str) -> Role:
        """Return the role of this name, "" if it is not a party's."""
        words = words_of(name)
        for _, known, role in self.index.get(words[0], ()) if words else ():
            if known == words:
                return role
        return ""

    @cached_property
    def index(self) -> dict[str, tuple[Name, ...]]:
        """All names, including the usual ones, by their first word, longest first."""
        names = dict(_usual(self.language))
        names.update({tuple(words_of(name)): role for name, role in self.names})
        found: dict[str, list[Name]] = {}
        for words, role in names.items():
            if words:
                found.setdefault(words[0], []).append((len(words), list(words), role))
        return {first: tuple(sorted(known, key=_longest)) for first, known in found.items()}


def _longest(name: Name) -> int:
    return -name[0]


@cache
def _usual(language: str) -> tuple[tuple[tuple[str, ...], Role], ...]:
    return tuple(
        (tuple(words_of(name)), role) for role in _ROLES for name in _listed(role, language)
    )


@cache
def oblique(language: str = "") -> frozenset[str]:
    """Return the words for a party that cannot be the subject: "us", "our", "your"."""
    return frozenset(_listed("oblique", language))


def _listed(name: str, language: str) -> list[str]:
    own = here("parties", language).get(name, "")
    return [*phrases(table("parties")[name]), *phrases(own)]


def find_parties(document: Document) -> Parties:
    """Find the names of a document's parties, from its definitions and its first clauses."""
    usual = Parties(language=document.language)
    names: dict[str, Role] = {}
    for name, role in [*_defined(document, usual), *_companies(document)]:
        if _is_name(name, usual):
            names.setdefault(name.casefold(), role)
    return Parties(tuple(names.items()), document.language)


def _is_name(name: str, usual: Parties) -> bool:
    low = name.casefold()
    words = low.split(" ")
    if (
        len(low) < 2
        or sum(map(str.isdigit, low)) > 2
        or usual.role_of(name)
        or words[0] in listed("common")
    ):
        return False
    is_legal_form = len(words) == 1 and _LEGAL_FORM.fullmatch(low) is not None
    return not is_legal_form and words[-1] not in _DOCUMENTS


def _defined(document: Document, usual: Parties) -> Iterator[tuple[str, Role]]:
    """Yield the names in the same bracket as "we", "you", "Customer" and the like."""
    for block in document.blocks:
        text = block.text
        if "(" not in text or not has_quotation_mark(text):
            continue
        for bracket in _BRACKET.finditer(text):
            terms = [match["term"] for match in _QUOTED.finditer(plain_quotes(bracket["inside"]))]
            roles = {usual.role_of(term) for term in terms} - {"", "both", "third_party"}
            if len(roles) == 1:
                role = roles.pop()
                yield from ((term, role) for term in terms)
                if role == "provider":
                    yield from ((name, role) for name in _names_before(text, bracket.start()))


def _names_before(text: str, end: int) -> Iterator[str]:
    """Yield the name just before a bracket: "Acme Labs, Inc. (“we”)" gives it with and without."""
    window = plain_quotes(text[max(0, end - 80) : end].rstrip(" ,"))
    companies = [match for match in _COMPANY.finditer(window) if match.end() == len(window)]
    if companies:
        yield companies[-1][0].rstrip(".")
        yield companies[-1]["name"]
        return
    match = _BEFORE.search(window)
    if match is not None:
        yield match["name"]


def _companies(document: Document) -> Iterator[tuple[str, Role]]:
    """Yield the company whose terms these are: named with its legal form, or as the other side.

    Only a name that also acts in the document ("Acme may …") counts; the title names the company if
    nothing else does.
    """
    worded = [block.text for block in document.blocks if block.has_words]
    whole, first = "\n".join(worded), "\n".join(worded[:_FIRST_BLOCKS])
    found = False
    for match in _COMPANY.finditer(first):
        full = match[0].rstrip(".")
        if _acts(match["name"], whole) or _acts(full, whole):
            found = True
            yield match["name"], "provider"
            yield full, "provider"
    for match in _WITH.finditer(first):
        if _acts(match["name"], whole):
            found = True
            yield match["name"], "provider"
    if not found:
        titled = _TITLE_NAME.search(document.title)
        words = titled[0].split(" ") if titled is not None else []
        names = [" ".join(words[:count]) for count in range(len(words), 0, -1)]
        yield from ((name, "provider") for name in names if _acts(name, whole))


def _acts(name: str, text: str) -> bool:
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if text.startswith(_ACTS, end):
            return True
        start = text.find(name, start + 1)
    return False
