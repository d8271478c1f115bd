"""Show changes of terms clause by clause in `git diff`, `git log -p` and `git show`.

Git runs this command itself. A line in the repository's .gitattributes says for which files, and
everyone who wants it tells git once how to show them. `git diff` then uses it automatically; `git
log -p` and `git show` need --ext-diff. TERMSDIFF_DIFF_FORMAT=stat shows one line per section. For a
file that cannot be read as terms, it only says that it differs.

examples:
  echo 'versions/**/*.md diff=termsdiff' >> .gitattributes
  git config --global diff.termsdiff.command "termsdiff git-diff-driver"
  TERMSDIFF_DIFF_FORMAT=stat git log -p --ext-diff
"""

from __future__ import annotations

import argparse
import os

from ..comparison import Comparison, compare
from ..errors import TermsdiffError
from ..input.files import read_source
from ..parsing import parse
from ..reports.formats import find_format
from ..reports.options import RenderOptions
from ..reports.writing import print_text
from ..text.visible import visible_line
from .arguments import wants_color
from .reading_settings import read_configuration

_FORMATS = ("text", "stat")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command: those that git passes to an external diff."""
    parser.add_argument("path", metavar="PATH", help="the file, as git names it")
    parser.add_argument(
        "rest", nargs="*", metavar="…", help="what git passes on (see gitattributes(5))"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print what changed in one file; always return 0, or git would stop."""
    if len(arguments.rest) not in (0, 6, 8):
        raise TermsdiffError("git calls this command; see `termsdiff git-diff-driver --help`")
    name = visible_line(arguments.path)
    if not arguments.rest:
        print_text(f"{name}: not merged yet\n")
        return 0
    format_name = os.environ.get("TERMSDIFF_DIFF_FORMAT", "text")
    chosen = find_format(format_name if format_name in _FORMATS else "text")
    print_text(f"terms {name}{_renamed(arguments.rest)}\n")
    try:
        comparison = _compare(name, arguments.rest)
    except TermsdiffError as error:
        print_text(f"differs, but cannot be read as terms: {visible_line(str(error))}\n")
        return 0
    report = chosen.render(comparison, RenderOptions(color=wants_color("auto")))
    print_text(report if isinstance(report, str) else "")
    return 0


def _renamed(rest: list[str]) -> str:
    return f" → {visible_line(rest[6])}" if len(rest) == 8 else ""


def _compare(name: str, rest: list[str]) -> Comparison:
    """Compare the two files that git saved; a missing one counts as an empty document."""
    old_file, old_id, _, new_file, new_id, _ = rest[:6]
    old, new = read_source(old_file), read_source(new_file)
    return compare(
        parse(old.text, f"{name} {_short(old_id)}", old.notes),
        parse(new.text, f"{name} {_short(new_id)}", new.notes),
        read_configuration(None),
    )


def _short(identity: str) -> str:
    return "(working tree)" if set(identity) <= {"0", "."} else identity[:12]
