"""Verifying: did only the named clauses change?"""

from .scope import Outside, Verification, verify

__all__ = ["Outside", "Verification", "verify"]
