"""Files of acknowledgements and trailers: what is read, written, and what counts."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from termsdiff.errors import TermsdiffError
from termsdiff.gate.acknowledgements import (
    Accepted,
    Acknowledgement,
    accept,
    acceptances,
    acknowledged_ids,
    lost_entries,
    new_entries,
    read_review,
    stale,
    trailer,
    trailers_of,
    with_entries,
)
from termsdiff.gate.problem import Subject
from termsdiff.ids import digest_of

WHEN = datetime(2025, 6, 1, 12, 30, 15, 999, tzinfo=UTC)
SUBJECT = Subject(
    id=f"c-{'5f1a' * 8}",
    clause="2.1 Cap",
    topics=("liability",),
    materiality="material",
    old="twelve",
    new="six",
    where="Liability",
)
ENTRY = Acknowledgement(
    change=SUBJECT.id,
    by="Ada",
    reason="agreed",
    at="2025-06-01T12:30:15+00:00",
    clause="2.1 Cap",
    topics=("liability",),
    materiality="material",
    old="twelve",
    new="six",
    where="Liability",
)
WRITTEN = f"""\
# Who accepted which changes of models 2026-05-01, when and why.
# `termsdiff ack` writes it; entries are added, never edited. See docs/gate.md.

[[accepted]]
change = "{SUBJECT.id}"
clause = "2.1 Cap"
where = "Liability"
topics = [
    "liability",
]
materiality = "material"
old = "twelve"
new = "six"
by = "Ada"
at = "2025-06-01T12:30:15+00:00"
reason = "agreed"
"""


def test_what_is_accepted_is_written_with_its_words() -> None:
    assert accept(SUBJECT, "Ada", WHEN, "agreed") == ENTRY
    text = with_entries("", "models\n2026-05-01", [ENTRY])
    assert text == WRITTEN
    assert read_review(text, "r.toml") == (ENTRY,)


def test_entries_are_added_at_the_end_and_nothing_before_them_changes() -> None:
    other = ENTRY._replace(change="d-1", old="", topics=())
    for before in (WRITTEN, WRITTEN.rstrip("\n")):
        text = with_entries(before, "unused", [other])
        assert text.startswith(WRITTEN)
        assert read_review(text, "r.toml") == (ENTRY, other)
        # what is empty is not written
        assert "old" not in text[len(WRITTEN) :]
    both = with_entries("", "x", [ENTRY, other])
    assert read_review(both, "r.toml") == (ENTRY, other)


def test_a_time_may_be_written_without_quotes() -> None:
    text = '[[accepted]]\nchange = "x-1"\nby = "A"\nreason = "r"\nat = 2025-06-01T12:00:00Z\n'
    (entry,) = read_review(text, "r.toml")
    assert entry.at == "2025-06-01 12:00:00+00:00"
    (entry,) = read_review(text.replace("2025-06-01T12:00:00Z", "2025-06-01"), "r.toml")
    assert entry.at == "2025-06-01"


@pytest.mark.parametrize(
    "text",
    [
        "accepted = 1",
        "[[accepted]]\nchange = 'x'",
        "[[accepted]]\nchange = 'x'\nby = ''\nreason = 'r'",
        "[[accepted]]\nchange = 'x'\nby = 'b'\nreason = 'r'\nwho = 'w'",
        "[[accepted",
    ],
)
def test_what_is_no_review_is_refused_by_name(text: str) -> None:
    with pytest.raises(TermsdiffError, match=r"^r\.toml"):
        read_review(text, "r.toml")


@pytest.mark.parametrize(
    ("change", "counts"),
    [
        ({}, True),
        ({"change": "c-1"}, False),
        ({"old": "eleven"}, False),
        ({"new": "seven"}, False),
        ({"where": "Fees"}, False),
        ({"where": ""}, True),  # entries of older versions name no place
        ({"by": "Bob", "reason": "other", "at": "", "clause": "", "topics": ()}, True),
    ],
)
def test_an_entry_counts_for_its_change_in_its_words_and_place(
    change: dict[str, str], counts: bool
) -> None:
    entry = ENTRY._replace(**change)  # type: ignore[arg-type]
    assert Accepted((entry,)).covers(SUBJECT) is counts
    assert stale([entry], [SUBJECT]) == ([] if counts else [entry])
    assert stale([entry], []) == [entry]


def test_an_id_of_a_trailer_counts_too() -> None:
    assert Accepted(ids=frozenset({SUBJECT.id})).covers(SUBJECT)
    assert not Accepted(ids=frozenset({SUBJECT.short_id})).covers(SUBJECT)
    assert not Accepted().covers(SUBJECT)


DIGEST = digest_of(("twelve", "six"))


@pytest.mark.parametrize(
    ("change", "old", "new", "read"),
    [
        (f"c-{DIGEST[:12]}", "twelve", "six", f"c-{DIGEST[:32]}"),
        (f"c-{DIGEST[:12]}-2", "twelve", "six", f"c-{DIGEST[:32]}-2"),
        # its words do not confirm it
        (f"c-{DIGEST[:12]}", "twelve", "seven", f"c-{DIGEST[:12]}"),
        # only the id of a change is a digest of its words
        (f"d-{DIGEST[:12]}", "twelve", "six", f"d-{DIGEST[:12]}"),
        (f"c-{DIGEST[:13]}", "twelve", "six", f"c-{DIGEST[:13]}"),
        (f"c-{digest_of(('', 'six'))[:12]}", "", "six", f"c-{digest_of(('', 'six'))[:12]}"),
        (f"c-{digest_of((chr(1), 'six'))[:12]}", "", "six", f"c-{digest_of((chr(1), 'six'))[:32]}"),
        (f"c-{digest_of(('a', chr(1)))[:12]}", "a", "", f"c-{digest_of(('a', chr(1)))[:32]}"),
    ],
)
def test_a_short_id_is_lengthened_where_the_words_confirm_it(
    change: str, old: str, new: str, read: str
) -> None:
    entry = ENTRY._replace(change=change, old=old, new=new)
    (found,) = read_review(with_entries("", "x", [entry]), "r.toml")
    assert found == entry._replace(change=read)
    assert found.is_short is (len(read.split("-")[1]) == 12)


def test_entries_that_came_are_counted() -> None:
    assert new_entries([], [ENTRY]) == (ENTRY,)
    assert new_entries([ENTRY], [ENTRY]) == ()
    assert new_entries([ENTRY], [ENTRY, ENTRY]) == (ENTRY,)
    assert new_entries([ENTRY, ENTRY], [ENTRY]) == ()


MESSAGE = """\
Shorten the cap

Terms-Acknowledged: c-5f1a agreed by the board
Terms-Acknowledged:d-22-2  \t deleted on purpose\x20
Terms-Acknowledged: c-33
Terms-Acknowledged: 44 no letter
 Terms-Acknowledged: c-55 indented
terms-acknowledged: c-66 in lower case
"""


def test_trailers_with_a_reason_acknowledge() -> None:
    assert acknowledged_ids([MESSAGE, "Terms-Acknowledged: n-7 ok"]) == {
        *("c-5f1a", "d-22-2", "n-7"),
    }


def test_trailers_are_kept_as_they_stand() -> None:
    assert trailers_of(MESSAGE) == [
        "Terms-Acknowledged: c-5f1a agreed by the board",
        "Terms-Acknowledged:d-22-2  \t deleted on purpose",
    ]
    assert trailer("c-1", "two\n lines") == "Terms-Acknowledged: c-1 two lines"
    assert acknowledged_ids([trailer("c-1", "why")]) == {"c-1"}


def test_lost_entries_are_named_up_to_three() -> None:
    entries = [ENTRY._replace(clause=f"{n}.") for n in range(1, 4)]
    assert "of 1., 2., 3. were" in lost_entries("r", entries).message
    more = [*entries, ENTRY, ENTRY]
    assert "of 1., 2., 3. and 2 more were" in lost_entries("r", more).message
    assert f"of {SUBJECT.id} were" in lost_entries("r", [ENTRY._replace(clause="")]).message
    assert "of 2.1 Cap were" in lost_entries("r", [ENTRY, ENTRY]).message
    problem = lost_entries("r.toml", entries)
    assert (problem.kind, problem.path, problem.line, problem.subject) == (
        "review",
        "r.toml",
        1,
        None,
    )


def test_a_reader_of_a_version_is_told_who_accepted(tmp_path: Path) -> None:
    version, reviews = tmp_path / "2026-05-01.md", tmp_path / "reviews"
    assert list(acceptances(str(version))) == []
    reviews.mkdir()
    (reviews / "2026-05-01.toml").write_text(WRITTEN, "utf-8")
    assert list(acceptances(str(version))) == [
        (SUBJECT.id, "Accepted by Ada on 2025-06-01: agreed")
    ]
    (reviews / "2026-05-01.toml").write_text(
        '[[accepted]]\nchange = "c-1"\nby = "Ada"\nreason = "ok"\n', "utf-8"
    )
    assert list(acceptances(str(version))) == [("c-1", "Accepted by Ada: ok")]
    (reviews / "2026-05-01.toml").rename(reviews / "kept.toml")
    (reviews / "2026-05-01.toml").symlink_to("kept.toml")
    assert list(acceptances(str(version))) == []
