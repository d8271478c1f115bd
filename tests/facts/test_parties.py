"""The parties are found from a document's own words."""

from __future__ import annotations

import pytest

from termsdiff.facts import Parties, extract_facts, find_parties
from termsdiff.parsing import parse


def roles(markdown: str) -> dict[str, str]:
    return dict(find_parties(parse(markdown)).names)


def test_company_defined_together_with_we() -> None:
    found = roles("# Terms\n\nNimbus Labs GmbH (“**Nimbus**”, “we” or “us”) runs the Service.")
    assert found["nimbus"] == "provider"
    assert found["nimbus labs"] == "provider"


def test_customer_defined_together_with_you() -> None:
    found = roles("# Terms\n\nThe company that orders (“you” or the “Purchaser”) pays.")
    assert found["purchaser"] == "customer"


def test_company_named_as_the_other_side() -> None:
    found = roles("# Terms\n\nThis is an agreement between you and Nimbus.\n\nNimbus may end it.")
    assert found == {"nimbus": "provider"}


def test_company_with_its_legal_form() -> None:
    found = roles("# Terms\n\nNimbus Labs, Inc. runs it.\n\nNimbus Labs will keep it running.")
    assert found["nimbus labs"] == "provider"


def test_title_names_the_company() -> None:
    assert roles("# Nimbus Terms of Service\n\nNimbus may change them.")["nimbus"] == "provider"


def test_products_and_data_are_no_parties() -> None:
    found = roles(
        "# Terms\n\nWe offer models (the “Models”) on servers (“Your Infrastructure”).\n\n"
        "Models may be slow. Customer Data will be kept."
    )
    assert found == {}


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("we", "provider"),
        ("You", "customer"),
        ("Licensee", "customer"),
        ("Licensor", "provider"),
        ("either party", "both"),
        ("Reseller", "third_party"),
        ("Acme", "provider"),
        ("Zeta", ""),
        ("", ""),
    ],
)
def test_role_of(name: str, role: str) -> None:
    assert Parties((("acme", "provider"),)).role_of(name) == role


def test_own_definitions_come_before_the_usual_words() -> None:
    parties = Parties((("company", "customer"),))
    facts = extract_facts("Company shall pay.", parties)
    assert [fact.detail for fact in facts if fact.kind == "modality"] == ["customer"]


def test_a_pronoun_is_nobody_s_name() -> None:
    """“It (“Acme”, “we”) runs the service” does not make every “it” mean the provider."""
    found = roles("# Terms\n\nIt (“Acme”, “we”) runs the service. It may be slow.")
    assert found == {"acme": "provider"}
