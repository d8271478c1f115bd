"""Attributes of kramdown are markup, words in braces are text."""

from __future__ import annotations

import time

import pytest

from termsdiff import compare, parse
from termsdiff.parsing.attributes import without_attributes

PLAIN = (
    "# Terms\n\nYou pay the *fee* within ten days.\n\n- See the page\n\n## Fees\n\nWe send bills.\n"
)
MARKED = """# Terms {#terms .no_toc}

You pay the *fee*{: .note} within ten days.
{: .lead #pay style="color: red"}

- See the page{:target="_blank" rel='noopener'}

{:toc}

## Fees {#fees}
{:.h2}

We send bills.
"""


def test_attributes_are_no_text() -> None:
    one, other = parse(PLAIN), parse(MARKED)
    assert [b.text for b in other.blocks if b.has_words] == [b.text for b in one.blocks]
    assert compare(PLAIN, MARKED).verdict == "identical"


@pytest.mark.parametrize(
    "text",
    [
        "We {: may sell your data} to others.",
        "{: We may sell your data}",
        "Pay {1: ten, 2: twenty} euros.",
        "Fill in {name} here.",
        "{# a remark in a template #}",
        "See []{#terms .anchor}",
    ],
)
def test_words_in_braces_stay(text: str) -> None:
    assert without_attributes(text) == text


def test_hostile_braces_take_no_time() -> None:
    start = time.process_time()
    for text in ("{:" * 20_000, "{: " + ".a " * 20_000, "{:a=" + '"' * 20_000, " {#a" * 20_000):
        without_attributes(text)
    assert time.process_time() - start < 2
