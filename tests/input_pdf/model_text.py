"""One text, as a model of its own, to be written in any format."""

from __future__ import annotations

import html
from typing import NamedTuple

from termsdiff import parse


class Part(NamedTuple):
    """A heading (`level` from 1), a clause with its label and bold caption, an item of a list
    without a label, or the rows of a table."""

    kind: str
    text: str = ""
    level: int = 0
    label: str = ""
    caption: str = ""
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def body(self) -> str:
        """The text after the bold caption."""
        return self.text[len(self.caption) :]


def read_model(markdown: str) -> list[Part]:
    """Return the parts of terms written in Markdown."""
    parts: list[Part] = []
    for block in parse(markdown).blocks:
        if block.kind == "ornament":
            continue
        if block.kind == "row":
            row = tuple(block.text.split(" | "))
            if parts and parts[-1].kind == "table":
                parts[-1] = parts[-1]._replace(rows=(*parts[-1].rows, row))
            else:
                parts.append(Part("table", rows=(row,)))
        elif block.kind == "heading":
            text = f"{block.written_label} {block.text}".strip()
            parts.append(Part("heading", text, min(block.level, 4)))
        else:
            kind = "item" if block.kind == "item" and not block.written_label else "clause"
            caption = block.caption + block.text[len(block.caption) :][:1] if block.caption else ""
            caption = caption if block.text.startswith(caption) else ""
            parts.append(Part(kind, block.text, 0, block.written_label, caption))
    return parts


def as_markdown(parts: list[Part]) -> bytes:
    blocks: list[str] = []
    for part in parts:
        bold = f"**{part.caption}**{part.body}" if part.caption else part.text
        if part.kind == "heading":
            blocks.append(f"{'#' * part.level} {part.text}")
        elif part.kind == "table":
            lines = ["| " + " | ".join(row) + " |" for row in part.rows]
            blocks.append("\n".join([lines[0], "|" + " --- |" * len(part.rows[0]), *lines[1:]]))
        elif part.kind == "item":
            blocks.append(f"* {bold}")
        else:
            blocks.append(f"{part.label} {bold}".strip())
    return ("\n\n".join(blocks) + "\n").encode()


def as_page(parts: list[Part]) -> bytes:
    blocks: list[str] = []
    for part in parts:
        caption, body = html.escape(part.caption), html.escape(part.body)
        inner = f"<strong>{caption}</strong>{body}" if caption else body
        if part.kind == "heading":
            blocks.append(f"<h{part.level}>{html.escape(part.text)}</h{part.level}>")
        elif part.kind == "table":
            rows = (
                "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>"
                for row in part.rows
            )
            blocks.append(f"<table>{''.join(rows)}</table>")
        elif part.kind == "item":
            blocks.append(f"<ul><li>{inner}</li></ul>")
        else:
            blocks.append(f"<p>{html.escape(part.label)} {inner}</p>")
    title = html.escape(parts[0].text)
    menu = '<nav><a href="/">Home</a> <a href="/help">Help</a></nav>'
    return (
        f'<!doctype html><meta charset="utf-8"><title>{title}</title><body>{menu}<main>'
        + "\n".join(blocks)
        + "</main></body>"
    ).encode()
