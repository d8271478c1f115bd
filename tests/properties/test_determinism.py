"""The same two texts give the same report in every process, whatever the seed of string hashes."""

from __future__ import annotations

import os
import subprocess
import sys

# twenty blocks share one word each with a new one: more ties than are looked at
PROGRAM = """
from termsdiff.alignment.block_features import Vocabulary, features
from termsdiff.alignment.similarity import candidates
from termsdiff.parsing import parse

names = [f"thing{n}" for n in range(20)]
old = "\\n\\n".join(f"The matter of {name} stays open." for name in names)
vocabulary = Vocabulary()
sides = [features(parse(text).blocks, vocabulary) for text in (old, " ".join(names) + ".")]
print([one.position for one, _ in candidates(*sides)])
"""


def _candidates(seed: int) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    command = [sys.executable, "-c", PROGRAM]
    return subprocess.run(command, env=environment, capture_output=True, check=True).stdout


def test_the_seed_of_hashes_decides_no_tie() -> None:
    assert len({_candidates(seed) for seed in range(1, 5)}) == 1
