from __future__ import annotations

import pytest
import report_samples as samples

from termsdiff.comparison import Comparison


@pytest.fixture(scope="session")
def sample() -> Comparison:
    return samples.sample()


@pytest.fixture(scope="session")
def hostile() -> Comparison:
    return samples.hostile()


@pytest.fixture(scope="session")
def identical() -> Comparison:
    return samples.compared(samples.OLD, samples.OLD)
