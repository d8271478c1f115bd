"""Alignment: two documents in, which clause became which out."""

from .aligner import align
from .entry import Alignment, Entry, TextState

__all__ = ["Alignment", "Entry", "TextState", "align"]
