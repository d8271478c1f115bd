"""Facts: what a clause states, typed and normalised, and its normal form.

>>> from termsdiff.facts import canonical_tokens, extract_facts
>>> facts = extract_facts("We give six (6) months' notice.")
>>> [fact.value for fact in facts if fact.kind == "duration"]
['P6M']
>>> canonical_tokens("twelve (12) months") == canonical_tokens("one year")
True
"""

from ..text.sentences import sentence_spans
from .amounts import amount, days, same_measure
from .canonical import canonical, canonical_tokens
from .extraction import extract_facts, facts_of_sentence
from .fact import Fact, Role
from .parties import Parties, find_parties

__all__ = [
    "Fact",
    "Parties",
    "Role",
    "amount",
    "canonical",
    "canonical_tokens",
    "days",
    "extract_facts",
    "facts_of_sentence",
    "find_parties",
    "same_measure",
    "sentence_spans",
]
