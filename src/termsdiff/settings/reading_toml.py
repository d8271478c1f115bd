"""Read TOML according to a declaration; every mistake is one line with file and key.

A declaration is a NamedTuple (see `declarations`); `validating` checks a table against it.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from ..errors import TermsdiffError
from ..input.files import read_file
from ..on_demand import on_demand

if TYPE_CHECKING:
    from .validating import checked
else:
    # its library takes 10 ms to load
    checked = on_demand("termsdiff.settings.validating:checked")

Declared = TypeVar("Declared", bound=tuple[Any, ...])
_MOST_CHARACTERS = 100_000


def read_toml(path: Path, most: int = _MOST_CHARACTERS) -> dict[str, Any]:
    """Read a TOML file; raise TermsdiffError if that fails.

    `most` is how many characters it may have.
    """
    # a pipe or device in its place is refused without waiting for it
    data = read_file(str(path), 4 * most)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise TermsdiffError(f"{path}: not UTF-8; save it as UTF-8") from None
    if len(text) > most:
        raise TermsdiffError(f"{path}: longer than {most} characters; split it")
    return parse_toml(text, str(path))


def parse_toml(text: str, source: str) -> dict[str, Any]:
    """Return the table of a TOML text; raise TermsdiffError, naming the source, if invalid."""
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise TermsdiffError(f"{source}: not valid TOML: {error}; correct it") from None


def declared(kind: type[Declared], table: Any, source: str, prefix: str = "") -> Declared:
    """Return a table as its declared type; raise TermsdiffError with source and key if it is wrong.

    `prefix` is the key of the table itself: `gate`, `accepted[2]`.
    """
    if _is_right(kind, table):
        return kind(**table)
    return checked(kind, table, source, prefix)


def _is_right(kind: type[Any], table: Any) -> bool:
    """Return whether only strings are declared, and the table has only strings under known keys."""
    hints = kind.__annotations__
    return (
        isinstance(table, dict)
        and table.keys() <= hints.keys()
        # a NamedTuple keeps string annotations as forward references
        and all(getattr(hint, "__forward_arg__", "") == "str" for hint in hints.values())
        and all(isinstance(value, str) for value in table.values())
        and hints.keys() - table.keys() <= kind._field_defaults.keys()
    )
