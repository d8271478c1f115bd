"""Set sample terms in random layouts and compare each PDF with the Markdown and the first PDF.

    python benchmarks/pdf_layouts.py versions/*/2026-*.md [--layouts 30] [--show]

Prints how many layouts hold the same words in the same order as the first one, how many only
differ in form, and how long a page takes.
"""

from __future__ import annotations

import argparse
import sys
import time
from difflib import SequenceMatcher
from pathlib import Path

from termsdiff import Comparison, compare, parse
from termsdiff.input.convert_pdf import to_markdown

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "input_pdf"))


def _show(comparison: Comparison) -> None:
    for judged in comparison.changes:
        old, new = judged.change.old, judged.change.new
        print("   ", judged.change.kind, judged.materiality)
        if judged.change.kind in ("split", "merged"):
            print("    ", old.text if old else "", "+++", new.text if new else "")
        before, after = (side.text.split() if side else [] for side in (old, new))
        for tag, a, b, c, d in SequenceMatcher(None, before, after, False).get_opcodes():
            if tag != "equal":
                print("    -", *before[max(0, a - 3) : b + 2], " +", *after[max(0, c - 3) : d + 2])


def main() -> int:
    """Run the benchmark."""
    from layouts import as_pdf, random_layout
    from model_text import as_markdown, read_model

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--layouts", type=int, default=30)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    told: dict[str, int] = {}
    for file in arguments.files:
        parts = read_model(file.read_text("utf-8"))
        first = None
        for number in range(arguments.first, arguments.first + arguments.layouts):
            layout = random_layout(number)
            data = as_pdf(parts, layout)
            begun = time.perf_counter()
            text, notes = to_markdown(data)
            taken = time.perf_counter() - begun
            document = parse(text)
            first = first or document
            comparison = compare(first, document)
            against = compare(parse(as_markdown(parts).decode()), document)
            told[comparison.verdict] = told.get(comparison.verdict, 0) + 1
            print(
                f"{file.stem} {number:3d} {comparison.verdict:10s} Markdown: {against.verdict:10s} "
                f"{taken:4.1f} s {[note.code for note in notes]} {layout if arguments.show else ''}"
            )
            if arguments.show and against.verdict != "identical":
                _show(against)
    print(told)
    return 0


if __name__ == "__main__":
    sys.exit(main())
