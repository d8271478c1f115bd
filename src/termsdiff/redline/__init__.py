"""Redline: an alignment in, the changes of each clause word by word out."""

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
