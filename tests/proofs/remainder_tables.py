"""What the proofs leave of an edit, as a few lines of text."""

from __future__ import annotations

from termsdiff import compare
from termsdiff.proofs.remainder import Remainder


def told(old: str, new: str) -> list[str]:
    """Return what is left of each change and what was proved, a line each."""
    lines: list[str] = []
    for case in compare(old, new).grounds.cases:
        lines.append(f"{case.change.kind}:")
        lines += [f"  left: {line}" for line in _left(case.wording)]
        for proof in case.proofs:
            at = f" @ {proof.at}" if proof.at else ""
            lines.append(f"  {proof.kind}: {proof.text}{at}")
    return lines


def _left(wording: Remainder) -> list[str]:
    found = [
        f"{_in(before.context)}{before.text} -> {_in(after.context)}{after.text}"
        for before, after in wording.edited
    ]
    found += [f"+ {one.text}" for one in wording.added]
    found += [f"- {one.text}" for one in wording.removed]
    return [*found, *(f"elsewhere: {one.text}" for one in wording.displaced)]


def _in(context: str) -> str:
    return f"[{context}] " if context else ""
