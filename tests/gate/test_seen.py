"""What readers see and the program does not, or the other way round, proved at the gate."""

from __future__ import annotations

import pytest
from gate_samples import SOON, Repo, path_of, terms

SIX = {
    "a comment": "<!-- twelve -->six",
    "struck through": "~~twelve~~ six",
    "deleted": "<del>twelve</del> six",
    "hidden by an attribute": "<span hidden>twelve</span>six",
    "hidden by a style": '<span style="display:none">twelve</span>six',
    "a template": "<template>twelve</template>six",
    "no script": "<noscript>twelve</noscript>six",
    "in an attribute": '<abbr title="twelve">six</abbr>',
    "invisible marks": "s\u200bi\u200bx",
    "soft hyphens": "s\u00adix",
    "mathematical letters": "𝐬𝐢𝐱",
    "wide letters": "ｓｉｘ",
    "letters of another script": "ѕіх",
    "a figure of another script": "٦",
    "character references": "s&#105;x",
    "an escape": "6\\",
    "a link": "[six](#twelve)",
    "emphasis within a word": "s*i*x",
}
RULE = "You must not reverse engineer the models."
CLAUSES = {
    "a paragraph": "RULE",
    "an alt text": "![RULE](page.png)",
    "a footnote": "See the note.[^1]\n\n[^1]: RULE",
    "a heading": "### RULE",
    "raw HTML": "<p>RULE</p>",
    "details": "<details><summary>More</summary>RULE</details>",
    "code": "    RULE",
    "a fence": "```\nRULE\n```",
    "a table": "| Rule |\n| --- |\n| RULE |",
    "a definition of a link": "[x]: http://example.com 'RULE'\n\nSee [x].",
    "an odd comment": "<!--> RULE <!-- -->",
    "spaced letters": "You must not r e v e r s e  e n g i n e e r the m o d e l s.",
}


@pytest.mark.parametrize("case", SIX)
def test_a_cap_that_readers_see_is_asked_for(repo: Repo, case: str) -> None:
    repo.stage(path_of(SOON), terms(SOON, cap=SIX[case]))
    assert not repo.passes()


@pytest.mark.parametrize("case", CLAUSES)
def test_a_clause_that_readers_see_is_asked_for(repo: Repo, case: str) -> None:
    clause = CLAUSES[case].replace("RULE", RULE)
    text = terms(SOON).replace("## 4.", f"{clause}\n\n## 4.")
    repo.stage(path_of(SOON), text)
    assert not repo.passes()


HIDDEN = {
    "hidden by an attribute": "<p hidden>You must not reverse engineer the models.</p>",
    "hidden by a style": '<p style="display:none">You must not reverse engineer the models.</p>',
    "a template": "<template>You must not reverse engineer the models.</template>",
    "a comment": "<!-- You must not reverse engineer the models. -->",
}


@pytest.mark.parametrize("case", HIDDEN)
def test_what_readers_do_not_see_is_said(repo: Repo, case: str) -> None:
    repo.stage(path_of(SOON), terms(SOON).replace("## 4.", f"{HIDDEN[case]}\n\n## 4."))
    said = repo.check()[1]
    assert "note: " in said
    assert "hidden" in said
