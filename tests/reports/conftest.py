from __future__ import annotations

import pytest
import report_samples as samples

from termsdiff.comparison import Comparison, compare


@pytest.fixture(scope="session")
def sample() -> Comparison:
    return samples.sample()


@pytest.fixture(scope="session")
def hostile() -> Comparison:
    return samples.hostile()


@pytest.fixture(scope="session")
def identical() -> Comparison:
    return samples.compared(samples.OLD, samples.OLD)


@pytest.fixture(scope="session")
def noted(sample: Comparison) -> Comparison:
    return samples.noted(sample)


@pytest.fixture(scope="session")
def real() -> Comparison:
    """Two texts compared by the program itself: flagged, not assessed and proved changes."""
    return compare(samples.OLD, samples.NEW)
