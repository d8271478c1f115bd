"""The language of reports: English as written in the code, or a catalogue of translations.

English is the source: the English message is the key in `languages/messages/<language>.toml`, as in
gettext. A catalogue is read only when its language is requested.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from .on_demand import on_demand

if TYPE_CHECKING:
    from tomllib import load as load_toml
else:
    # English reports, and every other command, need no reader of catalogues
    load_toml = on_demand("tomllib:load")

REPORT_LANGUAGES = ("en", "de", "fr")
_GROUPING = ","
_FOLDER = os.path.join(os.path.dirname(__file__), "languages", "messages")  # noqa: PTH118, PTH120
_ENGLISH: Mapping[str, str] = MappingProxyType({})
_current: ContextVar[Mapping[str, str]] = ContextVar("messages", default=_ENGLISH)
_language: ContextVar[str] = ContextVar("language", default="en")
K = TypeVar("K")


@lru_cache(maxsize=4)
def messages_in(language: str) -> Mapping[str, str]:
    """Return the translations of a language by English message; none for English.

    `language` is one of `REPORT_LANGUAGES`; the tables of a catalogue only group its messages.
    """
    if language == "en":
        return _ENGLISH
    if language not in REPORT_LANGUAGES:
        raise ValueError(f"unknown report language {language!r}")
    path = os.path.join(_FOLDER, f"{language}.toml")  # noqa: PTH118
    with open(path, "rb") as file:  # noqa: PTH123
        tables = load_toml(file)
    return {english: said for table in tables.values() for english, said in table.items()}


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Judge and report everything in this context in a language."""
    before, name = _current.set(messages_in(language)), _language.set(language)
    try:
        yield
    finally:
        _current.reset(before)
        _language.reset(name)


def spoken_language() -> str:
    """Return the current language, as an HTML page names it."""
    return _language.get()


def say(english: str, /, **slots: str | int) -> str:
    """Return a message in the current language, with its slots filled in.

    Messages missing from a catalogue stay English. Values are never read as templates.
    """
    text = _current.get().get(english, english)
    if not slots:
        return text
    values = {name: grouped(v) if isinstance(v, int) else v for name, v in slots.items()}
    return text.format(**values)


def grouped(number: int) -> str:
    """Return a number with thousands separators: 12,000; 12.000 in German."""
    return f"{number:,}".replace(_GROUPING, say(_GROUPING))


class Spoken(dict[K, str]):
    """A table of messages: each is looked up in the current language."""

    def __getitem__(self, key: K) -> str:
        return say(super().__getitem__(key))

    def get(self, key: K, default: str = "") -> str:  # type: ignore[override]
        """Return the message, or the default as it is."""
        found = super().get(key)
        return default if found is None else say(found)
