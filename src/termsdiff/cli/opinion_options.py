"""The options of `diff` that ask a language model, or use its earlier answers."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from ..errors import TermsdiffError
from ..on_demand import on_demand

if TYPE_CHECKING:
    from ..comparison import Comparison
    from .opinion_run import apply_recorded, with_asked
    from .reading_settings import Loaded
else:
    # most comparisons go without opinions
    apply_recorded = on_demand("termsdiff.cli.opinion_run:apply_recorded")
    with_asked = on_demand("termsdiff.cli.opinion_run:with_asked")

CONFIGURED = "configured"
ASKED = ("unassessed", "flagged", "both", "all")


def add_opinion_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare which model to ask, about what, and where its answers are kept."""
    group = parser.add_argument_group("second opinion (docs/opinion.md)")
    group.add_argument(
        "--opinion",
        metavar="MODEL",
        help="ask a language model, by its name in `llm models`, about the changes; "
        f"`{CONFIGURED}` means the one that the settings name. The changed clauses are sent to it",
    )
    add_asked_argument(group)
    add_file_argument(group)
    group.add_argument("--headline", action="store_true", help="let the model write the headline")


def add_asked_argument(parser: argparse._ActionsContainer) -> None:
    """Declare which changes to ask a model about."""
    parser.add_argument(
        "--opinion-for",
        choices=ASKED,
        metavar="W",
        help="which changes to ask about: unassessed, flagged, both (the default), or all",
    )


def add_file_argument(parser: argparse._ActionsContainer) -> None:
    """Declare where answers are kept."""
    parser.add_argument(
        "--opinions",
        metavar="FILE",
        help="where answers are kept and looked up; without --opinion, nothing is asked",
    )


def with_opinions(
    arguments: argparse.Namespace, comparison: Comparison, loaded: Loaded
) -> Comparison:
    """Return a comparison with the opinions that the arguments or the settings ask for."""
    if arguments.opinion is not None:
        return with_asked(arguments, comparison, loaded, _model(arguments.opinion, loaded))
    if arguments.headline or arguments.opinion_for:
        raise TermsdiffError("--headline and --opinion-for need a model: name it with --opinion")
    return with_recorded(comparison, loaded, arguments.opinions)


def _model(name: str, loaded: Loaded) -> str:
    if name != CONFIGURED:
        return name
    if not loaded.settings.opinion.model:
        raise TermsdiffError(
            f"--opinion {CONFIGURED}: the settings name no model; set opinion.model, or give "
            "the name here"
        )
    return loaded.settings.opinion.model


def with_recorded(comparison: Comparison, loaded: Loaded, file: str | None = None) -> Comparison:
    """Return a comparison with opinions from a file: the given one, or else the settings' one."""
    if file is None and not loaded.settings.opinion.file:
        return comparison
    return apply_recorded(comparison, loaded, file)
