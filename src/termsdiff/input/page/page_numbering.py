"""The numbers of list items as a browser shows them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bs4 import Tag

from ..number_forms import format_number
from .elements import attribute, declarations

_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "lower-greek": "lowerGreek",
}
_NO_NUMBER = frozenset(
    ("none", "disc", "circle", "square", "disclosure-open", "disclosure-closed", "initial")
)
_INTEGER = re.compile(r"\s*(?P<number>[+-]?\d{1,9})")
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"


def item_labels(listed: Tag, items: Sequence[Tag]) -> list[str]:
    """Return the label of each item: "3." for figures, "(c)" for letters, "" for a mark."""
    form = _form(listed)
    if listed.name != "ol":
        return [_written(place + 1, _form(item) or form) for place, item in enumerate(items)]
    reverse = "reversed" in listed.attrs
    number = _integer(listed, "start", len(items) if reverse else 1)
    labels = []
    for item in items:
        number = _integer(item, "value", number)
        labels.append(_written(number, _form(item) or form or "decimal"))
        number += -1 if reverse else 1
    return labels


def _form(element: Tag) -> str:
    """Return the number form that an element sets, "none" for marks, "" for neither."""
    style = declarations(element)
    asked = f"{style.get('list-style-type', '')} {style.get('list-style', '')}".split()
    for word in asked:
        if word in _STYLES:
            return _STYLES[word]
        if word in _NO_NUMBER:
            return "none"
    kind = attribute(element, "type")
    if kind.lower() in _NO_NUMBER:
        return "none"
    return "decimal" if kind == "1" else _TYPES.get(kind, "")


def _integer(element: Tag, name: str, default: int) -> int:
    match = _INTEGER.match(attribute(element, name))
    return int(match["number"]) if match else default


def _written(number: int, form: str) -> str:
    if form in ("", "none"):
        return ""
    if form == "lowerGreek":
        return f"({_GREEK[number - 1]})" if 0 < number <= len(_GREEK) else f"{number}."
    written = format_number(number, form)
    return f"{written}." if form.startswith("decimal") or written == str(number) else f"({written})"
