"""Run one command with a memory limit: `python -m termsdiff.cli.bounded BYTES WORDS…`.

The commands of agents run in separate processes, so that a document that is too large ends that
process and not the server, and so that results are exactly those of the command line.
"""

from __future__ import annotations

import sys

from .main import run

if sys.platform != "win32":
    import resource


def main(words: list[str]) -> int:
    """Limit the memory of this process, run the command, and return its exit status."""
    if sys.platform != "win32":
        most = int(words[0])
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    return run(words[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
