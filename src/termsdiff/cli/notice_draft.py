"""Write the draft of a notice, and report what its own audit finds; part of `termsdiff notice`."""

from __future__ import annotations

import argparse
from datetime import date

from ..comparison import Comparison
from ..errors import TermsdiffError
from ..notice.draft import Draft, draft_notice
from ..reports.calendar import render_calendar
from ..reports.drafts import render_draft
from ..reports.notice_wording import timing_lines
from ..reports.wording import counted, release_words
from ..reports.writing import refuse_existing
from ..settings.declarations import NoticeSettings
from .output import deliver
from .printed_notes import say


def write_draft(
    arguments: argparse.Namespace, comparison: Comparison, settings: NoticeSettings
) -> int:
    """Draft what was requested, write it, and return the exit status."""
    if arguments.format is not None:
        raise TermsdiffError("a draft has no --format; use --as to say what to draft")
    if arguments.output is not None:
        refuse_existing(arguments.output, replace=arguments.force)
    sent = arguments.sent or date.today()
    draft = draft_notice(comparison, sent, settings)
    content: str | bytes
    if arguments.draft_as == "calendar":
        content = render_calendar(draft)
    else:
        content = render_draft(draft, arguments.draft_as, arguments.link, arguments.templates or "")
    deliver(arguments, content, for_people=False)
    say(*_remarks(draft), quiet=arguments.quiet)
    return 0


def _remarks(draft: Draft) -> list[str]:
    """Return what the sender must know before sending it."""
    remarks = [f"release: {release_words(draft.release)}"]
    remarks += timing_lines(draft.timing)
    unassessed = draft.comparison.counts["unassessed"]
    if unassessed:
        remarks.append(
            f"{counted(unassessed, 'change')} could not be assessed: the draft quotes what it "
            f"can; read each one"
        )
    wrong = [one for one in draft.audit.answers if one.verdict != "borne_out"]
    if wrong or draft.audit.unannounced:
        count = counted(len(wrong) + len(draft.audit.unannounced), "point")
        remarks.append(f"the audit of this draft is not clean ({count}); audit it with --said")
    return remarks
