"""What a step changes in the settings and rules that the gate uses."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ...git.command import Repository
from ..acknowledgements import Accepted
from ..gate_settings import find_policy, find_rules, find_source, text_of
from ..problem import Problem, made_subject
from ..terms_paths import GENERAL_REVIEW

_OTHERS = frozenset({"lint", "scan", "versions", "reports", "notice"})
"""Tables that do not affect what the gate requires."""


def policy_changes(
    repository: Repository, base: str, target: str | None, fresh: Accepted
) -> Iterator[Problem]:
    """Yield changes to the policy that are not acknowledged in this step.

    Raises TermsdiffError if the settings after the step cannot be understood.
    """
    before, after = find_source(repository, base), find_source(repository, target)
    old, new = before.readable(), after.table()
    if before.blob != after.blob:
        # report a mistake when it is made, not when it would take effect
        find_policy(repository, target)
        yield from _settings_change(after.file if after.blob else before.file, old, new, fresh)
    was, now = (
        dict(find_rules(repository, base, old).blobs),
        dict(find_rules(repository, target, new).blobs),
    )
    for path in sorted({*was, *now}):
        if was.get(path) != now.get(path):
            yield from _rule_change(repository, path, was.get(path, ""), now.get(path, ""), fresh)


def _settings_change(
    file: str, old: Mapping[str, Any], new: Mapping[str, Any], fresh: Accepted
) -> Iterator[Problem]:
    was, now = _lines(old), _lines(new)
    if was == now:
        return
    gone, come = [r for r in was if r not in now], [r for r in now if r not in was]
    words = ("\n".join(gone), "\n".join(come))
    subject = made_subject(
        "g", f"settings in {file}", "settings", *words, old=words[0], new=words[1]
    )
    if not fresh.covers(subject):
        says = f"{'; '.join(gone) or 'nothing'} became {'; '.join(come) or 'nothing'}"
        cure = f"if that is intended, {subject.command}; otherwise undo it"
        message = f"settings that the gate uses change: {says}"
        yield Problem("settings", file, 1, message, cure, GENERAL_REVIEW, subject)


def _lines(table: Mapping[str, Any], prefix: str = "") -> list[str]:
    """Return settings, one per line in a fixed order, without those of other parts."""
    rows: list[str] = []
    for key in sorted(table):
        if not prefix and key in _OTHERS:
            continue
        if prefix == "opinion." and key != "file":
            # how a model is asked does not concern the gate, which asks none
            continue
        value = table[key]
        if isinstance(value, dict):
            rows += _lines(value, f"{prefix}{key}.")
        else:
            rows.append(f"{prefix}{key} = {json.dumps(value, ensure_ascii=False, default=str)}")
    return rows


def _rule_change(
    repository: Repository, path: str, old: str, new: str, fresh: Accepted
) -> Iterator[Problem]:
    texts = [text_of(repository, blob, path).strip() if blob else "" for blob in (old, new)]
    subject = made_subject("g", f"rule {path}", path, old, new, old=texts[0], new=texts[1])
    if not fresh.covers(subject):
        what = "changes" if old and new else "is added" if new else "is removed"
        cure = f"if that is intended, {subject.command}; otherwise undo it"
        message = f"a rule that the gate uses {what}"
        yield Problem("settings", path, 1, message, cure, GENERAL_REVIEW, subject)
