"""Word files at random with every feature of lists and of running text, from a fixed seed.

Each paragraph stands between two marks, so that its number can be found in any text of the file.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from word_package import (
    box,
    cell,
    control,
    field,
    kind_of_list,
    level,
    list_of,
    mark,
    numbered,
    package,
    paragraph,
    row,
    run,
    starting,
    table,
    tracked,
    xml_part,
)

_WORDS = (
    "fee harbour notice supplier licence output customer breach remedy annex payment tariff audit "
    "invoice delivery warranty termination confidentiality venue assignment"
)
WORDS = _WORDS.split()
_FORMS = (
    "decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText "
    "decimalZero decimalEnclosedCircle chicago russianLower hebrew1 hebrew2 arabicAlpha "
    "thaiLetters ganada chosung aiueoFullWidth irohaFullWidth japaneseCounting "
    "chineseCountingThousand ideographTraditional ideographZodiac koreanCounting koreanLegal "
    "decimalFullWidth none bullet"
)
FORMS = _FORMS.split()
_TEXTS = ("%{n}.", "(%{n})", "%{n})", "Section %{n}:", "§ %{n}", "%{n}")


class Maker:
    """Writes one document; `seed` decides all of it."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.random = random.Random(seed)
        self.count = 0
        self.kinds: list[str] = []
        self.lists: list[str] = []
        self.styles: list[str] = []
        self.families: list[list[int]] = []
        self.by_style: list[str] = []
        self.notes: list[str] = []

    def words(self) -> str:
        return " ".join(self.random.choices(WORDS, k=self.random.randint(2, 9)))

    def text(self, inner: str = "") -> str:
        """Return runs between two marks."""
        self.count += 1
        name = f"{self.seed:02}n{self.count:03}"
        return run(f"Q{name} ") + (inner or run(self.words())) + run(f" Z{name}")

    def kind(self) -> list[int]:
        """Add a kind of list with lists of it; return the ids of the lists."""
        number = len(self.kinds) + 1
        first = len(self.lists) + 1
        rounds = self.random.choice(("legal", "mixed", "odd"))
        levels = [self.level(n, rounds) for n in range(5)]
        self.kinds.append(kind_of_list(number, *levels))
        self.lists.append(list_of(first, number))
        own = [first]
        for _ in range(self.random.randint(0, 2)):
            depth = self.random.randint(0, 2)
            more = self.random.choice(
                (
                    "",
                    starting(0, 1) + starting(1, 1) + starting(2, 1),
                    starting(depth, self.random.choice((1, 1, 3, 5))),
                    # the start of a level that lists share has to be one: LibreOffice mixes them
                    f'<w:lvlOverride w:ilvl="1">{_restyled(levels[1])}</w:lvlOverride>',
                )
            )
            self.lists.append(list_of(len(self.lists) + 1, number, more))
            own.append(len(self.lists))
        if self.random.random() < 0.3:
            self.link(number, own)
        return own

    def link(self, number: int, own: list[int]) -> None:
        """Add a list whose levels stand in the kind that a style names."""
        style = f"Linked{number}"
        self.kinds[number - 1] = self.kinds[number - 1].replace(
            "<w:lvl ", f'<w:styleLink w:val="{style}"/><w:lvl ', 1
        )
        self.styles.append(
            f'<w:style w:type="numbering" w:styleId="{style}"><w:name w:val="{style}"/><w:pPr>'
            f'<w:numPr><w:numId w:val="{own[0]}"/></w:numPr></w:pPr></w:style>'
        )
        self.kinds.append(
            kind_of_list(len(self.kinds) + 1, more=f'<w:numStyleLink w:val="{style}"/>')
        )
        self.lists.append(list_of(len(self.lists) + 1, len(self.kinds)))
        own.append(len(self.lists))

    def level(self, depth: int, rounds: str) -> str:
        start = self.random.choice((1, 1, 1, 1, 0, 4, 25))
        if rounds == "legal":
            text = ".".join(f"%{n + 1}" for n in range(depth + 1)) + ("." if depth == 0 else "")
            # Roman parts above decimal clauses need `isLgl`, which is tested elsewhere
            return level(depth, "decimal", text, self.random.choice((1, 1, 1, 3)))
        form = FORMS[(self.seed + depth * 7) % len(FORMS)] if rounds == "odd" else ""
        form = form or ("decimal", "lowerLetter", "lowerRoman", "upperLetter", "upperRoman")[depth]
        if form == "bullet":
            return level(depth, form, "•")
        if start == 0 and form != "decimal":
            start = 1
        limit = 8 if form.startswith("ideograph") or form in ("chicago", "russianLower") else start
        text = self.random.choice(_TEXTS).format(n=depth + 1)
        return level(depth, form, text, min(start, limit))

    def style(self, own: list[int]) -> None:
        """Add styles that number their paragraphs, and styles that are based on those."""
        name = f"Clause{len(self.styles)}"
        depth = self.random.randint(0, 2)
        base = f'<w:style w:type="paragraph" w:styleId="{name}{{0}}"><w:name w:val="{name}{{0}}"/>'
        for ending, above, properties in (
            ("", "Normal", numbered(own[0], depth)),
            ("Based", name, ""),
            ("Deeper", name, '<w:numPr><w:ilvl w:val="3"/></w:numPr>'),
            ("Plain", name, '<w:numPr><w:numId w:val="0"/></w:numPr>'),
        ):
            self.styles.append(
                f'{base.format(ending)}<w:basedOn w:val="{above}"/><w:pPr>{properties}</w:pPr>'
                "</w:style>"
            )
            self.by_style.append(name + ending)

    def clause(self, content: str = "", more: str = "") -> str:
        """Return a paragraph, numbered in one of many ways or not at all."""
        content = content or self.text()
        way = self.random.random()
        if way < 0.1:
            own = self.random.choice(self.families)
            depth = self.random.randint(0, 2)
            return paragraph(content, numbered(own[0], depth) + more, f"Heading{depth + 1}")
        if way < 0.55:
            own = self.random.choice(self.families)
            depth = min(4, int(self.random.expovariate(1.1)))
            return paragraph(content, numbered(self.random.choice(own), depth) + more)
        if way < 0.8:
            return paragraph(content, more, self.random.choice(self.by_style))
        if way < 0.86:
            style = self.random.choice(self.by_style)
            return paragraph(content, numbered(0) + more, style)
        return paragraph(content, more)

    def block(self) -> str:
        makers: tuple[Callable[[], str], ...] = (
            *(self.clause,) * 12,
            self.controlled,
            self.rich,
            self.rich,
            self.tabled,
            self.merged,
            self.lost_end,
            self.new_end,
            lambda: paragraph("", numbered(self.random.choice(self.families)[0])),
            lambda: control(table(control(row("Kopf", self.cell())), columns=2)),
            lambda: f'<w:customXml w:element="x">{self.clause()}</w:customXml>',
        )
        return self.random.choice(makers)()

    def controlled(self) -> str:
        return control(self.clause() + control(self.clause()))

    def rich(self, *, notes: bool = True) -> str:
        """Return a clause with all that may stand in a line."""
        pieces = (
            lambda: control(run(self.words())),
            lambda: f'<w:hyperlink w:anchor="x">{run(self.words())}</w:hyperlink>',
            lambda: f'<w:fldSimple w:instr=" QUOTE x ">{run(self.words())}</w:fldSimple>',
            lambda: field(" QUOTE x ", run(self.words())),
            lambda: field(" QUOTE x ", field(" QUOTE y ", run(self.words())) + run(self.words())),
            lambda: (
                f"<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>{self.words()}</w:t></w:r>"
            ),
            lambda: f"<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>{self.words()}</w:t></w:r>",
            lambda: f"<w:smartTag w:element='x'>{run(self.words())}</w:smartTag>",
            lambda: tracked("ins", run(self.words())),
            lambda: tracked("del", run("deleted words")),
            lambda: box(paragraph(self.text())),
            lambda: run(self.words(), "<w:b/>"),
            lambda: run("* # _ | <b> [x](y) & &amp; ~~z~~ \\ 1. `"),
            self.note if notes else lambda: run(self.words()),
        )
        chosen = self.random.choices(pieces, k=3)
        return self.clause(self.text(run(" ").join(piece() for piece in chosen)))

    def note(self) -> str:
        self.notes.append(self.words())
        return f'<w:r><w:footnoteReference w:id="{len(self.notes) + 1}"/></w:r>' + run(
            f" {self.words()}"
        )

    def cell(self) -> str:
        clauses = [self.clause() for _ in range(self.random.randint(0, 2))]
        # a note in a cell stands between two paragraphs of it
        rest = self.rich(notes=False) if self.random.random() < 0.2 else self.clause()
        return cell("".join((*clauses, rest)))

    def tabled(self) -> str:
        inner = table(row(self.cell(), self.cell())) + paragraph(self.text())
        rows = [row(self.cell(), self.cell()) for _ in range(self.random.randint(1, 3))]
        if self.random.random() < 0.4:
            new = '<w:ins w:id="1" w:author="A"/>'
            rows.append(row(self.cell(), self.cell(), properties=new))
        if self.random.random() < 0.3:
            rows.append(row(cell(paragraph(self.text()) + inner), self.cell()))
        return table(*rows) + paragraph("")

    def merged(self) -> str:
        wide = cell(self.clause(), '<w:gridSpan w:val="2"/>')
        top = cell(self.clause(), '<w:vMerge w:val="restart"/>')
        below = cell(paragraph(""), "<w:vMerge/>")
        return table(
            row(wide), row(top, self.cell()), row(below, self.cell()), columns=2
        ) + paragraph("")

    def lost_end(self) -> str:
        """Return paragraphs whose end is deleted: with words left in the first, or with none."""
        if self.random.random() < 0.5:
            # LibreOffice takes a list as begun by a paragraph that goes up in the one before it
            own = self.random.choice(self.families)[0]
            first, second = (numbered(own, self.random.randint(0, 2)) for _ in range(2))
            before = paragraph(self.text() + run(" "), first + mark("del"))
            return before + paragraph(self.text(), second)
        # of one that is gone altogether LibreOffice keeps the form: both have the same here
        whole = self.clause(tracked("del", run("gone")), mark("del"))
        return whole + whole.replace(mark("del"), "").replace(
            tracked("del", run("gone")), self.text()
        )

    def new_end(self) -> str:
        return self.clause(tracked("ins", self.text()), mark("ins")) + self.clause()


def _restyled(level: str) -> str:
    """Return a level with the same start, written otherwise."""
    return re.sub(r'lvlText w:val="[^"]*"', 'lvlText w:val="Item %2"', level)


def make(seed: int) -> bytes:
    """Return the Word file of a seed."""
    maker = Maker(seed)
    maker.families = [maker.kind() for _ in range(maker.random.randint(2, 4))]
    for own in maker.families:
        maker.style(own)
    body = "".join(maker.block() for _ in range(30)) + "<w:sectPr/>"
    notes = "".join(
        f'<w:footnote w:id="{n}">{paragraph(run(text))}</w:footnote>'
        for n, text in enumerate(maker.notes, start=2)
    )
    return package(
        body,
        xml_part("footnotes", notes),
        styles="".join(maker.styles),
        numbering="".join(maker.kinds + maker.lists),
    )
