"""Lint: defects in a document of terms that a proofreader would mark."""

from .linter import Remark, lint

__all__ = ["Remark", "lint"]
