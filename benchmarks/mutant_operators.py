"""One-line mutants of a Python source: what is changed, and what is put there.

Only code that runs is changed: no docstring, annotation, decorator, import or `__all__`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

_COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.In: "not in",
    ast.NotIn: "in",
    ast.Is: "is not",
    ast.IsNot: "is",
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
_EMPTY = {
    "bool": "False",
    "int": "0",
    "float": "0.0",
    "str": '""',
    "bytes": 'b""',
    "list": "[]",
    "tuple": "()",
    "dict": "{}",
    "set": "set()",
    "frozenset": "frozenset()",
}
_LARGE = 1_000
"""Whole numbers from here on are sizes and limits: they are doubled, not raised by one."""


class Mutant(NamedTuple):
    """One change of a source: the stretch that goes, as offsets, and what stands there instead."""

    line: int
    kind: str
    start: int
    end: int
    new: str

    def apply(self, source: bytes) -> bytes:
        """Return the source with the change made."""
        return source[: self.start] + self.new.encode("utf-8") + source[self.end :]


def mutants(source: bytes) -> list[Mutant]:
    """Return all mutants of a source; ask `is_one` of those that are used."""
    return sorted(set(_Finder(source).of(ast.parse(source), "")))


def is_one(mutant: Mutant, source: bytes) -> bool:
    """Whether what stands there now still compiles, and reads differently."""
    changed = mutant.apply(source)
    try:
        return ast.dump(ast.parse(changed)) != ast.dump(ast.parse(source))
    except SyntaxError:
        return False


class _Finder:
    def __init__(self, source: bytes) -> None:
        self._source = source
        self._starts = [0]
        for line in source.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))

    def of(self, node: ast.AST, returns: str) -> Iterator[Mutant]:
        """Yield the mutants of a node and of all below it; `returns` names the type returned."""
        if _is_left_alone(node):
            return
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            returns = ast.unparse(node.returns).partition("[")[0] if node.returns else ""
        yield from self._at(node, returns)
        for child in _children(node):
            yield from self.of(child, returns)

    def _at(self, node: ast.AST, returns: str) -> Iterator[Mutant]:
        match node:
            case ast.Compare(ops=[op]):
                yield self._compared(node, op)
            case ast.BoolOp():
                yield self._put("and/or", node, _swapped(node))
            case ast.BinOp() if type(node.op) in _ARITHMETIC:
                other = ast.BinOp(node.left, _ARITHMETIC[type(node.op)](), node.right)
                yield self._put("arithmetic", node, f"({ast.unparse(other)})")
            case ast.UnaryOp(op=ast.Not()):
                yield self._put("not removed", node, f"({ast.unparse(node.operand)})")
            case ast.Return(value=ast.expr() as value):
                yield self._put("return value", value, _instead(value, returns))
            case ast.Constant():
                yield from self._constant(node)
            case ast.JoinedStr():
                yield self._put("text emptied", node, '""')
            case ast.If(test=test) | ast.IfExp(test=test):
                yield self._put("condition forced", test, "True")
                yield self._put("condition forced", test, "False")
            case ast.While(test=test):
                yield self._put("condition forced", test, "False")
            case ast.comprehension(ifs=[test, *_]):
                yield self._put("condition forced", test, "True")
            case ast.Call():
                yield from self._dropped(node)

    def _compared(self, node: ast.Compare, op: ast.cmpop) -> Mutant:
        left, right = ast.unparse(node.left), ast.unparse(node.comparators[0])
        return self._put("comparison", node, f"(({left}) {_COMPARISONS[type(op)]} ({right}))")

    def _constant(self, node: ast.Constant) -> Iterator[Mutant]:
        value = node.value
        if isinstance(value, bool):
            yield self._put("truth value", node, str(not value))
        elif isinstance(value, int) and value >= _LARGE:
            yield self._put("number", node, str(value * 2))
        elif isinstance(value, int):
            yield self._put("number", node, str(value + 1))
            yield self._put("number", node, f"({value - 1})")
        elif isinstance(value, float):
            digits = len(repr(value).partition(".")[2])
            yield self._put("number", node, repr(round(value + 10**-digits, digits)))
            yield self._put("number", node, f"({round(value - 10**-digits, digits)!r})")
        elif isinstance(value, str | bytes) and value:
            yield self._put("text emptied", node, repr(type(value)()))

    def _dropped(self, node: ast.Call) -> Iterator[Mutant]:
        if len(node.args) > 1:
            yield self._call(ast.Call(node.func, node.args[:-1], node.keywords), node)
        for index in range(len(node.keywords)):
            keywords = node.keywords[:index] + node.keywords[index + 1 :]
            yield self._call(ast.Call(node.func, node.args, keywords), node)

    def _call(self, shorter: ast.Call, node: ast.Call) -> Mutant:
        return self._put("argument dropped", node, ast.unparse(shorter))

    def _put(self, kind: str, node: ast.expr, new: str) -> Mutant:
        start = self._starts[node.lineno - 1] + node.col_offset
        end = self._starts[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)
        return Mutant(node.lineno, kind, start, end, new)


def _is_left_alone(node: ast.AST) -> bool:
    match node:
        case ast.Import() | ast.ImportFrom() | ast.Pass():
            return True
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.Subscript(value=ast.Name(id="Literal")):
            return True
        case ast.Call(func=ast.Name(id="cast" | "TypeVar" | "NewType")):
            return True
    return False


def _children(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.JoinedStr):
        # places inside an f-string are not told before Python 3.12
        return
    for name, value in ast.iter_fields(node):
        if name not in ("annotation", "returns", "decorator_list", "type_comment"):
            yield from (v for v in (value if isinstance(value, list) else [value]) if _is_node(v))


def _is_node(value: object) -> bool:
    return isinstance(value, ast.AST)


def _swapped(node: ast.BoolOp) -> str:
    op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    return f"({ast.unparse(ast.BoolOp(op, node.values))})"


def _instead(value: ast.expr, returns: str) -> str:
    if returns == "bool":
        return f"not ({ast.unparse(value)})"
    empty = _EMPTY.get(returns, "None")
    return "None" if ast.unparse(value) == empty else empty
