"""What a user sets for notices and releases: the table `[notice]`; see docs/notice.md."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ..errors import TermsdiffError
from ..rules.finding import TOPICS

_MOST_DAYS = 3_650
_MOST_CHANGES = 10_000


class NoticeSettings(NamedTuple):
    """When a change needs consent or notice, and how early a notice must come.

    `days` is the least number of days from a notice to the day from which the version applies, 0
    where only the terms' own promise counts. A material change against the customer on one of the
    `ask` topics asks for consent again; so many `minor` changes are to be told even if no change
    is material.
    """

    days: int = 0
    ask: tuple[str, ...] = ("liability", "license", "data_use", "payment", "disputes")
    minor: int = 1


def read_notice_settings(settings: Mapping[str, Any], source: str) -> NoticeSettings:
    """Return the notice's part of all settings; raise TermsdiffError, naming the source, if wrong.

    Topics of the user's own may be named, too.
    """
    table = settings.get("notice", {})
    if not isinstance(table, dict):
        raise TermsdiffError(f"{source}: [notice] must be a table")
    known = NoticeSettings._fields
    unknown = next((key for key in table if key not in known), None)
    if unknown is not None:
        from ..suggesting import did_you_mean

        hint = did_you_mean(unknown, known) or f"; there are: {', '.join(known)}"
        raise TermsdiffError(f"{source}: [notice] has no key {unknown!r}{hint}")
    own = settings.get("topics", {})
    topics = (*TOPICS, *(own if isinstance(own, dict) else ()))
    found = NoticeSettings()
    if "days" in table:
        found = found._replace(days=_number(table["days"], 0, _MOST_DAYS, f"{source}: notice.days"))
    if "minor" in table:
        number = _number(table["minor"], 1, _MOST_CHANGES, f"{source}: notice.minor")
        found = found._replace(minor=number)
    if "ask" in table:
        found = found._replace(ask=_topics(table["ask"], topics, f"{source}: notice.ask"))
    return found


def _number(value: object, least: int, most: int, where: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise TermsdiffError(f"{where} must be a number from {least} to {most:,}, not {value!r}")
    return value


def _topics(value: object, known: tuple[str, ...], where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise TermsdiffError(f"{where} must be a list of topics, not {value!r}")
    wrong = next((one for one in value if one not in known), None)
    if wrong is not None:
        from ..suggesting import did_you_mean

        raise TermsdiffError(
            f"{where}: no topic {wrong!r}{did_you_mean(wrong, known)}; "
            f"there are: {', '.join(known)}"
        )
    return tuple(value)
