"""The class of a release alone, for scripts or a quick look: what it requires, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..notice.plain_sentence import sentence_about
from ..text.visible import visible, visible_line
from .json import dump, release_object
from .wording import change_name, release_words

if TYPE_CHECKING:
    from ..comparison import Comparison
    from ..notice.release_class import Release


def release_text(comparison: Comparison, release: Release) -> str:
    """Return the class on the first line, then a line for each change that decides it."""
    lines = [release_words(release)]
    for judged in release.changes:
        place = change_name(comparison, judged.change)
        lines.append(
            f"  {judged.materiality}: {place}: {visible_line(sentence_about(judged))} "
            f"({judged.change.short_id})"
        )
    return visible("".join(f"{line}\n" for line in lines))


def release_json(comparison: Comparison, release: Release) -> str:
    """Return the class with the ids of the changes that decide it, as in `summary.release`."""
    found = release_object(release)
    found["verdict"] = comparison.verdict
    return dump(found) + "\n"
