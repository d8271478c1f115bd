"""Show a long text through the user's pager."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Mapping
from shutil import get_terminal_size

from .writing import print_text, stdout_is_terminal

_COLORS_THROUGH_LESS = "-R"


def show(text: str) -> None:
    """Print text, through the user's pager if it is longer than the terminal."""
    command = _pager(os.environ)
    long = stdout_is_terminal() and text.count("\n") >= get_terminal_size().lines
    if not (long and command and _page(command, text)):
        print_text(text)


def _pager(environment: Mapping[str, str]) -> list[str]:
    """Return the command of the pager as words: it never passes through a shell."""
    try:
        command = shlex.split(environment.get("PAGER", "less"))
    except ValueError:
        return []
    return [] if command == ["cat"] else command


def _page(command: list[str], text: str) -> bool:
    """Run the pager on the text; return whether it could be started."""
    environment = {"LESS": _COLORS_THROUGH_LESS, "LESSCHARSET": "utf-8"} | dict(os.environ)
    try:
        process = subprocess.Popen(  # noqa: S603 - the user's own PAGER, no shell
            command, stdin=subprocess.PIPE, env=environment
        )
    except OSError:
        return False
    try:
        process.communicate(text.encode("utf-8", "backslashreplace"))
    except KeyboardInterrupt:
        process.wait()
    return True
