"""Three small linear models: which change is meant, whether any is, whether it is contradicted.

`data/weights.json` has integers, in hundredths of the natural logarithm of the odds, like the
estimate (`rules.model`). `docs/notice.md` says how they were learned and how good they are.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from ..rules.model.linear import Judgement


class Model(NamedTuple):
    """The models: `meant` only ranks changes; the other two give probabilities."""

    meant: Judgement
    found: Judgement
    contradicted: Judgement


@lru_cache(maxsize=1)
def load_model() -> Model:
    """Load the weights shipped with the package."""
    text = (files(__package__) / "data" / "weights.json").read_text("utf-8")
    data = json.loads(text)
    return Model(*(Judgement(("no", "yes"), *data[name]) for name in Model._fields))
