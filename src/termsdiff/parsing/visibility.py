"""Visibility: what a browser shows of HTML, what it hides, and what it shows as struck out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from html import unescape
from typing import Literal, NamedTuple

Visibility = Literal["shown", "hidden", "struck"]
Attributes = Mapping[str, str]
"""Attributes of a tag by lower-case name; one without a value has ""."""

_NAMES_OF_VOID = "area base br col embed hr img input link meta param source track wbr"
_VOID = frozenset(_NAMES_OF_VOID.split())
_NAMES_OF_HIDDEN = (
    "head script style template noscript svg iframe canvas audio video datalist rp noembed noframes"
)
_HIDDEN = frozenset(_NAMES_OF_HIDDEN.split())
_STRUCK = frozenset({"del", "s", "strike"})


@cache
def _hiding_style() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|"
        r"(?:opacity|font-size)\s*:\s*0+(?:\.0*)?(?:[a-z]+|%)?)\s*(?:!\s*important\s*)?(?:;|$)"
    )


_NAMES_OF_ENDERS = (
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr main menu nav ol p pre section summary table ul"
)
_PARAGRAPH_ENDERS = frozenset(_NAMES_OF_ENDERS.split())
# a start tag closes the open element of its kind, up to the element that contains both
_CLOSED_BY_NEXT: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "td": (frozenset({"td", "th"}), frozenset({"table", "tr"})),
    "th": (frozenset({"td", "th"}), frozenset({"table", "tr"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "tbody": (frozenset({"thead", "tbody", "tfoot"}), frozenset({"table"})),
    "tfoot": (frozenset({"thead", "tbody", "tfoot"}), frozenset({"table"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
    "body": (frozenset({"head"}), frozenset()),
}


@cache
def _tag() -> re.Pattern[str]:
    return re.compile(r"<(?P<slash>/?)(?P<name>[A-Za-z][^\s/>]*)(?P<rest>[^>]*|.*)>\Z", re.DOTALL)


@cache
def _attribute() -> re.Pattern[str]:
    return re.compile(
        r"(?P<name>[^\s\"'>/=]+)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|"
        r"(?P<bare>[^\s\"'=<>`]+)))?"
    )


_ALWAYS_MAY_HIDE = "|".join(sorted(_HIDDEN | _STRUCK))


@cache
def _may_hide() -> re.Pattern[str]:
    return re.compile(
        rf"<(?:{_ALWAYS_MAY_HIDE})\b"
        r"|<[a-z][^<>]{0,400}(?:\bhidden\b|display\s*:|visibility\s*:|opacity\s*:|font-size\s*:\s*0)"
        r"|<dialog\b",
        re.IGNORECASE,
    )


def may_hide(text: str) -> bool:
    """Whether a tag in the text may hide or strike out what follows, across several blocks."""
    return "<" in text and _may_hide().search(text) is not None


class Tag(NamedTuple):
    """A start or end tag: its lower-case name, its attributes."""

    name: str
    attributes: Attributes
    closes: bool


def read_tag(source: str) -> Tag | None:
    """Read a whole tag, including "<" and ">"; None for a comment, a declaration and the like."""
    match = _tag().match(source)
    if match is None:
        return None
    attributes: dict[str, str] = {}
    if match["rest"].strip(" /"):
        for found in _attribute().finditer(match["rest"]):
            value = found["double"] or found["single"] or found["bare"] or ""
            attributes.setdefault(found["name"].lower(), unescape(value))
    return Tag(match["name"].lower(), attributes, bool(match["slash"]))


def _effect(name: str, attributes: Attributes) -> Visibility:
    if name in _HIDDEN or "hidden" in attributes or (name == "dialog" and "open" not in attributes):
        return "hidden"
    style = attributes.get("style")
    if style and _hiding_style().search(style.lower()):
        return "hidden"
    return "struck" if name in _STRUCK else "shown"


class OpenTags:
    """The elements that are open at one place in a text, and so the visibility of words there."""

    __slots__ = ("_counts", "_open")

    def __init__(self) -> None:
        self._open: list[tuple[str, Visibility]] = []
        self._counts: Counter[str] = Counter()

    @property
    def visibility(self) -> Visibility:
        """The visibility of the words that come next."""
        return self._open[-1][1] if self._open else "shown"

    def holds(self, name: str) -> bool:
        """Whether an element of that name is open."""
        return self._counts[name] > 0

    def open(self, name: str, attributes: Attributes) -> None:
        """Process a start tag, and the implied ends of elements."""
        if name in _PARAGRAPH_ENDERS:
            self.close("p")
        implied = _CLOSED_BY_NEXT.get(name)
        if implied is not None:
            self._close_next(*implied)
        if name in _VOID:
            return
        around = self.visibility
        effect = _effect(name, attributes)
        if around == "hidden" or effect == "shown":
            effect = around
        self._open.append((name, effect))
        self._counts[name] += 1

    def close(self, name: str) -> None:
        """Process an end tag; one that closes nothing is ignored."""
        while self._counts[name]:
            if self._pop() == name:
                return

    def _close_next(self, kinds: frozenset[str], holders: frozenset[str]) -> None:
        if not any(self._counts[kind] for kind in kinds):
            return
        for name, _ in reversed(self._open):
            if name in holders:
                return
            if name in kinds:
                self.close(name)
                return

    def _pop(self) -> str:
        name, _ = self._open.pop()
        self._counts[name] -= 1
        return name
