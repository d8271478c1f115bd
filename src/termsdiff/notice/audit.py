"""The audit of a notice: what a provider said it changed, compared with what changed.

Each statement is tied to the changes that support it (`tying`), compared with them
(`contradiction`) or looked for in what did not change (`standing`); `bench` does that. Flagged
changes that no statement reports are not announced. Nothing here decides what a change means: the
comparison does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .audit_answer import VERDICTS, Answer, Arbiter, Audit, Evidence, Unannounced, Verdict
from .bench import Bench
from .changelog import is_banner, log_blocks
from .statement import Statement
from .timing import Timing

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..redline.change import Side

__all__ = [
    "VERDICTS",
    "Answer",
    "Arbiter",
    "Audit",
    "Evidence",
    "Unannounced",
    "Verdict",
    "audit",
]


def audit(
    comparison: Comparison,
    statements: Sequence[Statement],
    timing: Timing,
    *,
    notice: str = "",
    arbiter: Arbiter | None = None,
) -> Audit:
    """Check the statements of a notice against a comparison.

    A change log or a banner inside the documents is not a change to the terms. `arbiter` is asked
    if the program doubts whether a statement reports any change.
    """
    logs = {
        side: frozenset(block.index for block in log_blocks(document))
        for side, document in (("old", comparison.old), ("new", comparison.new))
    }
    own = frozenset(
        judged.change.id
        for judged in comparison.changes
        if (
            _is_within(judged.change.old, logs["old"])
            and _is_within(judged.change.new, logs["new"])
        )
        or all(is_banner(side.text) for side in judged.change.sides)
    )
    bench = Bench(comparison, own, logs["new"])
    answers = tuple(bench.answer(statement, arbiter) for statement in statements)
    return Audit(comparison, answers, bench.unannounced(answers), timing, notice, own)


def _is_within(side: Side | None, blocks: frozenset[int]) -> bool:
    return side is None or (bool(side.blocks) and blocks.issuperset(side.blocks))
