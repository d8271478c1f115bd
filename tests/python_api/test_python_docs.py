"""The examples of docs on Python run as they are written, and the public face stays small."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import termsdiff
from termsdiff import Comparison, TermsdiffError, compare, parse

DOCS = Path(__file__).parents[2] / "docs"
OLD = "# Terms\n\n1. You pay within 30 days.\n\n2. We keep <b>logs</b> & copies.\n"
NEW = OLD.replace("30 days", "14 days").replace("keep", "<script>alert(1)</script> keep")


@pytest.mark.parametrize("name", ["python.md", "verify.md", "opinion.md"])
def test_examples_run_as_they_are_written(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if name != "verify.md":
        pytest.importorskip("pandas")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"^```python\n(.*?)^```$", (DOCS / name).read_text("utf-8"), re.M | re.S)
    assert blocks
    scope: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, name, "exec"), scope)


def test_names_that_users_may_rely_on() -> None:
    assert {name for name in dir(termsdiff) if not name.startswith("__")} == {
        *("Alignment", "Block", "Comparison", "Document", "Entry", "Finding"),
        *("Added", "Change", "Edited", "Removed"),
        *("JudgedChange", "Opinion", "TermsdiffError", "Verification"),
        *("compare", "parse", "verify"),
    }
    for name in dir(termsdiff):
        assert getattr(termsdiff, name) is not None


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare(OLD, NEW)


def test_what_is_shown_is_short_and_escaped(comparison: Comparison) -> None:
    for value in (comparison, *comparison.changes, parse(OLD)):
        assert len(repr(value)) < 160
        assert "\n" not in repr(value)
    html = comparison._repr_html_()
    assert "<script" not in html
    assert comparison.report() == comparison.report("text")
    with pytest.raises(TermsdiffError, match="binary"):
        comparison.report("docx")
    with pytest.raises(TermsdiffError, match="unknown format"):
        comparison.report("none")


def test_a_table_by_either_library(comparison: Comparison) -> None:
    pandas = pytest.importorskip("pandas")
    table = comparison.to_dataframe()
    assert isinstance(table, pandas.DataFrame)
    assert list(table["id"]) == [change.id for change in comparison.changes]
    assert list(compare(OLD, OLD).to_dataframe().columns) == list(table.columns)
    with pytest.raises(TermsdiffError, match="known libraries: pandas, polars"):
        comparison.to_dataframe("numpy")


def test_a_table_by_polars(comparison: Comparison) -> None:
    polars = pytest.importorskip("polars")
    table = comparison.to_dataframe("polars")
    assert isinstance(table, polars.DataFrame)
    assert table["weight"].to_list() == [change.weight for change in comparison.changes]
    assert compare(OLD, OLD).to_dataframe("polars").columns == table.columns


def test_a_table_without_pandas_or_polars_says_what_to_install(
    comparison: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(TermsdiffError, match="pip install pandas"):
        comparison.to_dataframe()


HEAVY = ("llm", "mcp", "anyio", "pandas", "polars", "pydantic", "termsdiff.opinion")


@pytest.mark.parametrize(
    "code",
    [
        "import termsdiff; dir(termsdiff)",
        "import termsdiff; termsdiff.compare('# A\\n\\n1. b', '# A\\n\\n1. c').verdict",
        "from termsdiff.cli.main import run; run(['diff', 'old.md', 'new.md'])",
    ],
)
def test_nothing_of_opinions_and_agents_is_loaded_unless_asked(code: str, tmp_path: Path) -> None:
    (tmp_path / "old.md").write_text(OLD, "utf-8")
    (tmp_path / "new.md").write_text(NEW, "utf-8")
    check = f"import sys; {code}; print([n for n in {HEAVY!r} if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", check], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
