"""Which paths a pattern means, and that what git is asked for finds at least those."""

from __future__ import annotations

import re
from itertools import product

import pytest

from termsdiff.errors import TermsdiffError
from termsdiff.gate.globs import (
    check_glob,
    folder_patterns,
    matches,
    roots,
    search_patterns,
    spelled_out,
)

MEANINGS = {
    "versions/**/*.md": (
        ["versions/a.md", "versions/x/a.md", "versions/x/y/a.md", "versions/.md"],
        ["versions/a.txt", "other/a.md", "a.md", "versions", "versions/x/a.md/b"],
    ),
    "*.md": (["a.md", ".md"], ["x/a.md", "a.md2", "amd"]),
    "**": (["a", "a/b"], []),
    "a/**": (["a", "a/b", "a/b/c"], ["b", "ab/c"]),
    "**/a": (["a", "x/a", "x/y/a"], ["a/x", "xa"]),
    "a/**/b": (["a/b", "a/x/b", "a/x/y/b"], ["a/xb", "ab"]),
    "**.md": (["a.md", "x/a.md", "x/y/a.md"], ["a.txt"]),
    "a?c": (["abc", "a.c"], ["ac", "abbc", "a/c"]),
    "[a-c]x": (["ax", "bx"], ["dx", "x", "-x"]),
    "[!a-c]x": (["dx"], ["ax"]),
    "[^a]x": (["bx"], ["ax"]),
    "[]a]x": (["]x", "ax"], ["bx"]),
    "[]x": (["[]x"], ["x"]),
    "[a&&b]x": (["&x", "ax"], ["cx"]),
    "{a,b}/c": (["a/c", "b/c"], ["c", "a,b/c", "{a,b}/c"]),
    "{a,b{c,d}}": (["a", "bc", "bd"], ["b", "bcd"]),
    "{a,}b": (["ab", "b"], ["a"]),
    "{a}b": (["{a}b"], ["ab"]),
    "a}b": (["a}b"], ["ab"]),
    r"\{a,b}": (["{a,b}"], ["a", "b"]),
    r"\*": (["*"], ["a"]),
    r"a\?": (["a?"], ["ab"]),
    "./a": (["a"], ["x/a"]),
    "/a": (["a"], []),
    "//a": (["a"], []),
    ".a": ([".a"], ["a"]),
    "a//b": (["a/b"], []),
    "a/": (["a/b", "a/b/c"], ["b/a"]),
    "a*b*c": (["abc", "axbxc", "abbc", "abcbc"], ["ab", "acb"]),
    "a.b": (["a.b"], ["axb"]),
    "x\n*": (["x\n", "x\ny\nz"], ["x"]),
}


@pytest.mark.parametrize("glob", MEANINGS)
def test_what_a_pattern_means(glob: str) -> None:
    wanted, others = MEANINGS[glob]
    assert [path for path in wanted if not matches(path, glob)] == []
    assert [path for path in others if matches(path, glob)] == []


def as_git_prints(path: str) -> str:
    odd = re.search(r"[\x00-\x1f\x7f\"\\]", path)
    return '"' + path.replace("\\", r"\\").replace("\n", r"\n") + '"' if odd else path


@pytest.mark.parametrize("glob", MEANINGS)
def test_what_git_is_asked_for_finds_every_such_path(glob: str) -> None:
    for path in MEANINGS[glob][0]:
        patterns = search_patterns(glob)
        assert any(re.search(one, as_git_prints(path)) for one in patterns), (path, patterns)


@pytest.mark.parametrize(
    ("glob", "folders"),
    [
        ("versions/**/*.md", ("versions",)),
        ("a/b/*.md", ("a/b",)),
        ("a/b/c.md", ("a/b",)),
        ("*.md", ("",)),
        ("**/x", ("",)),
        ("{a,b}/*.md", ("a", "b")),
        ("a/{b,c}", ("a",)),
        ("a/b[c]/d", ("a",)),
        ("a/b?/d", ("a",)),
        (r"a/b\*/d", ("a",)),
        ("a/", ("a",)),
    ],
)
def test_the_folders_that_hold_all_files_of_a_pattern(glob: str, folders: tuple[str, ...]) -> None:
    assert roots(glob) == folders


def test_whatever_is_put_above_a_folder_is_found_and_its_neighbours_are_not() -> None:
    patterns = folder_patterns("a/b.c")
    for path in ("a", "a/b.c", "a/b.c/d", '"a"', '"a/b.c/\\303"'):
        assert any(re.search(one, path) for one in patterns), path
    for path in ("ab", "a/b.cd", "a/bxc", "x/a", "a/x"):
        assert not any(re.search(one, path) for one in patterns), path


@pytest.mark.parametrize(
    ("glob", "reason"),
    [
        ("a[z-a]", "bad character range"),
        ("x" * 501, "longer than 500 characters"),
        ("{a,b}" * 9, "more than 256 patterns"),
        ("a/../b", "`.` and `..` "),
        ("a/./b", "from the top of the repository"),
    ],
)
def test_patterns_that_mean_nothing_are_refused(glob: str, reason: str) -> None:
    with pytest.raises(TermsdiffError) as refused:
        check_glob(glob, "k")
    assert str(refused.value).startswith(f"k: {glob!r}")
    assert reason in str(refused.value)


@pytest.mark.parametrize("glob", ["x" * 500, "{a,b}" * 8, "a/.x", "a/...", *MEANINGS])
def test_patterns_that_mean_something_are_accepted(glob: str) -> None:
    check_glob(glob, "k")


def test_braces_are_spelled_out_once_each_in_their_order() -> None:
    assert spelled_out("{a,b}{1,2}") == tuple(map("".join, product("ab", "12")))
    assert spelled_out("{a,a}/") == ("a/**",)
