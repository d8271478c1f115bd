"""The characters of symbol fonts, as the letters and signs that a reader sees."""

from __future__ import annotations

from typing import Final

_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
_SYMBOL: Final = {
    **{0x41 + place: sign for place, sign in enumerate(_GREEK)},
    **dict(
        zip(
            range(0xA1, 0xFF),
            "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"
            "€〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
            strict=False,
        )
    ),
    0x22: "∀",
    0x24: "∃",
    0x27: "∋",
    0x2A: "∗",
    0x2D: "−",
    0x40: "≅",
}
_WINGDINGS: Final = {
    **{0x8C + place: chr(0x2776 + place) for place in range(10)},
    **{0x81 + place: chr(0x2460 + place) for place in range(10)},
    0x21: "✏",
    0x22: "✂",
    0x28: "☎",
    0x2A: "✉",
    0x46: "☞",
    0x4A: "☺",
    0x6C: "●",
    0x6D: "❍",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x76: "❖",
    0x9F: "•",
    0xA1: "○",
    0xA7: "▪",
    0xA8: "☐",
    0xAB: "★",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE8: "➔",
    0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_WINGDINGS_2: Final = {
    0x4F: "✗",
    0x50: "✓",
    0x51: "☒",
    0x52: "☑",
    0x53: "☒",
    0x54: "☒",
    0xA3: "☐",
}
_FONTS: Final = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}
_PRIVATE = range(0xF000, 0xF100)


def is_symbolic(font: str) -> bool:
    """Whether the letters of a font are signs."""
    return font.casefold() in _FONTS


def sign(font: str, code: int) -> str:
    """Return what a font shows for a character; an unknown one is returned unchanged."""
    place = code - _PRIVATE.start if code in _PRIVATE else code
    table = _FONTS.get(font.casefold())
    if table is not None and place in table:
        return table[place]
    if table is None and code in _PRIVATE:
        code = place
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else ""


def signs(font: str, text: str) -> str:
    """Return a text as its font shows it."""
    return "".join(sign(font, ord(character)) for character in text)
