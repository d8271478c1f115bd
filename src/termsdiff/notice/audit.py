"""The audit of a notice: what a provider said that it changed, held against what changed.

Each statement is tied to the changes that bear it out (`tying`), held against them
(`contradiction`) or looked for in what did not change (`standing`); `bench` does that. What is
flagged and no statement tells is not announced. Nothing here decides what a change means: the
comparison does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .answer import VERDICTS, Answer, Arbiter, Audit, Evidence, Unannounced, Verdict
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
    """Hold the statements of a notice against a comparison.

    What a change log or a banner inside the documents says is no change of the terms. `arbiter` is
    asked where the program is in doubt whether a statement tells any change.
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
