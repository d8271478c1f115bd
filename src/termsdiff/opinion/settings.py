"""What a user sets for opinions: the table `[opinion]` of the settings; see docs/opinion.md."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import TermsdiffError
from .models import TIMEOUT
from .prompt import DEFAULT_BUDGET
from .question import Asked

DEFAULT_FILE = "opinions.jsonl"
ASKED: tuple[Asked, ...] = ("unassessed", "flagged", "both", "all")
_MOST_TOKENS = 1_000_000


class OpinionSettings(NamedTuple):
    """Which model to ask with `--opinion configured`, about what, and where answers are kept.

    `file` is None where none is named; `price` is the cost of a million tokens read and written.
    """

    model: str = ""
    options: Mapping[str, Any] = {}
    asked: Asked = "both"
    file: Path | None = None
    budget: int = DEFAULT_BUDGET
    timeout: float = TIMEOUT
    price: tuple[float, float] | None = None


def read_opinion_settings(path: str | Path | None, start: Path) -> OpinionSettings:
    """Return the settings in a file; without one, in the file found from a folder upwards."""
    from ..rules.settings_file import find_file, settings_table

    found = Path(path) if path is not None else find_file(start)
    if found is None:
        return OpinionSettings()
    table = settings_table(found).get("opinion", {})
    if not isinstance(table, dict):
        raise TermsdiffError(f"{found}: [opinion] must be a table")
    return _settings(table, found)


def _settings(table: Mapping[str, Any], source: Path) -> OpinionSettings:
    from ..suggesting import did_you_mean

    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in _READERS:
            hint = did_you_mean(key, _READERS)
            raise TermsdiffError(f"{source}: [opinion] has no key {key!r}{hint}")
        name, fits, wanted = _READERS[key]
        if not fits(value):
            raise TermsdiffError(f"{source}: opinion.{key} must be {wanted}, not {value!r}")
        values[name] = value
    if "file" in values:
        values["file"] = _beside(source, values["file"])
    if "price" in values:
        values["price"] = tuple(map(float, values["price"]))
    return OpinionSettings(**values)


def _beside(source: Path, name: str) -> Path:
    """Return a file in the folder of the settings; it need not exist yet."""
    from ..input.inside import find_inside

    folder = source.absolute().parent
    place = folder / name
    parts = Path(name).parts
    if Path(name).is_absolute() or any(part.startswith(".") for part in parts):
        # `.git` among them: settings come with a repository, and answers are written there
        raise TermsdiffError(
            f"{source}: opinion.file must be a file beside or below this one, in no hidden folder"
        )
    if place.suffix != ".jsonl":
        raise TermsdiffError(f"{source}: opinion.file must end in .jsonl")
    find_inside(folder, place)
    return place


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and len(value) <= 200


def _is_number(value: object, most: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= most


def _is_price(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(
            isinstance(one, int | float) and not isinstance(one, bool) and 0 <= one < 1e6
            for one in value
        )
    )


_READERS: dict[str, tuple[str, Callable[[object], bool], str]] = {
    "model": ("model", _is_text, "the name of a model"),
    "options": ("options", lambda value: isinstance(value, dict), "a table"),
    "for": ("asked", lambda value: value in ASKED, f"one of {', '.join(ASKED)}"),
    "file": ("file", _is_text, "the name of a file"),
    "budget": (
        "budget",
        lambda value: isinstance(value, int) and _is_number(value, _MOST_TOKENS),
        "a number of tokens",
    ),
    "timeout": ("timeout", lambda value: _is_number(value, 3_600), "a number of seconds"),
    "price": ("price", _is_price, "two numbers: the price of a million tokens in, and out"),
}
