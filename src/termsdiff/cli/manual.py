"""Manual pages in roff, made from the parsers: the text of `--help`, as `man` shows it."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .._version import __version__
from .commands import ABOUT, COMMANDS, EXAMPLES, Command, module_of, parser_of

_SECTIONS = ("examples:", "exit status:")
_ESCAPES = str.maketrans({"\\": "\\e", "-": "\\-", "…": "\\[u2026]"})


class _Help(NamedTuple):
    """The help of a command, split into the parts of a manual page."""

    summary: str
    description: tuple[str, ...]
    examples: tuple[str, ...]
    status: str


def command_page(command: Command) -> str:
    """Return the page of a command: `termsdiff-diff.1`."""
    parser = parser_of(command)
    said = _help_of(module_of(command).__doc__ or "")
    name = f"termsdiff-{command.name}"
    parts = [
        _head(name),
        _section("NAME", [f"{_plain(name)} \\- {_plain(command.summary)}"]),
        _section("SYNOPSIS", _synopsis(parser)),
        _section("DESCRIPTION", [_plain(said.summary), *_paragraphs(said.description)]),
        _section("OPTIONS", _options(parser)),
        _section("EXIT STATUS", [_plain(said.status)] if said.status else []),
        _section("EXAMPLES", _verbatim(said.examples)),
        _section("SEE ALSO", [_pages(["termsdiff"])]),
    ]
    return "".join(parts)


def overview_page() -> str:
    """Return the page for the whole tool: `termsdiff.1`."""
    said = _help_of(f"{ABOUT}\n\n{EXAMPLES}")
    rows = [f".TP\n.B {_plain(one.name)}\n{_plain(one.summary)}" for one in COMMANDS]
    parts = [
        _head("termsdiff"),
        _section("NAME", ["termsdiff \\- compare versions of legal terms clause by clause"]),
        _section("SYNOPSIS", [".B termsdiff\n.I COMMAND\n\\&..."]),
        _section("DESCRIPTION", [_plain(" ".join(ABOUT.split()))]),
        _section("COMMANDS", rows),
        _section("EXIT STATUS", [_plain(said.status)]),
        _section("EXAMPLES", _verbatim(said.examples)),
        _section("SEE ALSO", [_pages(f"termsdiff-{one.name}" for one in COMMANDS)]),
    ]
    return "".join(parts)


def _help_of(text: str) -> _Help:
    """Split a command's docstring into first paragraph, others, examples and exit status."""
    summary, _, rest = text.strip().partition("\n\n")
    blocks = [block for block in rest.split("\n\n") if block.strip()]
    examples = [b.split("\n")[1:] for b in blocks if b.startswith("examples:")]
    status = next((b for b in blocks if b.startswith("exit status:")), "")
    return _Help(
        " ".join(summary.split()),
        tuple(" ".join(b.split()) for b in blocks if not b.startswith(_SECTIONS)),
        tuple(line.removeprefix("  ") for lines in examples for line in lines),
        " ".join(status.partition("\n`")[0].removeprefix("exit status:").split()),
    )


def _head(name: str) -> str:
    # no date: the same version gives the same bytes
    return f'.TH "{_plain(name.upper())}" 1 "" "termsdiff {__version__}" "User Commands"\n'


def _section(title: str, parts: Iterable[str]) -> str:
    body = "\n".join(parts)
    return f".SH {title}\n{body}\n" if body else ""


def _synopsis(parser: argparse.ArgumentParser) -> list[str]:
    usage = " ".join(parser.format_usage().removeprefix("usage: ").split())
    words = usage.removeprefix(parser.prog).strip()
    return [f".B {_plain(parser.prog)}\n{_plain(words)}"]


def _options(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Yield each argument with its help, under the title of its group."""
    for group in parser._action_groups:
        shown = [one for one in group._group_actions if one.help is not argparse.SUPPRESS]
        if not shown:
            continue
        yield f".SS {_plain((group.title or '').capitalize())}"
        for action in shown:
            helped = _plain(_expanded(action, parser))
            yield f".TP\n{_invocation(action)}" + (f"\n{helped}" if helped else "")


def _expanded(action: argparse.Action, parser: argparse.ArgumentParser) -> str:
    values = {**vars(action), "prog": parser.prog}
    return (action.help or "") % values


def _invocation(action: argparse.Action) -> str:
    """Return how an argument is written: options in bold, placeholders in italics."""
    metavar = action.metavar if isinstance(action.metavar, str) else ""
    value = metavar or ("|".join(map(str, action.choices)) if action.choices else "")
    if not action.option_strings:
        return f"\\fI{_plain(value or action.dest)}\\fR"
    takes = action.nargs != 0
    shown = f" \\fI{_plain(value or action.dest.upper())}\\fR" if takes else ""
    return ", ".join(f"\\fB{_plain(option)}\\fR{shown}" for option in action.option_strings)


def _paragraphs(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield f".PP\n{_plain(text)}"


def _verbatim(lines: Iterable[str]) -> list[str]:
    body = "\n".join(_plain(line) for line in lines)
    return [f".nf\n{body}\n.fi"] if body else []


def _pages(names: Iterable[str]) -> str:
    return ",\n".join(f".BR {_plain(name)} (1)" for name in names).replace("),\n", ") ,\n")


def _plain(text: str) -> str:
    """Return text that roff prints literally: no escapes, no requests at the start of a line."""
    return re.sub(r"^(?=[.'])", "\\\\&", text.translate(_ESCAPES), flags=re.MULTILINE)
