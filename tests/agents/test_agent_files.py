"""What agents are given to read is true of this version: the skill, server.json, the prompts."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from pathlib import Path

from termsdiff import __version__
from termsdiff.cli.commands import find_command, parser_of

ROOT = Path(__file__).parents[2]


def commands_in(text: str) -> list[list[str]]:
    """Return the commands in code spans, as words."""
    spans = re.findall(r"`(termsdiff [a-z][^`]*)`", text)
    return [shlex.split(span.partition(">")[0])[1:] for span in spans]


def test_the_skill_names_commands_that_there_are() -> None:
    text = (ROOT / "SKILL.md").read_text("utf-8")
    head = re.match(r"---\nname: ([a-z-]+)\ndescription: (.+)\n---\n", text)
    assert head is not None
    assert head[1] == "termsdiff"
    assert len(head[2]) <= 1024
    found = commands_in(text)
    assert len(found) > 8
    for words in found:
        parser_of(find_command(words[0])).parse_args(words[1:])


def test_the_pages_name_commands_that_there_are() -> None:
    for page in ("opinion.md", "mcp.md", "verify.md"):
        lines = re.findall(r"^    (termsdiff .*)$", (ROOT / "docs" / page).read_text("utf-8"), re.M)
        assert lines
        for line in lines:
            words = shlex.split(line, comments=True)[1:]
            parser_of(find_command(words[0])).parse_args(words[1:])


def test_server_json_is_of_this_version() -> None:
    data = json.loads((ROOT / "server.json").read_text("utf-8"))
    (package,) = data["packages"]
    assert data["version"] == package["version"] == __version__
    assert package["transport"] == {"type": "stdio"}
    words = [one["value"] for one in package["packageArguments"] if "value" in one]
    assert words == ["mcp"]


def test_the_glossary_is_built_into_the_package() -> None:
    built = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]
    included = built["targets"]["wheel"]["force-include"]
    assert included == {"docs/glossary.md": "termsdiff/agents/glossary.md"}
    assert all((ROOT / path).is_file() for path in included)
