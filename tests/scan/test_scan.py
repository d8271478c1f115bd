"""What a scan finds in an archive, a folder and a list of pairs, and what it leaves out."""

from __future__ import annotations

import csv
import datetime as dt
import json
from pathlib import Path

import pytest
from archive_samples import commit, make_archive, terms

from termsdiff.cli.main import run
from termsdiff.errors import TermsdiffError
from termsdiff.input.files import SourceText
from termsdiff.scan.row_parts import finished
from termsdiff.scan.sources import Globs, plan
from termsdiff.scan.table_columns import tables
from termsdiff.scan.unit import Selection, digest
from termsdiff.scan.unit_versions import Texts
from termsdiff.scan.work import Tables, scan_rows

parquet = pytest.importorskip("pyarrow.parquet")


def rows_of(source: Path, settings: Selection | None = None) -> dict[str, Tables]:
    units = plan([str(source)], Globs())
    return {unit.document: scan_rows(unit, settings or Selection()) for unit in units}


def test_a_renamed_document_is_one_document_under_its_last_name(archive: Path) -> None:
    found = rows_of(archive)
    assert list(found) == ["Harbour/Terms of Service.md", "Meadow/New Terms.md"]
    row = found["Meadow/New Terms.md"]["documents"][0]
    assert (row["service"], row["terms_type"]) == ("Meadow", "New Terms")
    assert (row["versions"], row["compared"]) == (2, 1)


def test_respelled_recordings_are_left_out_and_counted(archive: Path) -> None:
    row = rows_of(archive)["Harbour/Terms of Service.md"]["documents"][0]
    assert (row["recordings"], row["texts"], row["respelled"]) == (3, 3, 1)
    assert (row["versions"], row["compared"]) == (2, 1)


def test_what_is_no_text_becomes_an_error_and_the_rest_goes_on(archive: Path) -> None:
    found = rows_of(archive)["Meadow/New Terms.md"]
    assert len(found["errors"]) == 1
    assert found["errors"][0]["step"] == "read"
    assert [row["new_date"] for row in found["changes"]][:1] == ["2024-08-03"]


def test_a_failing_comparison_becomes_an_error(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("no luck")

    monkeypatch.setattr("termsdiff.scan.work.compare", fail)
    found = rows_of(archive)["Harbour/Terms of Service.md"]
    assert [(row["step"], row["message"]) for row in found["errors"]] == [
        ("compare", "RuntimeError: no luck")
    ]
    assert len(found["versions"]) == 1


def test_a_change_carries_its_commits_dates_and_values(archive: Path) -> None:
    rows = rows_of(archive)["Harbour/Terms of Service.md"]["changes"]
    notice = next(row for row in rows if row["new_label"] == "1.2")
    assert (notice["old_date"], notice["new_date"]) == ("2024-05-01", "2024-07-01")
    assert (notice["recorded"], notice["kind"]) == ("2024-07-01", "modified")
    assert len(str(notice["old_commit"])) == len(str(notice["new_commit"])) == 40
    assert "60 days" in str(notice["old_text"])
    assert "30 days" in str(notice["new_text"])
    assert notice["materiality"] == "material"
    assert (notice["old_value"], notice["new_value"]) == ("P60D", "P30D")


def test_every_row_has_declared_columns_only(archive: Path) -> None:
    for found in rows_of(archive).values():
        for table, rows in found.items():
            declared = {column.name for column in tables()[table]}
            assert all(set(row) <= declared for row in rows), table


def test_settings_narrow_the_changes(archive: Path) -> None:
    everything = rows_of(archive)["Harbour/Terms of Service.md"]["changes"]
    heavy = rows_of(archive, Selection(materiality="material"))["Harbour/Terms of Service.md"]
    assert {row["materiality"] for row in heavy["changes"]} == {"material"}
    assert len(heavy["changes"]) < len(everything)
    topical = rows_of(archive, Selection(topics=("payment",)))["Harbour/Terms of Service.md"]
    assert all("payment" in (row["topics"] or ()) for row in topical["changes"])  # type: ignore[operator]
    late = rows_of(archive, Selection(since=dt.date(2024, 7, 15)))
    assert late["Harbour/Terms of Service.md"]["versions"] == []
    assert late["Meadow/New Terms.md"]["documents"][0]["compared"] == 1


def test_globs_choose_documents(archive: Path) -> None:
    units = plan([str(archive)], Globs(include=("Mead*",)))
    assert [unit.document for unit in units] == ["Meadow/New Terms.md"]
    units = plan([str(archive)], Globs(exclude=("Mead*",)))
    assert [unit.document for unit in units] == ["Harbour/Terms of Service.md"]
    with pytest.raises(TermsdiffError, match="no documents"):
        plan([str(archive)], Globs(include=("None/*",)))


def test_a_new_commit_changes_the_digest_of_its_document_only(tmp_path: Path) -> None:
    repository = make_archive(tmp_path / "repo")
    before = {u.document: digest(u, Selection()) for u in plan([str(repository)], Globs())}
    later = terms("Meadow", "9 September 2024", cap=50)
    commit(repository, "Meadow/New Terms.md", later, "2024-09-09")
    after = {u.document: digest(u, Selection()) for u in plan([str(repository)], Globs())}
    assert [name for name in before if before[name] != after[name]] == ["Meadow/New Terms.md"]
    unit = plan([str(repository)], Globs())[0]
    assert digest(unit, Selection()) != digest(unit, Selection(materiality="material"))


def test_a_folder_of_versions_is_a_source(tmp_path: Path) -> None:
    folder = tmp_path / "versions" / "harbour"
    folder.mkdir(parents=True)
    (folder / "2024-05-01.md").write_text(terms("Harbour", "1 May 2024"))
    (folder / "2024-07-01.md").write_text(terms("Harbour", "1 July 2024", notice=30))
    (folder / "terms.toml").write_text('title = "Terms"\nprovider = "Harbour Ltd"\n')
    found = rows_of(folder.parent)["harbour"]
    assert found["documents"][0]["service"] == "Harbour Ltd"
    assert [row["version"] for row in found["versions"]] == ["2024-05-01", "2024-07-01"]
    assert any(row["new_value"] == "P30D" for row in found["changes"])


def test_a_list_of_pairs_is_a_source(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(terms("Harbour", "1 May 2024"))
    (tmp_path / "b.md").write_text(terms("Harbour", "1 July 2024", notice=30))
    pairs = tmp_path / "pairs.csv"
    pairs.write_text("old,new,service\na.md,b.md,Harbour\n")
    (found,) = rows_of(pairs).values()
    assert found["documents"][0]["service"] == "Harbour"
    assert [row["date"] for row in found["versions"]] == ["2024-05-01", "2024-07-01"]
    assert any(row["new_value"] == "P30D" for row in found["changes"])


@pytest.mark.parametrize(
    ("content", "message"),
    [("a,b\n1,2\n", "columns old and new"), ("old,new\nx.md,\n", "line 2")],
)
def test_a_wrong_list_is_refused(tmp_path: Path, content: str, message: str) -> None:
    pairs = tmp_path / "pairs.csv"
    pairs.write_text(content)
    with pytest.raises(TermsdiffError, match=message):
        plan([str(pairs)], Globs())


def test_documents_are_kept_within_a_limit() -> None:
    asked: list[str] = []

    def load(reference: str, name: str) -> SourceText:
        asked.append(reference)
        return SourceText(name, f"# {name}\n\n" + "word " * 200_000)

    texts = Texts(load)
    for reference in "abcdefgh":
        texts.document(reference, reference)
    assert texts.size <= 6_000_000
    texts.document("h", "h")
    assert asked == list("abcdefgh")
    texts.document("a", "a")
    assert asked == [*"abcdefgh", "a"]


def test_what_is_read_ahead_is_parsed_once_while_there_is_room() -> None:
    asked: list[str] = []

    def load(reference: str, name: str) -> SourceText:
        asked.append(reference)
        return SourceText(name, f"# {name}\n\n" + "word " * 200_000)

    texts = Texts(load)
    for reference in "abcdefgh":
        texts.read_ahead(reference, reference, load(reference, reference))
    for reference in "abcdefgh":
        texts.document(reference, reference)
        assert texts.size <= 6_000_000
    assert "".join(asked) == "abcdefgh" + "fgh"
    assert texts.size == sum(len(document.markdown) for document in texts.kept.values())


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_tables_as_files(archive: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"t.{ending}"
    assert run(["scan", str(archive), "--out", str(out), "--jobs", "1"]) == 0
    text = out.read_text("utf-8")
    rows = (
        list(csv.DictReader(text.splitlines()))
        if ending == "csv"
        else [json.loads(line) for line in text.splitlines()]
    )
    assert any(row["new_value"] == "P30D" for row in rows)
    assert list(rows[0]) == [column.name for column in tables()["changes"]]
    assert (tmp_path / f"t.versions.{ending}").exists()
    assert len((tmp_path / f"t.errors.{ending}").read_text("utf-8").splitlines()) >= 1


def test_the_same_archive_gives_the_same_bytes(archive: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        out = tmp_path / name / "t.jsonl"
        assert run(["scan", str(archive), "--out", str(out), "--jobs", "2"]) == 0
    for path in (tmp_path / "one").glob("*.jsonl"):
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_dates_are_dates_in_parquet(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "tables"
    assert run(["scan", str(archive), "--out", str(out), "--jobs", "1"]) == 0
    table = parquet.read_table(out / "changes.parquet")
    assert str(table.schema.field("new_date").type) == "date32[day]"
    assert dt.date(2024, 7, 1) in table["new_date"].to_pylist()


def test_settings_hold_and_tell_parts_apart(archive: Path, tmp_path: Path) -> None:
    settings = tmp_path / "own.toml"
    settings.write_text('[topics]\nmail = ["runs the service"]\n', "utf-8")
    out = tmp_path / "x.jsonl"
    words = ["scan", str(archive), "--out", str(out), "--jobs", "1"]
    assert run(words) == 0
    before = set(finished(tmp_path / "x.jsonl.scan" / "parts"))
    assert run([*words, "--config", str(settings), "--topic", "mail"]) == 0
    assert run([*words, "--topic", "mail"]) == 2
    after = set(finished(tmp_path / "x.jsonl.scan" / "parts"))
    assert len(after) == 2 * len(before)
    settings.write_text("[topics]\nmail = 3\n", "utf-8")
    assert run([*words, "--config", str(settings)]) == 2
