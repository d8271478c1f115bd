"""Small rules of words, each with what it does and what it leaves alone."""

from __future__ import annotations

from decimal import Decimal

import pytest

from termsdiff.facts import (
    Fact,
    Parties,
    amount,
    canonical_tokens,
    days,
    extract_facts,
    find_parties,
    same_measure,
)
from termsdiff.facts.masks import mask_contacts, mask_links, mask_stamps
from termsdiff.facts.member_marks import without_marks
from termsdiff.facts.normal_spelling import is_one_spelling, plain_word, spelled_words, spelling
from termsdiff.facts.purposes import purpose_at, purpose_verbs
from termsdiff.facts.quantities import duration, quantity_at
from termsdiff.facts.roles import role_of
from termsdiff.facts.scanned_words import scanned
from termsdiff.parsing import parse


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("(a) files and (b) keys", "  files and keys"),
        ("(a) files, (b) keys", "  files,   keys"),
        ("(i) files; (ii) keys; (iv) all", "  files;   keys;   all"),
        ("(1) files, (2) keys", "  files,   keys"),
        # a figure that counts something is none
        ("sixty (60) days", "sixty (60) days"),
        ("(60) days", "(60) days"),
        ("(60) business days", "(60) business days"),
        ("five (5) users", "five (5) users"),
        ("three (3), four (4) users", "three  , four   users"),
        # nor is a reference
        ("Section 4(a) says", "Section 4/a says"),
        ("Section 4.(a)(ii) says", "Section 4/a/ii says"),
        ("section 4.a.2 says", "section 4/a/2 says"),
        ("section (a) says", "section (a) says"),
        ("clauses (a) and (b) say", "clauses (a) and (b) say"),
        ("under (a) it", "under (a) it"),
        ("as (a) above says", "as (a) above says"),
        ("it(s) word(s)", "it(s) word(s)"),
        ("no marks", "no marks"),
    ],
)
def test_marks_of_members(text: str, plain: str) -> None:
    assert without_marks(text) == plain


@pytest.mark.parametrize(
    ("words", "expected", "left"),
    [
        ("for the", "for", "the"),
        ("for training of models", "to train", "models"),
        ("for training models", "to train", "models"),
        ("for training purposes", "for", "training purposes"),
        ("for training data", "for", "training data"),
        ("for training", "for", "training"),
        ("for", "for", ""),
        ("for purposes of training models", "to train", "models"),
        ("for the purpose", "for", "the purpose"),
        ("for training and improving models", "to train and improve", "models"),
        ("for training or improving models", "to train or improve", "models"),
        ("for training and nothing", "for", "training and nothing"),
        ("for training of models and nothing", "to train", "models and nothing"),
    ],
)
def test_purposes_become_infinitives(words: str, expected: str, left: str) -> None:
    tokens = words.split()
    found, end = purpose_at(tokens, 0)
    assert (" ".join(found), " ".join(tokens[end:])) == (expected, left)


def test_verbs_of_purposes_are_in_their_normal_spelling() -> None:
    assert {"to", "train", "improve", "analyze"} <= purpose_verbs()
    assert not {"training", "analyse", ""} & purpose_verbs()


@pytest.mark.parametrize(
    ("word", "normal"),
    [
        ("organise", "organize"), ("organised", "organized"), ("organisations", "organizations"),
        ("organiser", "organizer"), ("recognisable", "recognizable"), ("analysing", "analyzing"),
        ("analyses", "analyzes"), ("licence", "license"), ("licences", "licenses"),
        ("licencee", "licensee"), ("defence", "defense"), ("offence", "offense"),
        ("retencion", "retencion"), ("colour", "color"), ("favourable", "favorable"),
        ("dishonoured", "dishonored"), ("cancelled", "canceled"), ("cancelling", "canceling"),
        ("fulfilled", "fulfilled"), ("rise", "rise"), ("wise", "wise"),
        ("i'll", "i will"), ("you've", "you have"), ("we're", "we are"),
        ("you'd", "you would"), ("isn't", "is not"), ("can't", "can not"), ("won't", "will not"),
        ("month's", "month"), ("company's", "company's"), ("organisation's", "organization's"),
        ("our", "our"), ("hour", "hour"), ("four", "four"), ("hours", "hours"),
    ],
)  # fmt: skip
def test_one_spelling(word: str, normal: str) -> None:
    assert spelling(word) == normal


@pytest.mark.parametrize(
    "word", ["organize", "color", "license", "canceled", "analyze", "dishonor"]
)
def test_a_word_that_others_become_is_known(word: str) -> None:
    """Who looks for a text by its words must not look for one that may stand there otherwise."""
    assert not is_one_spelling(word)
    assert is_one_spelling("payment")
    assert is_one_spelling("colour")


def test_words_that_lists_put_for_others() -> None:
    assert {"not", "will", "have", "are", "would"} <= spelled_words()
    assert all(" " not in word for word in spelled_words())


def test_articles_are_no_words() -> None:
    assert [plain_word(word) for word in ("the", "a", "an", "pay")] == ["", "", "", "pay"]
    assert plain_word("shall") == "will"
    assert plain_word("must") == "must"


@pytest.mark.parametrize(
    ("words", "language", "normal", "left"),
    [
        # no more than eight words are read as one number
        ("one million two hundred thousand three hundred days", "", "P1200300D", ""),
        ("2 million million million euros", "", "2000000000000", "million euros"),
        ("forty six", "", "46", ""),
        ("forty twelve", "", "40", "twelve"),
        ("six forty", "", "6", "forty"),
        ("ten and six", "", "10", "and six"),
        ("one hundred and", "", "100", "and"),
        ("one hundred and days", "", "100", "and days"),
        ("five full days", "", "P5D", ""),
        ("five full cups", "", "5", "full cups"),
        ("five business hours", "", "5", "business hours"),
        ("five business", "", "5", "business"),
        ("five per annum", "", "5", "per annum"),
        ("cent jours", "fr", "P100D", ""),
        ("cent jours", "", "-", ""),
        ("vingt et un jours", "fr", "P21D", ""),
        ("treinta y cinco días", "es", "P35D", ""),
        # which days count
        ("30 kalendertagen ab", "de", "P30D", "ab"),
        ("5 werktagen", "de", "P5BD", ""),
        ("3 kalendermonate", "de", "P3M", ""),
        ("10 bankarbeitstagen", "de", "P10BD", ""),
        ("30 jours calendaires à", "fr", "P30D", "à"),
        ("30 jours ouvrés à", "fr", "P30BD", "à"),
        ("30 jours ouvrables", "fr", "P30BD", ""),
        ("30 jours ouvrés", "", "P30D", "ouvrés"),
        ("5 días hábiles", "es", "P5BD", ""),
        ("30 días naturales", "es", "P30D", ""),
        ("5 giorni lavorativi", "it", "P5BD", ""),
        ("30 giorni solari", "it", "P30D", ""),
        ("5 dias úteis", "pt", "P5BD", ""),
        ("30 dias corridos", "pt", "P30D", ""),
        ("5 werkdagen", "nl", "P5BD", ""),
        ("30 kalenderdagen", "nl", "P30D", ""),
    ],
)
def test_numbers(words: str, language: str, normal: str, left: str) -> None:
    tokens = words.split()
    found = quantity_at(tokens, 0, language)
    if normal == "-":
        assert found is None
        return
    assert found is not None
    assert (found.normal, " ".join(tokens[found.end :])) == (normal, left)


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [("2", "Q", "P6M"), ("48", "TH", "PT48H"), ("5", "BD", "P5BD"), ("12", "M", "P12M")],
)
def test_durations_as_written(value: str, unit: str, written: str) -> None:
    assert duration(Decimal(value), unit) == written


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("PT86400S", 1), ("PT1440M", 1), ("PT24H", 1), ("P1D", 1), ("P1BD", 1.4), ("P1W", 7),
        ("P1M", 30.4375), ("P1Y", 365.25), ("P1.5Y", 547.875), ("P1", None), ("1D", None),
        ("PT1D", "error"), ("", None),
    ],
)  # fmt: skip
def test_days_in_each_unit(value: str, number: float | str | None) -> None:
    if number == "error":
        with pytest.raises(KeyError):
            days(value)
        return
    assert days(value) == (None if number is None else pytest.approx(number))


def fact(kind: str, value: str) -> Fact:
    return Fact(kind, value, 0, 1)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "value", "number"),
    [
        ("duration", "P2W", 14), ("frequency", "1/P1M", 12), ("frequency", "3/P2Y", 1.5),
        ("frequency", "3/x", None), ("money", "EUR 12.5", 12.5), ("percentage", "5%", 5),
        ("age", "18", 18), ("number", "3", 3), ("modality", "may", None), ("date", "2025", None),
    ],
)  # fmt: skip
def test_amounts(kind: str, value: str, number: float | None) -> None:
    assert amount(fact(kind, value)) == (None if number is None else pytest.approx(number))


def test_one_measure_in_two_units() -> None:
    assert same_measure(fact("age", "18"), fact("age", "18"))
    assert not same_measure(fact("age", "18"), fact("age", "19"))
    assert not same_measure(fact("duration", "P30D"), fact("duration", "P1M"))
    assert not same_measure(fact("duration", "P7BD"), fact("duration", "P9.8D"))
    assert not same_measure(fact("duration", "P1D"), fact("duration", "x"))
    assert same_measure(fact("duration", "PT24H"), fact("duration", "P1D"))
    assert not same_measure(fact("frequency", "7/P7D"), fact("frequency", "1/P1D"))


def role(text: str) -> str:
    start = text.index("[")
    plain = text.replace("[", "").replace("]", "")
    return role_of("duration", plain, start, text.index("]") - 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("we give notice of [30 days]", "notice"),
        ("[30 days] of notice", "notice"),
        # another sentence tells nothing
        ("we give notice. it takes [30 days]", ""),
        ("we give notice; it takes [30 days]", ""),
        ("it takes [30 days]. we give notice", ""),
        ("it takes [30 days]; we give notice", ""),
        # the nearest cue decides
        ("an invoice comes by notice within [30 days]", "notice"),
        ("a notice comes by invoice within [30 days]", "payment"),
        ("[30 days]", ""),
        # cues farther than 110 characters before or 90 after tell nothing
        ("notice" + " x" * 51 + " [30 days]", "notice"),
        ("notice" + " x" * 52 + " [30 days]", ""),
        ("[30 days]" + " x" * 41 + " notice", "notice"),
        ("[30 days]" + " x" * 45 + " notice", ""),
    ],
)
def test_what_a_duration_is_for(text: str, expected: str) -> None:
    assert role(text) == expected


def modality(text: str) -> list[tuple[str, str]]:
    return [(one.value, one.detail) for one in extract_facts(text) if one.kind == "modality"]


@pytest.mark.parametrize(
    ("words", "found"), [(27, [("may not", "")]), (28, [("may not", "")]), (31, [("may", "")])]
)
def test_a_negation_reaches_thirty_words(words: int, found: list[tuple[str, str]]) -> None:
    assert modality(f"neither {' '.join(['x'] * words)} may go") == found


@pytest.mark.parametrize(("words", "who"), [(8, "provider"), (9, "provider"), (10, "")])
def test_the_agent_of_a_passive_is_looked_for_in_ten_words(words: int, who: str) -> None:
    assert modality(f"it may be {' '.join(['x'] * (words - 1))} by us") == [("may", who)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It may be done by", [("may", "")]),
        ("It may be done by our staff", [("may", "")]),
        ("It may be done by anybody", [("may", "")]),
        ("You pay. Neither may go.", [("may not", "")]),
        ("Nor may it go. It may stay.", [("may not", ""), ("may", "")]),
        ("We may stop; it may go.", [("may", "provider"), ("may", "")]),
        ("In no event shall we be held liable.", [("is not liable", "provider")] * 2),
        ("In no case will you be responsible.", [("is not responsible for", "customer")]),
        ("In no event shall we be late.", [("will not", "provider")]),
        ("In no event shall a liable party be late.", [("will not", "")]),
        ("We always will pay.", [("will", "provider")]),
        ("We may and will pay.", [("may", "provider"), ("will", "provider")]),
        ("You, we and they may go.", [("may", "customer")]),
        ("Our staff may go.", [("may", "")]),
        ("You agree without your consent.", [("agrees", "customer")]),
    ],
)
def test_whom_a_rule_binds(text: str, found: list[tuple[str, str]]) -> None:
    assert modality(text) == found


def test_places_of_words() -> None:
    scan = scanned("We pay. (You “go”; they stay.) Now")
    assert scan.words == ["we", "pay", "you", "go", "they", "stay", "now"]
    assert [scan.gap(position) for position in range(4)] == ["", " ", ". (", " “"]
    assert [scan.sentence_start(position) for position in range(7)] == [0, 0, 2, 2, 4, 4, 6]
    assert scan.end_of(1) == 6
    assert scanned("(a").gap(0) == "("


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("write to a.b+c@d-e.test now", "write to  _EMAIL_  now"),
        ("[email protected] now", " _EMAIL_  now"),
        ("an email here", "an email here"),
        ("call +1 (555) 123-4567 now", "call  _PHONE_  now"),
        ("call 1-555-123-4567 now", "call  _PHONE_  now"),
        ("pay $555-123-4567 now", "pay $555-123-4567 now"),
        ("pay 30 days", "pay 30 days"),
        ("at 1 Long Street, Suite 5, Dublin 2 now", "at  _ADDRESS_  now"),
        ("at 12 N. Main St., Springfield, IL 62701 now", "at  _ADDRESS_  now"),
        ("at P.O. Box 12 now", "at  _ADDRESS_  now"),
        ("at 1 Broadway now", "at  _ADDRESS_  now"),
        ("at Hauptstraße 12 now", "at  _ADDRESS_  now"),
        ("at 10 rue de la Paix now", "at  _ADDRESS_  now"),
    ],
)
def test_contact_details(text: str, masked: str) -> None:
    assert mask_contacts(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        *((f"see a.{end} now", "see  _URL_  now") for end in
          ("com", "org", "net", "ai", "io", "eu", "de", "fr", "uk", "us", "co")),
        ("see https://x.y/z?a now", "see  _URL_  now"),
        ("see www.x.y, now", "see  _URL_ , now"),
        ("see a.com/b/c. Now", "see  _URL_ . Now"),
        ("write to a@b.com now", "write to a@b.com now"),
        ("see a.xyz now", "see a.xyz now"),
        ("[]{#x .y} Terms (#z)", " _URL_  Terms  _URL_ "),
    ],
)  # fmt: skip
def test_addresses_of_pages(text: str, masked: str) -> None:
    assert mask_links(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Last updated: 4 March 2031", " _DATESTAMP_ "),
        ("LAST UPDATED ON 4 March 2031.", " _DATESTAMP_ ."),
        ("Updated: 4 March 2031", " _DATESTAMP_ "),
        ("Effective date: 4 March 2031", " _DATESTAMP_ "),
        ("(effective 4 March 2031)", "( _DATESTAMP_ )"),
        ("Effective 4 March 2031 you pay", "Effective 4 March 2031 you pay"),
        ("You pay (effective 4 March 2031) more", "You pay ( _DATESTAMP_ ) more"),
        ("We, last updated on 4 March 2031, pay", "We,  _DATESTAMP_ , pay"),
        ("Last modified 3/4/2031", " _DATESTAMP_ "),
        ("Last modified March 2031", " _DATESTAMP_ "),
        ("Posted 3 days ago", " _DATESTAMP_ "),
        ("Last updated about an hour ago", " _DATESTAMP_ "),
        ("We moved 3 days ago", "We moved 3 days ago"),
        ("Terms, version 2.3", "Terms _DATESTAMP_ "),
        ("Version 2.3", " _DATESTAMP_ "),
        ("Use version 2.3.", "Use version 2.3."),
        ("x" * 108 + " Version 2.3", "x" * 108 + " _DATESTAMP_ "),
        ("x" * 109 + " Version 2.3", "x" * 109 + " Version 2.3"),
    ],
)
def test_date_stamps_are_masked(text: str, masked: str) -> None:
    assert mask_stamps(text) == masked


def roles(markdown: str) -> dict[str, str]:
    return dict(find_parties(parse(markdown)).names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Nimbus Labs, Inc. (“we”) runs it.", {"we": "provider", "nimbus labs": "provider"}),
        ("Orbit (“us”) runs it.", {"orbit": "provider"}),
        ("The buyer (“Client Co”, “you”) pays.", {"client co": "customer"}),
        ("It (“Reseller” or “Shop”) sells.", {}),
        ("It (“we” or “you”) acts.", {}),
        ("It ('Orbit', 'we') acts.", {}),
        ("It (a plain bracket, we) acts.", {}),
        ("A contract with Orbit holds. Orbit may stop.", {"orbit": "provider"}),
        ("A service operated by Orbit. Orbit will run.", {"orbit": "provider"}),
        ("A contract with Orbit holds.", {}),
        ("Orbit GmbH exists.", {}),
        ("Orbit GmbH exists. Orbit may stop.", {"orbit": "provider", "orbit gmbh": "provider"}),
    ],
)
def test_names_of_parties(text: str, names: dict[str, str]) -> None:
    found = roles(f"# Terms\n\n{text}")
    usual = {name: who for name, who in names.items() if name != "we"}
    assert {name: found.get(name) for name in usual} == usual
    if not usual:
        assert found == {}


@pytest.mark.parametrize(
    ("verb", "acts"),
    [
        ("may", True), ("will", True), ("shall", True), ("reserves", True), ("does not", True),
        ("is not", True), ("disclaims", True), ("grants", True), ("runs", False), ("mayhem", False),
    ],
)  # fmt: skip
def test_a_title_names_the_company_that_acts(verb: str, acts: bool) -> None:
    found = roles(f"# Orbit Terms of Use\n\nHere Orbit {verb} it.")
    assert (found.get("orbit") == "provider") is acts


def test_the_longest_name_is_read_first() -> None:
    parties = Parties((("acme", "provider"), ("acme labs", "customer")))
    text = "Acme Labs may go, and Acme may stay."
    found = [(one.detail) for one in extract_facts(text, parties) if one.kind == "modality"]
    assert found == ["customer", "provider"]
    assert parties.role_of("ACME LABS") == "customer"


@pytest.mark.parametrize(
    "form",
    ["Inc", "Inc.", "LLC", "Ltd", "GmbH", "Limited", "Corp", "plc", "AG", "SAS", "B.V", "Company"],
)
def test_a_legal_form_alone_is_nobody_s_name(form: str) -> None:
    assert roles(f"# T\n\nIt (“{form}”, “we”) runs it. {form} may stop.") == {}


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("It (“Quillon Terms”, “we”) runs.", False),
        ("It (“Quillon Policy”, “we”) runs.", False),
        ("It (“Q”, “we”) runs.", False),
        ("It (“Q12”, “we”) runs.", True),
        ("It (“Q123”, “we”) runs.", False),
        ("It (“Quillon Ltd”, “we”) runs.", True),
        ("It (“Quillon”, “we”) runs.", True),
    ],
)
def test_what_may_be_a_name(text: str, is_name: bool) -> None:
    assert bool(roles(f"# T\n\n{text}")) is is_name


@pytest.mark.parametrize(
    ("word", "normal"),
    [
        ("disfavour", "disfavor"), ("misbehaviour", "misbehavior"), ("uncoloured", "uncolored"),
        ("behaviour", "behavior"), ("labelled", "labeled"), ("unlabelled", "unlabeled"),
        ("mislabelled", "mislabeled"), ("paramour", "paramour"), ("detour", "detour"),
        ("controlled", "controlled"), ("compelled", "compelled"),
    ],
)  # fmt: skip
def test_prefixes_keep_a_spelling(word: str, normal: str) -> None:
    assert spelling(word) == normal


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Children under 9 may go", []),
        ("Children under 10 may go", ["10"]),
        ("Persons under 25 may go", ["25"]),
        ("Persons under 26 may go", []),
        ("Prices under 18 may go", []),
        ("It is for those aged 16", ["16"]),
        ("It is for those aged nearly about 16", ["16"]),
        ("18 or older", ["18"]),
        ("18 and over", ["18"]),
        ("18+ only", ["18"]),
        ("18 years old", ["18"]),
        ("18 years of age", ["18"]),
        ("18 days of age", []),
    ],
)
def test_ages_of_persons(text: str, facts: list[str]) -> None:
    assert [one.value for one in extract_facts(text) if one.kind == "age"] == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Section 6 users", []),
        ("24/7 users", []),
        ("a-5 users", []),
        ("#5 users", ["5 users"]),
        ("x#5 users", []),
        ("5 users", ["5 users"]),
        ("one user", []),
        ("two users", ["2 users"]),
        ("1 user", ["1 user"]),
        ("5 Users", []),
        ("5 of it", []),
        ("5 own", []),
        ("5, users", []),
        ("2025 users", []),
        ("1899 users", ["1899 users"]),
        ("2101 users", ["2101 users"]),
        ("two thousand users", ["2000 users"]),
        ("12 users (each)", ["12 users"]),
    ],
)
def test_plain_numbers(text: str, facts: list[str]) -> None:
    found = [f"{one.value} {one.detail}" for one in extract_facts(text) if one.kind == "number"]
    assert found == facts


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two tests per year", "2/P1Y"),
        ("two tests each calendar month", "2/P1M"),
        ("two tests in any given week", "2/P1W"),
        ("two tests in any contract year", "2/P1Y"),
        ("two tests in any rolling 30 day period", "2/P30D"),
        ("two of the tests per year", "2/P1Y"),
        ("two of all the tests per year", "-"),
        ("two tests a day", "2/P1D"),
        ("every 6 months", "1/P6M"),
        ("two tests per user", "-"),
    ],
)
def test_frequencies_are_read(text: str, value: str) -> None:
    found = [one.value for one in extract_facts(text) if one.kind == "frequency"]
    assert found == ([] if value == "-" else [value])


def test_a_stem_within_a_word_is_not_respelled() -> None:
    assert plain_word("dishonoured") == plain_word("dishonored")
    assert plain_word("technicolour") == "technicolour"


@pytest.mark.parametrize("ending", ["com", "org", "net", "ai", "io", "eu", "de", "fr", "uk", "us"])
def test_an_address_is_known_by_its_ending(ending: str) -> None:
    assert mask_links(f"Read acme.{ending} first.").split() == ["Read", "_URL_", "first."]


def test_a_fixed_space_is_a_space() -> None:
    assert canonical_tokens("10\xa0days") == canonical_tokens("10 days")


@pytest.mark.parametrize(
    ("text", "end"), [("six 6 days", 3), ("6 six days", 3), ("6 6 days", 1), ("six six days", 1)]
)
def test_a_number_is_repeated_in_the_other_notation(text: str, end: int) -> None:
    found = quantity_at(text.split(), 0)
    assert found is not None
    assert found.end == end
