"""Reports in German and French: catalogues are complete, and nothing of a page stays English."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from spoken_messages import messages

from termsdiff import compare, parse, spoken
from termsdiff.cli.main import run as main
from termsdiff.reports.formats import FORMATS
from termsdiff.reports.options import RenderOptions
from termsdiff.reports.script_words import SCRIPT_WORDS, in_spoken_words, literal
from termsdiff.reports.top_notes import notes_of
from termsdiff.rules.spoken_values import spoken as spoken_value
from termsdiff.spoken import messages_in, say, speaking
from termsdiff.text.counting import counted

LANGUAGES = ("de", "fr")
TEMPLATES = Path(spoken.__file__).parent / "reports" / "templates"
_SLOT = re.compile(r"\{[^{}]+\}")
OLD = """# Terms of the Quince cloud

Effective date: 1 January 2025

## 1. Ending

1.1 We will give you six (6) months' notice before we discontinue a product.

1.2 We may suspend your account if you breach these terms.

## 2. Liability

2.1 Our total liability will not exceed the fees paid in the twelve months before the claim.

2.2 The colour of our booklet is chosen by the printing house.

2.3 You must keep the key of your account secret.

## 3. Quinces

3.1 “Quince” means a fruit of the garden. A Quince is picked in autumn by those who planted it.
"""
NEW = """# Terms of the Quince cloud

Effective date: 1 March 2026

## 1. Ending

1.1 We will give you three (3) months' notice before we discontinue a product.

1.2 We may suspend your account at any time if you breach these terms.

1.3 You must pay each invoice within 14 days.

## 2. Liability

2.1 Our total liability will not exceed the fees paid in the six months before the claim.

2.2 The color of our booklet is chosen by the printing house.

2.3 You may keep the key of your account secret.

## 3. Quinces

3.1 “Quince” means a fruit of the garden. A Quince is plucked in winter by those who planted it.
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_has_a_translation(language: str) -> None:
    missing = {w: place for w, place in messages().items() if w not in messages_in(language)}
    lines = "\n".join(f"{json.dumps(w, ensure_ascii=False)} = …  # {p}" for w, p in missing.items())
    assert not missing, f"add to languages/messages/{language}.toml:\n{lines}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_left_over(language: str) -> None:
    left = messages_in(language).keys() - messages().keys()
    assert not left, f"nothing says these any more; take them out of {language}.toml: {left}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_slots_of_its_message(language: str) -> None:
    for english, said in messages_in(language).items():
        assert said, english
        assert set(_SLOT.findall(said)) == set(_SLOT.findall(english)), english
        assert set(re.findall("^ | $", said)) == set(re.findall("^ | $", english)), english


def test_both_languages_translate_the_same_messages() -> None:
    assert messages_in("de").keys() == messages_in("fr").keys()


def rendered(language: str, name: str, old: str = OLD, new: str = NEW) -> str | bytes:
    with speaking(language):
        comparison = compare(parse(old, "old.md"), parse(new, "new.md"))
        chosen = next(one for one in FORMATS if one.name == name)
        return chosen.render(comparison, RenderOptions())


@pytest.mark.parametrize("name", ["text", "stat", "markdown", "html", "html-fragment"])
def test_all_that_a_report_says_is_in_the_catalogue(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[str] = set()

    class Listening(dict[str, str]):
        def get(self, key: str, default: str = "") -> str:  # type: ignore[override]
            asked.add(key)
            return super().get(key, default)

    german: Mapping[str, str] = Listening(messages_in("de"))
    monkeypatch.setattr(spoken, "messages_in", lambda language: german)
    rendered("de", name)
    assert asked
    assert not {words for words in asked - german.keys() if words}


def _hidden(message: str) -> str:
    """Return a message without a letter of its own."""
    parts = re.split(r"(\{[^{}]+\})", message)
    return "".join(part if _SLOT.fullmatch(part) else re.sub(r"\w", "¤", part) for part in parts)


_NO_WORDS = re.compile(
    # scripts, styles, commands, tags; ids of changes, names of rules; entries of workflow commands
    r"(?s)<(script|style|code)\b.*?</\1>|<[^>]*>|&\w+;|\bc-[0-9a-f]+|\w+(?:-\w+)+|\b(?:end)?[lL]ine=|"
    r"\b(?:title|file)=|::(?:error|warning|notice)|`[^`]*`|\\\w+|%\w\w"
)
_SAME_IN_ALL_LANGUAGES = frozenset(
    # files, formats, keys, this program, and the name of a rule
    ("old", "new", "md", "word", "pdf", "n", "p", "enter", "esc", "termsdiff", "number")
)
_MORE_OLD = """
## 4. Basket

4.1 A basket holds pears.

4.2 The ladder in the shed is painted each spring by the steward of the garden and her helpers.

4.3 A rake is kept.
"""
_MORE_NEW = f"""
## 4. Basket

4.1 A basket holds pears. {"A ripe pear and a green pear lie beside a red one. " * 40}

4.4 Nine pears are given to a neighbour.

## 5. Shed

5.1 The ladder in the shed is painted each spring by the steward of the garden and her helpers.
"""


@pytest.mark.parametrize(
    "name",
    ["text", "stat", "markdown", "html", "html-fragment", "critic", "side-by-side", "github"],
)
def test_nothing_that_a_report_says_stays_english(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden = {english: _hidden(said) for english, said in messages_in("de").items()}
    monkeypatch.setattr(spoken, "messages_in", lambda language: hidden)
    old, new = OLD + _MORE_OLD, NEW + _MORE_NEW
    report = str(rendered("de", name, old, new))
    spoken_aloud = re.findall(r'\b(?:aria-label|title|placeholder|alt)="([^"]*)"', report)
    text = " ".join(
        [_NO_WORDS.sub(" ", report), *(_NO_WORDS.sub(" ", one) for one in spoken_aloud)]
    )
    words = set(re.findall(r"[^\W\d_]+", text.casefold()))
    own = set(re.findall(r"[^\W\d_]+", f"{old} {new}".casefold()))
    assert words - own - _SAME_IN_ALL_LANGUAGES == set()


def test_what_a_code_host_shows_is_german() -> None:
    report = str(rendered("de", "sarif"))
    assert (
        "Bitte die Klausel in beiden Fassungen lesen"
        in json.loads(report)["runs"][0]["tool"]["driver"]["rules"][0]["help"]["text"]
    )
    assert "wie zuvor" in report
    unread = str(rendered("de", "junit", OLD + _MORE_OLD, NEW + _MORE_NEW))
    assert "Nichts zeigt, ob dies von Bedeutung ist: bitte lesen." in unread
    rows = str(rendered("de", "csv", OLD + _MORE_OLD, NEW + _MORE_NEW))
    assert "Gestrichen: A rake is kept." in rows
    assert "Removed: " not in rows and "New: " not in rows


def test_the_page_is_german() -> None:
    page = str(rendered("de", "html"))
    assert '<html lang="de">' in page
    assert "Ankündigungsfrist vor der Einstellung: bisher six (6) months" in page
    assert "Zugunsten des Anbieters" in page
    assert "1. März 2026" in page
    assert "Link zu dieser Änderung" in page
    assert '"Nicht geprüft"' in page
    visible = re.sub(r"(?s)<(script|style|head)\b.*?</\1>", "", page)
    for english in ("Favours", "Not assessed", "Shown to", "changes", "Side by side", "Filters"):
        assert english not in re.sub(r'\b[\w-]+="[^"]*"', "", visible), english


def test_the_page_is_french() -> None:
    page = str(rendered("fr", "html"))
    assert '<html lang="fr">' in page
    assert "Préavis avant l’arrêt\u00a0: auparavant six (6) months" in page
    assert "En faveur du fournisseur" in page


def test_a_side_that_is_not_there_is_told_in_the_language() -> None:
    with speaking("de"):
        found = compare(
            parse("# T\n\n1.1 You must be at least 16 years old.\n"),
            parse("# T\n\n1.1 You must be at least 18 years old.\n"),
        )
    texts = [finding.message for judged in found.changes for finding in judged.findings]
    assert any(text.startswith("Mindestalter: bisher ") for text in texts), texts


@pytest.mark.parametrize(("language", "word"), [("de", "bisher"), ("fr", "auparavant")])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Nothing is kept on paper.", "Something is kept, not on paper."),
        ("We may share the book with guests.", "We may not share the book with guests."),
    ],
)
def test_both_sides_of_binding_words_are_told_once(
    old: str, new: str, language: str, word: str
) -> None:
    with speaking(language):
        found = compare(parse(f"# T\n\n1.1 {old}\n"), parse(f"# T\n\n1.1 {new}\n"))
    (message,) = [
        finding.message
        for judged in found.changes
        for finding in judged.findings
        if finding.rule == "negation"
    ]
    assert message.casefold().count(word) == 1, message


def test_values_numbers_and_counts() -> None:
    with speaking("de"):
        assert spoken_value("P6M") == "6 Monate"
        assert spoken_value("2/P1Y") == "2-mal pro Jahr"
        assert counted(12_000, "change") == "12.000 Änderungen"
    with speaking("fr"):
        assert spoken_value("P1M") == "1 mois"
        assert counted(1, "material change") == "1 changement important"
    assert spoken_value("P6M") == "6 months"
    assert counted(12_000, "change") == "12,000 changes"


def test_values_are_never_read_as_templates() -> None:
    with speaking("de"):
        assert say("New: {quoted}.", quoted="{quoted} {0}") == "Neu: {quoted} {0}."


def test_english_comes_back_after_an_error() -> None:
    with pytest.raises(RuntimeError), speaking("de"):
        raise RuntimeError
    assert say("Material") == "Material"


def test_english_reads_no_catalogue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    messages_in.cache_clear()
    monkeypatch.setattr(spoken, "_FOLDER", str(tmp_path / "nowhere"))
    old, new = files(tmp_path)
    assert main(["diff", old, new]) == 0
    assert "favours the provider" in capsys.readouterr().out
    messages_in.cache_clear()


def files(folder: Path) -> tuple[str, str]:
    old, new = folder / "old.md", folder / "new.md"
    old.write_text(OLD, "utf-8")
    new.write_text(NEW, "utf-8")
    return str(old), str(new)


def test_json_is_english_unless_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = files(tmp_path)
    seen = {}
    for language in ("en", "de"):
        asked = ["--report-language", language] if language != "en" else []
        assert main(["diff", old, new, "--format", "json", *asked]) == 0
        report = json.loads(capsys.readouterr().out)
        seen[language] = [f for change in report["changes"] for f in change["findings"]]
    assert seen["en"][0]["message"].startswith("Notice before discontinuation")
    assert seen["de"][0]["message"].startswith("Ankündigungsfrist vor der Einstellung")
    for english, german in zip(seen["en"], seen["de"], strict=True):
        same = ("rule", "topic", "materiality", "favours", "old_value", "new_value")
        assert [english[key] for key in same] == [german[key] for key in same]


def test_the_settings_name_a_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = files(tmp_path)
    settings = tmp_path / "termsdiff.toml"
    settings.write_text('[reports]\nlanguage = "fr"\n', "utf-8")
    assert main(["diff", old, new, "--config", str(settings)]) == 0
    assert "En faveur du fournisseur" in capsys.readouterr().out
    asked = ["--config", str(settings), "--report-language", "en"]
    assert main(["diff", old, new, *asked]) == 0
    assert "Favours the provider" in capsys.readouterr().out
    settings.write_text('[reports]\nlanguage = "tlh"\n', "utf-8")
    assert main(["diff", old, new, "--config", str(settings)]) == 2
    assert "reports.language" in capsys.readouterr().err


def test_an_unknown_language_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = files(tmp_path)
    assert main(["diff", old, new, "--report-language", "tlh"]) == 2
    assert "--report-language" in capsys.readouterr().err


def test_word_comments_are_german(tmp_path: Path) -> None:
    old, new = files(tmp_path)
    made = tmp_path / "redline.docx"
    asked = ["--report-language", "de", "--cover", "-o", str(made)]
    assert main(["diff", old, new, *asked]) == 0
    with zipfile.ZipFile(made) as package:
        comments = package.read("word/comments.xml").decode()
        text = package.read("word/document.xml").decode()
    assert "Wesentlich, Kündigung und Einstellung, zugunsten des Anbieters." in comments
    assert "In dieser Frist muss der Kunde auf etwas anderes umgestiegen sein." in comments
    assert "Was sich geändert hat" in text
    assert "favours" not in comments


def test_a_note_of_reading_comes_after_its_gist() -> None:
    hidden = f"{OLD}\n<!-- {'a quiet word ' * 9}-->\n"
    with speaking("de"):
        comparison = compare(parse(hidden, "old.md"), parse(NEW, "new.md"))
        notes = [note.words for note in notes_of(comparison)]
    assert any(one.startswith("alt: Verborgene Wörter wurden nicht verglichen (") for one in notes)
    assert not any("Verborgene" in note.words for note in notes_of(comparison))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_site_speaks_the_language(language: str, tmp_path: Path) -> None:
    folder = tmp_path / "versions" / "quince"
    folder.mkdir(parents=True)
    (folder / "2025-01-01.md").write_text(OLD, "utf-8")
    (folder / "2026-03-01.md").write_text(NEW, "utf-8")
    out = tmp_path / "site"
    asked = ["--on", "2026-04-01", "--report-language", language]
    assert main(["report", "--folder", str(folder.parent), "--out", str(out), *asked]) == 0
    index = (out / "index.html").read_text("utf-8")
    terms = (out / "quince" / "index.html").read_text("utf-8")
    said = messages_in(language)
    for english in ("Terms and their versions", "Last material change", "Applies now"):
        assert said[english] in index
        assert english not in index
    assert said["Version by version"] in terms
    assert "Material changes over time" not in terms


@pytest.mark.parametrize("words", SCRIPT_WORDS)
def test_each_word_of_a_script_is_one_of_its_literals(words: str) -> None:
    scripts = "\n".join(path.read_text("utf-8") for path in TEMPLATES.glob("*.js"))
    assert literal(words) in scripts


def test_no_word_ends_the_string_of_a_script(monkeypatch: pytest.MonkeyPatch) -> None:
    nasty = {"Note": 'a "b" \\ c', "{what} copied.": "`{what}` \\"}
    monkeypatch.setattr(spoken, "messages_in", lambda language: nasty)
    with speaking("de"):
        said = in_spoken_words('x("Note"); y(`${what} copied.`);')
    assert said == 'x("a \\"b\\" \\\\ c"); y(`\\`${what}\\` \\\\`);'
