"""Compare successive versions of legal terms clause by clause.

>>> from termsdiff import compare
>>> compare("We give six (6) months’ notice.", "We give three (3) months’ notice.").verdict
'material'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ._version import __version__

if TYPE_CHECKING:
    from .alignment import Alignment, Entry
    from .errors import TermsdiffError
    from .library import Comparison, compare
    from .parsing import Block, Document, parse
    from .redline import Added, Change, Edited, Removed
    from .rules import Finding, JudgedChange
    from .rules.finding import Opinion
    from .verifying import Verification, verify

__all__ = [
    "Added",
    "Alignment",
    "Block",
    "Change",
    "Comparison",
    "Document",
    "Edited",
    "Entry",
    "Finding",
    "JudgedChange",
    "Opinion",
    "Removed",
    "TermsdiffError",
    "Verification",
    "__version__",
    "compare",
    "parse",
    "verify",
]

_HOMES = {
    "Added": "redline",
    "Alignment": "alignment",
    "Block": "parsing",
    "Change": "redline",
    "Comparison": "library",
    "Document": "parsing",
    "Edited": "redline",
    "Entry": "alignment",
    "Finding": "rules",
    "JudgedChange": "rules",
    "Opinion": "rules.finding",
    "Removed": "redline",
    "TermsdiffError": "errors",
    "Verification": "verifying",
    "compare": "library",
    "parse": "parsing",
    "verify": "verifying",
}


def __dir__() -> list[str]:
    """Return the public names, imported or not, for completion in notebooks."""
    return [*__all__, "__doc__"]


def __getattr__(name: str) -> object:
    """Import the public names when they are first used, to start quickly."""
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
