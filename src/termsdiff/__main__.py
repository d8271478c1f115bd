"""Entry point of `termsdiff` and `python -m termsdiff`."""

from __future__ import annotations

import gc
import sys

_GARBAGE = 50_000
"""Objects made before cycles are looked for: a run of seconds leaves next to none behind."""


def main() -> int:
    """Run the command line; `--version` answers before anything heavy is imported."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from ._version import __version__

        print(f"termsdiff {__version__}")
        return 0
    gc.set_threshold(_GARBAGE)
    from .cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
