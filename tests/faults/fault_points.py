"""Stop a process, or fill its disk, at any of the moments at which it changes files.

An audit hook of Python sees every file opened for writing, renamed, removed or made, whichever
function did it; the n-th such moment below a folder is the one at which the fault strikes.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link"}
_GROWS = {"open", "os.mkdir", "os.link"}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
KILLED = 99


@dataclass
class Fault:
    """What strikes: below which folder, at which moment, and whether it kills or says "full"."""

    root: str
    at: int
    kills: bool
    seen: int = 0


_armed: list[Fault] = []
_installed: list[bool] = []


def _strike(event: str, arguments: tuple[Any, ...]) -> None:
    if not _armed or (event not in _CHANGES and event != "open"):
        return
    fault = _armed[0]
    path = arguments[0]
    if event == "open" and not (isinstance(arguments[2], int) and arguments[2] & _WRITING):
        return
    if isinstance(path, int) or not os.fsdecode(path).startswith(fault.root):
        return
    if not fault.kills and event not in _GROWS:
        return
    fault.seen += 1
    if fault.kills and fault.seen == fault.at:
        os._exit(KILLED)
    if not fault.kills and fault.seen >= fault.at:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), os.fsdecode(path))


@contextmanager
def _fault(fault: Fault) -> Iterator[None]:
    if not _installed:
        sys.addaudithook(_strike)
        _installed.append(True)
    _armed.append(fault)
    try:
        yield
    finally:
        _armed.clear()


def killed_at(action: Callable[[], object], root: Path, moment: int) -> bool:
    """Run an action in a child that is killed at its n-th change below a folder.

    Returns whether it lived that long; once it did not, all its moments have been tried.
    """
    child = os.fork()
    if child == 0:
        status = 1
        try:
            with _fault(Fault(str(root), moment, kills=True)):
                action()
            status = 0
        finally:
            os._exit(status)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (0, KILLED), f"the action itself failed at moment {moment}: {code}"
    return code == KILLED


@contextmanager
def full_disk(root: Path, moment: int) -> Iterator[Fault]:
    """Refuse room below a folder from its n-th change on, as a full disk does."""
    fault = Fault(str(root), moment, kills=False)
    with _fault(fault):
        yield fault
