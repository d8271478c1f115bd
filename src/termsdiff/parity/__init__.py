"""Parity: whether two language versions of one document say the same, clause by clause.

Nothing here proves that a translation is right. It finds clauses that one version lacks and values
(times, amounts, percentages, ages, dates, numbers) that differ.

>>> from termsdiff import parse
>>> from termsdiff.parity import compare_versions
>>> english = parse("Invoices are payable within thirty (30) days.", language="en")
>>> german = parse("Rechnungen sind innerhalb von 14 Tagen zu zahlen.", language="de")
>>> [d.kind for d in compare_versions(english, german).differences]
['value']
"""

from .comparing import Difference, Parity, compare_versions
from .values import Value

__all__ = ["Difference", "Parity", "Value", "compare_versions"]
