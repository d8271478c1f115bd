"""Export questions for a language model, import its answers, and count what answers cost.

`export` writes what would be asked about the changes between two versions, without asking: one line
of JSON per call (for a provider's batch interface), or text for a person (--format text). `import`
takes the answers, checks each against the questions, and keeps those that pass in the opinions
file, which `termsdiff diff --opinions FILE` reads. `stats` sums up such a file: answers, tokens,
cost if opinion.price_read is set, and how often the model and the rules agree.

examples:
  termsdiff opinions export old.md new.md -o questions.jsonl
  termsdiff opinions export old.md new.md --format text
  termsdiff opinions import questions.jsonl answers.jsonl --by "Ada Lovelace"
  termsdiff opinions stats opinions.jsonl

exit status: 0; 1 if import refused an answer; 2 bad input or usage
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import TermsdiffError
from ..input.files import read_file
from ..opinion.answer_file import append_records, read_records, refuse_unwritable
from ..opinion.cost import stats_of
from ..opinion.exchange import export_lines, export_text, import_answers, read_questions
from ..opinion.opinion_settings import DEFAULT_FILE, file_of, price_of
from ..opinion.question import questions_of
from ..reports.wording import counted
from ..reports.writing import refuse_existing
from ..rules.configuration import known_topics
from .arguments import add_config_argument, add_output_arguments
from .opinion_options import add_asked_argument, add_file_argument
from .output import deliver, deliver_rows
from .printed_notes import say
from .reading_settings import Loaded, load_settings
from .two_versions import compare_texts, read_pair
from .version_sources import add_folder_argument

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..opinion.cost import ModelStats

ACTIONS = ("export", "import", "stats")
_USAGE = {
    "export": "OLD NEW (or NAME)",
    "import": "QUESTIONS ANSWERS",
    "stats": "FILE (default: the one that the settings name)",
}
_LARGEST = 100_000_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("action", choices=ACTIONS, help="what to do: export, import or stats")
    parser.add_argument(
        "operands",
        nargs="*",
        metavar="FILE",
        help="export: OLD NEW; import: QUESTIONS ANSWERS; stats: the opinions file",
    )
    parser.add_argument("--by", metavar="NAME", help="import: the model or person that answered")
    add_asked_argument(parser)
    add_file_argument(parser)
    add_folder_argument(parser)
    add_config_argument(parser)
    add_output_arguments(parser, ("jsonl", "text", "json"))


def run(arguments: argparse.Namespace) -> int:
    """Perform the action and return the exit status."""
    actions = {"export": _export, "import": _import, "stats": _stats}
    return actions[arguments.action](arguments)


def _operands(arguments: argparse.Namespace, least: int, most: int) -> Sequence[str]:
    found: list[str] = arguments.operands
    if not least <= len(found) <= most:
        action = arguments.action
        raise TermsdiffError(f"opinions {action} takes {_USAGE[action]}; give exactly these")
    return found


def _export(arguments: argparse.Namespace) -> int:
    operands = _operands(arguments, 1, 2)
    if arguments.output is not None:
        refuse_existing(arguments.output, replace=arguments.force)
    loaded = load_settings(arguments.config)
    settings, configuration = loaded.settings.opinion, loaded.configuration
    pair = (*operands, None)[:2]
    old, new = read_pair(str(pair[0]), pair[1], arguments.folder)
    comparison = compare_texts(old, new, configuration, quiet=arguments.quiet)
    questions = questions_of(comparison, arguments.opinion_for or settings.about)
    topics = known_topics(configuration)
    if arguments.format == "text":
        content = export_text(questions, topics, settings.budget)
    else:
        content = "".join(export_lines(questions, topics, settings.budget))
    deliver(arguments, content, for_people=arguments.format == "text")
    say(f"{counted(len(questions), 'change')} to ask about", quiet=arguments.quiet)
    return 0


def _import(arguments: argparse.Namespace) -> int:
    questions_file, answers_file = _operands(arguments, 2, 2)
    if not arguments.by:
        raise TermsdiffError("missing --by; name the model or person that answered with --by NAME")
    loaded = load_settings(arguments.config)
    topics = known_topics(loaded.configuration)
    file = _file(arguments.opinions, loaded)
    refuse_unwritable(file)
    questions = read_questions(_text(questions_file), questions_file)
    found = import_answers(questions, _text(answers_file), arguments.by, topics)
    if not (found.records or found.refused or found.unknown):
        raise TermsdiffError(
            f"{answers_file}: no answers found; each must be an object with `change` and `grade`"
        )
    append_records(file, found.records)
    say(*(f"{key}: refused: {'; '.join(problems)}" for key, problems in found.refused))
    said = [
        f"{counted(len(found.records), 'answer')} kept in {file}",
        f"{len(found.refused):,} refused",
        f"{counted(len(found.unknown), 'answer')} without a question",
        f"{counted(len(found.missing), 'question')} without an answer",
    ]
    say("; ".join(said), quiet=arguments.quiet)
    return 1 if found.refused or found.unknown else 0


def _file(named: str | None, loaded: Loaded) -> Path:
    """Return the opinions file: the one that is named, or else the one in the settings."""
    if named:
        return Path(named)
    return file_of(loaded.settings.opinion, loaded.file) or Path(DEFAULT_FILE)


def _text(name: str) -> str:
    try:
        return read_file(name, _LARGEST).decode("utf-8")
    except UnicodeDecodeError:
        raise TermsdiffError(f"{name}: not UTF-8; save it as UTF-8") from None


def _stats(arguments: argparse.Namespace) -> int:
    if arguments.format == "jsonl":
        raise TermsdiffError("opinions stats writes text or json; choose one with -f")
    operands = _operands(arguments, 0, 1)
    loaded = load_settings(arguments.config)
    file = _file(operands[0] if operands else arguments.opinions, loaded)
    if not file.is_file():
        raise TermsdiffError(f"{file}: no such opinions file; name an existing one")
    records = read_records(file)
    if records.broken:
        say(f"{file}: {counted(records.broken, 'line')} could not be read", quiet=arguments.quiet)
    found = stats_of(records.records, price_of(loaded.settings.opinion))
    deliver_rows(arguments, [_object(one) for one in found], "\n".join(map(_lines, found)))
    return 0


def _object(stats: ModelStats) -> dict[str, object]:
    return {
        "model": stats.model,
        "answers": stats.answers,
        "headlines": stats.headlines,
        "asked_twice": stats.twice,
        "tokens_read": stats.read,
        "tokens_written": stats.written,
        "estimated": stats.estimated,
        "cost": stats.cost,
        "agreeing": stats.agreeing,
        "comparable": stats.comparable,
        "table": [
            {"rules": rules, "model": grade, "answers": count}
            for rules, grade, count in stats.table
        ],
    }


def _lines(stats: ModelStats) -> str:
    about = "about " if stats.estimated else ""
    lines = [
        f"{stats.model}: {counted(stats.answers, 'answer')}, {stats.twice:,} asked twice",
        f"  {about}{stats.read:,} tokens read, {stats.written:,} written"
        + (f", cost {stats.cost:.4f}" if stats.cost is not None else ", cost not known"),
    ]
    if stats.comparable:
        lines.append(
            f"  agrees with the rules on {stats.agreeing:,} of "
            f"{counted(stats.comparable, 'flagged change')}"
        )
    lines += [f"  rules {rules:13} model {grade:11} {n:6,}" for rules, grade, n in stats.table]
    return "".join(f"{line}\n" for line in lines)
