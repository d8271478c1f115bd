"""Messages: what came is not said to have been something else before."""

from __future__ import annotations

from firing import findings, under

from termsdiff.rules.quotation import quoted

HEADING = "8. Retention"
KEPT = "We keep the backups of your data in our own data centres."


def messages(old: str, new: str) -> list[str]:
    return [finding.message for finding in findings(under(HEADING, old), under(HEADING, new))]


def test_a_value_that_came_was_added() -> None:
    told = messages(KEPT, KEPT.replace("data in", "data for 30 days in"))
    assert any("30 days was added" in message for message in told)
    assert not any("nothing" in message for message in told)


def test_a_value_that_went_was_removed() -> None:
    told = messages(KEPT.replace("data in", "data for 30 days in"), KEPT)
    assert any("30 days was removed" in message for message in told)
    assert not any("nothing" in message for message in told)


def test_a_value_that_changed_became_another() -> None:
    old, new = (KEPT.replace("data in", f"data for {days} days in") for days in (30, 60))
    assert any("30 days became 60 days" in message for message in messages(old, new))


def test_a_quotation_holds_no_mark_without_its_partner() -> None:
    assert quoted("in the Order Form (the “Initial") == "“in the Order Form (the”"
    assert quoted("Term”, and any renewal of it") == "“and any renewal of it”"
    assert quoted('in the Statement (the "Privacy') == "“in the Statement (the”"
    assert quoted('Privacy" of this site and of ours') == "“of this site and of ours”"
    assert quoted("the “Initial Term” of it") == "‘the “Initial Term” of it’"
