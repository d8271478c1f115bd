"""Run one command with a bound on memory: `python -m termsdiff.cli.bounded BYTES WORDS…`.

Commands that an agent asks for run in processes of their own, so that a document that is too much
for one of them ends that process and not the server; and so that results are the command line's,
letter by letter.
"""

from __future__ import annotations

import sys

from .main import run

if sys.platform != "win32":
    import resource


def main(words: list[str]) -> int:
    """Bound the memory of this process, run the command, and return its exit status."""
    if sys.platform != "win32":
        most = int(words[0])
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    return run(words[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
