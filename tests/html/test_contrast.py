"""Every colour that text has stands out from what is behind it, as WCAG 2.2 AA asks."""

from __future__ import annotations

import re
from importlib import resources

import pytest

STYLE = (resources.files("termsdiff.reports") / "templates" / "page.css").read_text("utf-8")
BLOCKS = [
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", block))
    for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
]
SCHEMES = {
    "light": BLOCKS[0],
    "dark": BLOCKS[0] | BLOCKS[1],
    "print": BLOCKS[0] | BLOCKS[2],
}
TEXT = (
    "ink",
    "soft",
    "accent",
    "material",
    "minor",
    "unassessed",
    "editorial",
)
PAIRS = [
    *((text, back) for text in TEXT for back in ("paper", "card")),
    ("ink", "faint"),
    ("card", "material"),
    ("gone", "gone-back"),
    ("new", "new-back"),
    ("paper", "ink"),
    ("paper", "focus"),
    ("soft", "faint"),
]


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("text", "back"), PAIRS)
def test_text_stands_out(scheme, text, back):
    colours = SCHEMES[scheme]
    assert contrast(colours[text], colours[back]) >= 4.5


def test_contrast_is_computed_as_the_guidelines_say():
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
