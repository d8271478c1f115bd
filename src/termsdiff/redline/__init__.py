"""Redline: turns an alignment into the changes of each clause, word by word."""

from .change import Added, Change, ChangeKind, Edited, Operation, Removed, Run, Side

__all__ = [
    "Added",
    "Change",
    "ChangeKind",
    "Edited",
    "Operation",
    "Removed",
    "Run",
    "Side",
]
