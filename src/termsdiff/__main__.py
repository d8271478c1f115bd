"""Entry point of `termsdiff` and `python -m termsdiff`."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from ._version import __version__
from .on_demand import on_demand

if TYPE_CHECKING:
    from .cli.main import run
else:
    # `--version` answers before anything else is loaded
    run = on_demand("termsdiff.cli.main:run")

_GARBAGE = 400_000
"""Objects made before cycles are looked for: a run of seconds leaves next to none behind."""


def main() -> int:
    """Run the command line; `--version` answers before anything heavy is imported."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        print(f"termsdiff {__version__}")
        return 0
    gc.set_threshold(_GARBAGE)
    status = run(sys.argv[1:])
    # the system takes back all memory at once: looking for cycles as the process ends is in vain
    gc.freeze()
    return status


if __name__ == "__main__":
    sys.exit(main())
