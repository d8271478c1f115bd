"""Parity: whether two language versions of one document say the same, clause by clause.

Nothing here proves that a translation is right. It finds clauses that one version lacks and values
(times, amounts, percentages, ages, dates, numbers) that differ.

>>> from termsdiff import parse
>>> from termsdiff.parity import compare_versions
>>> one, other = parse("1.1 It ends after 30 days."), parse("1.1 It ends after 14 days.")
>>> [d.kind for d in compare_versions(one, other).differences]
['value']
"""

from .clause_values import Value
from .comparing import Difference, MissingClause, Parity, ValueDifference, compare_versions

__all__ = ["Difference", "MissingClause", "Parity", "Value", "ValueDifference", "compare_versions"]
