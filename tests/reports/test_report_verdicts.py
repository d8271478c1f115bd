"""What a report says of the whole: nothing is called the same but what was shown to be."""

from __future__ import annotations

from dataclasses import replace

import pytest
import report_samples as samples

from termsdiff.comparison import Comparison
from termsdiff.reports.top_notes import notes_of
from termsdiff.reports.wording import counts_in_words, verdict_words
from termsdiff.rules.finding import MATERIALITIES, Materiality


def only(sample: Comparison, **counts: int) -> Comparison:
    """Return the sample with so many changes of each weight."""
    one = next(judged for judged in sample.changes if judged.materiality == "editorial")
    changes = [
        replace(one, materiality=weight)
        for weight in MATERIALITIES
        for _ in range(counts.get(weight, 0))
    ]
    return replace(sample, changes=tuple(changes))


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (
            {"material": 2, "minor": 1, "unassessed": 3, "editorial": 5},
            "2 material, 1 minor and 3 not assessed changes; 5 proved to say the same.",
        ),
        ({"material": 1}, "1 material change."),
        (
            {"minor": 1, "unassessed": 2},
            "Nothing material was found: 1 minor and 2 not assessed changes.",
        ),
        (
            {"unassessed": 3, "editorial": 2},
            "Nothing was found that matters, but 3 changes are not assessed: read them. "
            "2 more proved to say the same.",
        ),
        (
            {"unassessed": 1},
            "Nothing was found that matters, but 1 change is not assessed: read it.",
        ),
        ({"editorial": 7}, "All 7 changes were proved to say the same."),
        ({"editorial": 1}, "The only change was proved to say the same."),
        ({}, "Both versions have the same words in the same order."),
    ],
)
def test_the_verdict_in_words(sample: Comparison, counts: dict[str, int], words: str) -> None:
    assert verdict_words(only(sample, **counts)) == words


@pytest.mark.parametrize("weight", ["material", "minor", "unassessed"])
def test_what_is_not_proved_is_never_called_the_same(
    sample: Comparison, weight: Materiality
) -> None:
    words = verdict_words(only(sample, **{weight: 4})).lower()
    assert not {"same", "form", "editorial", "identical"} & set(words.replace(":", " ").split())
    assert "no change" not in words


def test_an_incomplete_verdict_names_the_side_and_what_is_missing(identical: Comparison) -> None:
    comparison = samples.noted(identical)
    assert comparison.verdict == "incomplete"
    assert verdict_words(comparison) == (
        "Part of the text could not be compared (old: ends after “gross negligence”, without a "
        "last full stop; new: page 3 holds a picture only). "
        "What was read has the same words on both sides."
    )
    assert verdict_words(comparison, notes_beside=True) == (
        "Part of the old and of the new text could not be compared; the notes say what is missing. "
        "What was read has the same words on both sides."
    )


def test_an_incomplete_verdict_counts_what_was_proved(sample: Comparison) -> None:
    proved = samples.noted(only(sample, editorial=2))
    assert proved.verdict == "incomplete"
    assert verdict_words(proved).endswith("In what was read: 2 changes, proved to say the same.")
    old_only = replace(proved, new=sample.new)
    assert verdict_words(old_only, notes_beside=True).startswith("Part of the old text could")


def test_a_missing_part_never_hides_what_was_found(sample: Comparison) -> None:
    assert samples.noted(sample).verdict == "material"


def test_counts_leave_zeros_out() -> None:
    zero = dict.fromkeys(MATERIALITIES, 0)
    assert counts_in_words(zero) == "no changes found"
    assert counts_in_words({**zero, "unassessed": 1}) == "1 not assessed change"
    assert counts_in_words({**zero, "editorial": 2}) == "2 proved to say the same"


def test_notes_of_the_whole_come_first_and_once(sample: Comparison) -> None:
    noted = samples.noted(sample)
    twice = replace(noted, notes=noted.notes * 2)
    assert [note.words for note in notes_of(twice)] == [
        "OLD is dated later than NEW",
        "old: ends after “gross negligence”, without a last full stop",
        "new: page 3 holds a picture only",
    ]
