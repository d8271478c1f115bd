"""The words that scripts of pages show, said in the language of the report."""

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
    "This browser keeps nothing: save the review.",
    "This browser does not let a page copy.",
    "Nothing is accepted yet.",
    "1 place in the document has it",
    "{what} copied.",
    "1 change",
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
"""Literals of the scripts; `{name}` is what JavaScript writes as `${name}` between backticks."""
_SLOT = re.compile(r"\{([^{}]+)\}")


def in_spoken_words(script: str) -> str:
    """Return a script whose literals are said in the language of the report; English as it is."""
    for english in SCRIPT_WORDS:
        said = say(english)
        if said != english:
            script = script.replace(literal(english), literal(said))
    return script


def literal(words: str) -> str:
    """Return words as JavaScript writes them, so that none of their characters ends the string."""
    if _SLOT.search(words):
        safe = words.replace("\\", "\\\\").replace("`", "\\`")
        return "`" + _SLOT.sub(r"${\1}", safe) + "`"
    return json.dumps(words, ensure_ascii=False)
