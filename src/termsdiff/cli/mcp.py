"""Serve agents over the Model Context Protocol, read-only, from the folders you name.

Tools: compare, explain, verify, show_on, blame, history, lint, list_terms and notice; their results
are those of the commands. Agents can only name files and terms in these folders (by default the
working directory); addresses are not fetched, nothing is written, and each call is limited to 120
seconds and 4 GB. Relative names refer to the first folder. Over http the server listens on this
machine only; everyone logged in there can reach it.

examples:
  termsdiff mcp
  termsdiff mcp ~/contracts
  termsdiff mcp ~/contracts --transport http --port 8765

exit status: 0 when the agent disconnects; 2 bad input or usage
"""

from __future__ import annotations

import argparse

from ..agents.confinement import open_folders
from ..errors import TermsdiffError
from ..on_demand import load
from .arguments import read_count

_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_LAST_PORT = 65_535


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "folders",
        nargs="*",
        metavar="FOLDER",
        help="folders that agents may read (default: the working directory)",
    )
    parser.add_argument(
        "--transport",
        choices=("stdio", "http"),
        default="stdio",
        help="stdio, for an agent that starts the server itself, or http (streamable, /mcp)",
    )
    parser.add_argument(
        "--host",
        choices=_LOOPBACK,
        default="127.0.0.1",
        help="with http: the address to listen on",
    )
    parser.add_argument(
        "--port",
        type=read_count(_LAST_PORT),
        default=8765,
        metavar="N",
        help="with http: the port (default: 8765)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Serve until the agent disconnects, and return the exit status."""
    folders = open_folders(arguments.folders)
    try:
        serve = load(f"termsdiff.agents.server:serve_{arguments.transport}")
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("mcp", "mcp_types", "anyio"):
            raise
        raise TermsdiffError(
            "serving agents needs the extra `mcp`: pip install 'termsdiff[mcp]'"
        ) from None
    if arguments.transport == "http":
        serve(folders, arguments.host, arguments.port)
    else:
        serve(folders)
    return 0
