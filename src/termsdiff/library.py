"""What a Python program or a notebook gets: a comparison that can show itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from importlib import import_module
from typing import TYPE_CHECKING, Any

from . import comparison as core
from .errors import TermsdiffError
from .reports.formats import find_format
from .reports.options import RenderOptions
from .reports.wording import change_name

if TYPE_CHECKING:
    from .parsing import Document
    from .rules.configuration import Configuration

LIBRARIES = ("pandas", "polars")
COLUMNS = (
    *("id", "clause", "kind", "topic", "materiality", "basis", "favours", "weight"),
    *("old_text", "new_text", "findings", "rules"),
)


@dataclass(frozen=True, repr=False)
class Comparison(core.Comparison):
    """Everything termsdiff says about two versions; `changes` are in the order of the new one.

    A notebook displays it as the report.
    """

    def _repr_html_(self) -> str:
        """Return the report as HTML for a notebook, with all document text escaped."""
        return self.report("html-fragment")

    def report(self, format: str = "text", *, full: bool = False) -> str:
        """Return the report in one of the text formats of `termsdiff formats`.

        Raises TermsdiffError for a format that is unknown or binary.
        """
        chosen = find_format(format)
        if chosen.binary:
            raise TermsdiffError(f"{format} is a binary format; `termsdiff diff -o FILE` writes it")
        report = chosen.render(self, RenderOptions(full=full))
        return report.decode("utf-8") if isinstance(report, bytes) else report

    def to_dataframe(self, library: str | None = None) -> Any:
        """Return the changes as a table, one row per change, with pandas or polars.

        `library` names one of them; None uses the one that is installed, pandas first. Raises
        TermsdiffError if it is not installed.
        """
        name, module = _library(library)
        rows = list(rows_of(self))
        if name == "polars":
            kinds = dict.fromkeys(COLUMNS, module.String) | {"weight": module.Int64}
            return module.DataFrame(rows, schema=kinds, orient="row")
        return module.DataFrame(rows, columns=list(COLUMNS))


def compare(
    old: Document | str, new: Document | str, configuration: Configuration | None = None
) -> Comparison:
    """Compare two versions of terms, given as documents or as Markdown text."""
    found = core.compare(old, new, configuration)
    return Comparison(**{one.name: getattr(found, one.name) for one in fields(found)})


def rows_of(comparison: core.Comparison) -> Iterator[tuple[object, ...]]:
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
