"""Patterns of paths: `**` any folders, `*` and `?` within a name, `[a-z]`, `{one,other}`.

A leading `./` or `/` means the top of the repository; a pattern that ends with `/` means everything
below that folder; a backslash makes the next character literal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from ..errors import TermsdiffError

_MOST = 256
"""The most patterns that the braces of one may expand to."""
_LONGEST = 500
_LEADING = re.compile(r"^(?:\.?/)+")
_PARTS = re.compile(
    r"(?P<star>\*+)|(?P<one>\?)|\[(?P<not>[!^]?)(?P<set>\]?[^\]]*)\]|\\(?P<plain>.)|(?P<other>.)",
    re.DOTALL,
)
_SPECIAL = re.compile(r"[*?\[\\]")


def check_glob(glob: str, key: str) -> None:
    """Raise TermsdiffError, naming the key, if a pattern cannot match any path."""
    try:
        expanded = spelled_out(glob)
        for one in expanded:
            _compiled(one)
    except (re.error, ValueError) as error:
        raise TermsdiffError(f"{key}: {glob!r} is not a valid pattern: {error}") from None
    if any(part in (".", "..") for one in expanded for part in one.split("/")):
        raise TermsdiffError(
            f"{key}: {glob!r}: `.` and `..` are not allowed in a pattern; write the path from the "
            f"top of the repository"
        )


@lru_cache(maxsize=64)
def spelled_out(glob: str) -> tuple[str, ...]:
    """Return the patterns without braces that one expands to; raise ValueError if too many."""
    if len(glob) > _LONGEST:
        raise ValueError(f"it is longer than {_LONGEST} characters")
    found: list[str] = []
    for one in _alternatives(glob):
        if len(found) >= _MOST:
            raise ValueError(f"its braces expand to more than {_MOST} patterns")
        plain = re.sub("/{2,}", "/", _LEADING.sub("", one, count=1) if one[:1] in "./" else one)
        found.append(f"{plain}**" if plain.endswith("/") else plain)
    return tuple(dict.fromkeys(found))


def _alternatives(glob: str) -> Iterator[str]:
    start, end, commas = _braces(glob)
    if end < 0:
        yield glob
        return
    edges = [start, *commas, end]
    for left, right in pairwise(edges):
        yield from _alternatives(glob[:start] + glob[left + 1 : right] + glob[end + 1 :])


def _braces(glob: str) -> tuple[int, int, list[int]]:
    """Return where the first braces with a comma open and close, and where their commas are."""
    opened: list[tuple[int, list[int]]] = []
    found: list[tuple[int, int, list[int]]] = []
    skip = False
    for position, character in enumerate(glob):
        if skip or character == "\\":
            skip = not skip
        elif character == "{":
            opened.append((position, []))
        elif character == "," and opened:
            opened[-1][1].append(position)
        elif character == "}" and opened:
            start, commas = opened.pop()
            if commas:
                found.append((start, position, commas))
    return min(found, default=(-1, -1, []))


@lru_cache(maxsize=512)
def _compiled(glob: str) -> tuple[re.Pattern[str] | None, ...]:
    """Return a pattern for each part between slashes; None for any number of folders."""
    parts: list[re.Pattern[str] | None] = []
    for part in glob.split("/"):
        deep = len(part) > 2 and part.startswith("**")
        parts += [None] if deep or part == "**" else []
        parts += [_name_pattern(part)] if part != "**" else []
    return tuple(parts)


def _name_pattern(part: str) -> re.Pattern[str]:
    """Return a pattern for one name; a star matches as little as possible, without backtracking."""
    runs = [""]
    for match in _PARTS.finditer(part):
        if match["star"]:
            runs.append("")
        else:
            runs[-1] += _meaning(match)
    first, *rest = runs
    middle = "".join(f"(?>.*?{run})" for run in rest[:-1])
    return re.compile(f"{first}{middle}.*{rest[-1]}" if rest else first, re.DOTALL)


def _meaning(match: re.Match[str]) -> str:
    if match["one"]:
        return "."
    if match["set"] is not None:
        inside = re.sub(r"([\\\[\]&~|^])", r"\\\1", match["set"])
        return f"[{'^' if match['not'] else ''}{inside}]" if inside else re.escape(match[0])
    return re.escape(match["plain"] or match["other"])


def _fits(names: Sequence[str], parts: Sequence[re.Pattern[str] | None]) -> bool:
    """Return whether the names of a path match the parts; the work is at most their product."""
    reached = {0}
    for part in parts:
        if part is None:
            reached = set(range(min(reached), len(names) + 1)) if reached else reached
        else:
            reached = {n + 1 for n in reached if n < len(names) and part.fullmatch(names[n])}
    return len(names) in reached


def matches(path: str, glob: str) -> bool:
    """Return whether a pattern matches a path, which is relative to the top of the repository."""
    names = path.split("/")
    return any(_fits(names, _compiled(one)) for one in spelled_out(glob))


def roots(glob: str) -> tuple[str, ...]:
    """Return the folders that contain everything a pattern matches; "" is the whole repository."""
    return tuple(dict.fromkeys(_root(one) for one in spelled_out(glob)))


def _root(glob: str) -> str:
    special = _SPECIAL.search(glob)
    return (glob[: special.start()] if special else glob).rpartition("/")[0]


def search_patterns(glob: str) -> tuple[str, ...]:
    """Return patterns for `grep -E` that find at least every path that a pattern matches.

    The paths are as git prints them: quoted if they contain quotes or control characters. If
    everything is below a folder, any change there, or to the folder itself, is found.
    """
    return tuple(
        pattern
        for one in spelled_out(glob)
        for root in (_root(one),)
        for pattern in (folder_patterns(root) if root else (_loosely(one),))
    )


def folder_patterns(folder: str) -> tuple[str, ...]:
    """Return patterns for `grep -E` that find a folder, everything below it, and its parents."""
    parts = folder.split("/")
    above = ("/".join(parts[:number]) for number in range(1, len(parts)))
    return (
        f'^"?{_escaped(folder)}(/|"?$)',
        *(f'^"?{_escaped(one)}"?$' for one in above),
    )


def _loosely(glob: str) -> str:
    # a star also crosses folders here, and matches any bytes: this finds more, not less
    parts = re.split(r"\*\*/|\*+|\?|\[[!^]?\]?[^\]]*\]|\\.|[\[\\]", glob)
    return f"""^"?{".*".join(map(_escaped, parts))}"?$"""


def _escaped(text: str) -> str:
    # git quotes these characters, so match any character
    if re.search(r"[\x00-\x1f\x7f\"\\\\]", text):
        return ".*"
    return re.sub(r"([.+?*^$(){}|\[\]])", r"\\\1", text)
