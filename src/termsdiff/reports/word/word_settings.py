"""The settings of the file: Track Changes is switched on for later edits."""

from __future__ import annotations

from typing import Final

from ...input.word.xml import name
from .build import make
from .parts import Parts

_BEFORE: Final = frozenset(
    name(f"w:{tag}")
    for tag in (
        *("writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime"),
        *("doNotDisplayPageBoundaries", "displayBackgroundShape", "printPostScriptOverText"),
        *("printFractionalCharacterWidth", "printFormsData", "embedTrueTypeFonts"),
        *("embedSystemFonts", "saveSubsetFonts", "saveFormsData", "mirrorMargins"),
        *("alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter"),
        *("gutterAtTop", "hideSpellingErrors", "hideGrammaticalErrors", "activeWritingStyle"),
        *("proofState", "formsDesign", "attachedTemplate", "linkStyles"),
        *("stylePaneFormatFilter", "stylePaneSortMethod", "documentType", "mailMerge"),
        "revisionView",
    )
)
"""What the schema wants before `trackRevisions`: CT_Settings of ISO/IEC 29500-1, 17.15.1.78."""


def track_from_now_on(parts: Parts) -> None:
    """Switch on the tracking of changes."""
    place = parts.related(parts.main, "settings")
    if not place:
        root = make("settings")
        parts.add_xml("settings", root)
    else:
        root = parts.xml(place)
    old = root.find(name("w:trackRevisions"))
    if old is not None:
        root.remove(old)
    last = max((n for n, child in enumerate(root) if child.tag in _BEFORE), default=-1)
    root.insert(last + 1, make("trackRevisions"))
