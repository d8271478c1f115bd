"""Detect e-mails by their header, without reading the rest of the file."""

from __future__ import annotations

import re

_HEADER = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){3,}\r?\n"
)
_KNOWN = re.compile(rb"(?mi)^(?:from|subject|date|mime-version|message-id|received):")
_HEAD = 100_000
"""The bytes within which the header must end."""
_FEWEST = 3
"""Header fields that every e-mail has."""


def is_mail(data: bytes) -> bool:
    """Whether bytes begin with the header of an e-mail."""
    head = _HEADER.match(data[:_HEAD].removeprefix(b"\xef\xbb\xbf"))
    if head is None:
        return False
    return len({name.lower() for name in _KNOWN.findall(head[0])}) >= _FEWEST
