"""Policy: limits that the terms must keep to, whether or not they changed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit: clauses that match must state at least, or at most, a value.

    `words` and `kind` say which values are meant: those of the kind (`duration`, `money`,
    `percentage`, `frequency`, `age`) in sentences with one of the phrases.
    """

    id: str
    kind: str
    words: tuple[str, ...]
    roles: tuple[str, ...] = ()
    at_least: str = ""
    at_most: str = ""
    topic: str = "other"
    message: str = ""
