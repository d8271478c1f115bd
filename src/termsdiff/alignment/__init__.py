"""Alignment: finds which clause of one document became which of another."""

from .aligner import align
from .entry import Alignment, Entry, TextState

__all__ = ["Alignment", "Entry", "TextState", "align"]
