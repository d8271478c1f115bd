"""Code that is loaded when it is first called: what most runs do without slows none of them.

A module declares such code at its top, beside its imports, and once more for the type checker:

    if TYPE_CHECKING:
        from ..versions.resolve import resolve_pair
    else:
        resolve_pair = on_demand("termsdiff.versions.resolve:resolve_pair")
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from .errors import TermsdiffError


def load(name: str) -> Any:
    """Return what `package.module:name` names, and load its module."""
    module, _, attribute = name.partition(":")
    return getattr(import_module(module), attribute)


def on_demand(name: str) -> Callable[..., Any]:
    """Return a function that loads the one that `package.module:name` names, and calls it."""

    def call(*given: Any, **named: Any) -> Any:
        return load(name)(*given, **named)

    return call


def optional(module: str, advice: str) -> Any:
    """Return a module of an extra; raise TermsdiffError, with the advice, if it is missing."""
    try:
        return import_module(module)
    except ImportError:
        raise TermsdiffError(advice) from None
