"""What a user sets for notices and releases: the table `[notice]`; see docs/notice.md."""

from __future__ import annotations

from ..rules.settings_file import refuse_unknown_topics
from ..settings.declarations import NoticeSettings, Settings


def notice_settings(settings: Settings, source: str) -> NoticeSettings:
    """Return the notice's part of the settings.

    Custom topics may be named, too. Raises TermsdiffError, naming the source, for any other.
    """
    found = settings.notice
    refuse_unknown_topics(found.ask, settings.topics, f"{source}: notice.ask")
    return found
