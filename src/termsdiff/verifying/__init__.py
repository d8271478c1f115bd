"""Verifying: did only the named clauses change?"""

from .claim import Outside, Verification, verify

__all__ = ["Outside", "Verification", "verify"]
