"""Entry point of `termsdiff` and `python -m termsdiff`."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from typing import TYPE_CHECKING

from ._version import __version__
from .on_demand import on_demand

if TYPE_CHECKING:
    from threading import Thread

    from .cli.main import run
else:
    # `--version` answers before anything else is loaded
    run = on_demand("termsdiff.cli.main:run")

_GARBAGE = 400_000
"""Objects made before cycles are looked for: a run of seconds leaves next to none behind."""


def main() -> int:
    """Run the command line, and end the process where nothing is left to be done.

    `--version` answers before anything heavy is imported.
    """
    if sys.argv[1:] in (["--version"], ["-V"]):
        print(f"termsdiff {__version__}")
        return 0
    gc.set_threshold(_GARBAGE)
    status = run(sys.argv[1:])
    if _has_ended():
        # the system takes back all memory at once: taking it apart object by object is in vain
        os._exit(status)
    return status


def _has_ended() -> bool:
    """Whether nothing is left to be done: all is written, no thread works on, who asked is told."""
    if any(not thread.daemon for thread in _threads()):
        return False
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (AttributeError, OSError, ValueError):
        # closed, or missing: the interpreter knows what to say
        return False
    return True


def _threads() -> list[Thread]:
    """Return the threads beside this one; without their module there are none."""
    threading = sys.modules.get("threading")
    if threading is None:
        return []
    return [one for one in threading.enumerate() if one is not threading.main_thread()]


if __name__ == "__main__":
    sys.exit(main())
