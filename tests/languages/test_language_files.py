"""Each language reads what its own file gives as examples, and says what is wrong with a file."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from termsdiff import TermsdiffError, parse
from termsdiff.compiled import LANGUAGES, read_compiled
from termsdiff.facts import Parties, extract_facts
from termsdiff.languages import Cue, language, languages
from termsdiff.languages.compiling_languages import (
    compiled_cue,
    compiled_language,
    compiled_text,
    source_languages,
)
from termsdiff.languages.stems import stems_of
from termsdiff.text.dates import find_dates
from termsdiff.text.sentences import sentence_spans

SOURCES = source_languages()


def examples(name: str) -> list[Any]:
    return [
        pytest.param(code, *row, id=f"{code}: {row[0]}")
        for code, found in SOURCES.items()
        for row in found.get("examples", {}).get(name, ())
    ]


def test_the_compiled_file_is_up_to_date() -> None:
    assert read_compiled(LANGUAGES) == json.loads(compiled_text())


def test_a_language_that_is_read_has_examples() -> None:
    without = [known.code for known in languages() if not SOURCES[known.code].get("examples")]
    assert without == []


@pytest.mark.parametrize(("code", "line", "day", "basis"), examples("stamps"))
def test_stamps(code: str, line: str, day: str, basis: str) -> None:
    body = " ".join(sorted(language(code).prose.small_words)[:60])
    document = parse(f"# Quillon\n\n{line}\n\n{body}.\n")
    assert document.language == code
    assert (str(document.effective_date), document.date_basis) == (day, basis)


@pytest.mark.parametrize(("code", "text", "value"), examples("durations"))
def test_durations(code: str, text: str, value: str) -> None:
    facts = extract_facts(text, Parties(language=code))
    assert [fact.value for fact in facts if fact.kind == "duration"] == [value]
    assert [fact.value for fact in facts if fact.kind == "number"] == []


@pytest.mark.parametrize(("code", "text", "label"), examples("references"))
def test_references(code: str, text: str, label: str) -> None:
    found = parse(f"# Quillon\n\n{text}\n").references
    assert [reference.label for reference in found][:1] == [label]


@pytest.mark.parametrize(("code", "text", "term"), examples("definitions"))
def test_definitions(code: str, text: str, term: str) -> None:
    found = parse(f"# Quillon\n\n{text}\n").definitions
    assert [definition.term for definition in found] == [term]


@pytest.mark.parametrize(("code", "text", "count"), examples("sentences"))
def test_sentences(code: str, text: str, count: int) -> None:
    assert len(sentence_spans(text, code)) == count


@pytest.mark.parametrize("known", languages(), ids=lambda known: known.code)
def test_every_month_is_read(known: Any) -> None:
    for word, month in known.dates.months.items():
        found = [one.value.isoformat() for one in find_dates(f"12 {word} 2025", known.code)]
        assert found == [f"2025-{month:02}-12"], word


def test_words_of_one_language_are_others_elsewhere() -> None:
    assert [f.value for f in extract_facts("once días", Parties(language="es"))] == ["P11D"]
    assert all(fact.kind != "number" for fact in extract_facts("You may ask once."))
    assert all(fact.value != "P2D" for fact in extract_facts("fees that are due days ago"))


@pytest.mark.parametrize(
    ("pattern", "stems"),
    [
        ("effective", ("effective",)),
        (r"in\s+kraft", ("kraft",)),
        ("g(?:ilt|elten)", ("ilt", "elten")),
        ("(?:last )?updated?", ("update",)),
        ("stand|fassung", ("stand", "fassung")),
        (r"\d+|x?", ()),
        # the longer stem is the rarer one: "data" stands in most English terms
        (r"data\s+rozpoczęcia\s+dnia", ("rozpoczęcia",)),
    ],
)
def test_stems_are_letters_that_every_match_holds(pattern: str, stems: tuple[str, ...]) -> None:
    assert stems_of(pattern) == stems


def test_no_stem_keeps_a_pattern_from_its_match() -> None:
    texts = [
        str(row[0])
        for found in SOURCES.values()
        for rows in found.get("examples", {}).values()
        for row in rows
    ]
    for known in languages():
        for section in known[2:]:
            for cue in (one for one in section if isinstance(one, Cue) and one.pattern):
                for text in texts:
                    plain = re.search(cue.pattern, text, re.IGNORECASE)
                    assert (plain is None) == (cue.search(text) is None), (cue, text)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"code": "xx", "name": "X", "date": {}}, "xx.toml: unknown section `date`"),
        ({"code": "xx", "dates": {"month": []}}, "xx.toml: dates: unknown key `month`"),
        ({"code": "xx", "dates": {"months": ["may"]}}, "must be a list of twelve"),
        ({"code": "xx", "stamps": {"effective": "in force"}}, "effective: must be a list"),
        ({"code": "xx", "stamps": {"effective": ["("]}}, "effective: no pattern: ("),
        ({"code": "xx", "stamps": {"effective": [r"\d"]}}, "a pattern without a word"),
        ({"code": "xx", "numbers": {"words": "two = deux"}}, "must be lines of `words = number`"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(data: dict[str, Any], said: str) -> None:
    with pytest.raises(TermsdiffError, match=re.escape(said)):
        compiled_language(data)


def test_a_file_is_named_after_its_language(tmp_path: Path) -> None:
    (tmp_path / "pt.toml").write_text('code = "br"\n', "utf-8")
    with pytest.raises(TermsdiffError, match=r"pt\.toml: `code` must be the name of the file"):
        source_languages(tmp_path)
    (tmp_path / "pt.toml").write_text("code = \n", "utf-8")
    with pytest.raises(TermsdiffError, match=r"pt\.toml: no TOML"):
        source_languages(tmp_path)


def test_a_cue_of_several_patterns() -> None:
    pattern, stems = compiled_cue("here", ["in force", "valid from"])
    assert re.fullmatch(pattern, "in \n force")
    assert stems == ["force", "valid"]
    assert language("en-GB").code == "en"
    assert language("tlh").dates.months == {}
