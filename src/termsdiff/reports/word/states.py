"""The redline of two flows with words deleted by others, which are compared separately.

What someone deleted is not part of a text, so it must not affect how the rest is compared; but if
OLD still has the words that NEW shows as deleted, they are the same words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from ...redline.change import Run
from ...redline.redline_tokens import tokenize
from ...redline.word_redline import redline
from .flow import Flow


def runs_of(old: Flow, new: Flow) -> list[Run]:
    """Return the runs of a redline of all characters of two flows, deleted ones among them."""
    if not any(old.unread) and not any(new.unread):
        return list(redline(old.text, new.text))
    runs: list[Run] = []
    at_old = at_new = 0
    for old_place, new_place in _kept(old, new):
        runs += _between(old.text[at_old:old_place], new.text[at_new:new_place])
        runs.append(("=", old.text[old_place : old_place + 1]))
        at_old, at_new = old_place + 1, new_place + 1
    # the last pair is the end of both, which is not a character
    return _joined(runs[:-1])


def _kept(old: Flow, new: Flow) -> Iterator[tuple[int, int]]:
    """Yield the places of the characters that both texts keep, and the end of both."""
    old_places, new_places = (
        [place for place, is_unread in enumerate(flow.unread) if not is_unread]
        for flow in (old, new)
    )
    texts = ["".join(flow.text[n] for n in places) for flow, places in
             ((old, old_places), (new, new_places))]  # fmt: skip
    at_old = at_new = 0
    for operation, text in redline(*texts):
        if operation == "=":
            for n in range(len(text)):
                yield old_places[at_old + n], new_places[at_new + n]
        at_old += len(text) if operation != "+" else 0
        at_new += len(text) if operation != "-" else 0
    yield len(old.text), len(new.text)


def _between(old: str, new: str) -> list[Run]:
    """Return the runs of what is between two kept characters, every common word kept."""
    if not old or not new:
        return list(redline(old, new))
    sides = tokenize(old), tokenize(new)
    codes: dict[str, int] = {}
    numbers = [[codes.setdefault(token, len(codes)) for token in side] for side in sides]
    runs: list[Run] = []
    for step in Indel.opcodes(*numbers):
        gone = "".join(sides[0][step.src_start : step.src_end])
        come = "".join(sides[1][step.dest_start : step.dest_end])
        runs += [("=", gone)] if step.tag == "equal" else [("-", gone), ("+", come)]
    return runs


def _joined(runs: Sequence[Run]) -> list[Run]:
    joined: list[Run] = []
    for operation, text in runs:
        if text and joined and joined[-1][0] == operation:
            joined[-1] = (operation, joined[-1][1] + text)
        elif text:
            joined.append((operation, text))
    return joined
