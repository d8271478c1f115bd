"""The dates of a notice as a calendar file, RFC 5545; needs the extra `calendar`."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from ..errors import TermsdiffError
from ..on_demand import optional
from ..text.visible import visible_line

if TYPE_CHECKING:
    from ..notice.deadlines import Deadline
    from ..notice.draft import Draft

_NO_ICALENDAR = "a calendar needs icalendar; run `pip install 'termsdiff[calendar]'`"
_SUMMARIES = {
    "applies": "{title}: the new version applies",
    "object": "{title}: last day to object",
    "cancel": "{title}: last day to cancel",
}


def render_calendar(draft: Draft) -> bytes:
    """Return the dates of a draft, one all-day event each; raise TermsdiffError if none."""
    icalendar = optional("icalendar", _NO_ICALENDAR)
    if not draft.deadlines:
        raise TermsdiffError(f"{draft.comparison.new.source}: no effective date, so no calendar")
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//termsdiff//notice//EN")
    calendar.add("version", "2.0")
    title = visible_line(draft.comparison.new.title or draft.comparison.old.title) or "Terms"
    for deadline in draft.deadlines:
        event = icalendar.Event()
        event.add("uid", _uid(draft, deadline))
        event.add("dtstamp", _stamp(draft, deadline))
        event.add("dtstart", deadline.day)
        event.add("dtend", deadline.day + timedelta(days=1))
        event.add("summary", _SUMMARIES[deadline.kind].format(title=title))
        event.add("transp", "TRANSPARENT")
        if deadline.sentence:
            where = f" (line {deadline.lines[0]} of the previous version)" if deadline.lines else ""
            event.add("description", f"“{visible_line(deadline.sentence)}”{where}")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _uid(draft: Draft, deadline: Deadline) -> str:
    words = f"{deadline.kind} {draft.comparison.old.sha256} {draft.comparison.new.sha256}"
    return f"{hashlib.sha256(words.encode()).hexdigest()[:32]}@termsdiff"


def _stamp(draft: Draft, deadline: Deadline) -> datetime:
    """Return the same timestamp for the same notice, so that its file is always identical."""
    return datetime.combine(draft.sent or deadline.day, time(), UTC)
