"""Who accepted what is shown where changes are read."""

from __future__ import annotations

import json

from gate_samples import FIRST, SOON, Repo, path_of, terms

WORDS = "Accepted by Ada Keeper <ada@example.com> on "


def accepted(repo: Repo) -> None:
    repo.stage(path_of(SOON), terms(SOON, notice="three"))
    repo.ack()


def test_the_log_says_who_accepted(repo: Repo) -> None:
    accepted(repo)
    _, out, _ = repo.run("log", "models")
    assert WORDS in out
    assert ": agreed" in out
    _, out, _ = repo.run("log", "models", "--format", "json")
    assert WORDS in json.loads(out)[0]["accepted"][0]["words"]


def test_the_page_says_who_accepted(repo: Repo) -> None:
    accepted(repo)
    status, _, _ = repo.run(
        "diff", path_of(FIRST), path_of(SOON), "--format", "html", "-o", "page.html"
    )
    assert status == 0
    words = WORDS.replace("<", "&lt;").replace(">", "&gt;")
    assert words in (repo.top / "page.html").read_text("utf-8")
    repo.run("report", "--out", "site")
    pages = [page.read_text("utf-8") for page in (repo.top / "site/models").glob("*.html")]
    assert any(words in page for page in pages)
