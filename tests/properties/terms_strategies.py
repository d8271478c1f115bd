"""Random terms: blocks of made-up clauses, written in any Markdown spelling."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

_VOCABULARY = (
    "you we may must provider customer service model output data notice days fees licence term "
    "party claim loss keep delete train use copy share end begin within under over each every "
    "Quillon “Output” EUR thirty written consent annual audit suspend account key region law"
)
WORDS = _VOCABULARY.split()


@dataclass(frozen=True)
class Piece:
    """A heading, paragraph or item, before it is written down."""

    kind: str
    words: tuple[str, ...]
    level: int = 2

    @property
    def text(self) -> str:
        return " ".join(self.words).capitalize() + ("" if self.kind == "heading" else ".")


@dataclass(frozen=True)
class Spelling:
    """One way to write Markdown."""

    bullet: str = "*"
    underlined: bool = False
    straight: bool = False
    wrapped: bool = False
    strong: str = "**"


_sentences = st.lists(st.sampled_from(WORDS), min_size=6, max_size=40).map(tuple)
_titles = st.lists(st.sampled_from(WORDS[:20]), min_size=1, max_size=4).map(tuple)

pieces = st.one_of(
    st.builds(Piece, st.just("heading"), _titles, st.integers(1, 2)),
    st.builds(Piece, st.just("paragraph"), _sentences),
    st.builds(Piece, st.just("item"), _sentences),
)
documents = st.lists(pieces, min_size=1, max_size=12).map(tuple)
spellings = st.builds(
    Spelling,
    st.sampled_from("*-+"),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["**", "__"]),
)


def write(document: tuple[Piece, ...], spelling: Spelling) -> str:
    """Write a document down; equal documents say the same, whatever the spelling."""
    return "\n\n".join(_write(piece, spelling) for piece in document) + "\n"


def _write(piece: Piece, spelling: Spelling) -> str:
    text = piece.text
    if spelling.straight:
        text = text.replace("“", '"').replace("”", '"')
    if piece.kind == "heading":
        if spelling.underlined:
            return f"{text}\n{'=' if piece.level == 1 else '-' * 3}"
        return f"{'#' * piece.level} {text}"
    first, _, rest = text.partition(" ")
    text = f"{spelling.strong}{first}{spelling.strong} {rest}"
    if spelling.wrapped:
        text = "\n".join([text[:0] + " ".join(line) for line in _lines(text.split(" "))])
    if piece.kind == "item":
        return f"{spelling.bullet} " + text.replace("\n", "\n  ")
    return text


def _lines(words: list[str]) -> list[list[str]]:
    return [words[start : start + 8] for start in range(0, len(words), 8)]


# text that nobody would call terms: marks of Markdown, HTML and numbering thrown together
_BLOCKS = ["\n", "\n\n", "  ", "\t", "# ", "## ", "- ", "* ", "1. ", "1\\. ", "> ", "| ", "|---|"]
_MARKS = ["**", "*", "_", "`", "```\n", "~~~", "[", "]", "(a) ", "](x)", "[a]: b", "<p>", "</p>"]
_TAGS = ["<!--", "-->", "<![CDATA[", "<?", "<", "&", "&amp;", "&#0;", "---\n", "===\n", "\\", "\0"]
_LABELS = ["\u00a0", "\u200b", "\ud800", "\r", "\u2028", "§ 3", "Section 4 ", "2.1 ", "2025-05-27"]
_PHRASES = ["“Output” means ", "six (6) months", "Effective ", "EUR 100 ", "https://x.test/a", "a"]
_ODDITIES = [
    "1.",
    "1)",
    "<script>",
    "<table><tr><td>",
    "  - ",
    "    ",
    "\ufeff",
    "İ",
    "ﬁ",
    "²",
    "٣",
]
_SCRAPS = [*_BLOCKS, *_MARKS, *_TAGS, *_LABELS, *_PHRASES, *_ODDITIES]
scraps = st.lists(
    st.one_of(st.sampled_from(_SCRAPS), st.sampled_from(WORDS), st.text(max_size=4)), max_size=40
).map("".join)
