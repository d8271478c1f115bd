"""Show every version of terms with its changes, newest first.

NAME is the name of terms, a file under git, or a repository followed by the path of a document in
it, such as an archive of terms; its history is read exactly as `termsdiff import` would file it.

examples:
  termsdiff log partner
  termsdiff log partner -n 3 --oneline
  termsdiff log partner -p
  termsdiff log partner --topic liability --materiality material
  termsdiff log ../archive "Service/Terms of Service.md"
  termsdiff log terms.md --format json

exit status: 0; 1 if --fail-on finds a change; 2 bad input or usage
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from typing import cast

from ..comparison import Comparison
from ..errors import TermsdiffError
from ..gate.acknowledgements import acceptances
from ..materiality import rank
from ..reports.annotations import words_changed
from ..reports.json import change_object, note_objects
from ..reports.options import RenderOptions, fails, shown_changes
from ..reports.proved import is_trivial, proofs_in_words, trivial_words
from ..reports.top_notes import notes_of
from ..reports.wording import (
    SIDES,
    WEIGHT_NAMES,
    change_name,
    counted,
    fate,
    messages_of,
    short,
    topic_name,
    verdict_words,
)
from ..rules.finding import JudgedChange, Materiality
from ..text.visible import visible
from ..versions.lineage import Step, read_log
from .arguments import (
    add_selection_arguments,
    colored,
    read_count,
    text_width,
)
from .marked_words import redline_lines
from .output import deliver_rows
from .reading_settings import read_configuration
from .rendering import checked_topics
from .version_sources import (
    add_list_arguments,
    add_source_arguments,
    read_source_versions,
    version_line,
    version_object,
)

_WIDTH = 100


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    add_source_arguments(parser)
    add_list_arguments(parser)
    add_selection_arguments(parser)
    shape = parser.add_argument_group("how much to show")
    shape.add_argument(
        "-n", type=read_count(999_999_999), metavar="N", help="only the latest N versions"
    )
    shape.add_argument("--oneline", action="store_true", help="one line per version")
    shape.add_argument("-p", "--patch", action="store_true", help="show the words that changed")


def run(arguments: argparse.Namespace) -> int:
    """Print the log and return the exit status."""
    configuration = read_configuration(arguments.config)
    options = RenderOptions(
        width=text_width(arguments, _WIDTH),
        color=colored(arguments),
        topics=checked_topics(arguments.topic, configuration),
        materiality=cast("Materiality", arguments.materiality),
    )
    if arguments.oneline and arguments.patch:
        raise TermsdiffError("--oneline and -p cannot be combined; give one of them")
    steps = read_log(read_source_versions(arguments), configuration, arguments.n)
    if arguments.oneline:
        text = "".join(_one_line(step) for step in steps)
    else:
        lines = (_lines(step, options, patch=arguments.patch) for step in steps)
        text = "\n".join("".join(one) for one in lines)
    deliver_rows(arguments, [_object(step, options) for step in steps], text, safe=True)
    compared = [step.comparison for step in steps if step.comparison is not None]
    return 1 if any(fails(one, options, arguments.fail_on) for one in compared) else 0


def _shown(step: Step, options: RenderOptions) -> tuple[JudgedChange, ...]:
    return shown_changes(step.comparison, options) if step.comparison else ()


def _one_line(step: Step) -> str:
    says = "first version" if step.comparison is None else verdict_words(step.comparison)
    return visible(f"{step.version.name}  {says}\n")


def _lines(step: Step, options: RenderOptions, *, patch: bool = False) -> Iterator[str]:
    """Yield the lines of a version; document text in them cannot control a terminal."""
    yield visible(f"{step.version.terms} {version_line(step.version, date.today())}\n")
    if step.comparison is None:
        yield "  first version\n"
        return
    most = 2 * (options.width or _WIDTH)
    yield visible(f"  {verdict_words(step.comparison, notes_beside=True)}\n")
    for note in notes_of(step.comparison):
        yield f"  {short(note.words, most)}\n"
    shown = sorted(_shown(step, options), key=rank)
    accepted = _acceptances(step)
    small = [judged for judged in shown if is_trivial(judged)]
    for judged in shown:
        if is_trivial(judged):
            continue
        yield visible(f"  {change_line(step.comparison, judged, options)}\n")
        if judged.change.id in accepted:
            yield f"    {short(accepted[judged.change.id], most)}\n"
        if patch:
            yield from _words(judged, options)
    if small:
        yield visible(f"  {trivial_words(small)}\n")
    left = len(step.comparison.changes) - len(shown)
    if left:
        yield f"  {counted(left, 'change')} of other topics or lower materiality not shown\n"


def _words(judged: JudgedChange, options: RenderOptions) -> Iterator[str]:
    """Yield the words of a change, marked up, in lines of readable width."""
    width = max(20, (options.width or _WIDTH) - 4)
    for line in redline_lines(judged.change.diff, width, color=options.color):
        yield f"    {line}\n"


def _acceptances(step: Step) -> dict[str, str]:
    return dict(acceptances(step.version.source))


def change_line(comparison: Comparison, judged: JudgedChange, options: RenderOptions) -> str:
    """Return one change on one line: materiality, topic, clause, what happened to it."""
    name = change_name(comparison, judged.change)
    what = fate(comparison, judged.change)
    says = messages_of(judged)
    if judged.materiality == "editorial" and not says:
        says = proofs_in_words(judged)
    elif judged.materiality == "unassessed":
        says = words_changed(comparison, judged)
    topic = topic_name(judged.topics[0]) if judged.topics else ""
    side = SIDES[judged.favours]
    line = f"{WEIGHT_NAMES[judged.materiality].lower():12} {topic}: {name}, {what}"
    line += f" ({side})" if side else ""
    return short(f"{line}. {says}" if says else line, 2 * (options.width or _WIDTH))


def _object(step: Step, options: RenderOptions) -> dict[str, object]:
    accepted = _acceptances(step)
    return {
        **version_object(step.version),
        "before": step.before.name if step.before else None,
        "verdict": step.comparison.verdict if step.comparison else None,
        "notes": note_objects(step.comparison.notes) if step.comparison else [],
        "changes": [change_object(judged) for judged in _shown(step, options)],
        "accepted": [
            {"change": judged.change.id, "words": accepted[judged.change.id]}
            for judged in _shown(step, options)
            if judged.change.id in accepted
        ],
    }
