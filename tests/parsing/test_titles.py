"""The title is the name of the document, whatever stands above it or instead of it."""

from __future__ import annotations

import pytest

from termsdiff import parse

CLAUSE = "You may use the service of Quillon for your own business, as long as you pay for it."


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        # banners, menus, dates and numbers of pages above it
        (["# Skip to main content", "# Terms of Quillon", CLAUSE], "Terms of Quillon"),
        (["# Sign in | Join now", "Terms of Quillon", CLAUSE], "Terms of Quillon"),
        (["# Choose your country/region", "# Terms of Quillon", CLAUSE], "Terms of Quillon"),
        (["We use cookies on this site.", "# Quillon Rules", CLAUSE], "Quillon Rules"),
        (["## Accept all cookies", "## Terms of Quillon", CLAUSE], "Terms of Quillon"),
        (["Last updated 3 May 2025", "## Terms of Quillon", CLAUSE], "Terms of Quillon"),
        (["Last updated 12/2/2022", "## Terms of Quillon", CLAUSE], "Terms of Quillon"),
        (["Last updated: November 2015", "## Terms of Quillon", CLAUSE], "Terms of Quillon"),
        (["# Effective date: 3 May 2025 – What’s new »", "## User Terms", CLAUSE], "User Terms"),
        (["# 1", "Quillon Agreement", "03/25/2022", CLAUSE], "Quillon Agreement"),
        (["## This page is not available", "Quillon Terms of Use", CLAUSE], "Quillon Terms of Use"),
        (["# Home > Legal > Terms", "## Terms of Quillon", CLAUSE], "Terms of Quillon"),
        (["# Revision history", "## Terms of Quillon", CLAUSE], "Terms of Quillon"),
        # a banner of whole sentences
        (
            [
                "We changed our name last year, and our terms say so now in all places.",
                "**QUILLON TRADE TERMS**",
                CLAUSE,
            ],
            "QUILLON TRADE TERMS",
        ),
        # what does not belong to a name
        (["# Terms of Quillon – last updated May 3, 2025", CLAUSE], "Terms of Quillon"),
        (["# Quillon Terms (“Trade Terms”)", CLAUSE], "Quillon Terms"),
        (["# Terms & Conditions from 5th March 2021", CLAUSE], "Terms & Conditions"),
        (["# Terms of Service 1. Accepting the Terms", CLAUSE], "Terms of Service"),
        # what only its sentences say
        ([f"These Quillon Terms of Use govern what you do. {CLAUSE}"], "Quillon Terms of Use"),
        (
            ["## Contacting us", "This Privacy Statement explains what we do with your data."],
            "Privacy Statement",
        ),
        (["# 1. Scope", f"This privacy notice applies to all. {CLAUSE}"], "Privacy notice"),
        # sections are no names
        (["PLEASE READ THE FOLLOWING TERMS CAREFULLY:", CLAUSE], ""),
        ([CLAUSE, "## Key terms on content", CLAUSE], ""),
        ([CLAUSE, "## What do we collect?", CLAUSE], ""),
        (["## Introduction", CLAUSE], ""),
        (["# 1. Membership", CLAUSE], ""),
        # names that say nothing of their kind, and numbered ones that do
        (["# Quillon at work", CLAUSE], "Quillon at work"),
        (["# I. Conditions générales de vente", CLAUSE], "Conditions générales de vente"),
        (["## 1. Complete Terms of Service", CLAUSE], "Complete Terms of Service"),
        (["# Nutzungsbedingungen", CLAUSE], "Nutzungsbedingungen"),
        (["quillonPay Privacy Policy", CLAUSE], "quillonPay Privacy Policy"),
    ],
)
def test_the_title_of_a_document_is_found(lines: list[str], title: str) -> None:
    assert parse("\n\n".join(lines) + "\n").title == title


def test_a_given_title_wins_over_front_matter_and_that_over_the_first_line() -> None:
    text = f"# Terms of Quillon\n\n{CLAUSE}\n"
    headed = f"---\ntitle: Trade terms\n---\n\n{text}"
    assert parse(headed).title == "Trade terms"
    assert parse(headed, title="Partner terms").title == "Partner terms"
    # the line stays the top of the document, and on nobody's path
    for document in (parse(text), parse(headed), parse(text, title="Partner terms")):
        assert document.clauses[0].headings == ()
        assert document.preamble == document.clauses


def test_the_line_that_names_the_document_is_a_heading() -> None:
    document = parse(f"# Sign in | Join now\n\nTerms of Quillon\n\n## Fees\n\n{CLAUSE}\n")
    assert [heading.text for heading in document.headings][1:] == ["Terms of Quillon", "Fees"]
    assert document.clauses[-1].headings == ("Fees",)
