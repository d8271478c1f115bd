"""Examine the terms that a step touches: what is loaded only where it touches any."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ..git.contents import open_objects
from ..git.trees import TreeEntry
from .checks.examination import examine
from .context import Contents, Context
from .gate_settings import Policy
from .problem import Report
from .recorded_opinions import read_opinions
from .step import Changes, Request, Span
from .touched_terms import read_steps


def examined(
    span: Span,
    request: Request,
    policy: Policy,
    changes: Changes,
    before: Mapping[str, TreeEntry],
    after: Mapping[str, TreeEntry],
    ids: frozenset[str],
) -> list[Report]:
    """Return what was found in the terms that a step touches, a report for each folder."""
    with open_objects(span.repository) as reader:
        trees = dict.fromkeys((span.base, span.target))
        opinions = read_opinions(span.repository, trees, policy.source.readable())
        contents = Contents(reader, policy.configuration, opinions)
        today = request.today or date.today()
        context = Context(span, policy.settings, contents, today, request.whole, ids)
        steps = read_steps(before, after, changes.touched, policy.settings, contents)
        return examine(steps, context)
