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
    # `--version` must not wait for anything else
    run = on_demand("termsdiff.cli.main:run")

_GARBAGE = 400_000
"""How many objects are made before garbage is collected: short runs leave almost none behind."""


def main() -> int:
    """Run the command line, and end the process if nothing is left to be done.

    `--version` answers before anything heavy is imported.
    """
    if sys.argv[1:] in (["--version"], ["-V"]):
        print(f"termsdiff {__version__}")
        return 0
    gc.set_threshold(_GARBAGE)
    status = run(sys.argv[1:])
    if _has_ended():
        # the system frees all memory at once, so there is no need to free it object by object
        os._exit(status)
    return status


def _has_ended() -> bool:
    """Flush all output and run the exit handlers; return whether nothing is left to be done."""
    if any(not thread.daemon for thread in _threads()):
        return False
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (AttributeError, OSError, ValueError):
        # closed or missing: leave it to the interpreter
        return False
    return True


def _threads() -> list[Thread]:
    """Return the other threads; unless their module is loaded there are none."""
    threading = sys.modules.get("threading")
    if threading is None:
        return []
    return [one for one in threading.enumerate() if one is not threading.main_thread()]


if __name__ == "__main__":
    sys.exit(main())
