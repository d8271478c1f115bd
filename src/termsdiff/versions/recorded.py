"""Read a document from a repository, in any format that files can have."""

from __future__ import annotations

from ..git.command import Repository
from ..git.contents import open_objects
from ..input.files import SourceText
from ..input.reading import as_text


def read_recorded(
    repository: Repository, blob: str, name: str, tracked: str = "accept"
) -> SourceText:
    """Return a blob as text under a name; the extension shows whether it is a web page.

    `tracked` says what to do with tracked changes in it: `accept` or `reject`. Raises
    TermsdiffError if it is not a document, or its converter is not installed.
    """
    with open_objects(repository) as reader:
        return as_text(reader.read(blob), name, tracked=tracked).source
