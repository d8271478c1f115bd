"""Queries and the overview of a scan."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from termsdiff.cli.main import run
from termsdiff.scan.overview import read_overview

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")


@pytest.fixture(scope="module")
def folder(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    out = tmp_path_factory.mktemp("scan") / "tables"
    assert run(["scan", str(archive), "--out", str(out), "--jobs", "1"]) == 0
    return str(out)


def test_a_query_is_answered(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    statement = "select service, new_value from changes where old_value = 'P60D'"
    assert run(["query", folder, statement, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == [{"service": "Harbour", "new_value": "P30D"}]
    assert run(["query", folder, statement, "--format", "csv"]) == 0
    assert capsys.readouterr().out.splitlines() == ["service,new_value", "Harbour,P30D"]
    assert run(["query", folder, statement]) == 0
    assert "Harbour  P30D" in capsys.readouterr().out


@pytest.mark.parametrize(
    "statement",
    [
        "select * from read_text('/etc/hostname')",
        "copy versions to '{folder}/x.csv'",
        "attach '{folder}/x.db'",
        "set enable_external_access = true",
        "no sql",
    ],
)
def test_a_query_reads_the_tables_only(
    folder: str, capsys: pytest.CaptureFixture[str], statement: str
) -> None:
    assert run(["query", folder, statement.format(folder=folder)]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert not (Path(folder) / "x.csv").exists()


def test_no_tables_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["query", str(tmp_path), "select 1"], ["stats", str(tmp_path)]):
        assert run(command) == 2
        assert "no scan tables there" in capsys.readouterr().err
    # what a scan writes beside a folder is no table that a query reads
    rows = tmp_path / "rows.jsonl"
    rows.write_text("", "utf-8")
    for command in (["query", str(rows), "select 1"], ["stats", str(rows)]):
        assert run(command) == 2
        assert "rows.jsonl: a file; name a folder with tables" in capsys.readouterr().err


def test_the_overview_counts_each_change_once(folder: str) -> None:
    overview = read_overview(Path(folder))
    assert (overview.documents, overview.versions, overview.compared) == (2, 4, 2)
    assert sum(overview.weights.values()) == sum(
        sum(weights.values()) for weights in overview.services.values()
    )
    assert set(overview.years) == {"2024"}
    assert overview.errors == 1


def test_the_overview_is_printed_and_drawn(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["stats", folder]) == 0
    text = capsys.readouterr().out
    assert "2 documents" in text
    assert "Harbour" in text
    page = tmp_path / "page.html"
    assert run(["stats", folder, "--format", "html", "-o", str(page)]) == 0
    assert page.read_text("utf-8").count("<svg") >= 4
    assert run(["stats", folder, "--format", "html", "-o", str(page)]) == 2


def test_what_is_not_assessed_is_counted(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    statement = (
        "select v.unassessed as told, count(c.id) as counted from versions v left join changes c "
        "on c.document = v.document and c.new_version = v.version and c.finding = 0 "
        "and c.materiality = 'unassessed' where v.verdict <> '' "
        "group by v.document, v.version, told"
    )
    assert run(["query", folder, statement, "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows
    assert all(row["told"] == row["counted"] for row in rows)
    assert run(["query", folder, "select distinct basis from changes", "--format", "json"]) == 0
    bases = {row["basis"] for row in json.loads(capsys.readouterr().out)}
    assert bases <= {"rule", "estimate", "opinion", "proof", "unread", "none"}
    assert run(["stats", folder]) == 0
    assert "unassessed" in capsys.readouterr().out


def test_tables_of_an_older_version_can_still_be_asked(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from pyarrow import parquet

    for path in Path(folder).glob("*.parquet"):
        table = parquet.read_table(path)
        absent = [name for name in ("unassessed", "basis") if name in table.column_names]
        parquet.write_table(table.drop_columns(absent), tmp_path / path.name)
    statement = "select count(*) as n, count(unassessed) as known from versions"
    assert run(["query", str(tmp_path), statement, "--format", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["n"] == 4
    assert row["known"] == 0
    assert run(["stats", str(tmp_path)]) == 0


def test_who_gains_counts_only_what_is_flagged(folder: str) -> None:
    overview = read_overview(Path(folder))
    assert all(weights["unassessed"] == 0 for weights in overview.sides.values())
