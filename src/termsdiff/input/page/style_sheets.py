"""Style sheets within a page: the few properties that decide which words a reader sees."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag

from .elements import attribute, declarations

_LONGEST = 400_000
"""The most characters of style sheets that are read."""
_MOST_RULES = 2_000
_MOST_TRIALS = 1_000_000
"""The most pairs of a rule and an element that are matched."""
_NAMES = (
    "display visibility text-decoration text-decoration-line list-style list-style-type font-weight"
)
_PROPERTIES = frozenset(_NAMES.split())
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_RULE = re.compile(r"(?P<selectors>[^{}]+)\{(?P<body>[^{}]*)\}")
_COMPOUND = re.compile(r"(?P<tag>[a-zA-Z][\w-]*|\*)?(?P<rest>(?:[.#][\w-]+)*)")


class _Compound(NamedTuple):
    tag: str
    ids: frozenset[str]
    classes: frozenset[str]

    def fits(self, element: Tag) -> bool:
        """Whether an element has the name, the id and the classes."""
        return (
            self.tag in ("", "*", element.name)
            and self.ids <= {attribute(element, "id")}
            and self.classes <= set(attribute(element, "class").split())
        )


class _Rule(NamedTuple):
    weight: tuple[int, int, int, int]
    above: tuple[_Compound, ...]
    last: _Compound
    declared: dict[str, str]


def apply_styles(soup: BeautifulSoup) -> None:
    """Write the declarations of the page's style sheets into the `style` of matching elements.

    Only what decides whether words are seen, struck or numbered; selectors of names, classes, ids
    and nesting. Conditions (`@media`) and states (`:hover`) are ignored.
    """
    sheets = [element.get_text() for element in soup.find_all("style") if _is_for_screens(element)]
    by_key: dict[str, list[_Rule]] = defaultdict(list)
    for rule in _rules(_unconditional("\n".join(sheets)[:_LONGEST])):
        by_key[_key(rule.last)].append(rule)
    if not by_key:
        return
    trials = 0
    for element in soup.find_all(True):
        keys = ["#" + attribute(element, "id"), element.name, "*"]
        keys += ["." + name for name in attribute(element, "class").split()]
        tried = [rule for key in keys for rule in by_key.get(key, ())]
        trials += sum(1 + len(rule.above) for rule in tried)
        if trials > _MOST_TRIALS:
            return
        found = [rule for rule in tried if _matches(rule, element)]
        if found:
            merged: dict[str, str] = {}
            for rule in sorted(found, key=lambda rule: rule.weight):
                merged |= rule.declared
            merged |= declarations(element)
            element["style"] = ";".join(f"{name}:{value}" for name, value in merged.items())


def _is_for_screens(element: Tag) -> bool:
    media = attribute(element, "media").lower()
    return not media or "all" in media or "screen" in media


def _unconditional(sheet: str) -> str:
    """Return a style sheet without comments and without blocks that begin with `@`."""
    sheet = _COMMENT.sub(" ", sheet)
    kept: list[str] = []
    place = 0
    while (at := sheet.find("@", place)) >= 0:
        kept.append(sheet[place:at])
        opening, end = sheet.find("{", at), sheet.find(";", at)
        if opening < 0 or 0 <= end < opening:
            place = end + 1 if end >= 0 else len(sheet)
            continue
        depth, place = 1, opening + 1
        while depth and place < len(sheet):
            depth += {"{": 1, "}": -1}.get(sheet[place], 0)
            place += 1
    kept.append(sheet[place:])
    return "".join(kept)


def _rules(sheet: str) -> Iterator[_Rule]:
    number = 0
    seen: dict[tuple[str, str], None] = {}
    for match in _RULE.finditer(sheet):
        declared = {name: value for name, value in _declared(match["body"]) if name in _PROPERTIES}
        if not declared:
            continue
        for selector in match["selectors"].split(","):
            if (selector, match["body"]) in seen:
                continue
            seen[selector, match["body"]] = None
            number += 1
            compounds = _compounds(selector)
            if number > _MOST_RULES:
                return
            if compounds:
                weight = (
                    sum(len(one.ids) for one in compounds),
                    sum(len(one.classes) for one in compounds),
                    sum(one.tag not in ("", "*") for one in compounds),
                    number,
                )
                yield _Rule(weight, tuple(compounds[:-1]), compounds[-1], declared)


def _declared(body: str) -> Iterator[tuple[str, str]]:
    for declaration in body.split(";"):
        name, _, value = declaration.partition(":")
        yield name.strip().lower(), value.replace("!important", "").strip().lower()


def _compounds(selector: str) -> list[_Compound]:
    found = []
    for part in selector.replace(">", " ").split():
        match = _COMPOUND.fullmatch(part)
        if match is None:
            return []
        names = re.findall(r"[.#][\w-]+", match["rest"])
        found.append(
            _Compound(
                (match["tag"] or "").lower(),
                frozenset(name[1:] for name in names if name[0] == "#"),
                frozenset(name[1:] for name in names if name[0] == "."),
            )
        )
    return found


def _key(compound: _Compound) -> str:
    if compound.ids:
        return "#" + min(compound.ids)
    if compound.classes:
        return "." + min(compound.classes)
    return compound.tag or "*"


def _matches(rule: _Rule, element: Tag) -> bool:
    if not rule.last.fits(element):
        return False
    parent = element.parent
    for compound in reversed(rule.above):
        while parent is not None and not compound.fits(parent):
            parent = parent.parent
        if parent is None:
            return False
        parent = parent.parent
    return True
