"""Read a saved e-mail (`.eml`): its text as Markdown, and the day on which it was sent."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from typing import NamedTuple

from ..errors import TermsdiffError
from ..notes import Note
from .files import SourceText, read_text
from .reading import as_text

_SHORT = 200
"""The most characters of a plain part that only points to the other: "no HTML support"."""


class Mail(NamedTuple):
    """An e-mail: its text with its name, and the day on which it was sent, None if unknown."""

    source: SourceText
    sent: date | None


def read_mail(data: bytes, name: str) -> Mail:
    """Return the text of an e-mail; raise TermsdiffError if it has none.

    Attachments are not read; a note counts them. The text part is used, or the HTML part if there
    is none.
    """
    try:
        message = message_from_bytes(data, policy=policy.default)
        plain, page = message.get_body(("plain",)), message.get_body(("html",))
        attached = sum(1 for _ in message.iter_attachments()) if message.is_multipart() else 0
    except (ValueError, LookupError, RecursionError, KeyError, AttributeError) as error:
        raise TermsdiffError(
            f"{name}: an e-mail that cannot be read ({type(error).__name__}); save its text instead"
        ) from None
    source = _text(plain, page, name)
    if attached:
        said = f"Attachments of the e-mail were not read ({attached}); name a file to read one."
        source = source._replace(notes=(*source.notes, Note("attachments", said)))
    return Mail(source, _sent(message))


def _text(plain: MIMEPart | None, page: MIMEPart | None, name: str) -> SourceText:
    written = _content(plain).strip() if plain is not None else ""
    if page is not None and len(written) < _SHORT:
        html = _content(page).strip()
        if html:
            whole = f"<html><body>{html}</body></html>".encode("utf-8", "replace")
            return as_text(whole, f"{name} (page)", "text/html; charset=utf-8").source
    if not written:
        raise TermsdiffError(f"{name}: an e-mail without any text; save its text, or name a file")
    return read_text(written.encode("utf-8", "replace"), name)


def _content(part: MIMEPart) -> str:
    """Return the characters of a part, whatever it says about its encoding."""
    try:
        return str(part.get_content())
    except (LookupError, ValueError, KeyError):
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _sent(message: EmailMessage) -> date | None:
    try:
        stamp = getattr(message["date"], "datetime", None)
        return stamp.date() if stamp is not None else None
    except (ValueError, TypeError, IndexError, AttributeError, OverflowError):
        return None
