"""Defects that a change introduced: what lint finds now and did not find before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ...lint import lint
from ...lint.catalogue import SEVERITIES
from ...parsing import Document
from ...rules.configuration import Configuration
from ...rules.policy import Breach, check_limits
from ...settings.declarations import GateSettings
from ..acknowledgements import Accepted
from ..problem import Problem, made_subject

_MARKER = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |$)|^={7}$")
_LINE_NUMBER = re.compile(r"\bline \d+")


def conflict_markers(document: Document) -> Iterator[Problem]:
    """Yield a problem for each marker of an unfinished merge in the text."""
    lines = [n for n, line in enumerate(document.source_lines, start=1) if _MARKER.match(line)]
    marked = {document.source_lines[number - 1][0] for number in lines}
    # a line of equals signs alone underlines a heading
    if {"<", ">"} <= marked:
        message = f"conflict marker {document.source_lines[lines[0] - 1][:7]} left in the text"
        cure = "finish the merge: keep one of the texts and remove the markers"
        yield Problem("lint", document.source, lines[0], message, cure)


def introduced(
    old: Document | None,
    new: Document,
    settings: GateSettings,
    accepted: Accepted,
    review: str,
) -> Iterator[Problem]:
    """Yield the defects of the new document that the old one lacks."""
    grave = SEVERITIES[: SEVERITIES.index(settings.lint) + 1]
    now = lint(new, settings.without)
    if not any(remark.severity in grave for remark in now):
        return
    before = lint(old, settings.without) if old else ()
    left = Counter(_key(remark.check, remark.message) for remark in before)
    for remark in now:
        key = _key(remark.check, remark.message)
        if left[key] > 0:
            left[key] -= 1
        elif remark.severity in grave:
            subject = made_subject("l", f"{remark.check}: {remark.message}", *key)
            if not accepted.covers(subject):
                cure = f"correct it; if it is intended, {subject.command}"
                message = f"{remark.message} [{remark.check}]"
                yield Problem("lint", new.source, remark.line, message, cure, review, subject)


def broken_limits(
    old: Document | None,
    new: Document,
    configuration: Configuration | None,
    accepted: Accepted,
    review: str,
) -> Iterator[Problem]:
    """Yield the policy limits that the new document breaks and the old one respects."""
    if configuration is None or not configuration.limits:
        return
    limits = configuration.limits
    before = {_limit_key(old, breach) for breach in check_limits(old, limits)} if old else set()
    for breach in check_limits(new, limits):
        key = _limit_key(new, breach)
        subject = made_subject("p", breach.finding.message, *key, new=key[1])
        if key not in before and not accepted.covers(subject):
            line = new.blocks[breach.block].lines[0]
            cure = f"correct it; if it is intended, {subject.command}"
            yield Problem("policy", new.source, line, breach.finding.message, cure, review, subject)


def _limit_key(document: Document, breach: Breach) -> tuple[str, str]:
    return breach.finding.rule, document.blocks[breach.block].text


def _key(check: str, message: str) -> tuple[str, str]:
    # an edit above shifts lines without adding a new defect
    return check, _LINE_NUMBER.sub("line", message)
