"""Check a table against a declaration: a NamedTuple whose annotations say what is accepted.

msgspec checks it: unknown keys are refused, and no value is converted to another type.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import GenericAlias, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from ..errors import TermsdiffError
from ..suggesting import did_you_mean
from .declarations import Whole

Declared = TypeVar("Declared", bound=tuple[Any, ...])
_STEP = re.compile(r"\.([^.\[]+)|\[(\d+)\]")
_WHERE = re.compile(r" - at `\$[^`]*`$")
_UNKNOWN = re.compile(r"Object contains unknown field `(?P<key>.*)`", re.DOTALL)
_MISSING = re.compile(r"Object missing required field `(?P<key>.*)`", re.DOTALL)


def checked(kind: type[Declared], table: Any, source: str, prefix: str = "") -> Declared:
    """Return a table as its declared type; raise TermsdiffError with source and key if it is wrong.

    `prefix` is the key of the table itself: `gate`, `accepted[2]`.
    """
    hints = get_type_hints(kind, include_extras=True)
    plain = dict(table) if isinstance(table, Mapping) else table
    apart: dict[str, Any] = {}
    for key, hint in hints.items():
        if not isinstance(plain, dict) or key not in plain:
            continue
        maps = _maps(hint)
        # msgspec does not say which key of a map is wrong
        if maps and (maps == [hint] or isinstance(plain[key], dict)):
            apart[key] = _map(maps[0], plain[key], source, _joined(prefix, key))
            plain[key] = {}
    try:
        found = msgspec.convert(plain, _struct(kind), strict=True)
    except msgspec.ValidationError as error:
        raise TermsdiffError(f"{source}: {_mistake(str(error), kind, prefix)}") from None
    return _plain(kind, found)._replace(**apart)  # type: ignore[no-any-return]


def _maps(hint: Any) -> list[Any]:
    """Return the map that an annotation accepts, by itself or among others; none for others."""
    among = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    return [one for one in among if get_origin(one) is Mapping]


def _map(hint: Any, value: Any, source: str, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TermsdiffError(f"{source}: {where}: must be a table")
    (_, wanted), found = get_args(hint), {}
    for key, one in value.items():
        try:
            found[key] = msgspec.convert(one, _type(wanted), strict=True)
        except msgspec.ValidationError:
            says = _describe_hint(wanted)
            raise TermsdiffError(f"{source}: {where}.{key}: must be {says}") from None
    return found


def _is_declaration(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, tuple) and hasattr(hint, "_fields")


@cache
def _struct(kind: type[Any]) -> type[msgspec.Struct]:
    """Return the type with which msgspec checks a declaration."""
    defaults = kind._field_defaults
    fields: list[Any] = []
    for key, hint in get_type_hints(kind, include_extras=True).items():
        if key in defaults:
            # unset keys keep the declaration's default
            fields.append((key, _type(hint) | msgspec.UnsetType, msgspec.UNSET))
        else:
            fields.append((key, _type(hint)))
    return msgspec.defstruct(kind.__name__, fields, forbid_unknown_fields=True, kw_only=True)


def _type(hint: Any) -> Any:
    """Return an annotation of a declaration in msgspec's form."""
    if _is_declaration(hint):
        return _struct(hint)
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        mark = inner[1]
        if isinstance(mark, Whole):
            return Annotated[inner[0], msgspec.Meta(ge=mark.least, le=mark.most)]
        return Annotated[inner[0], msgspec.Meta(pattern=r"\S")]
    if origin is tuple:
        return GenericAlias(tuple, (_type(inner[0]), ...))
    if origin in (Union, UnionType):
        return Union[tuple(_type(one) for one in inner)]  # noqa: UP007 - made of values
    if origin is Mapping:
        return GenericAlias(dict, (str, _type(inner[1])))
    return hint


def _plain(kind: type[Any], found: Any) -> Any:
    """Return msgspec's result for a table as the declaration's own type."""
    hints = get_type_hints(kind, include_extras=True)
    values = {}
    for key in kind._fields:
        value = getattr(found, key)
        if value is not msgspec.UNSET:
            values[key] = _plain_value(hints[key], value)
    return kind(**values)


def _plain_value(hint: Any, value: Any) -> Any:
    if _is_declaration(hint):
        return _plain(hint, value)
    inner = get_args(hint)
    if get_origin(hint) is tuple and _is_declaration(inner[0]):
        return tuple(_plain(inner[0], one) for one in value)
    return value


def _mistake(said: str, kind: type[Any], prefix: str) -> str:
    """Word msgspec's complaint as our own: the key, and what it must be."""
    says, _, path = said.rpartition(" - at `$") if _WHERE.search(said) else (said, "", "")
    steps = [(match[1], match[2]) for match in _STEP.finditer(path.removesuffix("`"))]
    unknown, missing = _UNKNOWN.fullmatch(says), _MISSING.fullmatch(says)
    where, hint = _resolve_steps(steps, kind, prefix)
    if unknown:
        known = hint._fields
        near = did_you_mean(unknown["key"], known) or f"; known keys: {', '.join(known)}"
        return f"{_joined(where, unknown['key'])}: unknown key{near}"
    if missing:
        hint = get_type_hints(hint, include_extras=True)[missing["key"]]
        where = _joined(where, missing["key"])
    return f"{where or 'the file'}: must be {_describe_hint(hint)}"


def _resolve_steps(steps: list[tuple[str, str]], kind: Any, prefix: str) -> tuple[str, Any]:
    """Return the key that steps lead to, counted from 1 in lists, and what is declared there."""
    where, hint = prefix, kind
    for key, number in steps:
        if number:
            inner = get_args(hint)[0]
            if not _is_declaration(inner):
                # a wrong item is reported as a wrong list
                break
            where, hint = f"{where}[{int(number) + 1}]", inner
        else:
            hints = get_type_hints(hint, include_extras=True)
            if key not in hints:
                # a key crafted to look like a path
                break
            where, hint = _joined(where, key), hints[key]
    return where, hint


def _joined(prefix: str, key: str) -> str:
    return f"{prefix}.{key}" if prefix else key


def _describe_hint(hint: Any) -> str:
    """Return what an annotation accepts, in words."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        mark = inner[1]
        bounds = f" from {mark.least} to {mark.most}" if isinstance(mark, Whole) else ""
        return f"{_describe_hint(inner[0])}{bounds}"
    if origin is Literal:
        return f"one of {', '.join(map(str, inner))}"
    if origin is tuple:
        if get_origin(inner[0]) is Literal:
            return f"a list of {', '.join(filter(None, get_args(inner[0])))}"
        return "a list of tables" if _is_declaration(inner[0]) else "a list of strings"
    if origin in (Union, UnionType):
        return _describe_hint(next(one for one in inner if one is not type(None)))
    if hint in (str, int, float, bool):
        plain = {str: "a string", int: "a whole number", float: "a number", bool: "true or false"}
        return plain[hint]
    return "a table"
