"""What the checks of one step share: settings, the day, contents read and compared once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ..comparison import Comparison, compare
from ..errors import TermsdiffError
from ..git.commits import find_commit, messages
from ..git.contents import ObjectReader, refuse_another
from ..input.files import decode
from ..parsing import Document, parse
from ..rules.configuration import Configuration
from ..rules.finding import JudgedChange
from ..settings.declarations import GateSettings
from .acknowledgements import acknowledged_ids
from .checks.asked import matters
from .recorded_opinions import with_opinions
from .step import Span
from .terms_paths import LARGEST

if TYPE_CHECKING:
    from ..opinion.answer_file import Records

_LFS = b"version https://git-lfs.github.com/spec/"


class Text(NamedTuple):
    """A text of one side: its path and its blob."""

    path: str
    blob: str


@dataclass(frozen=True, slots=True)
class Contents:
    """Reads texts through one git process and keeps what it has read."""

    reader: ObjectReader
    configuration: Configuration | None = None
    opinions: tuple[Records, ...] = ()
    _texts: dict[str, str] = field(default_factory=dict)
    _documents: dict[Text, Document] = field(default_factory=dict)
    _comparisons: dict[tuple[Text, Text], Comparison] = field(default_factory=dict)

    def text(self, text: Text) -> str:
        """Return the characters of a text; raise TermsdiffError, naming it, if it is not text."""
        if text.blob not in self._texts:
            try:
                data = self.reader.read(text.blob, LARGEST)
            except TermsdiffError as error:
                raise TermsdiffError(f"{text.path}: {error}") from None
            refuse_another(data, text.blob, text.path)
            _refuse_another_place(data, text)
            read = decode(data, text.path)
            _refuse_another_reading(data, read, text)
            self._texts[text.blob] = read
        return self._texts[text.blob]

    def head(self, text: Text) -> str:
        """Return the characters of a text, or "" if it cannot be read: its date is in its name."""
        try:
            return self.text(text)
        except TermsdiffError:
            return ""

    def fault(self, text: Text) -> str:
        """Return why a text cannot be read; "" if it can."""
        try:
            self.text(text)
        except TermsdiffError as error:
            return str(error).removeprefix(f"{text.path}: ")
        return ""

    def document(self, text: Text) -> Document:
        """Return a text, parsed."""
        if text not in self._documents:
            self._documents[text] = parse(self.text(text), text.path)
        return self._documents[text]

    def comparison(self, old: Text, new: Text) -> Comparison:
        """Return what changed from one text to another."""
        pair = (old, new)
        if pair not in self._comparisons:
            found = compare(self.document(old), self.document(new), self.configuration)
            self._comparisons[pair] = with_opinions(found, self.opinions, self.configuration)
        return self._comparisons[pair]


def _refuse_another_place(data: bytes, text: Text) -> None:
    """Raise TermsdiffError if the words are kept outside the repository."""
    if data.startswith(_LFS):
        raise TermsdiffError(
            f"{text.path}: kept in Git LFS, so the gate cannot read it; "
            "keep terms as plain files (`git lfs untrack`)"
        )


def _refuse_another_reading(data: bytes, read: str, text: Text) -> None:
    """Raise TermsdiffError if the folder of versions would read the front matter differently."""
    if read.startswith("---") and data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise TermsdiffError(f"{text.path}: front matter in UTF-16; save it as UTF-8")


class Context(NamedTuple):
    """What the examination of a set of terms needs besides the terms.

    `ids` are acknowledged by the commits in question, for this step.
    """

    span: Span
    settings: GateSettings
    contents: Contents
    today: date
    whole: bool
    ids: frozenset[str]

    def asks(self, judged: JudgedChange) -> bool:
        """Return whether a change must be acknowledged."""
        return matters(judged, self.settings, self.contents.configuration)

    def earlier_ids(self, path: str) -> frozenset[str]:
        """Return the ids that trailers of earlier commits acknowledge for a file."""
        if self.settings.acknowledgement == "file" or not self._has_history:
            return frozenset()
        return acknowledged_ids(messages(self.span.repository, self.span.base, path))

    @property
    def _has_history(self) -> bool:
        return not self.whole and find_commit(self.span.repository, self.span.base) is not None
