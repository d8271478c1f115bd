"""Edits of a word or two in real commits: stopped until accepted, unless they change nothing."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from gate_samples import FIRST, SOON, Repo, path_of

ENGLISH = """\
# Harbour Cloud Terms

Effective: {date}

## 1. The service

1.1 We refund fees for each month in which the service was out of reach.

1.2 The Customer owns the reports that the service makes.

1.3 We repair a fault of the service at our expense.

1.4 Each party may leave after sixty (60) days of written warning.

1.5 You may not use the service for any of these:

- gambling on ships;
- the sale of weapons.

## 2. Notice period: 30 days

2.1 Whoever wants to leave writes a letter to the harbour office.

## 3. Money

3.1 The deposit is EUR 100 and the fee for a lost key is EUR 10.

| Berth | Cap on our liability (GBP) |
| --- | --- |
| Small | 4,000 |
| Large | 9,000 |
"""
GERMAN = """\
# Bedingungen der Hafenwolke

Gültig ab: {date}

## 1. Dienst

1.1 Der Anbieter darf die Daten des Kunden nicht an andere Unternehmen weitergeben.

1.2 Der Kunde bezahlt die Rechnung innerhalb der Frist, die auf der Rechnung steht.

## 2. Ende

2.1 Jede Seite kann den Vertrag mit einem Brief an die andere Seite beenden.
"""
UNENDED = """\
# Harbour Cloud Terms

Effective: {date}

## 1. The service

1.1 You may keep your boats in our harbour as long as you pay the fees.

1.2 Whoever wants to leave writes a letter to the harbour office on the northern pier
"""
LIABILITY = """
## 2. Liability

2.1 We are not liable for any loss of data, of profits or of boats, whatever its cause.

2.2 Our total liability is limited to the fees of the last three months.
"""


class Edit(NamedTuple):
    """A text, the words that an edit takes from it and puts there, and what the gate says of it."""

    text: str
    old: str
    new: str
    said: str

    def sides(self) -> tuple[str, str]:
        """Return the text before and after the edit; the day is still to be filled in."""
        assert self.text.count(self.old) == 1
        return self.text, self.text.replace(self.old, self.new)


EDITS = {
    "a promise becomes a choice": Edit(ENGLISH, "We refund fees", "We may refund fees", "1.1"),
    "another owner": Edit(ENGLISH, "The Customer owns", "The Provider owns", "1.2"),
    "another pays": Edit(ENGLISH, "at our expense", "at your expense", "1.3"),
    "an amount in a table": Edit(ENGLISH, "| 4,000 |", "| 4,600 |", "4,600"),
    "a period in a heading": Edit(ENGLISH, "period: 30 days", "period: 10 days", "10 days"),
    "values change places": Edit(
        ENGLISH,
        "deposit is EUR 100 and the fee for a lost key is EUR 10.",
        "deposit is EUR 10 and the fee for a lost key is EUR 100.",
        "3.1",
    ),
    "figures against words": Edit(ENGLISH, "sixty (60)", "sixty (30)", "1.4"),
    "a German negation": Edit(GERMAN, "Kunden nicht an", "Kunden an", "1.1"),
    "a member of a list": Edit(
        ENGLISH, "- gambling on ships;\n", "- gambling on ships;\n- casinos;\n", "casinos"
    ),
    "a section after a text without an end": Edit(
        UNENDED, "northern pier\n", f"northern pier\n{LIABILITY}", "Liability"
    ),
}
PROVED = {
    "the same number in figures": Edit(ENGLISH, "sixty (60)", "60", ""),
    "quotation marks": Edit(ENGLISH, "1.2 The Customer", "1.2 The “Customer”", ""),
    "the same order of reading": Edit(ENGLISH, "- gambling on ships;", "* gambling on ships;", ""),
}


@pytest.fixture
def guarded(empty: Repo) -> Repo:
    assert empty.hook()[0] == 0
    return empty


def committed(repo: Repo, before: str, after: str) -> tuple[bool, str]:
    """Commit one version past the hook and the next one with it; return whether it passed."""
    repo.stage(path_of(FIRST), before.format(date=FIRST))
    repo.unchecked("first")
    repo.stage(path_of(SOON), after.format(date=SOON))
    done = repo.commit()
    assert (done.returncode == 0) == (path_of(SOON) in repo.git("ls-tree", "-r", "HEAD"))
    return done.returncode == 0, done.stderr


@pytest.mark.parametrize("backwards", [False, True], ids=["there", "back"])
@pytest.mark.parametrize("case", EDITS)
def test_an_edit_is_stopped_until_somebody_accepts_it(
    guarded: Repo, case: str, backwards: bool
) -> None:
    before, after = EDITS[case].sides()[:: -1 if backwards else 1]
    passed, said = committed(guarded, before, after)
    assert not passed
    assert "This change has not been acknowledged." in said
    assert backwards or EDITS[case].said in said, said
    assert guarded.ack()[0] == 0
    done = guarded.commit()
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("backwards", [False, True], ids=["there", "back"])
@pytest.mark.parametrize("case", PROVED)
def test_an_edit_that_is_proved_to_change_nothing_passes(
    guarded: Repo, case: str, backwards: bool
) -> None:
    before, after = PROVED[case].sides()[:: -1 if backwards else 1]
    passed, said = committed(guarded, before, after)
    assert passed, said
