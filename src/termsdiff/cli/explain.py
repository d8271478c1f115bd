"""Explain one change: what both sides state, which rules fired, which nearly did, and why.

OLD and NEW are what `termsdiff diff` takes; CHANGE-ID is the id that a report shows beside the
change (`c-5f1a09…`), or its beginning.

examples:
  termsdiff explain old.md new.md c-5f1a09
  termsdiff explain partner@2025-05-27 partner@2026-01-01 c-5f1a09
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..errors import TermsdiffError

if TYPE_CHECKING:
    from ..facts import Fact
    from ..rules.explanation import Explanation

_MOST_FACTS = 40


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    from .sources import add_folder_argument

    parser.add_argument("old", metavar="OLD", help="the earlier version")
    parser.add_argument("new", metavar="NEW", help="the later version")
    parser.add_argument("change", metavar="CHANGE-ID", help="the id of the change")
    add_folder_argument(parser)
    parser.add_argument("--config", metavar="FILE", help="settings (default: termsdiff.toml)")


def run(arguments: argparse.Namespace) -> int:
    """Print the explanation and return the exit status."""
    from ..parsing import parse
    from ..reports.visible import visible
    from ..reports.writing import print_text
    from ..rules.configuration import Configuration
    from ..rules.explanation import explain
    from ..versions.resolve import resolve_pair
    from .arguments import read_configuration

    configuration = read_configuration(arguments.config) or Configuration()
    before, after = resolve_pair(arguments.old, arguments.new, None, arguments.folder)
    old = parse(before.text, before.name, before.notes, before.title)
    new = parse(after.text, after.name, after.notes, after.title)
    found = explain(old, new, arguments.change, configuration)
    if not found:
        raise TermsdiffError(
            f"no change {arguments.change!r} between these versions; `termsdiff diff` shows the ids"
        )
    if len(found) > 1:
        raise TermsdiffError(f"{arguments.change!r} begins {len(found)} ids; give more of it")
    print_text("".join(f"{visible(line)}\n" for line in _lines(found[0])))
    return 0


def _lines(explanation: Explanation) -> list[str]:
    judged = explanation.judged
    change = judged.change
    place = " › ".join(change.side.heading) or "(no heading)"
    lines = [f"{change.short_id}: {change.kind}, {place}"]
    lines += [f"  {judged.materiality}, favours {judged.favours}, {', '.join(judged.topics)}"]
    lines += ["", "what changed"]
    lines += [f"  - {old}\n  + {new}" for old, new in explanation.sentences] or [
        "  nothing but form: the same words stand on both sides"
    ]
    for title, facts in (("old", explanation.old_facts), ("new", explanation.new_facts)):
        lines += ["", f"what the {title} side states", *_facts(facts)]
    lines += ["", "rules that fired", *_fired(explanation)]
    lines += ["", "rules that nearly fired"]
    lines += [f"  {rule}: wanted: {missing}" for rule, missing in explanation.nearly] or ["  none"]
    lines += [
        "",
        f"words that made the topic {judged.topics[0]}",
        *_weights(explanation.topic_words),
    ]
    lines += ["", "what made the general judgement", *_weights(explanation.weights)]
    return lines


def _facts(facts: Sequence[Fact]) -> list[str]:
    told = dict.fromkeys(
        f"  {fact.kind}: {fact.value}{f' ({fact.detail})' if fact.detail else ''}"
        for fact in facts
        if fact.kind != "party"
    )
    return [*told][:_MOST_FACTS] or ["  nothing"]


def _fired(explanation: Explanation) -> list[str]:
    return [
        f"  {finding.rule} ({finding.materiality}, {finding.favours}): {finding.message}"
        for finding in explanation.judged.findings
    ] or ["  none"]


def _weights(weights: Sequence[tuple[str, float]]) -> list[str]:
    return [f"  {weight:+.2f}  {name}" for name, weight in weights] or ["  nothing"]
