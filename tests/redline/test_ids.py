"""Which change a person means who names it by an id, or by the first characters of one."""

from __future__ import annotations

from pathlib import Path

import pytest

from termsdiff import compare
from termsdiff.cli.main import run
from termsdiff.ids import find_named

FIRST = "c-5f1a09" + "0" * 26
TWIN = f"{FIRST}-2"
OTHER = "c-5f1b77" + "1" * 26


@pytest.mark.parametrize(
    ("name", "found"),
    [
        (FIRST, (FIRST,)),
        (FIRST[:14], (FIRST,)),
        (TWIN, (TWIN,)),
        (f"{FIRST[:14]}-2", (TWIN,)),
        (f"{FIRST}-3", ()),
        (OTHER, (OTHER,)),
        ("c-5f1", (FIRST, OTHER)),
        ("c-5f1-2", (TWIN,)),
        ("c-", (FIRST, OTHER)),
        ("c", (FIRST, OTHER)),
        ("d-5f1", ()),
        ("c-5f1a1", ()),
    ],
)
def test_a_name_means_the_first_of_several_changes_of_the_same_words(
    name: str, found: tuple[str, ...]
) -> None:
    assert find_named((FIRST, OTHER, TWIN, FIRST), name) == found


def test_a_numbered_change_is_meant_if_the_first_one_is_not_there() -> None:
    assert find_named((TWIN, OTHER), FIRST) == (TWIN,)
    assert find_named((TWIN, OTHER), "c-5f1") == (TWIN, OTHER)


def test_the_first_of_two_equal_changes_can_be_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = "# T\n\n## One\n\nYou pay in 30 days.\n\n## Two\n\nYou pay in 30 days.\n"
    new = old.replace("30", "60")
    files = [str(tmp_path / name) for name in ("old.md", "new.md")]
    for file, text in zip(files, (old, new), strict=True):
        Path(file).write_text(text, "utf-8")
    first, second = (judged.id for judged in compare(old, new).changes)
    assert second == f"{first}-2"
    for identity, section in ((first, "One"), (second, "Two")):
        assert run(["explain", *files, identity]) == 0
        assert f"T › {section}" in capsys.readouterr().out
