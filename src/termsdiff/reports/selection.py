"""What a filtered report says about itself at the top, in every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..spoken import say
from .options import RenderOptions, shown_changes
from .wording import WEIGHT_NAMES, counted, listed, topic_name

if TYPE_CHECKING:
    from ..comparison import Comparison

FILTERED = "This report is filtered."


def selection_words(comparison: Comparison, options: RenderOptions) -> str:
    """Say which changes a filtered report shows, and of how many; "" if it shows all."""
    if not options.narrows:
        return ""
    shown, total = len(shown_changes(comparison, options)), len(comparison.changes)
    asked = []
    if options.topics:
        asked.append(listed([topic_name(topic) for topic in options.topics], "or"))
    if options.materiality != "editorial":
        name = WEIGHT_NAMES[options.materiality].lower()
        whole = options.materiality == "material"
        asked.append(name if whole else say("{weight} or higher", weight=name))
    said = say(
        "Shown: {shown} of {changes} ({asked}).",
        shown=shown,
        changes=counted(total, "change"),
        asked=", ".join(asked),
    )
    return f"{said} {say(FILTERED)}"
