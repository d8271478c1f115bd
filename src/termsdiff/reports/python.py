"""What a comparison offers in Python: a text report, and its changes as a table."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..errors import TermsdiffError
from .formats import find_format
from .options import RenderOptions
from .wording import change_name

if TYPE_CHECKING:
    from ..comparison import Comparison

LIBRARIES = ("pandas", "polars")
COLUMNS = (
    *("id", "clause", "kind", "topic", "materiality", "basis", "favours", "weight"),
    *("old_text", "new_text", "findings", "rules"),
)


def report_of(comparison: Comparison, name: str, *, full: bool = False) -> str:
    """Return the report in a text format; raise TermsdiffError for any other."""
    chosen = find_format(name)
    if chosen.binary:
        raise TermsdiffError(f"{name} is a binary format; `termsdiff diff -o FILE` writes it")
    report = chosen.render(comparison, RenderOptions(full=full))
    return report.decode("utf-8") if isinstance(report, bytes) else report


def rows_of(comparison: Comparison) -> Iterator[tuple[object, ...]]:
    """Yield one row per change, in the order of the new version, with the cells of `COLUMNS`."""
    for judged in comparison.changes:
        yield (
            judged.id,
            change_name(comparison, judged.change),
            judged.kind,
            judged.topics[0] if judged.topics else "other",
            judged.materiality,
            judged.basis,
            judged.favours,
            judged.weight,
            judged.old_text,
            judged.new_text,
            " ".join(finding.message for finding in judged.findings),
            ", ".join(dict.fromkeys(finding.rule for finding in judged.findings)),
        )


def dataframe_of(comparison: Comparison, library: str | None = None) -> Any:
    """Return the changes as a DataFrame of pandas or polars."""
    name, module = _library(library)
    rows = list(rows_of(comparison))
    if name == "polars":
        kinds = dict.fromkeys(COLUMNS, module.String) | {"weight": module.Int64}
        return module.DataFrame(rows, schema=kinds, orient="row")
    return module.DataFrame(rows, columns=list(COLUMNS))


def _library(name: str | None) -> tuple[str, Any]:
    if name is not None and name not in LIBRARIES:
        raise TermsdiffError(f"unknown library {name!r}; known libraries: {', '.join(LIBRARIES)}")
    for candidate in LIBRARIES if name is None else (name,):
        try:
            return candidate, import_module(candidate)
        except ImportError:
            continue
    wanted = name or "pandas or polars"
    raise TermsdiffError(f"a table needs {wanted}: pip install {name or 'pandas'}")
