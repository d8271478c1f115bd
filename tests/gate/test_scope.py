"""What the gate guards, and what it says of what it does not: nothing passes in silence."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from gate_samples import FIRST, LATER, SOON, Repo, path_of, terms

from termsdiff.errors import TermsdiffError
from termsdiff.gate.globs import check_glob, matches, search_patterns

STRAYS = (
    "v2.md",
    "draft.md",
    f"{SOON} (1).md",
    f"{SOON}.txt",
    f"{SOON}.docx",
    "terms.docx",
    "Terms.MD",
    f"{SOON}-1.md",
    f"{SOON}-draft.md",
    "notes.html",
    "README-terms.md",
    "terms",
    "terms.xml",
    ".hidden.md",
)


@pytest.mark.parametrize("name", STRAYS)
def test_a_document_among_versions_that_is_none_is_asked_for(repo: Repo, name: str) -> None:
    repo.stage(f"versions/models/{name}", terms(SOON, notice="three"))
    status, said = repo.check()
    assert status == 1
    assert name in said
    repo.ack()
    assert repo.passes()


def test_an_original_comes_with_its_version_and_stays(repo: Repo) -> None:
    repo.stage(path_of(SOON), terms(SOON))
    repo.stage(f"versions/models/{SOON}.docx", "the original")
    assert repo.passes()
    repo.unchecked()
    repo.stage(f"versions/models/{SOON}.docx", "another original")
    status, said = repo.check()
    assert status == 1
    assert "changed after filing" in said


def test_a_filing_that_was_not_finished_is_not_committed(repo: Repo) -> None:
    repo.stage(f"versions/.models.filed/{SOON}.md", terms(SOON, notice="three"))
    status, said = repo.check()
    assert status == 1
    assert "unfinished filing" in said
    assert repo.ack()[0] == 0
    assert not repo.passes(), "nobody can accept it"


@pytest.mark.parametrize("name", ["terms.md", "legal/privacy.md", "docs/2027-01-01.md", "TOS.txt"])
def test_install_and_status_say_that_nothing_is_guarded(empty: Repo, name: str) -> None:
    empty.stage(name, terms())
    empty.unchecked()
    status, said = empty.hook()
    assert status == 0
    assert "guarded: NOTHING" in said
    assert name in said
    status, said = empty.hook("status")
    assert status == 1
    assert name in said
    status, said = empty.check()
    assert "guarded: NOTHING" in said
    assert name in said


def test_an_edit_of_what_is_not_guarded_is_said_in_the_commit(empty: Repo) -> None:
    empty.stage("terms.md", terms())
    empty.unchecked()
    empty.hook()
    empty.stage("terms.md", terms(notice="three"))
    done = empty.commit()
    assert done.returncode == 0
    assert "not guarded: terms.md" in done.stderr


def test_what_is_guarded_is_said_in_one_line(repo: Repo) -> None:
    repo.stage("legal/terms.md", terms())
    status, said = repo.check()
    assert status == 0
    assert said.count("\n") == 1
    assert "guarded: 1 text (versions/**/*.md)" in said
    assert "not guarded: legal/terms.md" in said
    repo.stage(path_of(SOON), terms(SOON))
    status, said = repo.check()
    assert status == 0
    assert said.count("\n") == 1
    assert path_of(SOON) in said


def test_programs_hear_what_is_guarded(repo: Repo) -> None:
    import json

    repo.stage("legal/terms.md", terms())
    _, said = repo.check("--format", "json")
    found = json.loads(said)
    assert found["guarded"] == 1
    assert found["unguarded"] == ["legal/terms.md"]


def test_a_folder_behind_a_link(repo: Repo) -> None:
    repo.git("mv", "versions/models", "legal")
    (repo.top / "versions").mkdir(exist_ok=True)
    (repo.top / "versions/models").symlink_to("../legal")
    repo.git("add", "-A")
    status, said = repo.check()
    assert status == 2
    assert "versions/models: a link" in said
    repo.unchecked()
    repo.hook()
    repo.stage(f"legal/{FIRST}.md", terms(notice="three"))
    done = repo.commit()
    assert done.returncode != 0
    assert "versions/models is a link to this place" in done.stderr
    repo.ack()
    assert repo.commit().returncode == 0


def test_a_folder_behind_several_links(repo: Repo) -> None:
    repo.git("mv", "versions/models", "legal")
    (repo.top / "versions").mkdir(exist_ok=True)
    (repo.top / "versions/models").symlink_to("../first/models")
    (repo.top / "first").symlink_to("second")
    (repo.top / "second").mkdir()
    (repo.top / "second/models").symlink_to("../legal")
    (repo.top / "loop").symlink_to("loop")
    repo.git("add", "-A")
    repo.unchecked()
    repo.hook()
    repo.stage(f"legal/{FIRST}.md", terms(notice="three"))
    assert "versions/models is a link to this place" in repo.commit().stderr


def test_new_terms_are_said_to_be_compared_with_none(repo: Repo) -> None:
    repo.stage(path_of(SOON, "versions/models/more"), terms(SOON, notice="three"))
    assert "versions/models/more: new terms" in repo.check()[1]


def test_a_link_for_the_whole_folder(empty: Repo) -> None:
    empty.stage(f"legal/models/{FIRST}.md", terms())
    (empty.top / "versions").symlink_to("legal")
    empty.git("add", "-A")
    status, said = empty.check()
    assert status == 2
    assert "versions: a link" in said


@pytest.mark.parametrize("goes", [True, False])
def test_a_link_that_came_past_the_hook_can_be_mended(empty: Repo, goes: bool) -> None:
    """It never was a text: nothing is deleted with it, and what replaces it is a new text."""
    empty.stage("termsdiff.toml", '[gate]\npaths = ["legal/terms.md"]\n')
    empty.stage("words.md", terms())
    (empty.top / "legal").mkdir()
    (empty.top / "legal/terms.md").symlink_to("../words.md")
    empty.git("add", "-A")
    empty.unchecked()
    (empty.top / "legal/terms.md").unlink()
    if not goes:
        empty.write("legal/terms.md", terms())
    empty.git("add", "-A")
    status, said = empty.check()
    assert status == 0, said
    assert ("not compared with anything" in said) is not goes


def test_a_submodule_where_terms_are(repo: Repo, tmp_path: Path) -> None:
    other = repo.at(tmp_path / "other").start()
    other.stage(path_of(FIRST, "models"), terms())
    other.unchecked()
    allow = ("-c", "protocol.file.allow=always")
    repo.git(*allow, "submodule", "add", "-q", str(other.top), "versions/hosting")
    status, said = repo.check()
    assert status == 1
    assert "versions/hosting" in said
    assert "a submodule" in said
    repo.ack()
    assert repo.passes()
    repo.unchecked()
    # a repository may ask that its changes are not shown
    repo.git("config", "-f", ".gitmodules", "submodule.versions/hosting.ignore", "all")
    repo.git("config", "submodule.versions/hosting.ignore", "all")
    repo.hook()
    inner = repo.at(repo.top / "versions/hosting")
    inner.identify()
    inner.stage(path_of(FIRST, "models"), terms(notice="three"))
    commit = inner.unchecked()
    repo.git("update-index", "--cacheinfo", f"160000,{commit},versions/hosting")
    done = repo.commit()
    assert done.returncode != 0
    assert "a submodule" in done.stderr


def test_a_text_in_large_file_storage(repo: Repo) -> None:
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0" * 64 + "\nsize 12\n"
    repo.stage(path_of(SOON), pointer)
    status, said = repo.check()
    assert status == 2
    assert "Git LFS" in said


def test_a_text_that_was_in_large_file_storage_is_asked_for(repo: Repo) -> None:
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0" * 64 + "\nsize 12\n"
    repo.stage(path_of(SOON), pointer)
    repo.unchecked()
    repo.stage(path_of(SOON), terms(SOON))
    status, said = repo.check()
    assert status == 1
    assert "cannot be read" in said
    repo.ack()
    assert repo.passes(), repo.check()[1]


INCLUDES = (
    '{% include "liability.md" %}',
    "{{ include 'liability.md' }}",
    "{{< include liability.md >}}",
    '--8<-- "liability.md"',
    "![[liability]]",
    "!include liability.md",
    ".. include:: liability.rst",
    "include::liability.adoc[]",
    '<iframe src="liability.html"></iframe>',
    "<!--#include file='liability.html' -->",
)


@pytest.mark.parametrize("line", INCLUDES)
def test_words_that_are_included_are_not_judged(repo: Repo, line: str) -> None:
    repo.stage(path_of(SOON), terms(SOON) + f"\n{line}\n")
    status, said = repo.check()
    assert status == 1
    assert "included" in said
    repo.ack()
    assert repo.passes()
    repo.unchecked()
    repo.stage(path_of(LATER), terms(LATER) + f"\n{line}\n")
    assert repo.passes(), "what stood there before is not this change's"


GLOBS = {
    "./legal/*.md": "legal/terms.md",
    "/legal/*.md": "legal/terms.md",
    "legal/": "legal/deep/terms.md",
    "legal/**": "legal/deep/terms.md",
    "legal/**.md": "legal/deep/terms.md",
    "legal//*.md": "legal/terms.md",
    "{legal,contracts}/*.md": "legal/terms.md",
    "legal/{a,{b,terms}}.md": "legal/terms.md",
    "legal/[s-u]erms.md": "legal/terms.md",
    "legal/[!a]erms.md": "legal/terms.md",
    "**/terms.md": "terms.md",
    "l?gal/*.m[d]": "legal/terms.md",
}


@pytest.mark.parametrize("glob", GLOBS)
def test_patterns_mean_what_they_say(empty: Repo, glob: str) -> None:
    path = GLOBS[glob]
    empty.stage("termsdiff.toml", f'[gate]\npaths = ["{glob}"]\n')
    empty.stage(path, terms())
    empty.unchecked()
    empty.hook()
    empty.stage(path, terms(notice="three"))
    done = empty.commit()
    assert done.returncode != 0, done.stderr
    assert "six months became three months" in done.stderr


@pytest.mark.parametrize(
    "glob", ["../legal/*.md", "legal/../*.md", "{" + "a," * 300 + "}", "[z-a]"]
)
def test_patterns_that_mean_nothing_are_refused(glob: str) -> None:
    with pytest.raises(TermsdiffError, match=r"gate\.paths"):
        check_glob(glob, "termsdiff.toml: gate.paths")


def test_a_pattern_without_a_file_is_said(repo: Repo) -> None:
    repo.stage("termsdiff.toml", '[gate]\npaths = ["versions/**/*.md", "legal/*.md"]\n')
    repo.unchecked()
    assert "no file matches legal/*.md" in repo.check()[1]
    assert "no file matches legal/*.md" in repo.hook()[1]


def test_patterns_take_bounded_time() -> None:
    import time

    start = time.perf_counter()
    assert not matches("a" * 4_000, "*a" * 100 + "b")
    assert not matches("/".join("a" * 2_000), "**/" * 100 + "b")
    assert time.perf_counter() - start < 1


PATHS = (
    *("a.md", "legal/a.md", "legal/x/a.md", "legal/x/[a].md", "x/legal/a.md", "legal/é.md"),
    *("terms.md", "legal/terms.md", "legal/deep/terms.md", 'legal/"a".md', "legal/a\nb.md"),
)


def test_hooks_look_at_no_less_than_patterns_mean(empty: Repo) -> None:
    globs = (
        *GLOBS,
        "*.md",
        "**/*.md",
        "[lx]*/**/a.md",
        "legal/x/\\[a].md",
        "legal/?.md",
        "l?gal/*",
    )
    for path in PATHS:
        empty.write(path, "text")
        empty.git("add", "-A")
        listed = empty.git("-c", "core.quotePath=false", "ls-files")
        empty.git("rm", "-q", "-f", "-r", ".")
        for glob in (one for one in globs if matches(path, one)):
            done = subprocess.run(
                ["grep", "-qiE", "-e", "|".join(search_patterns(glob))],
                input=listed.encode(),
                check=False,
                env={**os.environ, "LC_ALL": "C"},
            )
            assert done.returncode == 0, (path, glob, search_patterns(glob))


def test_two_files_for_one_version(empty: Repo) -> None:
    empty.stage("termsdiff.toml", '[gate]\npaths = ["legal/*"]\n')
    empty.stage(f"legal/{FIRST}.md", terms())
    empty.unchecked()
    empty.stage(f"legal/{SOON}.md", terms(SOON))
    empty.stage(f"legal/{SOON}.txt", terms(SOON, notice="three"))
    status, said = empty.check()
    assert status == 1
    assert "two files are named" in said
