"""Compare successive versions of legal terms clause by clause.

>>> from termsdiff import compare
>>> compare("We give six (6) months’ notice.", "We give three (3) months’ notice.").verdict
'material'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._version import __version__

if TYPE_CHECKING:
    from .alignment import Alignment, Entry
    from .comparison import Comparison, compare
    from .errors import TermsdiffError
    from .parsing import Block, Document, parse
    from .redline import Change
    from .rules import Finding, JudgedChange

__all__ = [
    "Alignment",
    "Block",
    "Change",
    "Comparison",
    "Document",
    "Entry",
    "Finding",
    "JudgedChange",
    "TermsdiffError",
    "__version__",
    "compare",
    "parse",
]

_HOMES = {
    "Alignment": "alignment",
    "Block": "parsing",
    "Change": "redline",
    "Comparison": "comparison",
    "Document": "parsing",
    "Entry": "alignment",
    "Finding": "rules",
    "JudgedChange": "rules",
    "TermsdiffError": "errors",
    "compare": "comparison",
    "parse": "parsing",
}


def __getattr__(name: str) -> object:
    """Import the public names when they are first used: start-up time is a feature."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
