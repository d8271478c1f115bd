"""The settings of a command: from the named file, or from the working directory."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..on_demand import on_demand
from ..settings.declarations import NoticeSettings, Settings
from ..settings.locating import find_file

if TYPE_CHECKING:
    from ..notice.notice_settings import notice_settings
    from ..rules.configuration import Configuration
    from ..rules.settings_file import configuration_in
    from ..settings.file import read_settings
else:
    # most working directories have no settings, and no command waits for what reads them
    notice_settings = on_demand("termsdiff.notice.notice_settings:notice_settings")
    configuration_in = on_demand("termsdiff.rules.settings_file:configuration_in")
    read_settings = on_demand("termsdiff.settings.file:read_settings")


class Loaded(NamedTuple):
    """Settings and the file they come from; None, with the defaults, if there is no file."""

    file: Path | None = None
    settings: Settings = Settings()

    @property
    def configuration(self) -> Configuration | None:
        """The settings for judging changes; None if there are none."""
        if self.file is None:
            return None
        return configuration_in(self.settings, self.file)

    @property
    def notice(self) -> NoticeSettings:
        """The settings for notices and releases."""
        if self.settings.notice == NoticeSettings():
            return self.settings.notice
        return notice_settings(self.settings, str(self.file))


def load_settings(path: str | None) -> Loaded:
    """Return the settings from a file, or from the working directory.

    Raises TermsdiffError, with file and key, for any mistake, even in another command's table.
    """
    found = Path(path) if path is not None else find_file(Path.cwd())
    if found is None:
        return Loaded()
    return Loaded(found, read_settings(found))


def read_configuration(path: str | None) -> Configuration | None:
    """Return the settings for judging changes; None if there are none."""
    return load_settings(path).configuration
