"""Equations on one line: `a/b` for a fraction, `x^2` for a power, brackets as they are set."""

from __future__ import annotations

from copy import deepcopy

from .tracked import Tracked, is_gone
from .xml import Element, attribute, name


def equation_text(element: Element, tracked: Tracked) -> str:
    """Return the text of an equation; every letter and sign appears once."""
    own = deepcopy(element)
    for inner in list(own.iter()):
        parent = inner.getparent()
        if parent is not None and is_gone(inner, tracked):
            parent.remove(inner)
    return " ".join(_read(own).split())


def _read(element: Element) -> str:
    tag = str(element.tag)
    if tag in (name("m:t"), name("w:t"), name("w:delText")):
        return element.text or ""
    if tag.endswith("Pr"):
        return ""
    shape = _SHAPES.get(tag)
    return shape(element) if shape is not None else "".join(_read(child) for child in element)


def _part(element: Element, short: str) -> str:
    found = element.find(name(f"m:{short}"))
    return "" if found is None else _read(found)


def _setting(element: Element, short: str, default: str) -> str:
    """Return a sign set by the properties of a shape; an empty one means none."""
    properties = element.find(f"{{*}}{str(element.tag).rpartition('}')[2]}Pr")
    found = properties.find(name(f"m:{short}")) if properties is not None else None
    return default if found is None else attribute(found, "m:val")


def _grouped(text: str) -> str:
    text = text.strip()
    return text if len(text) < 2 or text.isalnum() else f"({text})"


def _fraction(element: Element) -> str:
    return f"{_grouped(_part(element, 'num'))}/{_grouped(_part(element, 'den'))}"


def _scripts(element: Element) -> str:
    base, below, above = (_part(element, short) for short in ("e", "sub", "sup"))
    return base + _marked(below, above)


def _before(element: Element) -> str:
    return _marked(_part(element, "sub"), _part(element, "sup")) + _part(element, "e")


def _marked(below: str, above: str) -> str:
    lower = f"_{_grouped(below)}" if below.strip() else ""
    return lower + (f"^{_grouped(above)}" if above.strip() else "")


def _nary(element: Element) -> str:
    sign = _setting(element, "chr", "∫")
    limits = _marked(_part(element, "sub"), _part(element, "sup"))
    return f"{sign}{limits} {_part(element, 'e')}"


def _delimited(element: Element) -> str:
    start, end = _setting(element, "begChr", "("), _setting(element, "endChr", ")")
    between = _setting(element, "sepChr", "|")
    inside = between.join(_read(child) for child in element.findall(name("m:e")))
    return f"{start}{inside}{end}"


def _root(element: Element) -> str:
    degree = _part(element, "deg").strip()
    return f"{degree}√({_part(element, 'e')})"


def _limit(element: Element) -> str:
    return f"{_part(element, 'e')}{_marked(_part(element, 'lim'), '')}"


def _rows(element: Element) -> str:
    rows = element.findall(name("m:mr")) or element.findall(name("m:e"))
    return "; ".join(", ".join(_read(cell) for cell in row) for row in rows)


def _function(element: Element) -> str:
    return f"{_part(element, 'fName')} {_part(element, 'e')}"


_SHAPES = {
    name("m:f"): _fraction,
    name("m:sSub"): _scripts,
    name("m:sSup"): _scripts,
    name("m:sSubSup"): _scripts,
    name("m:sPre"): _before,
    name("m:nary"): _nary,
    name("m:d"): _delimited,
    name("m:rad"): _root,
    name("m:limLow"): _limit,
    name("m:limUpp"): _limit,
    name("m:m"): _rows,
    name("m:eqArr"): _rows,
    name("m:func"): _function,
}
