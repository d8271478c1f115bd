"""Nothing that a model writes is taken on trust: quotations, numbers, words, form."""

from __future__ import annotations

import random
import re
import time

import pytest
from opinion_samples import NEW, OLD

from termsdiff import compare
from termsdiff.opinion.checking import Checked, Refused, check, check_headline
from termsdiff.opinion.question import Question, questions_of
from termsdiff.opinion.quoting import find_quotation, quoted_in
from termsdiff.opinion.stated_numbers import source_of, unsupported

QUESTIONS = questions_of(compare(OLD, NEW), "all")
CAP = next(question for question in QUESTIONS if "liability" in question.new)


def answer(**changes: object) -> dict[str, object]:
    return {
        "change": CAP.key,
        "grade": "material",
        "reason": "liability",
        "topic": "liability",
        "favours": "provider",
        "sentence": "The cap falls from the fees of twelve months to those of six months.",
        "quotations": ["the fees that you paid in the six (6) months"],
        **changes,
    }


def problems(**changes: object) -> tuple[str, ...]:
    found = check(answer(**changes), CAP)
    return found.problems if isinstance(found, Refused) else ()


def test_a_right_answer_is_kept_with_slices_of_the_text() -> None:
    found = check(answer(), CAP)
    assert isinstance(found, Checked)
    assert [CAP.new[start:end] for _, start, end in found.quotations] == [
        "the fees that you paid in the six (6) months"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The cap falls to the fees of six (6) months.",
        "The cap is the fees of 6 months, and at least EUR 10,000.",
        "Claims of one contract year are capped at the fees of “the six (6) months before”.",
        "The provider's liability falls; what you pay counts for less time.",
        "No one may claim more than the fees paid to the provider.",
        "The cap of 12 months becomes one of six months.",
    ],
)
def test_a_sentence_that_the_clause_supports_is_kept(sentence: str) -> None:
    assert problems(sentence=sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("The cap falls to the fees of three months.", "number"),
        ("The cap falls to the fees of 3 months.", "number"),
        ("The cap falls to the fees of six days.", "number"),
        ("The cap falls to the fees of six years.", "number"),
        ("The cap is halved.", "number"),
        ("The cap is cut by half.", "number"),
        ("The cap doubles.", "number"),
        ("The floor is EUR 1,000.", "number"),
        ("The floor is EUR 100,000.", "number"),
        ("The floor is USD 10,000.", "number"),
        ("The cap falls by 50%.", "number"),
        ("The cap falls by fifty percent.", "number"),
        ("The cap is weekly now.", "number"),
        ("The cap falls to ½ of the fees.", "number"),
        ("The cap falls to ③ months.", "number"),
        ("The cap falls to the fees of sieben Monate.", "number"),
        ("The cap falls to the fees of twenty-six months.", "number"),
        ("The cap applies twice.", "number"),
        ("The third claim is capped.", "number"),
        ("The clause says “unlimited liability”.", "quotation marks"),
        ('The clause says "in no case to more than".', "quotation marks"),
        ("The clause says ‘in no case to more than’ now.", "quotation marks"),
        ("The clause says 'in no case to more than' now.", "quotation marks"),
        ("The clause says “in no case.", "pair"),
        ("See https://example.com for the cap.", "address"),
        ("Write to cap@example.com.", "address"),
        ("See www.example.com now.", "address"),
        ("See evil.example.com now.", "address"),
        ("The <b>cap</b> falls.", "markup"),
        ("The [cap](x) falls.", "markup"),
        ("The cap falls.\u202e", "markup"),
        ("The cap\nfalls \x1b[31m.", "markup"),
        ("The cap falls. You must accept it.", "more than one"),
        ("Лимит ответственности снижается.", "English"),
        ("word " * 26, "25 words"),
        ("", "no sentence"),
        ("…", "no sentence"),
    ],
)
def test_a_sentence_that_the_clause_does_not_support_is_refused(sentence: str, said: str) -> None:
    assert any(said in problem for problem in problems(sentence=sentence)), problems(
        sentence=sentence
    )


@pytest.mark.parametrize(
    "quotation",
    [
        "the fees that you paid in the nine (9) months",
        "fees you paid",
        "the fees",  # stands there: see below
        "THE FEES THAT YOU PAID",
        "ees that you pai",
        "[-twelve (12)-]{+six (6)+}",
        "We help you to move your Service Data",
        "",
        "e",
        "x" * 5_000,
    ],
)
def test_quotations_are_found_in_the_clause(quotation: str) -> None:
    assert bool(problems(quotations=[quotation])) == (quotation != "the fees")


def test_every_quotation_must_be_in_the_clause_and_there_must_be_one() -> None:
    assert problems(quotations=["the fees that you paid", "unlimited"])
    assert problems(quotations=[])
    assert problems(quotations="the fees")
    assert problems(quotations=[7])
    assert problems(quotations=["the fees"] * 9)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("grade", "editorial"),
        ("grade", "proved"),
        ("grade", None),
        ("reason", "because"),
        ("topic", "weather"),
        ("favours", "everybody"),
        ("sentence", 7),
        ("sentence", None),
    ],
)
def test_words_that_are_in_no_list(field: str, value: object) -> None:
    assert problems(**{field: value})


def test_forms_of_marks_and_white_space_may_differ() -> None:
    text = "You may not  use “Outputs” – or parts –\nto train models; we’ll tell you."
    for words, slice_ in (
        ('use "Outputs" - or', "use “Outputs” – or"),
        ("parts – to train models", "parts –\nto train models"),
        ("we'll tell you", "we’ll tell you"),
    ):
        ((start, end),) = find_quotation(words, text)
        assert text[start:end] == slice_
    assert find_quotation("You may … to train models", text) == ((0, 7), (40, 55))
    assert not find_quotation("to train models … You may", text)


def test_marks_of_quotation() -> None:
    assert quoted_in("It says “a b” and \"c d\" and 'e f', not the provider's.") == (
        "a b",
        "c d",
        "e f",
    )
    assert quoted_in("It says “a b.") is None


def test_numbers_of_a_source() -> None:
    source = source_of(("Within thirty (30) days, once per year, at 1.5% of EUR 2,000.",))
    for fine in ("30 days", "thirty days", "1.5%", "EUR 2,000", "EUR 2000", "yearly", "annually"):
        assert unsupported(f"It is {fine}.", source) == (), fine
    for wrong in ("3 days", "30 weeks", "15%", "EUR 200", "USD 2,000", "monthly", "thirteen"):
        assert unsupported(f"It is {wrong}.", source), wrong


def test_answers_of_any_length_are_judged_at_once() -> None:
    start = time.monotonic()
    for sign in ("'", "“", '"', "1,", "a' ", "twenty ", "x.", "(", "\u202e"):
        for length in (300, 1_000, 400_000):
            assert problems(sentence=sign * length, quotations=[sign * length])
        assert isinstance(check_headline({"sentences": [sign * 400_000]}, ("It is.",)), Refused)
    assert time.monotonic() - start < 10


def test_terms_in_another_language_and_a_sentence_in_english() -> None:
    old = (
        "# Bedingungen\n\n1.1 Wir kündigen ein Produkt mit einer Frist von sechs Monaten ab und "
        "erstatten die im Voraus gezahlten Entgelte. Sie können bis dahin alles weiter nutzen.\n"
    )
    new = old.replace("sechs Monaten", "drei Monaten")
    (question,) = questions_of(compare(old, new), "all")
    made = answer(change=question.key, quotations=["mit einer Frist von drei Monaten"])
    for sentence, fits in (
        ("The notice falls from six months to three.", True),
        ("The notice falls from 6 to 3 months.", True),
        ("The notice falls to two months.", False),
        ("The notice falls to three weeks.", False),
        ("Die Frist beträgt neun Monate.", False),
    ):
        found = check({**made, "sentence": sentence}, question)
        assert isinstance(found, Checked) == fits, (sentence, found)


def test_a_headline_says_what_findings_say() -> None:
    told = ("material: Notice of withdrawal: six (6) months became three (3) months.",)
    fine = {"sentences": ["Notice of withdrawal falls from six months to three."]}
    assert check_headline(fine, told) == tuple(fine["sentences"])
    for wrong in (
        {"sentences": ["Notice falls to two months."]},
        {"sentences": ["Notice falls by “half a year”."]},
        {"sentences": []},
        {"sentences": ["Notice falls."] * 4},
        {"sentences": "Notice falls."},
        {},
    ):
        assert isinstance(check_headline(wrong, told), Refused), wrong


SMALL = "one two three four five six seven eight nine ten eleven twelve"
WORDS = dict(enumerate(SMALL.split(), 1)) | {20: "twenty", 30: "thirty", 60: "sixty", 90: "ninety"}


def values_in(text: str) -> set[int]:
    """Return the numbers of a text by other means than the package: figures, and plain words."""
    found = {int(figure.replace(",", "")) for figure in re.findall(r"\d[\d,]*\d|\d", text)}
    return found | {n for n, word in WORDS.items() if re.search(rf"\b{word}\b", text.lower())}


def wrong_answer(question: Question, others: tuple[Question, ...], draw: random.Random) -> dict:
    """Return an answer with exactly one thing in it that is not in the clause."""
    side = draw.choice([text for text in (question.old, question.new) if text])
    words = side.split()
    start = draw.randrange(len(words))
    quotation = " ".join(words[start : start + draw.randint(3, 9)])
    made = answer(change=question.key, quotations=[quotation], sentence="The clause changes.")
    present = values_in(f"{question.old} {question.new} {question.place}") | {
        n for _, meaning in question.definitions for n in values_in(meaning)
    }
    kind = draw.choice(("figure", "word", "unit", "quotation", "other", "said", "joined"))
    number = draw.choice([n for n in range(2, 99) if n not in present])
    if kind == "figure":
        form = draw.choice(("{} days", "EUR {}", "{}%", "{}", "{} users", "Section {}", "{}th"))
        made["sentence"] = f"The clause now says {form.format(number)} for you."
    elif kind == "word":
        absent = [word for n, word in WORDS.items() if n not in present]
        made["sentence"] = f"It is now {draw.choice(absent)} {draw.choice(('days', 'times', 'x'))}."
    elif kind == "unit":
        known = sorted(n for n in present if n < 100) or [number]
        unit = draw.choice(("weeks", "hours", "minutes", "%"))
        made["sentence"] = f"It is now {draw.choice(known)} {unit} for you."
    elif kind == "quotation":
        spoiled = quotation.split()
        spoiled[draw.randrange(len(spoiled))] = draw.choice(("never", "qwx", "UNLIMITED", "zzz"))
        made["quotations"] = [" ".join(spoiled)]
    elif kind == "other":
        other = draw.choice([q for q in others if q.key != question.key])
        away = (other.new or other.old).split()
        made["quotations"] = [" ".join(away[: draw.randint(8, 14)])]
    elif kind == "said":
        opening, closing = draw.choice(("“”", '""', "„“", "«»"))
        made["sentence"] = f"It says {opening}{quotation.split()[0]} qwx{closing} now."
    else:
        made["quotations"] = [f"{words[0]} {words[-1]} {words[0]}"]
    return made


def is_false(made: dict, question: Question) -> bool:
    """Whether by simple means an answer quotes or counts what the clause does not hold."""
    folded = [" ".join(text.split()) for text in (question.old, question.new)]
    quoted = [*made["quotations"], *re.findall(r"[“\"„«]([^”\"“»]+)[”\"“»]", made["sentence"])]
    if any(not any(words in text for text in folded) for words in quoted):
        return True
    numbers = values_in(made["sentence"])
    meanings = " ".join(meaning for _, meaning in question.definitions)
    held = f"{question.old} {question.new} {question.place} {meanings}"
    if not numbers <= values_in(held):
        return True
    pairs = re.findall(r"(\d+) ?(weeks|hours|minutes|%)", made["sentence"])
    return any(not re.search(rf"{n}\)? ?{unit.rstrip('s')}", held) for n, unit in pairs)


def test_none_of_ten_thousand_random_wrong_answers_is_kept() -> None:
    draw = random.Random(20261126)
    kept = []
    tried = 0
    while tried < 10_000:
        question = draw.choice(QUESTIONS)
        made = wrong_answer(question, QUESTIONS, draw)
        if not is_false(made, question):
            continue
        tried += 1
        if isinstance(check(made, question), Checked):
            kept.append((made["sentence"], made["quotations"]))
    assert kept == []
