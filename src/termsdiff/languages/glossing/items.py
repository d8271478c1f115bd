"""Items: a text read word by word, each with the English that stands for it, in its own order."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from .figures import english_date, english_figure
from .inflection import listed, paired
from .lists import grammar, wordlist
from .senses import Sense, compound, inflected, senses
from .separable import separations
from .tokens import Token, tokenize

_LONGEST_WORD = 80
_FEW = 4
"""Tokens of a heading: a verb hardly opens one."""
_MONEY = frozenset({"EUR", "USD", "GBP", "CHF"})
_SYMBOLS = {"€": "EUR", "$": "USD", "£": "GBP"}


class Item(NamedTuple):
    """An English word or phrase and what it stands for: `start` and `end` are of the original.

    `kind` and `form` are those of `Sense`, and besides `phrase`, `mark`, `name`, `unknown`;
    `word` is the original in lower case. `known` is false where no list has it.
    """

    text: str
    kind: str
    start: int
    end: int
    word: str = ""
    form: str = ""
    subject: str = ""
    known: bool = True
    lemma: str = ""
    base: str = ""


@lru_cache(maxsize=8)
def phrase_index(language: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the phrases of a language by their first word, the longest first."""
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    own = paired(language, "words", "phrases")
    for written, english in (wordlist(language).phrase | own).items():
        words = tuple(token.word for token in tokenize(written, language))
        if words:
            index.setdefault(words[0], []).append((words, english))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return index


def read_items(text: str, language: str, dates: Sequence[tuple[int, int, str]] = ()) -> list[Item]:
    """Read a text word by word; `dates` are spans with what they say, as ISO 8601."""
    tokens = tokenize(text, language, [(start, end) for start, end, _ in dates])
    told = {start: iso for start, _, iso in dates}
    apart = separations(tokens, language)
    items: list[Item] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        if position in apart.verbs or position in apart.dropped:
            if position in apart.verbs:
                items.append(_item(apart.verbs[position], token))
            position += 1
            continue
        if token.kind in ("word", "short", "mark"):
            length, english = _phrase_at(tokens, position, language)
            if length:
                last = tokens[position + length - 1]
                items.append(_phrase(english, token, last, language))
                position += length
                continue
        items += _read(token, tokens, position, items, language, told)
        position += 1
    return _with_currencies(items)


def _phrase_at(tokens: Sequence[Token], position: int, language: str) -> tuple[int, str]:
    for words, english in phrase_index(language).get(tokens[position].word, ()):
        following = tokens[position : position + len(words)]
        if tuple(token.word for token in following) == words:
            return len(words), english
    return 0, ""


_MODALS = ("may", "must", "need not", "should", "will", "shall", "can", "cannot", "would", "could")
_BE = ("is", "are", "was", "were", "be", "been")


def _phrase(english: str, first: Token, last: Token, language: str) -> Item:
    english = english.replace("cannot", "may not")
    head = english.partition(" ")[0]
    span = (first.start, last.end)
    if english in _BE:
        return Item(english, "auxiliary", *span, first.word, "finite")
    if head in _MODALS and len(english.split()) < 4:
        return Item(english, "modal", *span, first.word, "finite")
    form = _form_of_phrase(head, first, last, language)
    if form:
        return Item(english, "verb", *span, first.word, form, base=english)
    nominal = english.rpartition(" ")[2] in _english_nouns(language) and head not in _OPENING
    return Item(english, "noun" if nominal else "phrase", *span, first.word)


_OPENING = frozenset(
    "in at on to of for by with without within under from as if not no and or subject".split()
)


@lru_cache(maxsize=8)
def _english_nouns(language: str) -> frozenset[str]:
    return frozenset(english.rpartition(" ")[2] for english in wordlist(language).noun.values())


@lru_cache(maxsize=8)
def _english_verbs(language: str) -> frozenset[str]:
    return frozenset(english.partition(" ")[0] for english in wordlist(language).verb.values())


def _form_of_phrase(head: str, first: Token, last: Token, language: str) -> str:
    """Return the form of the verb that a phrase is: "zur Verfügung stellen"; "" for none."""
    if head not in _english_verbs(language):
        return ""
    word = last.word if grammar(language)["order"] == "verb_last" else first.word
    verbs = [one for one in senses(word, language) if one.kind == "verb"]
    return verbs[0].form if verbs and verbs[0].form != "participle" else ""


def _read(
    token: Token,
    tokens: Sequence[Token],
    position: int,
    before: Sequence[Item],
    language: str,
    told: dict[int, str],
) -> list[Item]:
    start, end = token.start, token.end
    if token.kind == "mark":
        return [
            Item(
                _SYMBOLS.get(token.word, token.word),
                "money" if token.word in _SYMBOLS else "mark",
                start,
                end,
                token.word,
            )
        ]
    if token.kind == "link":
        return [Item(token.word, "name", start, end, token.word)]
    if token.kind == "date":
        return [Item(english_date(told[start]), "date", start, end, token.word)]
    if token.kind == "figure":
        return [Item(english_figure(token.word, language), "number", start, end, token.word)]
    if token.kind == "short":
        return [
            Item(
                paired(language, "words", "abbreviations")[token.word],
                "function",
                start,
                end,
                token.word,
            )
        ]
    return _word(token, tokens, position, before, language)


def _word(
    token: Token, tokens: Sequence[Token], position: int, before: Sequence[Item], language: str
) -> list[Item]:
    closing = paired(language, "words", "closing").get(token.word)
    if closing and (position + 1 == len(tokens) or tokens[position + 1].kind == "mark"):
        return [Item(closing, "auxiliary", token.start, token.end, token.word, "infinitive")]
    capital = wordlist(language).capital.get(token.word) if token.capital else None
    if capital is not None:
        return [Item(capital, "function", token.start, token.end, token.word)]
    if _is_one(token.word, tokens, position, language):
        return [Item("one", "number", token.start, token.end, token.word)]
    sense = choose(token, tokens, position, before, language)
    if sense is not None:
        return [_item(sense, token)]
    glued = _glued(token, before, language)
    if glued is not None:
        return [glued]
    if "-" in token.word:
        return _hyphened(token, tokens, position, before, language)
    sense = compound(token.word, language)
    if sense is not None:
        return [_item(sense, token)]
    return [_unknown(token, position, tokens, language)]


def _is_one(word: str, tokens: Sequence[Token], position: int, language: str) -> bool:
    """Whether an article counts what follows: "innerhalb eines Monats"."""
    if word not in listed(language, "number", "one") or position + 1 >= len(tokens):
        return False
    return tokens[position + 1].word in paired(language, "number", "units")


def _item(sense: Sense, token: Token) -> Item:
    return Item(
        inflected(sense),
        sense.kind,
        token.start,
        token.end,
        token.word,
        sense.form,
        sense.subject,
        True,
        sense.lemma,
        sense.english if sense.kind == "verb" else "",
    )


def _unknown(token: Token, position: int, tokens: Sequence[Token], language: str) -> Item:
    """Keep a word that no list has as it is; one with a capital within a sentence may be a name."""
    name = (
        token.capital
        and not grammar(language).get("capital_nouns")
        and _is_within(tokens, position)
    )
    word = token.written or token.word
    return Item(word, "name" if name else "unknown", token.start, token.end, token.word, known=name)


def _is_within(tokens: Sequence[Token], position: int) -> bool:
    return position > 0 and tokens[position - 1].word not in (
        ".",
        "!",
        "?",
        ":",
        ";",
        "•",
        "-",
        "–",
    )


def _glued(token: Token, before: Sequence[Item], language: str) -> Item | None:
    """Read a unit glued to its number: "dreißigtägig", and "30-tägig" after the figure."""
    for ending, unit in paired(language, "number", "glued").items():
        if not token.word.endswith(ending):
            continue
        first = token.word.removesuffix(ending).rstrip("-")
        number = paired(language, "number", "words").get(first) if first else None
        number = "one" if first == "ein" else number
        if number:
            return Item(f"{number} {unit}", "unit", token.start, token.end, token.word)
        if not first and before and before[-1].text == "-":
            return Item(unit, "unit", token.start, token.end, token.word)
    return None


def _hyphened(
    token: Token, tokens: Sequence[Token], position: int, before: Sequence[Item], language: str
) -> list[Item]:
    """Read the parts of a word with hyphens one by one: "Cloud-Dienste"."""
    items: list[Item] = []
    start = token.start
    for part in token.word.split("-"):
        end = start + len(part)
        if part:
            written = token.written[start - token.start : end - token.start]
            piece = Token(part, start, end, "word", token.capital, written)
            sense = choose(piece, [piece], 0, before, language) or compound(part, language)
            items.append(
                _item(sense, piece) if sense else _unknown(piece, position, tokens, language)
            )
        start = end + 1
    return items


def choose(
    token: Token, tokens: Sequence[Token], position: int, before: Sequence[Item], language: str
) -> Sense | None:
    """Choose the reading of a word that fits where it stands, None where no list has it."""
    if len(token.word) > _LONGEST_WORD:
        return None
    found = senses(token.word, language)
    if len(found) < 2:
        return found[0] if found else None
    found = tuple(one for one in found if _may_be(one, tokens, position, before, language)) or found
    if token.capital and (_is_within(tokens, position) or len(tokens) < _FEW):
        order = ("number", "unit", "noun")
    else:
        order = _usual_order(before, language)
    for kind in order:
        for one in found:
            if one.kind == kind:
                return one
    return found[0]


def _may_be(
    sense: Sense, tokens: Sequence[Token], position: int, before: Sequence[Item], language: str
) -> bool:
    if sense.kind == "unit":
        return bool(before) and (
            before[-1].kind == "number" or before[-1].text in (")", "business", "calendar")
        )
    if sense.kind == "number":
        following = [token.word for token in tokens[position + 1 : position + 3]]
        units = paired(language, "number", "units")
        return any(word in units or word == "(" for word in following) or sense.english not in (
            "6",
            "9",
        )
    return True


_FIRST = ("number", "unit", "modal", "auxiliary", "function", "adverb")


def _usual_order(before: Sequence[Item], language: str) -> tuple[str, ...]:
    """After an article or a preposition a noun is likelier, elsewhere a verb."""
    last = before[-1] if before else None
    nominal = last is not None and (
        last.kind in ("adjective", "number")
        or (last.kind == "function" and last.text in _BEFORE_NOUNS)
    )
    if grammar(language).get("capital_nouns"):
        return (*_FIRST, "verb", "adjective", "noun")
    return (
        (*_FIRST, "noun", "adjective", "verb")
        if nominal
        else (*_FIRST, "verb", "noun", "adjective")
    )


_BEFORE_NOUNS = frozenset(
    "the a an our your their its his her my this these that those of in on at with without no any each every all "
    "some such other by from under after before within for per "
    "of the|in the|to the|from the|on the|at the|with the".replace("|", " | ").split()
) | {"of the", "in the", "to the", "from the", "on the", "at the", "with the", "any of the"}


def _with_currencies(items: list[Item]) -> list[Item]:
    """Put a currency before its amount, as in "EUR 50000"."""
    found: list[Item] = []
    for item in items:
        money = item.kind == "money" or (item.kind == "unit" and item.text in _MONEY)
        place = len(found) - 1
        while place >= 0 and found[place].text in ("million", "billion", ")"):
            place -= 1
        if (
            money
            and place >= 0
            and found[place].kind == "number"
            and found[place].text[:1].isdigit()
        ):
            while place > 0 and found[place - 1].text == "(":
                place -= 1
            if place > 0 and found[place - 1].kind == "money":
                continue
            found.insert(place, item._replace(kind="money"))
        else:
            found.append(item)
    return found
