"""Entry point of `termsdiff` and `python -m termsdiff`."""

from __future__ import annotations

import gc
import sys

_GARBAGE = 400_000
"""How many objects are made before garbage is collected: short runs leave almost none behind."""


def main() -> int:
    """Run the command line; `--version` answers before anything heavy is imported."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from ._version import __version__

        print(f"termsdiff {__version__}")
        return 0
    gc.set_threshold(_GARBAGE)
    from .cli.main import run

    status = run(sys.argv[1:])
    # the system frees all memory at once, so collecting garbage at exit is pointless
    gc.freeze()
    return status


if __name__ == "__main__":
    sys.exit(main())
