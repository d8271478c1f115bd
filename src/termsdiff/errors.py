"""Errors that a user can act on; the command line prints them as one line and exits with 2."""

from __future__ import annotations


class TermsdiffError(Exception):
    """A problem with the input or the usage: the message says what, where and what to do."""
