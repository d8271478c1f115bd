"""List the rules that judge changes, or explain one of them with its examples.

A rule says what one kind of change means, how much it matters, and who gains. docs/rules.md
explains how to read rules and how to write custom ones; `termsdiff.toml` can change their
materiality.

examples:
  termsdiff rules
  termsdiff rules --topic liability
  termsdiff rules cap-period
  termsdiff rules --format json
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from ..errors import TermsdiffError
from ..reports.wording import counted
from ..rules.compiling_rules import source_rules
from ..rules.configuration import Configuration
from ..rules.rule import RuleData
from ..suggesting import did_you_mean
from .arguments import add_config_argument, add_output_arguments, add_topic_argument
from .output import deliver_rows
from .reading_settings import read_configuration
from .rendering import checked_topics

_ANY = "any topic"
_MOST_EXAMPLES = 5
"""The most examples printed of each kind; a rule may have one for each of its phrases."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("id", nargs="?", metavar="ID", help="explain this rule")
    add_topic_argument(parser, "rules")
    add_config_argument(parser)
    add_output_arguments(parser, ("text", "json"))


def run(arguments: argparse.Namespace) -> int:
    """Print the rules and return the exit status."""
    configuration = read_configuration(arguments.config)
    topics = checked_topics(arguments.topic, configuration)
    rules = _chosen(_all_rules(configuration), arguments.id, topics)
    rows = [_weighed(rule, configuration) for rule in rules]
    lines = _explained(rows[0]) if arguments.id else _listed(rows)
    deliver_rows(arguments, rows, "".join(f"{line}\n" for line in lines))
    return 0


def _all_rules(configuration: Configuration | None) -> list[RuleData]:
    own = list(configuration.rules) if configuration else []
    names = {rule["id"] for rule in own}
    return [rule for rule in source_rules() if rule["id"] not in names] + own


def _chosen(rules: Sequence[RuleData], name: str | None, topics: Sequence[str]) -> list[RuleData]:
    if name is not None:
        found = [rule for rule in rules if rule["id"] == name]
        if not found:
            hint = did_you_mean(name, (rule["id"] for rule in rules))
            raise TermsdiffError(f"unknown rule {name!r}{hint}; `termsdiff rules` lists them")
        return found
    found = [rule for rule in rules if not topics or rule.get("topic", "") in topics]
    if not found:
        known = ", ".join(sorted({rule.get("topic", "") for rule in rules} - {""}))
        raise TermsdiffError(f"no rule has the topic {topics[0]!r}; known topics: {known}")
    return found


def _weighed(rule: RuleData, configuration: Configuration | None) -> dict[str, Any]:
    """Return the rule with the materiality that the settings give it."""
    level = configuration.level_of(rule["id"]) if configuration else None
    if level is None:
        return rule
    return {key: value for key, value in rule.items() if key != "weights"} | {"materiality": level}


def _listed(rows: Sequence[dict[str, Any]]) -> list[str]:
    lines: list[str] = []
    last = None
    width = max(len(row["id"]) for row in rows)
    for row in sorted(rows, key=lambda row: (row.get("topic") or "~", row["id"])):
        topic = row.get("topic") or _ANY
        if topic != last:
            lines += ["", topic] if lines else [topic]
            last = topic
        lines.append(f"  {row['id']:{width}}  {row['materiality']:9}  {row['title']}")
    return [*lines, "", f"{counted(len(rows), 'rule')}; `termsdiff rules ID` explains one"]


def _explained(row: dict[str, Any]) -> list[str]:
    lines = [f"{row['id']}: {row['title']}", f"  {row.get('topic') or _ANY}, {row['materiality']}"]
    lines += ["", f"  {row['reason']}"]
    if row.get("reference"):
        lines.append(f"  See {row['reference']}.")
    lines += ["", "  says"]
    weights = row.get("weights", {})
    for direction, side in row["favours"].items():
        weight = f"{weights[direction]}, " if direction in weights else ""
        lines.append(f"    {direction}: {row['message'][direction]} ({weight}gains: {side})")
    for fires, title in ((True, "fires on"), (False, "does not fire on")):
        lines += ["", f"  {title}"]
        examples = [example for example in row["examples"] if example["fires"] == fires]
        for example in examples[:_MOST_EXAMPLES]:
            lines += _example(example)
        if len(examples) > _MOST_EXAMPLES:
            lines.append(f"    and {len(examples) - _MOST_EXAMPLES} more (see --format json)")
    return lines


def _example(example: dict[str, Any]) -> list[str]:
    lines = [f"    under “{example['place']}”"] if example.get("place") else []
    lines += [f"    - {example['old']}", f"    + {example['new']}"]
    return lines
