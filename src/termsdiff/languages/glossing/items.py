"""Items: a text read word by word, each with its English, in the original order."""

from __future__ import annotations

from collections.abc import Sequence

from .english_figures import english_date, english_figure
from .foreign_phrases import phrase_at, phrase_item
from .foreign_words import Token, tokenize
from .inflection import listed, paired
from .item import Item
from .lists import grammar, wordlist
from .senses import Sense, compound, inflected, senses
from .separable import separations

_LONGEST_WORD = 80
_FEW = 4
"""The most tokens of a heading, which rarely starts with a verb."""
_MONEY = frozenset({"EUR", "USD", "GBP", "CHF", "PLN", "BRL"})
_SYMBOLS = {"€": "EUR", "$": "USD", "£": "GBP"}


def read_items(text: str, language: str, dates: Sequence[tuple[int, int, str]] = ()) -> list[Item]:
    """Read a text word by word; `dates` are spans with their dates, as ISO 8601."""
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
            length, english = phrase_at(tokens, position, language)
            if length:
                last = tokens[position + length - 1]
                items.append(phrase_item(english, token, last, language))
                position += length
                continue
        items += _read(token, tokens, position, items, language, told)
        position += 1
    return _with_currencies(items)


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
    """Whether an article means "one" of what follows: "innerhalb eines Monats"."""
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
    """Keep a word that no list has; a capitalised one within a sentence may be a name."""
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
    """Choose the reading of a word that fits its place, None if no list has it."""
    if len(token.word) > _LONGEST_WORD:
        return None
    found = senses(token.word, language)
    if len(found) < 2:
        return found[0] if found else None
    found = tuple(one for one in found if _may_be(one, tokens, position, before, language)) or found
    if token.capital and (_is_within(tokens, position) or len(tokens) < _FEW):
        order: tuple[str, ...] = ("number", "unit", "noun")
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
    """Sort readings: after an article or a preposition nouns first, elsewhere verbs."""
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


_PREPOSITIONS = (
    "of in on at with without by from under after before within for per to from",
    "the a an our your their its his her my this these that those",
    "no any each every all some such other",
)
_BEFORE_NOUNS = frozenset(" ".join(_PREPOSITIONS).split()) | {
    f"{one} the" for one in ("of", "in", "to", "from", "on", "at", "with")
}


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
