"""All English messages that a catalogue must translate, found where the code says them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import termsdiff
from termsdiff.notice.release_class import CLASSES
from termsdiff.proofs.proof import ProofKind
from termsdiff.reports.proved import _TRIVIAL
from termsdiff.reports.script_words import SCRIPT_WORDS
from termsdiff.reports.wording import UNREAD
from termsdiff.rules.catalogues import own_catalogue
from termsdiff.rules.spoken_values import _STANCES, _UNITS

ROOT = Path(termsdiff.__file__).parent
SPEAKERS = ("reports", "proofs", "rules", "sanity.py", "notice/release_class.py")
APART = ("reports/notice",)
"""What judges and reports; commands of their own, such as lint, speak English."""
_IN_TEMPLATE = re.compile(r'say\("((?:[^"\\]|\\.)+)"')
_MONTHS = "January February March April May June July August September October November December"


def messages() -> dict[str, str]:
    """Map each English message to the place that says it."""
    found: dict[str, str] = {}
    for words, place in (*_rules(), *_code(), *_templates(), *_others()):
        if words:
            found.setdefault(words, place)
    return found


def _rules() -> Iterator[tuple[str, str]]:
    for rule in own_catalogue().rules:
        place = f"rule {rule.id}"
        yield from ((said, place) for said in rule.message.values())
        yield rule.reason, place


def _others() -> Iterator[tuple[str, str]]:
    yield from ((word, "thousands, text/counting.py") for word in (",", "and", "or"))
    yield from ((word, "scripts of pages") for word in SCRIPT_WORDS)
    yield from ((word, "rules/spoken_values.py") for word in dict.values(_STANCES))
    yield from (
        (unit + end, "rules/spoken_values.py") for unit in _UNITS.values() for end in ("", "s")
    )
    yield from ((f"minute{end}", "rules/spoken_values.py") for end in ("", "s"))
    yield from ((name, "notice/release_class.py") for name in CLASSES)
    yield from ((f"{word} {{clauses}}", "wording.fate") for word in ("split into", "merged from"))
    yield UNREAD, "reports/wording.py"
    yield from ((kind, "proofs/proof.py") for kind in ProofKind.__args__)
    yield from ((word, "reports/proved.py") for words in _TRIVIAL.values() for word in words)
    for month in _MONTHS.split():
        yield from ((word, "dates") for word in (month, month[:3]))


def _templates() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "reports" / "templates").iterdir()):
        if path.suffix in (".html", ".svg"):
            for match in _IN_TEMPLATE.finditer(path.read_text("utf-8")):
                yield match[1], path.name


def _code() -> Iterator[tuple[str, str]]:
    for path in sorted(ROOT.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if name.startswith(SPEAKERS) and not name.startswith(APART):
            tree = ast.parse(path.read_text("utf-8"))
            for words in _said(tree, _assigned(tree)):
                yield words, name


def _assigned(tree: ast.AST) -> dict[str, list[ast.expr]]:
    """Return what is assigned to each name of a module, wherever in it."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        targets = node.targets if isinstance(node, ast.Assign) else []
        if isinstance(node, ast.AnnAssign) and node.value is not None:
            targets = [node.target]
        for target in targets:
            if isinstance(target, ast.Name):
                found.setdefault(target.id, []).append(node.value)  # type: ignore[attr-defined]
    return found


def _said(tree: ast.AST, names: dict[str, list[ast.expr]]) -> Iterator[str]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        called = node.func.id if isinstance(node.func, ast.Name) else ""
        if called == "say" or called == "Spoken":
            yield from _strings(node.args[0], names)
        elif called == "map" and isinstance(node.args[0], ast.Name) and node.args[0].id == "say":
            yield from _strings(node.args[1], names)
        elif called == "counted" and len(node.args) > 1:
            nouns = list(_strings(node.args[1], names))
            plurals = list(_strings(node.args[2], names)) if len(node.args) > 2 else []
            yield from nouns
            yield from plurals or [f"{noun}s" for noun in nouns]


def _strings(node: ast.expr, names: dict[str, list[ast.expr]]) -> Iterator[str]:
    """Yield the messages that an expression may be: a literal, a choice, a table, a name."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _strings(node.body, names)
        yield from _strings(node.orelse, names)
    elif isinstance(node, ast.Dict):
        for value in node.values:
            yield from _strings(value, names)
    elif isinstance(node, ast.Tuple):
        for value in node.elts:
            yield from _strings(value, names)
    elif isinstance(node, ast.Subscript):
        yield from _strings(node.value, names)
    elif isinstance(node, ast.Name):
        for value in names.get(node.id, ()):
            if not (isinstance(value, ast.Call) or value is node):
                yield from _strings(value, {**names, node.id: []})
