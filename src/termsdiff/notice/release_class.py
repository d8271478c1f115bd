"""The class of a release: must the customers be asked again, given notice, or told nothing?

It works like the parts of a version number. Only proved changes require nothing: a change that
could not be assessed needs a notice, or a person who reads it and decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from ..settings.declarations import NoticeSettings
from ..spoken import say
from ..text.counting import counted
from ..text.patterns import later

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..rules.finding import JudgedChange

ReleaseClass = Literal["ask again", "give notice", "nothing to tell"]
CLASSES: tuple[ReleaseClass, ...] = ("ask again", "give notice", "nothing to tell")
"""The weightiest first."""
_AGAINST = ("provider", "unclear")
_VERSION = later(r"(\d{1,6})(?:\.(\d{1,6}))?(?:\.(\d{1,6}))?")


class Release(NamedTuple):
    """What a new version requires of its publisher, why, and the changes that decide it."""

    name: ReleaseClass
    reason: str
    changes: tuple[JudgedChange, ...] = ()

    def reaches(self, least: ReleaseClass) -> bool:
        """Whether it is at least as significant as another class."""
        return CLASSES.index(self.name) <= CLASSES.index(least)


def release_of(comparison: Comparison, settings: NoticeSettings | None = None) -> Release:
    """Return the class of the new version of a comparison.

    `ask again`: a material change against the customer on one of the settings' topics; a change
    whose side is unclear may be against the customer. `give notice`: any other material change, as
    many minor ones as the settings say, or one that is not assessed.
    """
    wanted = settings or NoticeSettings()
    material = _by_weight(comparison, "material")
    against = [one for one in material if _is_against(one, wanted.ask)]
    if against:
        count = counted(len(against), "material change")
        return Release(
            "ask again", say("{changes} against the customer", changes=count), tuple(against)
        )
    if material:
        count = counted(len(material), "material change")
        return Release(
            "give notice",
            say("{changes}, none that requires consent", changes=count),
            tuple(material),
        )
    minor = _by_weight(comparison, "minor")
    unread = _by_weight(comparison, "unassessed")
    if len(minor) >= wanted.minor or unread:
        told = [
            counted(len(minor), "minor change") if minor else "",
            say("{changes} that could not be assessed", changes=counted(len(unread), "change"))
            if unread
            else "",
        ]
        reason = f" {say('and')} ".join(one for one in told if one)
        return Release("give notice", reason, (*minor, *unread))
    if comparison.is_incomplete:
        return Release("give notice", say("part of the text could not be read"))
    return Release("nothing to tell", _no_reason(comparison, minor))


def _no_reason(comparison: Comparison, minor: Sequence[JudgedChange]) -> str:
    if minor:
        return say(
            "{changes}, fewer than your settings require for a notice",
            changes=counted(len(minor), "minor change"),
        )
    if not comparison.changes:
        return say("the versions have the same words")
    return say("every change was proved to say the same")


def _by_weight(comparison: Comparison, weight: str) -> list[JudgedChange]:
    found = [one for one in comparison.changes if one.materiality == weight]
    return sorted(found, key=lambda one: -one.weight)


def _is_against(judged: JudgedChange, topics: Sequence[str]) -> bool:
    return judged.favours in _AGAINST and not set(judged.topics).isdisjoint(topics)


def next_version(version: str, name: ReleaseClass) -> str:
    """Return the version number that follows: 3.1 becomes 4.0, 3.2 or 3.1.1.

    Raises ValueError if it is not a number of one to three parts.
    """
    match = _VERSION.fullmatch(version)
    if match is None:
        raise ValueError(version)
    major, minor, patch = (int(part or 0) for part in match.groups())
    if name == "ask again":
        return f"{major + 1}.0"
    if name == "give notice":
        return f"{major}.{minor + 1}"
    return f"{major}.{minor}.{patch + 1}"
