"""Which language a text is written in, by its most frequent small words."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

_SMALL_WORDS = {
    "en": "the of and to you or any we our your with that this are may by for not be will",
    "de": "der die das und oder wir sie nicht mit von zu den des ist ein eine werden kann für auf",
    "fr": "le la les et ou vous nous des du une dans est pas pour que qui sur par votre nos",
    "it": "il di che e la per gli non con una sono del della dei nostri tuo dati alla può nel",
    "es": "el los las y que de para por con una no su usted nosotros del se como datos sus al",
    "nl": "de het een en van wij u niet met voor dat zijn op te aan door uw onze worden kan",
    "pt": "o os as e que de para por com uma não seu você nós do da se como dados em",
    "sv": "och att som det en vi du inte med för på av är den till kan din våra om eller",
    "da": "og at som det en vi du ikke med for på af er den til kan din vores om eller",
    "pl": "i w na z że się nie do jest o lub oraz przez od dla ich jak po dane są",
}
_SETS = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")
_MOST_CHARACTERS = 6_000
_LEAST_WORDS = 4


def detect_language(text: str) -> str:
    """Return an ISO 639-1 code; `und` where too little speaks for any language known here."""
    return _detect(text[:_MOST_CHARACTERS])


# successive versions of terms mostly begin alike
@lru_cache(maxsize=64)
def _detect(text: str) -> str:
    counts = Counter(_WORD.findall(text.casefold()))
    scores = {language: sum(counts[word] for word in words) for language, words in _SETS.items()}
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] >= _LEAST_WORDS else "und"
