"""The notice period of a new version: is it shorter than the terms or the policy promise?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ...notice.promise import promised_notice
from ...parsing import Document
from ...settings.declarations import GateSettings
from ...versions.version import Version
from ..acknowledgements import Accepted
from ..problem import Problem, made_subject
from ..terms_paths import TermsPath


def short_notice(
    place: TermsPath,
    version: Version,
    before: Document,
    posted: date,
    settings: GateSettings,
    accepted: Accepted,
) -> Iterator[Problem]:
    """Yield a problem if a version applies sooner after its filing than the policy or terms say."""
    promised, line = promised_notice(before)
    wanted = max(promised, settings.notice)
    given = (version.start - posted).days
    if given >= wanted:
        return
    who = "the terms promise" if promised >= settings.notice else "the policy requires"
    where = f" ({before.source}, line {line})" if promised >= settings.notice else ""
    subject = made_subject("n", f"{_days(given)} of notice", version.day, str(wanted))
    if not accepted.covers(subject):
        says = f"applies {_days(given)} after it is filed; {who} {_days(wanted)}{where}"
        earliest = posted + timedelta(days=wanted)
        cure = f"let it apply from {earliest} or later; {subject.command} if that is intended"
        yield Problem("notice", place.path, 1, says, cure, place.review, subject)


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"
