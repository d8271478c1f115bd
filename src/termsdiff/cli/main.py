"""Find the command, run it, and turn errors into one line and an exit status for scripts."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from ..errors import TermsdiffError
from ..on_demand import on_demand
from ..text.visible import visible, visible_line
from .commands import find_command, module_of, overview_parser, parser_of

if TYPE_CHECKING:
    from traceback import format_exception
else:
    # only whoever looks for a fault reads it
    format_exception = on_demand("traceback:format_exception")

DEBUG = "TERMSDIFF_DEBUG"


def _fail(message: str) -> int:
    print(f"termsdiff: {visible_line(message)}", file=sys.stderr)
    return 2


def _fail_unexpectedly(error: Exception) -> int:
    if os.environ.get(DEBUG):
        # messages quote documents, which must not control the terminal
        print(visible("".join(format_exception(error))), file=sys.stderr)
    return _fail(
        f"internal error ({type(error).__name__}: {error}): please report it; "
        f"run with {DEBUG}=1 for the traceback"
    )


def _dispatch(arguments: list[str]) -> int:
    if not arguments or arguments[0].startswith("-"):
        parser = overview_parser()
        parser.parse_args(arguments)
        parser.print_help()
        return 0
    command = find_command(arguments[0])
    return module_of(command).run(parser_of(command).parse_args(arguments[1:]))


def _drop_output() -> None:
    """Discard what standard output still holds, so that it does not raise again at exit."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        # no real file behind standard output
        return


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit status."""
    try:
        return _dispatch(arguments)
    except TermsdiffError as error:
        return _fail(str(error))
    except SystemExit as leave:
        # argparse exits this way after --help and --version
        return leave.code if isinstance(leave.code, int) else 0
    except BrokenPipeError:
        _drop_output()
        return 0
    except KeyboardInterrupt:
        return 130
    except RecursionError:
        return _fail("the document is nested too deeply; flatten its lists or quotes")
    except OSError as error:
        _drop_output()
        return _fail(f"the operating system refused: {error.strerror or error}")
    except MemoryError:
        return _fail("not enough memory for these documents; compare them in parts")
    except Exception as error:
        return _fail_unexpectedly(error)
