"""What the estimate looks at: every feature of a change, by its name."""

from __future__ import annotations

import math

import pytest

from termsdiff import compare
from termsdiff.facts import Fact
from termsdiff.proofs.remainder import Remainder, Sentence
from termsdiff.rules.finding import Finding
from termsdiff.rules.model.features import classes_of, features
from termsdiff.rules.model.leaning import leaning_features, said_of_quotation
from termsdiff.rules.model.linear import Choice, Judgement

CHANGE = compare("# T\n\nYou pay now.", "# T\n\nYou pay later.").changes[0].change


def sentence(text: str) -> Sentence:
    return Sentence(text, tuple(text.casefold().rstrip(".").split()))


def edit(old: str, new: str) -> Remainder:
    return Remainder(edited=((sentence(old), sentence(new)),))


def stated(text: str) -> list[Fact]:
    """“must” is a modality, “days” a duration; the words that follow a colon name the detail."""
    found = []
    if "must" in text:
        found.append(Fact("modality", "must", 0, 1, "customer"))
    if "may" in text:
        found.append(Fact("modality", "may", 0, 1))
    if "days" in text:
        found.append(Fact("duration", "P30D", 0, 1, "notice"))
    return found


def names_of(
    wording: Remainder,
    names: frozenset[str] = frozenset(),
    headings: tuple[str, ...] = ("1. Fees",),
) -> dict[str, float]:
    return features(CHANGE, wording, names, stated, headings)


def only(found: dict[str, float], *starts: str) -> set[str]:
    return {name for name in found if name.startswith(starts)}


def test_words_that_came_went_and_stayed() -> None:
    found = names_of(edit("You pay us", "You pay them"))
    words = {name for name in found if "[" not in name}
    assert only(found, "+", "-", "~") & words == {"+them", "~them", "-us", "~us"}
    assert only(found, "in:") == {"in:you", "in:pay"}
    assert all(value == 1.0 for name, value in found.items() if name[0] in "+-~")
    assert "only-renamed" not in found
    assert "kind:modified" in found


def test_what_only_names_tell_apart() -> None:
    found = names_of(edit("Acme pays", "Orbit pays"), frozenset({"acme", "orbit"}))
    assert found["only-renamed"] == 1.0
    assert not only(found, "+", "-", "~", "edit:")


@pytest.mark.parametrize(
    ("old", "new", "shapes"),
    [
        ("a b", "a b c", {"only-inserted", "1-words", "2-words", "4-words", "8-words"}),
        ("a b c", "a b", {"only-deleted", "1-words", "2-words", "4-words", "8-words"}),
        ("a b", "a c", {"2-words", "4-words", "8-words"}),
        ("a b c", "a x y", {"4-words", "8-words"}),
        ("a b c d e", "a v w x y", {"8-words"}),
        ("a b c d e f", "a u v w x y", set()),
        ("see section now", "see 4.2 now", {"reference", "2-words", "4-words", "8-words"}),
        ("see clause now", "see annex now", {"reference", "2-words", "4-words", "8-words"}),
        ("see 4 now", "see 5 now", {"2-words", "4-words", "8-words"}),
    ],
)
def test_the_shape_of_an_edit(old: str, new: str, shapes: set[str]) -> None:
    found = names_of(edit(old, new))
    assert only(found, "edit:") == {"edit:share", *(f"edit:{shape}" for shape in shapes)}


def test_the_share_of_an_edit_is_the_largest() -> None:
    assert names_of(edit("a b c d", "a b c x"))["edit:share"] == 2 / 8
    two = Remainder(
        edited=((sentence("a b c d"), sentence("a b c x")), (sentence("a"), sentence("b")))
    )
    assert names_of(two)["edit:share"] == 1.0
    assert names_of(Remainder(edited=two.edited[::-1]))["edit:share"] == 1.0


def test_facts_that_came_went_and_stayed() -> None:
    found = names_of(edit("You must pay in days", "You may pay"))
    assert only(found, "+<", "-<", "~<", "in:<") == {
        *("+<modality may>", "~<modality may>"),
        *("-<modality must customer>", "~<modality must customer>"),
        # of an amount only that there is one, and what for
        *("-<duration notice>", "~<duration notice>"),
    }
    kept = names_of(edit("You must pay in days now", "You must pay in days then"))
    assert only(kept, "+<", "-<", "in:<") == {"in:<modality must customer>"}


@pytest.mark.parametrize(
    ("prefix", "wording"),
    [
        ("new", lambda one: Remainder(added=(one,))),
        ("gone", lambda one: Remainder(removed=(one,))),
    ],
)
def test_sentences_of_one_side(prefix: str, wording: object) -> None:
    found = names_of(wording(sentence("You must pay in 30 days.")))  # type: ignore[operator]
    other = "gone" if prefix == "new" else "new"
    own = {name for name in only(found, f"{prefix}:") if "[" not in name}
    assert own == {
        *(f"{prefix}:{word}" for word in ("you", "must", "pay", "in", "30", "days")),
        *(f"{prefix}:{name}" for name in ("size", "ends", "capital")),
        *(f"{prefix}:<modality must customer>", f"{prefix}:<duration notice>"),
    }
    assert f"{prefix}:[number]" in found
    assert only(found, "whole:") == {
        f"whole:{word}" for word in ("you", "must", "pay", "in", "30", "days")
    }
    assert found[f"{prefix}:size"] == math.log1p(6) / 4
    assert only(found, f"{other}:") == {f"{other}:size"}
    assert found[f"{other}:size"] == 0.0


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("you pay", {"short"}),
        ("You pay", {"short", "capital"}),
        *((f"you pay{mark}", {"short", "ends"}) for mark in ".;:!?"),
        ("you pay, ", {"short"}),
        ("a b c d e", {"short"}),
        ("a b c d e f", set()),
    ],
)
def test_how_a_sentence_begins_and_ends(text: str, marks: set[str]) -> None:
    one = Sentence(text, tuple(text.split()))
    found = names_of(Remainder(added=(one,)))
    assert {name for name in ("ends", "capital", "short") if f"new:{name}" in found} == marks


def test_sizes_are_features() -> None:
    found = names_of(edit("a", "b"))
    assert found["edited:count"] == math.log1p(1) / 2
    assert found["size"] == math.log1p(len(CHANGE.side.text)) / 8
    assert "group" not in found
    group = compare("# T\n\nx", "# T\n\nx\n\n## A\n\nYou pay.").changes[0].change
    assert features(group, Remainder(), frozenset(), stated, ())["group"] == 1.0


def test_headings_above() -> None:
    found = names_of(edit("a", "b"), headings=("Old part", "2. Our Fees", "2.1 Late fees by Acme"))
    assert only(found, "under:") == {"under:our", "under:fees", "under:late", "under:acme"}
    assert "no-heading" not in found
    known = names_of(edit("a", "b"), frozenset({"acme"}), ("Late fees by Acme",))
    assert only(known, "under:") == {"under:late", "under:fees"}
    assert names_of(edit("a", "b"), headings=())["no-heading"] == 1.0


def test_only_the_first_words_of_a_long_sentence_are_looked_at() -> None:
    long = Sentence("x", tuple(f"w{n}" for n in range(700)))
    found = names_of(Remainder(added=(long,)))
    assert {"new:w599", "whole:w599"} <= found.keys()
    assert "new:w600" not in found
    kept = names_of(Remainder(edited=((long, long._replace(tokens=(*long.tokens, "more"))),)))
    assert "in:w599" in kept
    assert "in:w600" not in kept


def test_classes_of_words() -> None:
    assert tuple(classes_of("30")) == tuple(classes_of("4.2")) == ("number",)
    assert tuple(classes_of("never-heard")) == ()
    found = names_of(edit("pay 30", "pay 60"))
    assert only(found, "+[", "-[", "~[") == {"+[number]", "-[number]", "~[number]"}


def test_what_speaks_for_a_side() -> None:
    told = (Finding("cap", "liability", "material", "customer", "x"),)
    found = leaning_features(
        Remainder(added=(sentence("a"),)),
        frozenset(),
        {"new:size": 0.75, "gone:size": 0.25, "edited:count": 0.5, "kind:added": 1.0, "in:a": 1.0},
        told,
    )
    assert found == {
        "said:a": 1.0,
        "rule:cap:customer": 1.0,
        "side:customer:material": 1.0,
        "new:size": 0.75,
        "gone:size": 0.25,
        "edited:count": 0.5,
        "kind:added": 1.0,
        "grew": 0.5,
    }


def test_a_word_counts_once_however_often_it_came() -> None:
    twice = leaning_features(
        Remainder(added=(sentence("a"), sentence("a")), removed=(sentence("b"),)),
        frozenset(),
        {},
        (),
    )
    assert twice == {"said:a": 1.0, "said:b": -1.0, "grew": 0.0}
    both = leaning_features(
        Remainder(added=(sentence("a"),), removed=(sentence("a"),)), frozenset(), {}, ()
    )
    assert both == {"grew": 0.0}
    assert said_of_quotation(("a", "b"), ("b",)) == {"said:a": 1.0, "said:a b": 1.0}
    long = tuple(f"w{n}" for n in range(601))
    assert "said:w599" in said_of_quotation(long, ())
    assert "said:w600" not in said_of_quotation(long, ())


def test_weights_are_in_hundredths() -> None:
    one = Judgement(("no", "yes"), 50, {"a": 150})
    assert one.weight("a") == 1.5
    assert one.weight("b") == 0.0
    assert one.probability({}) == pytest.approx(1 / (1 + math.exp(-0.5)))
    many = Judgement(("no", "yes"), 0, {f"f{n}": n for n in range(9)})
    assert len(many.heaviest(dict.fromkeys(many.weights, 1.0))) == 6
    assert many.heaviest({"f8": 1.0, "f7": 2.0}, 1) == [("f7", 0.14)]
    choice = Choice(("x", "y"), (100, 0), {"a": "50 200"})
    assert choice.weight("a", "y") == 2.0
    assert choice.weight("b", "y") == 0.0
    assert choice.scores({"a": 2.0, "b": 1.0}) == [1.0, 4.0]
    odds = choice.probabilities([1.0, 4.0])
    assert odds[1] / odds[0] == pytest.approx(math.exp(4.0 - 1.0 - 1.0))
