"""Word-level redline of two texts, by diff-match-patch over tokens."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from ..on_demand import on_demand
from ..text.patterns import later
from ..text.sentences import stretches_of
from .change import Operation, Run
from .redline_tokens import tokenize

if TYPE_CHECKING:
    from diff_match_patch import diff_match_patch
else:
    # versions that differ in no word need no engine
    diff_match_patch = on_demand("diff_match_patch:diff_match_patch")

_OPERATIONS: dict[int, Operation] = {-1: "-", 0: "=", 1: "+"}
_MIRRORED: dict[Operation, Operation] = {"-": "+", "=": "=", "+": "-"}
_MOST_TOKENS = 3_000
"""Longer texts are first compared sentence by sentence: the cost is quadratic."""
_MOST_UNITS = 20_000
_NO_WORD = later(r"[\W_]*")
_FIRST_CODE = 0x100
_SURROGATES = range(0xD800, 0xE000)


def redline(old: str, new: str) -> tuple[Run, ...]:
    """Return the runs of a redline; `=` and `-` joined are `old`, `=` and `+` joined are `new`."""
    if old == new:
        return (("=", old),) if old else ()
    if not old or not new:
        return (("-", old),) if old else (("+", new),)
    if (len(new), new) < (len(old), old):
        # of several shortest scripts, choose the same one whichever side comes first
        return tuple(_merged([(_MIRRORED[op], text) for op, text in _compared(new, old)]))
    return _compared(old, new)


def _compared(old: str, new: str) -> tuple[Run, ...]:
    old_tokens, new_tokens = tokenize(old), tokenize(new)
    if len(old_tokens) + len(new_tokens) > _MOST_TOKENS:
        return _long(old, new)
    return tuple(_cleaned(_diff(old_tokens, new_tokens)))


def _long(old: str, new: str) -> tuple[Run, ...]:
    """Compare long texts by sentences, then each short replaced part by words."""
    old_units, new_units = stretches_of(old), stretches_of(new)
    if len(old_units) + len(new_units) > _MOST_UNITS:
        return _ends(old, new)
    runs: list[Run] = []
    for operation, text in _merged(_diff(old_units, new_units)):
        if operation == "+" and runs and runs[-1][0] == "-":
            before = runs.pop()[1]
            runs += _stretch(before, text)
        else:
            runs.append((operation, text))
    return tuple(_merged(runs))


def _stretch(old: str, new: str) -> list[Run]:
    old_tokens, new_tokens = tokenize(old), tokenize(new)
    if len(old_tokens) + len(new_tokens) > _MOST_TOKENS:
        return [("-", old), ("+", new)]
    return _cleaned(_diff(old_tokens, new_tokens))


def _ends(old: str, new: str) -> tuple[Run, ...]:
    """Keep the common beginning and end, whole words only; the rest is replaced."""
    engine = _engine()
    first = old.rfind(" ", 0, engine.diff_commonPrefix(old, new) + 1) + 1
    last = engine.diff_commonSuffix(old[first:], new[first:])
    cut = old.find(" ", len(old) - last)
    last = len(old) - cut if cut >= 0 and last else 0
    runs: list[Run] = [
        ("=", old[:first]),
        ("-", old[first : len(old) - last]),
        ("+", new[first : len(new) - last]),
        ("=", old[len(old) - last :]),
    ]
    return tuple(run for run in runs if run[1])


@lru_cache(maxsize=1)
def _engine() -> diff_match_patch:
    engine = diff_match_patch()
    # a deadline would make the result depend on the speed of the machine
    engine.Diff_Timeout = 0
    return engine


def _diff(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """Diff two sequences of tokens, each token one character to diff-match-patch."""
    codes: dict[str, str] = {}
    tokens: dict[str, str] = {}

    def encode(sequence: Sequence[str]) -> str:
        encoded = []
        for token in sequence:
            code = codes.get(token)
            if code is None:
                number = _FIRST_CODE + len(codes)
                number += len(_SURROGATES) if number >= _SURROGATES.start else 0
                code = codes[token] = chr(number)
                tokens[code] = token
            encoded.append(code)
        return "".join(encoded)

    engine = _engine()
    diffs = _edit_script(encode(old), encode(new))
    engine.diff_cleanupMerge(diffs)
    engine.diff_cleanupSemantic(diffs)
    return [(_OPERATIONS[op], "".join([tokens[code] for code in text])) for op, text in diffs]


def _edit_script(old: str, new: str) -> list[tuple[int, str]]:
    """Return the shortest edit script, as diff-match-patch writes it but found much faster."""
    script: list[tuple[int, str]] = []
    for step in Indel.opcodes(old, new):
        if step.tag == "equal":
            script.append((0, old[step.src_start : step.src_end]))
        elif step.tag == "delete":
            script.append((-1, old[step.src_start : step.src_end]))
        else:
            script.append((1, new[step.dest_start : step.dest_end]))
    return script


def _cleaned(runs: list[Run]) -> list[Run]:
    """Avoid confetti: what is kept between two edits must have a word, not just a small one."""
    return _merged(_absorbed(_merged(runs)))


def _absorbed(runs: list[Run]) -> list[Run]:
    result: list[Run] = []
    for position, (operation, text) in enumerate(runs):
        inside = 0 < position < len(runs) - 1
        if operation == "=" and inside and _is_confetti(text, runs, position):
            result += [("-", text), ("+", text)]
        else:
            result.append((operation, text))
    return result


def _is_confetti(text: str, runs: list[Run], position: int) -> bool:
    before, after = runs[position - 1], runs[position + 1]
    if _NO_WORD.fullmatch(text):
        # a space between two insertions, or between two deletions, is part of one edit
        return len(text) <= 3 and _both_replace(runs, position)
    words = text.split()
    short = len(words) == 1 and len(words[0]) <= 3
    return short and len(before[1]) > 12 and len(after[1]) > 12 and _both_replace(runs, position)


def _both_replace(runs: list[Run], position: int) -> bool:
    """Whether the runs on both sides have a deletion and an insertion, or the same kind."""
    left = {runs[position - 1][0]} | ({runs[position - 2][0]} if position > 1 else set())
    right = {runs[position + 1][0]} | (
        {runs[position + 2][0]} if position + 2 < len(runs) else set()
    )
    return len((left - {"="}) | (right - {"="})) > 1 or left - {"="} == right - {"="}


def _merged(runs: Sequence[Run]) -> list[Run]:
    """Join runs of one kind; within an edit, deletions come before insertions."""
    result: list[Run] = []
    removed = added = ""
    for operation, text in [*runs, ("=", "")]:
        if operation == "-":
            removed += text
        elif operation == "+":
            added += text
        elif text or operation == "=":
            if removed:
                result.append(("-", removed))
            if added:
                result.append(("+", added))
            removed = added = ""
            if text:
                if result and result[-1][0] == "=":
                    result[-1] = ("=", result[-1][1] + text)
                else:
                    result.append(("=", text))
    return result
