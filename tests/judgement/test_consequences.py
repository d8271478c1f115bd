"""A change is followed to the clauses that it changes without touching them."""

from __future__ import annotations

from termsdiff import compare

OLD = """\
## 1. Words

“Output” means any text that the Service returns.

“Partner” means a company that resells the Service.

## 2. Rights

You own all Output. A Partner may not use Output.

## 3. Fees

You pay the fees that the Partner asks for.

## 4. End

Section 3 survives the end of these terms.
"""


def rules_of(new: str) -> dict[str, str]:
    comparison = compare(OLD, new)
    return {f.rule: f.message for judged in comparison.changes for f in judged.findings}


def test_a_changed_definition_names_the_clauses_that_use_it() -> None:
    new = OLD.replace("any text that", "any text, image or code that")
    assert "2" in rules_of(new)["definition-changed"]


def test_a_change_beside_a_definition_is_none_of_it() -> None:
    new = OLD.replace("You own all Output.", "You own no Output.")
    assert "definition-changed" not in rules_of(new)


def test_a_term_that_lost_its_definition_is_told() -> None:
    new = OLD.replace("“Partner” means a company that resells the Service.\n\n", "")
    assert "“Partner”" in rules_of(new)["definition-lost"]


def test_a_reference_left_behind_by_a_renumbering_is_told() -> None:
    new = OLD.replace(
        "## 3. Fees", "## 3. Support\n\nWe answer within a day.\n\n## 4. Fees"
    ).replace("## 4. End", "## 5. End")
    message = rules_of(new)["reference-points-elsewhere"]
    assert "Fees" in message
    assert "Support" in message


def test_a_reference_that_followed_is_not() -> None:
    new = (
        OLD.replace("## 3. Fees", "## 3. Support\n\nWe answer within a day.\n\n## 4. Fees")
        .replace("## 4. End", "## 5. End")
        .replace("Section 3 survives", "Section 4 survives")
    )
    assert "reference-points-elsewhere" not in rules_of(new)
