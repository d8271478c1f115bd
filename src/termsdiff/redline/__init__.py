"""Redline: an alignment in, the changes of each clause word by word out."""

from .change import Change, ChangeKind, Operation, Run, Side
from .changes import find_changes

__all__ = ["Change", "ChangeKind", "Operation", "Run", "Side", "find_changes"]
