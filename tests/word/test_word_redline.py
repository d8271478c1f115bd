"""Revisions in a copy of NEW's own file: both sides word for word, and nothing else touched."""

from __future__ import annotations

import re

import pytest

pytest.importorskip("lxml")

from contract_generator import Clause, Contract, make_contract, pair, write_contract
from redlines import MOMENT, comparison_of, names, ours, part, plain, redline, texts, words
from word_package import (
    Part,
    control,
    field,
    kind_of_list,
    level,
    list_of,
    mark,
    numbered,
    package,
    paragraph,
    row,
    run,
    starting,
    table,
    tracked,
    xml_part,
)

from termsdiff.input.word.convert import to_markdown
from termsdiff.input.word.xml import name
from termsdiff.reports.options import RenderOptions, WordOptions
from termsdiff.reports.word.render import render

LISTS = (
    kind_of_list(1, level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)"))
    + list_of(1, 1)
    + list_of(2, 1, starting(0, 7))
)
CLAUSES = (
    "The Supplier keeps records of the service for one year after it ends.",
    "The Customer pays every invoice within thirty (30) days of its date.",
    "Either party may end this agreement on ninety (90) days' written notice.",
    "Outputs belong to the Customer, and the Supplier claims no right in them.",
    "No party is liable for what lies beyond its reasonable control.",
)


def file_of(*clauses: str, more: str = "", properties: str = "") -> bytes:
    """Return a file of numbered clauses."""
    own = properties or numbered(1)
    body = "".join(paragraph(clause, own) for clause in clauses)
    return package(body + more + "<w:sectPr/>", numbering=LISTS)


def assert_both(old: bytes, new: bytes) -> bytes:
    data = redline(old, new)
    assert words(data, "accept") == words(new, "accept")
    assert words(data, "reject") == words(old, "reject")
    return data


@pytest.mark.parametrize("seed", range(1, 41))
def test_drafts_of_a_contract(seed: int) -> None:
    old, new = pair(seed)
    data = assert_both(old, new)
    assert names(new) <= names(data)
    for place in ("word/styles.xml", "word/numbering.xml"):
        for tag, key in (("style", "styleId"), ("abstractNum", "abstractNumId"), ("num", "numId")):
            before = {e.get(name(f"w:{key}")) for e in part(new, place).iter(name(f"w:{tag}"))}
            after = {e.get(name(f"w:{key}")) for e in part(data, place).iter(name(f"w:{tag}"))}
            assert before <= after


@pytest.mark.parametrize("seed", range(1, 21))
def test_accepting_gives_the_parts_of_new(seed: int) -> None:
    old, new = pair(seed)
    data = redline(old, new)
    for place in ("word/document.xml", "word/header.xml", "word/footer.xml"):
        assert plain(part(data, place)) == plain(part(new, place))


def test_one_word_marks_one_word() -> None:
    edited = [*CLAUSES]
    edited[2] = edited[2].replace("written", "signed")
    data = assert_both(file_of(*CLAUSES), file_of(*edited))
    assert texts(data, "del") == ["written"]
    assert texts(data, "ins") == ["signed"]


def test_new_numbers_alone_are_no_revision() -> None:
    """A clause at the top renumbers all others: only that clause is marked."""
    data = assert_both(file_of(*CLAUSES), file_of("A new first clause of some words.", *CLAUSES))
    assert texts(data, "ins", "del", "moveFrom", "moveTo") == ["A new first clause of some words."]
    assert not list(part(data).iter(name("w:pPrChange")))


def test_references_that_word_counts_are_no_revision() -> None:
    def drafted(number: str) -> bytes:
        inner = run("See clause ") + field(" REF _Ref7 \\r \\h ", run(number)) + run(" on fees.")
        return file_of(*CLAUSES, more=paragraph(inner, numbered(1)))

    assert ours(assert_both(drafted("2"), drafted("2"))) == []
    data = redline(drafted("2"), drafted("3"))
    assert ours(data) == []


def test_a_field_is_edited_inside_and_replaced_as_a_whole() -> None:
    def drafted(instruction: str, result: str) -> bytes:
        return file_of(*CLAUSES, more=paragraph(run("As ") + field(instruction, run(result))))

    data = assert_both(
        drafted(" QUOTE x ", "the old rate of four per cent"),
        drafted(" QUOTE x ", "the old rate of six per cent"),
    )
    assert texts(data, "ins", "del") == ["four per cent", "six per cent"] or texts(
        data, "ins", "del"
    ) == ["four", "six"]
    data = assert_both(drafted(" QUOTE x ", "as it was"), drafted(" DOCPROPERTY y ", "as it was"))
    marks = [e.get(name("w:fldCharType")) for e in part(data).iter(name("w:fldChar"))]
    assert marks == ["begin", "separate", "end"] * 2


def test_half_a_field_is_never_tracked() -> None:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r>'
    )
    middle = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    first = paragraph(begin + middle + run("Contents of the old text"), style="TOC1")
    other = paragraph(begin + middle + run("Something else altogether"), style="TOC1")
    rest = "".join(paragraph(clause, numbered(1)) for clause in CLAUSES)
    old, new = (package(a + end + rest, numbering=LISTS) for a in (first, other))
    for data in (redline(old, new), redline(new, package(rest, numbering=LISTS))):
        root = part(data)
        kinds = [e.get(name("w:fldCharType")) for e in root.iter(name("w:fldChar"))]
        assert kinds.count("begin") == kinds.count("end")
        assert not [e for e in root.iter(name("w:fldChar")) if in_revision(e)]


def in_revision(element: object) -> bool:
    tags = {name("w:ins"), name("w:del")}
    return any(a.tag in tags for a in element.iterancestors())  # type: ignore[attr-defined]


def test_a_clause_split_in_two_and_joined_again() -> None:
    whole = f"{CLAUSES[1]} {CLAUSES[2]}"
    apart, joined = file_of(*CLAUSES), file_of(CLAUSES[0], whole, *CLAUSES[3:])
    data = assert_both(joined, apart)
    assert texts(data, "del") == [" "]
    assert len([e for e in ours(data) if not len(e)]) == 1
    data = assert_both(apart, joined)
    assert texts(data, "ins") == [" "]
    assert [e.tag for e in ours(data) if not len(e)] == [name("w:del")]


def test_moves_are_linked() -> None:
    data = assert_both(file_of(*CLAUSES), file_of(*CLAUSES[1:], CLAUSES[0]))
    root = part(data)
    starts = [
        [e.get(name("w:name")) for e in root.iter(name(f"w:{tag}RangeStart"))]
        for tag in ("moveFrom", "moveTo")
    ]
    assert starts[0] == starts[1] == ["move1"]
    assert texts(data, "moveTo") == texts(data, "moveFrom") == [CLAUSES[0]]


def test_a_text_that_goes_on_at_its_end_and_one_that_ends_earlier() -> None:
    longer = file_of(*CLAUSES)
    for many in range(1, 5):
        shorter = file_of(*CLAUSES[:many])
        for data in (assert_both(shorter, longer), assert_both(longer, shorter)):
            last = part(data).findall(f".//{name('w:p')}")[-1]
            own = last.find(f"{name('w:pPr')}/{name('w:rPr')}")
            assert own is None or not len(own)


def test_nothing_in_common() -> None:
    assert_both(file_of(*CLAUSES[:2]), file_of("Wholly other words, nothing of it is left."))
    assert_both(file_of("Wholly other words, nothing of it is left."), file_of(*CLAUSES))


def test_tables_cell_by_cell() -> None:
    def drafted(*rows: tuple[str, ...]) -> bytes:
        cells = [row(*texts_of) for texts_of in rows]
        return file_of(*CLAUSES, more=table(*cells, columns=3) + paragraph(""))

    head, plan = ("Item", "Price", "Term"), ("Standard plan", "EUR 1,200", "one year")
    extra = ("Training", "EUR 800", "on request")
    changed = drafted(head, ("Standard plan", "EUR 1,300", "one year"))
    data = assert_both(drafted(head, plan), changed)
    assert texts(data, "del", "ins") == ["EUR 1,200", "EUR 1,300"]
    data = assert_both(drafted(head, plan), drafted(head, plan, extra))
    assert texts(data, "ins") == list(extra)
    (marked,) = [e for e in part(data).iter(name("w:trPr")) if e.find(name("w:ins")) is not None]
    assert marked.getparent() is not None
    data = assert_both(drafted(head, plan, extra), drafted(head, plan))
    assert texts(data, "del") == list(extra)
    data = assert_both(drafted(head, plan), file_of(*CLAUSES, more=paragraph("")))
    assert texts(data, "del") == [*head, *plan]
    wide = [row("Item", "Price"), row("Standard plan", "EUR 1,200")]
    fewer = file_of(*CLAUSES, more=table(*wide) + paragraph(""))
    assert_both(drafted(head, plan), fewer)
    assert_both(fewer, drafted(head, plan))


def test_revisions_of_others_stay_theirs() -> None:
    theirs = run("The fee is ") + tracked("del", run("due")) + tracked("ins", run("payable"), "B.")
    clause = paragraph(theirs + run(" within thirty days of the invoice."), numbered(1))
    old = package(paragraph("The fee is due within thirty days.", numbered(1)), numbering=LISTS)
    new = package(clause, numbering=LISTS)
    data = redline(old, new)
    assert words(data, "accept") == words(new, "accept")
    assert words(data, "reject") == words(old, "accept")
    authors = {
        e.get(name("w:author")): "".join(e.itertext()) for e in part(data).iter(name("w:ins"))
    }
    assert authors == {"B.": "payable", "A. Lawyer": " of the invoice"}
    assert texts(data, "del") == ["due"]


def test_a_text_that_others_put_in_is_taken_out_within_their_insertion() -> None:
    def drafted(number: str) -> bytes:
        inner = run("Notice is ") + tracked("del", run("60")) + tracked("ins", run(number), "B.")
        return package(paragraph(inner + run(" days.")) + paragraph(CLAUSES[0]))

    data = redline(drafted("14"), drafted("30"))
    assert words(data, "accept").startswith("Notice is 30 days.")
    assert words(data, "reject").startswith("Notice is 60 days.")
    (deleted,) = [e for e in ours(data) if e.tag == name("w:del")]
    parent = deleted.getparent()
    assert parent is not None
    assert parent.get(name("w:author")) == "B."


def test_words_struck_through_are_not_the_words() -> None:
    def drafted(look: str) -> bytes:
        inner = run("We pay ") + run("no ", look) + run("interest on deposits.")
        return package(paragraph(inner) + paragraph(CLAUSES[0]))

    assert_both(drafted(""), drafted("<w:strike/>"))
    assert_both(drafted("<w:vanish/>"), drafted(""))


def test_a_new_text_in_which_others_deleted_is_gone_on_both_sides() -> None:
    clause = paragraph(
        run("A wholly new clause ") + tracked("del", run("struck ")) + run("of the draft."),
        numbered(1) + mark("ins"),
    )
    rest = "".join(paragraph(text, numbered(1)) for text in CLAUSES)
    data = assert_both(file_of(*CLAUSES), package(clause + rest, numbering=LISTS))
    (deleted,) = [e for e in part(data).iter(name("w:del")) if len(e)]
    parent = deleted.getparent()
    assert parent is not None
    assert parent.get(name("w:author")) == "A. Lawyer"
    assert deleted.get(name("w:author")) == "A. Sample"


def test_links_controls_and_pictures_are_edited_around() -> None:
    def drafted(word: str) -> bytes:
        link = (
            f'<w:hyperlink w:anchor="x">{run(f"the {word} policy of the Supplier")}</w:hyperlink>'
        )
        held = control(run(f"on {word} terms"))
        return file_of(*CLAUSES, more=paragraph(run("See ") + link + run(" ") + held, numbered(1)))

    data = assert_both(drafted("former"), drafted("current"))
    root = part(data)
    assert len(list(root.iter(name("w:hyperlink")))) == 1
    assert len(list(root.iter(name("w:sdt")))) == 1
    assert texts(data, "ins") == ["current", "current"]


def test_notes_are_edited_inside_and_come_along() -> None:
    def drafted(*notes: str) -> bytes:
        body = "".join(
            paragraph(run(text) + f'<w:r><w:footnoteReference w:id="{n}"/></w:r>', numbered(1))
            if n - 2 < len(notes)
            else paragraph(text, numbered(1))
            for n, text in enumerate(CLAUSES, start=2)
        )
        inner = "".join(
            f'<w:footnote w:id="{n}">{paragraph(text)}</w:footnote>'
            for n, text in enumerate(notes, start=2)
        )
        return package(body, xml_part("footnotes", inner), numbering=LISTS)

    one, two = "The rate of the bank of issue.", "Sent by courier."
    data = assert_both(drafted(one, two), drafted("The rate of the central bank.", two))
    assert texts(data, "del", "ins", place="word/footnotes.xml") != []
    assert texts(data, "del", "ins") == []
    data = assert_both(drafted(one, two), drafted(one))
    assert len(list(part(data, "word/footnotes.xml").iter(name("w:footnote")))) == 2
    data = assert_both(drafted(one), file_of(*CLAUSES))
    assert "word/footnotes.xml" in names(data)


def test_headers_and_footers() -> None:
    old = make_contract(3)
    new = Contract(old.clauses, old.header.replace("legal@", "notices@"), old.footer, old.seed)
    data = assert_both(write_contract(old), write_contract(new))
    assert texts(data, "ins", "del") == []
    assert texts(data, "ins", place="word/header.xml") == ["notices@marlowe.example"]


def test_styles_and_lists_of_old_come_with_its_text() -> None:
    style = (
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Special">'
        '<w:name w:val="Special"/><w:basedOn w:val="Normal"/></w:style>'
    )
    other = kind_of_list(1, level(0, "upperRoman", "%1.")) + list_of(1, 1)
    body = paragraph("A clause set in a style that the other file has not.", numbered(1), "Special")
    old = package(body + "".join(paragraph(c) for c in CLAUSES), styles=style, numbering=other)
    data = assert_both(old, package("".join(paragraph(c) for c in CLAUSES)))
    styles = [e.get(name("w:styleId")) for e in part(data, "word/styles.xml").iter(name("w:style"))]
    assert "Special" in styles
    assert "word/numbering.xml" in names(data)


def test_revisions_have_author_date_and_a_number_of_their_own() -> None:
    old, new = pair(4)
    data = redline(old, new, author="Ana Ż. Lawyer")
    for place in ("word/document.xml", "word/footnotes.xml", "word/header.xml"):
        for element in ours(data, "Ana Ż. Lawyer", place):
            assert re.fullmatch(r"2026-11-23T09:3[02]:00Z", element.get(name("w:date"), ""))
    own = [e.get(name("w:id")) for e in ours(data, "Ana Ż. Lawyer")]
    assert len(own) == len(set(own)) > 5
    settings = [e.tag for e in part(data, "word/settings.xml")]
    assert settings == [name("w:zoom"), name("w:trackRevisions")]


def test_the_same_bytes_every_time() -> None:
    old, new = pair(5)
    assert redline(old, new) == redline(old, new)


def test_comments_by_weight() -> None:
    edited = [*CLAUSES]
    edited[2] = edited[2].replace("ninety (90)", "thirty (30)")
    edited[3] = edited[3].replace("claims no right", "claims no right whatever")
    own = Part(
        "word/comments.xml",
        "comments",
        f"<w:comments xmlns:w='{name('w:x')[1:-2]}'><w:comment w:id='4' w:author='B.'>"
        f"{paragraph('Theirs.')}</w:comment></w:comments>",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
    )
    body = "".join(paragraph(clause, numbered(1)) for clause in edited)
    new = package(body + "<w:sectPr/>", own, numbering=LISTS)
    data = redline(file_of(*CLAUSES), new)
    comments = list(part(data, "word/comments.xml").iter(name("w:comment")))
    said = ["\n".join("".join(p.itertext()) for p in c.iter(name("w:p"))) for c in comments]
    assert said[0] == "Theirs."
    assert [c.get(name("w:id")) for c in comments[:2]] == ["4", "5"]
    (flagged,) = [text for text in said if text.startswith("Material")]
    assert "favours the provider" in flagged.split("\n")[0]
    assert "Ninety (90) days became thirty (30) days" in flagged
    assert flagged.endswith("P90D → P30D")
    (finding,) = comparison_of(file_of(*CLAUSES), new).changes[0].findings
    assert finding.reason in flagged
    assert sum(text.startswith("Not assessed.") for text in said) == 1


def test_a_file_of_the_strict_form_becomes_one_of_the_usual_form() -> None:
    from test_word_packages import strict

    old, new = file_of(*CLAUSES), file_of(*CLAUSES[1:])
    data = redline(strict(old), strict(new))
    assert words(data, "accept") == words(new)
    assert b"purl.oclc.org/ooxml" not in data
    assert part(data).tag == name("w:document")


def test_a_file_with_macros_becomes_a_plain_one() -> None:
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    macros = Part(
        "word/vbaProject.bin", "vbaProject", b"VBA", "application/vnd.ms-office.vbaProject"
    )
    body = "".join(paragraph(clause) for clause in CLAUSES)
    data = redline(package(body), package(body + paragraph("More."), macros, main_type=kind))
    assert "word/vbaProject.bin" not in names(data)
    types = part(data, "[Content_Types].xml")
    assert kind not in [e.get("ContentType") for e in types]


def test_a_file_that_is_read_as_rejected() -> None:
    inner = (
        run("Notice is ") + tracked("del", run("60")) + tracked("ins", run("14")) + run(" days.")
    )
    new = package(paragraph(inner) + paragraph(CLAUSES[0]))
    old = package(paragraph("Notice is 90 days.") + paragraph(CLAUSES[0]))
    from termsdiff import compare, parse

    sides = [parse(to_markdown(data, "reject").text) for data in (old, new)]
    options = WordOptions(old, new, tracked="reject", moment=MOMENT)
    data = render(compare(*sides), RenderOptions(word=options))
    assert words(data, "accept").strip() == f"Notice is 60 days. {CLAUSES[0]}"
    assert words(data, "reject").strip() == f"Notice is 90 days. {CLAUSES[0]}"


def test_a_clause_in_a_control_of_its_own_is_added_and_removed() -> None:
    held = control(paragraph("A clause in a content control.", numbered(1)))
    rest = "".join(paragraph(clause, numbered(1)) for clause in CLAUSES)
    without, with_it = (package(b + rest, numbering=LISTS) for b in ("", held))
    assert_both(without, with_it)
    assert_both(with_it, without)


def test_a_removed_clause_is_not_left_in_a_control() -> None:
    data = redline(
        write_contract(Contract((Clause("control", CLAUSES[0]), Clause("clause", CLAUSES[1])))),
        write_contract(Contract((Clause("clause", CLAUSES[1]),))),
    )
    assert not list(part(data).iter(name("w:sdt")))
