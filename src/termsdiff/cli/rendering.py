"""What the arguments of a command ask of its report."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from typing import cast

from ..errors import TermsdiffError
from ..reports.options import RenderOptions
from ..reports.wording import topic_name
from ..rules.configuration import Configuration, known_topics
from ..rules.finding import Materiality
from ..settings.declarations import NoticeSettings
from ..suggesting import did_you_mean
from .arguments import colored, folded_name, terminal_width


def render_options(
    arguments: argparse.Namespace, configuration: Configuration | None, releases: NoticeSettings
) -> RenderOptions:
    """Return the report options that the arguments specify."""
    return RenderOptions(
        width=arguments.width or terminal_width(),
        color=colored(arguments),
        topics=checked_topics(arguments.topic, configuration),
        materiality=cast(Materiality, arguments.materiality),
        full=arguments.full,
        theme=arguments.theme or "",
        releases=releases,
        link=arguments.link or "",
    )


def checked_topics(
    topics: Sequence[str], configuration: Configuration | None = None
) -> tuple[str, ...]:
    """Return the requested topics, by name or as reports print them, in any letter case.

    Topics defined in the settings count as well. Raises TermsdiffError for any other.
    """
    if not topics:
        return ()
    known = known_topics(configuration)
    names = {folded_name(name): topic for topic in known for name in (topic_name(topic), topic)}
    return tuple(dict.fromkeys(_topic(wanted, names, known) for wanted in topics))


def _topic(wanted: str, names: Mapping[str, str], known: Sequence[str]) -> str:
    found = names.get(folded_name(wanted))
    if found is not None:
        return found
    hint = did_you_mean(folded_name(wanted), names)
    for name, topic in names.items():
        # the similar word as it can be typed without quotation marks
        if hint == f"; did you mean {name}?":
            hint = f"; did you mean {topic}?"
    raise TermsdiffError(f"unknown topic {wanted!r}{hint}; known topics: {', '.join(known)}")
