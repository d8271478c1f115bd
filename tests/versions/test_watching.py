"""Watching an address: what is filed, what is left alone, what the feed says."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from termsdiff.cli.main import run
from termsdiff.errors import TermsdiffError
from termsdiff.input import fetching
from termsdiff.input.fetching import Page
from termsdiff.versions import watching
from termsdiff.versions.feed import FeedEntry, render_feed
from termsdiff.versions.folder import read_terms, read_versions
from termsdiff.versions.watching import Checked, check_terms
from version_samples import terms

ADDRESS = "https://harbour.example/terms"
TODAY = date(2024, 9, 1)


@dataclass
class Server:
    """Stands in for the network: gives a page, notes what it was asked."""

    text: str
    etag: str = '"1"'
    asked: list[tuple[str, str, str]] = field(default_factory=list)

    def __call__(self, address: str, etag: str, modified: str) -> Page:
        self.asked.append((address, etag, modified))
        if etag and etag == self.etag:
            return Page(address, b"", unchanged=True)
        return Page(address, self.text.encode(), "text/markdown", self.etag, "")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "versions" / "harbour"
    place.mkdir(parents=True)
    (place / "2024-05-01.md").write_text(terms(), encoding="utf-8")
    (place / "terms.toml").write_text(f'source = "{ADDRESS}"\n', encoding="utf-8")
    return tmp_path / "versions"


def check(folder: Path, server: Server) -> Checked:
    found = read_terms(folder, "harbour")
    assert found is not None
    return check_terms(found, folder, server, TODAY)


def test_a_new_text_is_filed_under_its_date(folder: Path) -> None:
    checked = check(folder, Server(terms("1 August 2024", "two")))
    assert checked.added is not None
    assert checked.added.name == "harbour@2024-08-01"
    assert f"source: {ADDRESS}" in checked.added.path.read_text("utf-8")


def test_a_silent_edit_applies_since_today(folder: Path) -> None:
    check(folder, Server(terms(notice="two")))
    latest = read_versions("harbour", folder)[-1]
    assert (latest.day, latest.since) == ("2024-05-01-2", TODAY)


def test_a_text_without_date_is_of_today(folder: Path) -> None:
    checked = check(folder, Server(terms(notice="two").replace("Effective: 1 May 2024\n", "")))
    assert checked.added is not None
    assert checked.added.date == TODAY


def test_the_same_words_are_not_filed_and_the_next_request_is_conditional(folder: Path) -> None:
    server = Server(terms().replace("We run", "We  **run**"))
    assert check(folder, server).reason == "the same words as 2024-05-01"
    assert check(folder, server).reason == "not changed since the last check"
    assert [etag for _, etag, _ in server.asked] == ["", '"1"']
    assert len(read_versions("harbour", folder)) == 1


def test_what_another_process_filed_meanwhile_is_known(folder: Path) -> None:
    found = read_terms(folder, "harbour")
    assert found is not None
    server = Server(terms("1 August 2024", "two"))
    assert check_terms(found, folder, server, TODAY).added is not None
    late = Server(terms("1 August 2024", "two"), etag='"2"')
    assert check_terms(found, folder, late, TODAY).reason == "the same words as 2024-08-01"


def test_damaged_notes_are_no_obstacle(folder: Path) -> None:
    (folder / "harbour" / watching.STATE).write_text("[]", encoding="utf-8")
    assert check(folder, Server(terms())).added is None


def test_the_command_tells_what_changed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    server = Server(terms("1 August 2024", "two"))
    monkeypatch.setattr(check_terms, "__defaults__", (server, TODAY))
    feed = folder.parent / "feed.xml"
    command = ["update", "--folder", str(folder), "--feed", str(feed)]
    assert run(command) == 1
    out = capsys.readouterr().out
    assert "new version harbour@2024-08-01" in out
    assert "1.2 Service" in out
    assert run(command) == 0
    assert "nothing new" in capsys.readouterr().out
    space = {"a": "http://www.w3.org/2005/Atom"}
    titles = [e.text for e in ElementTree.parse(feed).findall("a:entry/a:title", space)]
    assert len(titles) == 2
    assert (titles[0] or "").startswith("harbour 2024-08-01: ")


def test_one_bad_address_does_not_stop_the_others(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    other = folder / "anchor"
    other.mkdir()
    (other / "2024-05-01.md").write_text(terms(), encoding="utf-8")
    (other / "terms.toml").write_text('source = "http://x.example/"\n', encoding="utf-8")
    server = Server(terms(notice="two"))

    def fetch(address: str, etag: str, modified: str) -> Page:
        if address.startswith("http://"):
            return fetching.fetch(address, etag, modified)
        return server(address, etag, modified)

    monkeypatch.setattr(check_terms, "__defaults__", (fetch, TODAY))
    assert run(["update", "--folder", str(folder)]) == 2
    out, err = capsys.readouterr()
    assert "only https:// addresses" in err
    assert "new version harbour@2024-05-01-2" in out


def test_no_address_is_said(folder: Path) -> None:
    (folder / "harbour" / "terms.toml").unlink()
    with pytest.raises(TermsdiffError, match="no source"):
        check(folder, Server(terms()))
    assert run(["update", "--folder", str(folder)]) == 2


def test_the_feed_is_the_same_for_the_same_entries_and_escapes() -> None:
    entry = FeedEntry("x@2024-05-01", TODAY, "<b> & \x1b[31m", "text\x00", "javascript:alert(1)")
    feed = render_feed([entry])
    assert feed == render_feed([entry])
    assert b"&lt;b&gt; &amp; \\x1b[31m" in feed
    assert b"javascript" not in feed
    ElementTree.fromstring(feed)
