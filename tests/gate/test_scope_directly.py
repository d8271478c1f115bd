"""What is guarded, what in sight is not, and what a step changes of settings; without git."""

from __future__ import annotations

from typing import Any, cast

import pytest

from termsdiff.gate.acknowledgements import Accepted
from termsdiff.gate.checks import policy_changes
from termsdiff.gate.gate_settings import Rules, Source, touches_policy
from termsdiff.gate.scope import TELLING, Scope, describe_scope, survey
from termsdiff.gate.step import Changes, after_step
from termsdiff.gate.terms_paths import GENERAL_REVIEW
from termsdiff.git.trees import PathChange, TreeEntry
from termsdiff.settings.declarations import GateSettings

FILE, LINK, SUBMODULE = (TreeEntry(mode, "1") for mode in ("100644", "120000", "160000"))


def surveyed(entries: dict[str, TreeEntry], targets: dict[str, str] | None = None) -> Scope:
    return survey(entries, GateSettings(), lambda _, path: (targets or {})[path].encode())


def test_what_is_guarded_is_counted() -> None:
    found = surveyed(
        {
            "versions/m/2024-05-01.md": FILE,
            "versions/m/2025-05-01.md": FILE,
            "versions/m/2025-05-01.pdf": FILE,
            "versions/m/draft.md": FILE,
            "versions/m/reviews/2025-05-01.toml": FILE,
            "src/main.py": FILE,
            "legal/terms.md": FILE,
            "versions/more": LINK,
            "versions/bought": SUBMODULE,
            "docs/latest": LINK,
        },
        {"versions/more": "../legal", "docs/latest": "x"},
    )
    assert found.guarded == 2
    assert found.unguarded[0].startswith("versions/m/draft.md (not named ")
    assert found.unguarded[1:] == (
        "legal/terms.md",
        "versions/more (a link)",
        "versions/bought (a submodule)",
    )
    assert found.without == ()
    assert found.links == (("legal", "versions/more"),)
    assert surveyed({}).without == ("versions/**/*.md",)


@pytest.mark.parametrize(
    ("target", "more", "leads"),
    [
        ("../legal", {}, ["legal"]),
        ("../legal/./eu/..", {}, ["legal"]),
        # a link may lead over another one, or out of the repository
        ("../legal", {"legal": "real"}, ["legal", "real"]),
        ("../legal/eu", {"legal": "real"}, ["legal/eu", "real/eu"]),
        ("/etc", {}, []),
        ("../../out", {}, []),
        ("", {}, []),
        ("more", {}, ["versions/more"] * 10),
    ],
)
def test_where_a_link_leads(target: str, more: dict[str, str], leads: list[str]) -> None:
    entries = {"versions/more": LINK} | dict.fromkeys(more, LINK)
    found = surveyed(entries, {"versions/more": target, **more})
    places = [place for place, link in found.links if link == "versions/more"]
    assert places == leads


@pytest.mark.parametrize("word", TELLING)
def test_words_that_make_a_file_look_like_terms(word: str) -> None:
    assert surveyed({f"docs/our_{word}.md": FILE}).unguarded == (f"docs/our_{word}.md",)
    assert surveyed({f"docs/{word}/de.html": FILE}).unguarded == (f"docs/{word}/de.html",)
    assert surveyed({f"docs/x{word}.md": FILE}).unguarded == ()


@pytest.mark.parametrize(
    ("path", "looks"),
    [
        ("terms", True),
        ("TERMS.md", True),
        ("a/2024-05-01.md", True),
        ("a/2024-05-01.html", False),
        ("a/2024-05-01.htm", False),
        ("a/2024-05-01.png", False),
        ("terms.py", False),
        ("a/terms/x/y.md", False),
        *((f"{folder}/terms.md", False) for folder in
          (".github", "node_modules", "vendor", "third_party", "test", "tests", "reports")),
        *((f"terms/{name}", False) for name in
          ("README.md", "LICENSE", "LICENCE.txt", "CONTRIBUTING.md", "SECURITY.md",
           "CHANGELOG.md", "CODE_OF_CONDUCT.md")),
        ("terms/READMES.md", True),
    ],
)  # fmt: skip
def test_what_looks_like_terms(path: str, looks: bool) -> None:
    assert bool(surveyed({path: FILE}).unguarded) is looks


def test_what_is_ignored_is_not_said() -> None:
    settings = GateSettings(ignore=("docs/terms.md",))
    assert survey({"docs/terms.md": FILE}, settings, lambda *_: b"").unguarded == ()


@pytest.mark.parametrize(
    ("scope", "line"),
    [
        (Scope(1, (), ()), "guarded: 1 text (versions/**/*.md)"),
        (Scope(2, (), ()), "guarded: 2 texts (versions/**/*.md)"),
        (Scope(2, (), ("a/*",)), "guarded: 2 texts (versions/**/*.md); no file matches a/*"),
        (Scope(0, (), ("a/*",)), "guarded: NOTHING; no file matches versions/**/*.md"),
    ],
)
def test_what_is_guarded_is_told_in_a_line(scope: Scope, line: str) -> None:
    assert describe_scope(scope, GateSettings()) == line


@pytest.mark.parametrize(("count", "shown", "more"), [(1, 1, 0), (5, 5, 0), (6, 5, 1), (9, 5, 4)])
def test_five_of_the_unguarded_files_are_named(count: int, shown: int, more: int) -> None:
    line = describe_scope(Scope(1, tuple(f"t{n}" for n in range(count)), ()), GateSettings())
    names = line.partition("not guarded: ")[2].partition(" (")[0]
    assert names.startswith(", ".join(f"t{n}" for n in range(shown)))
    assert names.endswith(f" and {more} more") is bool(more)


@pytest.mark.parametrize(
    ("path", "touches"),
    [
        ("termsdiff.toml", True),
        ("pyproject.toml", True),
        ("rules/a.toml", True),
        ("rules2/a.toml", False),
        ("sub/termsdiff.toml", False),
    ],
)
def test_which_paths_may_hold_what_decides(path: str, touches: bool) -> None:
    assert touches_policy([path], Rules("rules")) is touches
    assert touches_policy(["x", path], Rules()) is (touches and not path.startswith("rules"))


def test_files_after_a_step() -> None:
    other = TreeEntry("100644", "2")
    paths = (
        PathChange("a", FILE, None),
        PathChange("b", FILE, other),
        PathChange("c", None, other),
    )
    after = after_step({"a": FILE, "b": FILE, "d": FILE}, Changes((), (), paths))
    assert after == {"d": FILE, "b": other, "c": other}


@pytest.mark.parametrize(
    ("old", "new", "says", "texts"),
    [
        ("1", "2", "changes", ("text 1", "text 2")),
        ("", "2", "is added", ("", "text 2")),
        ("1", "", "is removed", ("text 1", "")),
    ],
)
def test_a_rule_that_comes_changes_or_goes(
    old: str, new: str, says: str, texts: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(policy_changes, "text_of", lambda _, blob, __: f" text {blob}\n")
    (problem,) = policy_changes._rule_change(cast(Any, None), "rules/a.toml", old, new, Accepted())
    assert problem.message.endswith(says)
    assert (problem.kind, problem.path, problem.line) == ("settings", "rules/a.toml", 1)
    assert problem.review == GENERAL_REVIEW
    assert problem.subject is not None
    assert (problem.subject.clause, problem.id[:2]) == ("rule rules/a.toml", "g-")
    assert (problem.subject.old, problem.subject.new) == texts
    accepted = Accepted(ids=frozenset({problem.id}))
    assert not list(
        policy_changes._rule_change(cast(Any, None), "rules/a.toml", old, new, accepted)
    )


def changed(old: dict[str, Any], new: dict[str, Any]) -> list[tuple[str, str]]:
    found = policy_changes._settings_change("termsdiff.toml", old, new, Accepted())
    return [(p.subject.old, p.subject.new) for p in found if p.subject is not None]


@pytest.mark.parametrize(
    ("old", "new", "told_lines"),
    [
        ({}, {}, []),
        ({"gate": {"notice": 1}}, {"gate": {"notice": 2}},
         [("gate.notice = 1", "gate.notice = 2")]),
        ({}, {"gate": {"topics": ["é"]}}, [("", 'gate.topics = ["é"]')]),
        ({"rules": "a", "gate": {"lint": "note"}}, {"gate": {"lint": "note"}},
         [('rules = "a"', "")]),
        ({"gate": {"b": 1, "a": 2}}, {"gate": {"a": 2, "b": 1}}, []),
        # tables of other parts say nothing of what the gate asks for
        *(({}, {name: {"x": 1}}, []) for name in ("lint", "scan", "versions", "reports", "notice")),
        ({}, {"gate": {"lint": "note"}}, [("", 'gate.lint = "note"')]),
        ({}, {"opinion": {"model": "x"}}, []),
        ({}, {"opinion": {"file": "x"}}, [("", 'opinion.file = "x"')]),
    ],
)  # fmt: skip
def test_what_a_step_changes_of_settings(
    old: dict[str, Any], new: dict[str, Any], told_lines: list[tuple[str, str]]
) -> None:
    assert changed(old, new) == told_lines


def test_a_change_of_settings_is_told() -> None:
    (problem,) = policy_changes._settings_change(
        "termsdiff.toml", {"gate": {"notice": 1}}, {"gate": {"lint": "note"}}, Accepted()
    )
    assert problem.message.endswith('gate.notice = 1 became gate.lint = "note"')
    assert (problem.kind, problem.path, problem.review) == (
        *("settings", "termsdiff.toml", GENERAL_REVIEW),
    )
    assert problem.subject is not None
    assert problem.subject.clause == "settings in termsdiff.toml"
    (gone,) = policy_changes._settings_change("t", {"gate": {"notice": 1}}, {}, Accepted())
    assert gone.message.endswith("gate.notice = 1 became nothing")


def test_no_settings_are_an_empty_table() -> None:
    assert Source().table() == Source().readable() == {}
    assert Source(blob="1", text="[gate").readable() == {}
    assert Source(blob="1", text="[gate]\nnotice = 1").table() == {"gate": {"notice": 1}}
