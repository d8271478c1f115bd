"""Parts in other formats that Word imports when it opens a file: pages, texts, Word files."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from typing import TYPE_CHECKING

from ...errors import TermsdiffError
from ...on_demand import on_demand
from .escaping import escaped, line_start
from .package import value_of
from .story import Story
from .xml import Element

if TYPE_CHECKING:
    from ..convert_html import to_markdown
    from .office import to_word
else:
    # few Word files have such parts
    to_markdown = on_demand("termsdiff.input.convert_html:to_markdown")
    to_word = on_demand("termsdiff.input.word.office:to_word")

_MOST_FILES_IN_FILES = 3
_PAGES = ("text/html", "application/xhtml+xml")
_ARCHIVE = "message/rfc822"


def foreign_blocks(chunk: Element, story: Story) -> Iterator[str]:
    """Yield the contents of a part in another format as Markdown; note one that cannot be read."""
    relation = story.package.relations(story.part).get(value_of(chunk))
    if relation is None or relation.external or relation.target not in story.package:
        story.findings.unread.append("a document outside the file that is part of it")
        return
    kind = story.package.content_type(relation.target).partition(";")[0].casefold()
    try:
        text = _read(story.package.read(relation.target), kind, story)
    except (TermsdiffError, ImportError) as error:
        story.findings.unread.append(f"{relation.target} ({error})")
        return
    if text.strip():
        yield text.strip()


def _read(data: bytes, kind: str, story: Story) -> str:
    if kind in _PAGES or kind == _ARCHIVE:
        converted = to_markdown(_page_of(data) if kind == _ARCHIVE else data)
        story.findings.unread.extend(note.text for note in converted.notes if note.incomplete)
        return converted.text
    if "wordprocessingml" in kind or "ms-word" in kind:
        return _read_word(data, story)
    if kind == "text/plain":
        lines = data.decode("utf-8-sig", "replace").splitlines()
        return "\n\n".join(line_start(escaped(" ".join(line.split()))) for line in lines)
    if kind in ("application/rtf", "text/rtf"):
        return _read_word(to_word(data, "rtf"), story)
    raise TermsdiffError(f"a part of the kind {kind or 'unknown'}")


def _read_word(data: bytes, story: Story) -> str:
    if story.depth >= _MOST_FILES_IN_FILES:
        raise TermsdiffError("a file in a file in a file in a file")
    text, unread = story.read_inner(data, story.tracked, story.depth + 1, story.package.room)
    story.findings.unread.extend(unread)
    return text


def _page_of(data: bytes) -> bytes:
    """Return the page in a web archive."""
    for part in message_from_bytes(data).walk():
        if part.get_content_type() in _PAGES:
            content = part.get_payload(decode=True)
            return content if isinstance(content, bytes) else b""
    raise TermsdiffError("a web archive without a page")
