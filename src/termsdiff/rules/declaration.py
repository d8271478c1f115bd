"""What a rule file may contain, table by table; docs/rules.md explains each key.

Read as the settings are (`settings/declarations.py`): fields are keys, annotations say what is
accepted, defaults apply if a key is omitted. `reading_rules` decides what values mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from ..facts.fact import Role
from ..materiality import Materiality
from ..settings.declarations import Text, Texts
from .rule import BindingClass, Look, Measure, Side


class WrittenConditions(NamedTuple):
    """The table `[when]`: phrases as written, `"@damages"` for those of a named list."""

    words: Texts = ()
    sentence: Texts = ()
    kept: Texts = ()
    about: Texts = ()
    place: Texts = ()
    clause: Texts = ()
    unless: Texts = ()
    unless_place: Texts = ()
    gained: Texts = ()
    lost: Texts = ()
    each: bool = False
    only: Literal["edited", "added", "removed"] | None = None
    kinds: tuple[Measure, ...] = ()
    roles: tuple[str, ...] = ()
    subjects: tuple[Role, ...] = ()
    modalities: Texts = ()
    topics: Texts = ()
    classes: tuple[BindingClass, ...] = ()


class WrittenExample(NamedTuple):
    """One `[[fires]]` or `[[quiet]]`; `each` are the texts put for `{}`, one example each."""

    old: str = ""
    new: str = ""
    place: str = ""
    favours: str = ""
    old_value: str = ""
    new_value: str = ""
    each: tuple[str, ...] | None = None


class WrittenRule(NamedTuple):
    """A rule as written in its file; the keys of the three maps are directions."""

    id: Text
    title: Text
    look: Look
    reason: Text
    materiality: Materiality | Mapping[str, Materiality]
    topic: str = ""
    reference: str = ""
    general: bool = False
    one_sided: bool = False
    when: WrittenConditions = WrittenConditions()
    favours: Mapping[str, Side] = {}
    message: Mapping[str, Text] = {}
    fires: tuple[WrittenExample, ...] = ()
    quiet: tuple[WrittenExample, ...] = ()
