"""The words that page scripts show, in the language of the report."""

from __future__ import annotations

import json
import re

from ..spoken import say

SCRIPT_WORDS = (
    "Seen",
    "Accept",
    "Reject",
    "Negotiate",
    "Ask",
    "Not reviewed",
    "Note",
    "Change",
    "Clause",
    "Review",
    "Reviewer",
    "Table",
    "Text for an e-mail",
    "This browser cannot store the review: save it to a file.",
    "This browser does not let a page copy text.",
    "Nothing is accepted yet.",
    "1 place in the document has it",
    "{what} copied.",
    "1 change",
    "1 line",
    "{lines.length} lines",
    "{total} changes",
    "{list.length} of {cards.length}",
    "{at + 1} of {list.length}",
    "{count} of {cards.length}",
    "Review of {titleOf(card)}",
    "Review of {titleOf(card)}: {words}",
    "Note on {titleOf(card)}",
    "hit {hit + 1} of {hits.length}",
    "{shown} of {cards.length}",
    "The change below does not match the filters; it is shown because a link led to it.",
    "That is today.",
    "day",
    "days",
    "In {many}.",
    "That was {many} ago.",
    'Not in the changes shown: “{byId("search").value.trim()}”; ',
    "{places} places in the document have it",
)
"""The literals of the scripts; `{name}` is `${name}` in a JavaScript template literal."""
_SLOT = re.compile(r"\{([^{}]+)\}")


def in_spoken_words(script: str) -> str:
    """Return a script with its literals in the language of the report; English is unchanged."""
    for english in SCRIPT_WORDS:
        said = say(english)
        if said != english:
            script = script.replace(literal(english), literal(said))
    return script


def literal(words: str) -> str:
    """Return words as a JavaScript literal, in which no character can end the string."""
    if _SLOT.search(words):
        safe = words.replace("\\", "\\\\").replace("`", "\\`")
        return "`" + _SLOT.sub(r"${\1}", safe) + "`"
    return json.dumps(words, ensure_ascii=False)
