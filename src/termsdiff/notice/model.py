"""Three small linear models: which change is meant, whether any is, whether it is contradicted.

`data/weights.json` holds whole numbers, hundredths of the natural logarithm of the odds, as the
estimate has them (`rules.model`). `docs/notice.md` says how they were learned and how good they
are.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from ..rules.model.linear import Judgement


class Model(NamedTuple):
    """The judgements: `meant` only orders changes; the other two give probabilities."""

    meant: Judgement
    found: Judgement
    contradicted: Judgement


@lru_cache(maxsize=1)
def load_model() -> Model:
    """Read the weights that come with the package."""
    text = (files(__package__) / "data" / "weights.json").read_text("utf-8")
    data = json.loads(text)
    return Model(*(Judgement(("no", "yes"), *data[name]) for name in Model._fields))
