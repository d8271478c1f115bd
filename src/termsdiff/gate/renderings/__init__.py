"""The formats of a check: an account for people, and others, each imported when it is used."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from ...errors import TermsdiffError
from ..problem import Report

Rendering = Callable[[Report], str]
FORMATS = {
    "text": "account",
    "github": "machines",
    "json": "machines",
    "junit": "machines",
    "markdown": "comment",
    "sarif": "machines",
}


def find_rendering(name: str) -> Rendering:
    """Return the function that writes a report; raise TermsdiffError for an unknown format."""
    if name not in FORMATS:
        raise TermsdiffError(
            f"check has no format {name!r}; known formats: {', '.join(FORMATS)}; "
            "`termsdiff diff` writes the others"
        )
    module = import_module(f"{__package__}.{FORMATS[name]}")
    function = "render" if name in ("text", "markdown") else f"render_{name}"
    return cast(Rendering, getattr(module, function))
