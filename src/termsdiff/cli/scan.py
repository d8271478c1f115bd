"""Compare all versions of all documents in whole archives, and write the changes as tables.

SOURCE is a git archive (each Markdown, HTML, Word or PDF file is a document, each commit a
version), a folder of versions, or a .csv list of pairs (with columns old and new). --out names a
folder for Parquet tables, or a .csv or .jsonl file. To continue a scan that was stopped, run the
same command again.

examples:
  termsdiff scan ../archive --out tables
  termsdiff scan ../archive --out material --include 'Service/*' --materiality material
  termsdiff scan versions --out changes.csv --since 2025-01-01
  termsdiff scan ../archive --out tables --scheduler tcp://10.0.0.5:8786
  termsdiff query tables "select service, count(*) from changes group by all order by 2 desc"
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from typing import cast

from ..errors import TermsdiffError
from ..reports.wording import counted
from ..reports.writing import print_text
from ..rules.finding import Materiality
from ..scan.destination import Output, alone_in, open_output
from ..scan.executors import OpenExecutor, dask_cluster, processes
from ..scan.progress import with_progress
from ..scan.row_parts import finished
from ..scan.running import kept_in_words, make_job, recorded_total, run_job
from ..scan.sources import Globs, plan
from ..scan.summing import summary_lines
from ..scan.tables import import_arrow, write_tables
from ..scan.tasks import Job
from ..scan.unit import Selection
from ..scan.work import Done
from ..text.visible import visible
from .arguments import (
    add_config_argument,
    add_materiality_argument,
    add_quiet_argument,
    add_topic_argument,
    day_argument,
    read_count,
)
from .printed_notes import say
from .reading_settings import load_settings
from .rendering import checked_topics

_AHEAD = 2
_AHEAD_ON_CLUSTER = 64


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "sources", nargs="+", metavar="SOURCE", help="an archive, a folder or a .csv list"
    )
    parser.add_argument("--out", required=True, metavar="DIR", help="a folder, x.csv or x.jsonl")
    which = parser.add_argument_group("which versions and changes")
    which.add_argument(
        "--include", action="append", default=[], metavar="GLOB", help="only these documents"
    )
    which.add_argument(
        "--exclude", action="append", default=[], metavar="GLOB", help="without these documents"
    )
    which.add_argument(
        "--revision", default="HEAD", metavar="REV", help="where the history ends (default: HEAD)"
    )
    which.add_argument(
        "--since", type=day_argument, metavar="DATE", help="only versions that apply from DATE on"
    )
    add_topic_argument(which)
    add_materiality_argument(which)
    add_config_argument(which)
    where = parser.add_argument_group("how to run")
    where.add_argument(
        "-j",
        "--jobs",
        type=read_count(512),
        metavar="N",
        help="number of processes (default: one per core)",
    )
    where.add_argument("--scheduler", metavar="ADDRESS", help="a Dask cluster: tcp://host:port")
    where.add_argument(
        "--resume",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="keep the results of an earlier run (default: yes)",
    )
    add_quiet_argument(where)


def run(arguments: argparse.Namespace) -> int:
    """Scan, write the tables, summarise them, and return the exit status."""
    loaded = load_settings(arguments.config)
    configuration = loaded.configuration
    settings = Selection(
        checked_topics(arguments.topic, configuration),
        cast("Materiality", arguments.materiality),
        arguments.since,
        configuration,
    )
    own = loaded.settings.scan
    if arguments.jobs is None and own.jobs is not None:
        # settings from a repository must not start more processes than there are cores
        arguments.jobs = min(own.jobs, _cores())
    globs = Globs(tuple(arguments.include) or own.include, (*own.exclude, *arguments.exclude))
    units = plan(arguments.sources, globs, arguments.revision)
    open_executor, workers, ahead = _executor(arguments)
    output = open_output(arguments.out)
    if output.form == "parquet":
        import_arrow()
    job = make_job(units, settings, output.parts)
    with alone_in(output):
        done = run_job(job, open_executor, ahead, resume=arguments.resume, workers=workers)
        _work(job, done, resume=arguments.resume, quiet=arguments.quiet)
        return _finish(job, output)


def _executor(arguments: argparse.Namespace) -> tuple[OpenExecutor, int, int]:
    """Return how to open the executor, how many workers it has, and how many tasks at a time."""
    if arguments.scheduler:
        return dask_cluster(arguments.scheduler), _AHEAD_ON_CLUSTER, _AHEAD_ON_CLUSTER
    jobs = arguments.jobs or _cores()
    return processes(jobs), jobs, jobs + _AHEAD


def _cores() -> int:
    """Return how many cores this process may use, if the system says so."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _work(job: Job, done: Iterable[Done], *, resume: bool, quiet: bool) -> None:
    there = finished(job.parts) & set(job.units) if resume else frozenset()
    if there:
        of = counted(len(job.units), "document")
        are = "is" if len(job.units) == 1 else "are"
        say(f"{len(there):,} of {of} {are} already done", quiet=quiet)
    total = recorded_total(job, lambda name: name not in there)
    try:
        for _ in done if quiet else with_progress(done, total):
            pass
    except KeyboardInterrupt:
        count = len(finished(job.parts) & set(job.units))
        say(
            f"stopped: {count:,} of {counted(len(job.units), 'document')} done; run the same "
            f"command to continue"
        )
        raise


def _finish(job: Job, output: Output) -> int:
    try:
        rows = write_tables(output.parts, job.units, output.paths, output.form)
    except OSError as error:
        raise TermsdiffError(
            f"the tables cannot be written: {error.strerror or error}; {kept_in_words(job)}"
        ) from None
    lines = summary_lines(job, rows, str(output.paths["changes"]))
    print_text(visible("".join(f"{line}\n" for line in lines)))
    return 0
