"""How word lists are written in language files."""

from __future__ import annotations

from itertools import product


def phrases(lines: str) -> list[str]:
    """Expand a list of phrases, one or more per line, separated by commas.

    `may|might do` means two phrases, `(the) parties` one with and one without "the".
    """
    spelled: list[str] = []
    for line in lines.split("\n"):
        for phrase in line.split(","):
            if "|" in phrase or "(" in phrase:
                spelled += _spelled(phrase.split())
            elif phrase := phrase.strip():
                spelled.append(phrase)
    return spelled


def _spelled(words: list[str]) -> list[str]:
    choices = []
    for word in words:
        optional = word.startswith("(")
        forms = word.strip("()").split("|")
        choices.append([*forms, ""] if optional else forms)
    return [" ".join(filter(None, chosen)) for chosen in product(*choices)]


def pairs(lines: str) -> dict[str, str]:
    """Read a list of `words = normal form`, one per line; the words may be written as above."""
    found: dict[str, str] = {}
    for line in lines.strip().split("\n"):
        left, _, right = line.partition("=")
        for phrase in phrases(left):
            found[phrase] = right.strip()
    return found
