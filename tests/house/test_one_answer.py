"""One place for each question: quotation marks and ends of sentences are known to `text` alone.

A set of such characters elsewhere is a second answer: it knows other marks than the first.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import termsdiff

ROOT = Path(termsdiff.__file__).parent
KNOWS = ("text", "languages")
"""Packages that may know."""
CURLY = "“”„‟«»‘‚’"
IN_A_SET = re.compile(rf"(?<!\\)\[[^\]]*[{CURLY}]")
ALONE = re.compile(rf"[^\w ]*[{CURLY}][^\w]*")
STOPS_IN_A_SET = re.compile(r"(?<!\\)\[(?!\^)(?=[^\]]*\.)(?=[^\]]*!)(?=[^\]]*\?)[^\]]*\]")
OTHER_SIGNS: dict[str, str] = {
    "facts/masks.py": "what an address is made of",
    "parsing/simple_blocks.py": "what begins a line that is plain Markdown",
    "reports/csv.py": "what a spreadsheet may skip before a formula",
}


def constants(tree: ast.AST) -> Iterator[ast.Constant]:
    """Yield the texts of a module, docstrings and the texts between the slots of messages apart."""
    apart = {
        id(part)
        for node in ast.walk(tree)
        for part in (
            node.values
            if isinstance(node, ast.JoinedStr)
            else [node.value]
            if isinstance(node, ast.Expr)
            else []
        )
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in apart:
            yield node


def patterns(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the texts of a module that may be patterns, each with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = [p.value for p in node.values if isinstance(p, ast.Constant)]
            yield node.lineno, "".join(part for part in parts if isinstance(part, str))
    for node in constants(tree):
        yield node.lineno, str(node.value)


def sources() -> list[Path]:
    found = sorted(ROOT.rglob("*.py"))
    return [path for path in found if path.relative_to(ROOT).parts[0] not in KNOWS]


def own_answers(path: Path) -> list[str]:
    """Return where a module has its own set of quotation marks, or of what ends a sentence."""
    tree, name = ast.parse(path.read_text("utf-8")), path.relative_to(ROOT).as_posix()
    found = [
        f"{name}:{line}: {text!r}: see text/quote_marks.py"
        for line, text in patterns(tree)
        if IN_A_SET.search(text)
    ]
    found += [
        f"{name}:{node.lineno}: {node.value!r}: see text/quote_marks.py"
        for node in constants(tree)
        if ALONE.fullmatch(str(node.value))
    ]
    found += [
        f"{name}:{line}: {text!r}: see text/sentences.py"
        for line, text in patterns(tree)
        if STOPS_IN_A_SET.search(text)
    ]
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.Set | ast.List):
            signs = {one.value for one in node.elts if isinstance(one, ast.Constant)}
            if {".", "!", "?"} <= signs:
                found.append(f"{name}:{node.lineno}: {ast.unparse(node)}: see text/sentences.py")
    return found


def test_only_text_knows_the_marks_of_quotations_and_of_sentences() -> None:
    found = {path.relative_to(ROOT).as_posix(): own_answers(path) for path in sources()}
    assert [one for name, own in found.items() if name not in OTHER_SIGNS for one in own] == []
    assert [name for name in OTHER_SIGNS if not found.get(name)] == [], "no longer exempt"


@pytest.mark.parametrize(
    "line",
    [
        'A = r"[\\"“„]x"',
        'A = rf"x[{B}’]"',
        "A = '“'",
        "A = {'“': '\"'}",
        "A = r'[.!?]\\s'",
        "A = text.endswith(('.', '!', '?'))",
        "A = f'{x}[.?!;]'",
    ],
)
def test_an_answer_of_its_own_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    (tmp_path / "new.py").write_text(f"{line}\n", "utf-8")
    assert own_answers(tmp_path / "new.py")


@pytest.mark.parametrize(
    "line",
    [
        "A = f'“{x}” was left out'",
        "A = 'the model’s “opinion”'",
        '"""A “quotation”."""',
        "A = '[^.!?]'",
    ],
)
def test_a_message_may_quote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    (tmp_path / "new.py").write_text(f"{line}\n", "utf-8")
    assert own_answers(tmp_path / "new.py") == []
