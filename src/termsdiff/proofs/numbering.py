"""Numbering: labels of clauses and marks of items within a sentence: (a), (ii), 2.1."""

from __future__ import annotations

from ..facts.member_marks import without_marks

__all__ = ["without_marks"]
