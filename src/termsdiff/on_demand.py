"""Code that is loaded when it is first called, to keep commands quick to start.

A module names such code at its top, next to its imports, and once more for the type checker:

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
    """Load a module and return the name in it, given as `package.module:name`."""
    module, _, attribute = name.partition(":")
    return getattr(import_module(module), attribute)


def on_demand(name: str) -> Callable[..., Any]:
    """Return a function that, when called, loads `package.module:name` and calls it."""

    def call(*given: Any, **named: Any) -> Any:
        return load(name)(*given, **named)

    return call


def optional(module: str, advice: str) -> Any:
    """Return a module that belongs to an extra; raise TermsdiffError(advice) if it is missing."""
    try:
        return import_module(module)
    except ImportError:
        raise TermsdiffError(advice) from None
