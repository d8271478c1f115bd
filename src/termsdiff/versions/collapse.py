"""From the recordings of a document to the versions that were actually published.

Archives record a page repeatedly. A text that comes back after another one is a flip: most often
the archive alternately saw two renderings of one publication. The rules, in this order:

- a recording with the same words as the one before is the same version, re-spelled: left out;
- a nearly empty recording between two full ones is a failed one: left out;
- a text that comes back ends what was in between. A text in between that appears only once was
  published and withdrawn: it stays, with the day of its withdrawal. One that appears repeatedly is
  one version, dated by its first recording; if the other text comes last and this one states no
  date, it was only a rendering and is left out;
- a text published under a date that an earlier one already has, or under an earlier date, applies
  from the day it was recorded.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

_TECHNICAL = re.compile(r"apply technical or declaration upgrade", re.IGNORECASE)
_FEW_WORDS = 100
_SHARE = 10
"""A failed recording has fewer than one word for every so many of the text before."""


@dataclass(frozen=True, slots=True)
class Recording:
    """One recording of a document: when it was made, digests of its text and its words, and why.

    `stated` is the date that the text itself states; `place` tells a reader where it is.
    """

    day: dt.date
    text: str
    words: str
    count: int = _FEW_WORDS
    stated: dt.date | None = None
    subject: str = ""
    place: str = ""

    @property
    def is_technical(self) -> bool:
        """Whether its subject says that the recording changed, not the terms."""
        return _TECHNICAL.search(self.subject) is not None


@dataclass(frozen=True, slots=True)
class Published:
    """A version as published: its first recording, its date, when it applied."""

    recording: Recording
    date: dt.date
    since: dt.date | None = None
    withdrawn: dt.date | None = None
    flips: int = 0


@dataclass(frozen=True, slots=True)
class Collapsed:
    """The result for all recordings: `versions` in order, and the recordings that are not versions.

    `respelled` counts those with the same words as the one before, `rerendered` those among them
    that repeat an earlier text: the archive flips between renderings.
    """

    versions: tuple[Published, ...]
    recordings: int
    respelled: int
    rerendered: int
    returned: int
    failed: tuple[Recording, ...]
    renderings: tuple[Recording, ...]


@dataclass
class _State:
    """The versions that remain, those replaced by an earlier text, and the counts so far."""

    standing: list[Published] = field(default_factory=list)
    away: dict[str, tuple[Published, str]] = field(default_factory=dict)
    withdrawn: list[Published] = field(default_factory=list)
    texts: set[str] = field(default_factory=set)
    respelled: int = 0
    rerendered: int = 0
    returned: int = 0


def collapse(recordings: Sequence[Recording]) -> Collapsed:
    """Return the versions that a sequence of recordings, oldest first, shows."""
    failed = tuple(r for n, r in enumerate(recordings) if _is_failed(recordings, n))
    state = _State()
    for recording in recordings:
        if recording not in failed:
            _take(state, recording)
            state.texts.add(recording.text)
    away = [published for published, _ in state.away.values()]
    renderings = tuple(p.recording for p in away if p.flips and not _own_date(p, recordings))
    gone = [p for p in away if p.recording not in renderings]
    versions = _dated([*state.standing, *gone, *state.withdrawn])
    return Collapsed(
        versions=versions,
        recordings=len(recordings),
        respelled=state.respelled,
        rerendered=state.rerendered,
        returned=state.returned,
        failed=failed,
        renderings=renderings,
    )


def _is_failed(recordings: Sequence[Recording], place: int) -> bool:
    if place == 0 or place == len(recordings) - 1:
        return False
    count = recordings[place].count
    around = min(recordings[place - 1].count, recordings[place + 1].count)
    return count < _FEW_WORDS and count * _SHARE < around


def _take(state: _State, recording: Recording) -> None:
    standing = state.standing
    words = [published.recording.words for published in standing]
    if words and words[-1] == recording.words:
        state.respelled += 1
        state.rerendered += recording.text in state.texts
    elif recording.words in words:
        state.returned += 1
        place = words.index(recording.words)
        for before, published in zip(words[place:], standing[place + 1 :], strict=False):
            gone = replace(published, withdrawn=recording.day)
            state.away[published.recording.words] = (gone, before)
        del standing[place + 1 :]
    elif recording.words in state.away:
        _bring_back(state, recording)
    else:
        standing.append(Published(recording, recording.day))


def _bring_back(state: _State, recording: Recording) -> None:
    """Bring back a replaced text: it is the same version if it follows the same one."""
    gone, before = state.away.pop(recording.words)
    state.returned += 1
    if state.standing and state.standing[-1].recording.words == before:
        state.standing.append(replace(gone, withdrawn=None, flips=gone.flips + 1))
    else:
        state.withdrawn.append(gone)
        state.standing.append(Published(recording, recording.day))


def _own_date(published: Published, recordings: Sequence[Recording]) -> bool:
    stated = published.recording.stated
    others = {r.stated for r in recordings if r.words != published.recording.words}
    return stated is not None and stated not in others


def _dated(published: Sequence[Published]) -> tuple[Published, ...]:
    """Give each version its date, and the day from which it applied if that is different."""
    found: list[Published] = []
    latest = dt.date.min
    for version in sorted(published, key=lambda p: p.recording.day):
        recording = version.recording
        day = recording.stated or recording.day
        start = day if day > latest else max(recording.day, latest)
        found.append(replace(version, date=day, since=start if start != day else None))
        latest = start
    return tuple(found)
