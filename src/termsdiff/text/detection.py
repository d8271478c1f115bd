"""Which language a text is written in: by its script, and by its most frequent small words.

It prefers `und` to the closest known language: a judgement in the wrong language is worse than
none. Some languages have a file only for this purpose.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from ..languages import small_words

_WORD = re.compile(r"[^\W\d_]+")
_WORD_WITH_MARKS = r"[^\W\d_]+(?:[\u0300-\u036f\u0900-\u094d]+[^\W\d_]*)*"
_MOST_CHARACTERS = 6_000
_FEWEST_WORDS = 3
_FEWEST_HITS = 2
_LEAST_SHARE = 0.2
"""At least this share of the words in running text of any language are small ones."""
_LEAST_LEAD = 1.15
"""The required ratio of small words to the next language's: related languages share many."""
_LEAST_LEAD_OF_SHORT = 1.5
_SHORT = 25
"""From this many words on, chance has little effect."""
_HAN = "[\u3400-\u4dbf\u4e00-\u9fff]"
_SCRIPTS = (
    ("ja", "[\u3041-\u30ff]"),
    ("ko", "[\u1100-\u11ff\uac00-\ud7a3]"),
    ("zh", _HAN),
    ("th", "[\u0e01-\u0e5b]"),
    ("el", "[\u0370-\u03ff\u1f00-\u1fff]"),
    ("he", "[\u05d0-\u05ea]"),
)
"""Languages with their own script; Japanese comes before Chinese, whose characters it uses."""
_LATIN = "[a-z\u00df-\u024f\u1e00-\u1eff]"
_BEYOND_LATIN = (("\u0370", "\u1cff"), ("\u2e80", "\ud7ff"))
_LEAST_KANA = 0.1


def detect_language(text: str) -> str:
    """Return an ISO 639-1 code; `und` if there is too little evidence for any known language."""
    return _detect(text[:_MOST_CHARACTERS])


# successive versions of terms usually begin alike
@lru_cache(maxsize=64)
def _detect(text: str) -> str:
    folded = text.casefold()
    if not text.isascii():
        by_script = _by_script(folded)
        if by_script:
            return by_script
    marked = not text.isascii() and _is_beyond_latin(folded)
    words = re.findall(_WORD_WITH_MARKS, folded) if marked else _WORD.findall(folded)
    return _by_words(Counter(words), len(words))


def _is_beyond_latin(folded: str) -> bool:
    """Whether it has a letter of another script; a pattern for them would be slow to compile."""
    return any(first <= one <= last for one in set(folded) for first, last in _BEYOND_LATIN)


def _by_script(folded: str) -> str:
    """Return the language whose script most of the text is in; "" if many share the script."""
    if not _is_beyond_latin(folded):
        return ""
    latin = len(re.findall(_LATIN, folded))
    for language, letters in _SCRIPTS:
        count = len(re.findall(letters, folded))
        if language == "ja" and count > latin * _LEAST_KANA:
            # Japanese mixes Chinese characters with its own
            han = len(re.findall(_HAN, folded))
            if count > han * _LEAST_KANA and count + han > latin:
                return language
        elif count > latin and count >= _FEWEST_WORDS:
            return language
    return ""


def _by_words(counts: Counter[str], total: int) -> str:
    here = counts.keys()
    scores = {
        code: sum(counts[word] for word in here & words) for code, words in small_words().items()
    }
    ranked = sorted(scores, key=lambda language: scores[language], reverse=True)
    best, second = scores[ranked[0]], scores[ranked[1]]
    if total < _FEWEST_WORDS or best < _FEWEST_HITS or best < total * _LEAST_SHARE:
        return "und"
    lead = _LEAST_LEAD if total >= _SHORT else _LEAST_LEAD_OF_SHORT
    return ranked[0] if best >= second * lead else "und"
