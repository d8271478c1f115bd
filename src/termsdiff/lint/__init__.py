"""Lint: faults of one document of terms that a proof-reader would mark."""

from .linter import Remark, lint

__all__ = ["Remark", "lint"]
