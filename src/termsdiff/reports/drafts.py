"""Write the draft of a notice: a notice, a section for the page, an entry for a feed, a calendar.

The texts are jinja2 templates (`templates/drafts`); custom ones are in a folder and run in a
sandbox. Document text never becomes markup in their output.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateError, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import escape

from ..errors import TermsdiffError
from ..input.files import decode, read_file
from ..input.inside import find_inside, root_of
from ..rules.spoken_values import spoken
from ..text.visible import visible_line
from .wording import counted, topic_name

if TYPE_CHECKING:
    from ..notice.deadlines import Deadline
    from ..notice.draft import Draft, Group, Item

TEMPLATES = {"notice": "notice.md", "changes": "changes.md", "atom": "atom.xml"}
_OWN = resources.files(__package__) / "templates" / "drafts"
_MOST = 1_000_000
_MARKUP = re.compile(r"([\\`*_\[\]<>|~])")
_OPENING = re.compile(r"^(\s*)(#|[-+](?=\s)|\d+(?=[.)]\s))")
_FIGURE = re.compile(r"\d+")
_BLANK = re.compile(r"\n{3,}")
_LINK = re.compile(r"https?://[^\s<>()\"'\\]+")
_SIDES = {"customer": "in your favour", "provider": "in our favour"}
_DEADLINES = {
    "object": "You can object until {day}.",
    "cancel": "You can cancel until {day}.",
}
_Escape = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One item as templates print it; `values` are `old → new`, "" if the text already has them."""

    line: str
    values: str
    side: str
    link: str


@dataclass(frozen=True, slots=True)
class Section:
    """The entries of one topic."""

    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class DraftPage:
    """Everything a template can print; texts are already escaped for its format."""

    title: str
    id: str
    stamp: str
    sent: str
    applies: str
    days: str | None
    promise: str
    deadlines: tuple[str, ...]
    groups: tuple[Section, ...]
    proved: str
    count: str
    release: str
    link: str


def render_draft(draft: Draft, kind: str, link: str = "", folder: str = "") -> str:
    """Return a draft as text; raise TermsdiffError for an invalid link or a broken template."""
    if link and not _LINK.fullmatch(link):
        raise TermsdiffError(f"--link {link!r} is not an address; write https://…")
    name = TEMPLATES[kind]
    is_xml = name.endswith(".xml")
    page = _page(draft, link, xml_text if is_xml else markdown_text)
    environment = _environment(folder)
    try:
        text = environment.get_template(name).render(draft=page)
    except (TemplateError, SyntaxError) as error:
        raise TermsdiffError(f"{folder or 'termsdiff'}: {name} does not render: {error}") from None
    return _BLANK.sub("\n\n", text).strip() + "\n"


def markdown_text(text: str) -> str:
    """Return a text as one line of Markdown that displays it unchanged."""
    line = _MARKUP.sub(r"\\\1", visible_line(text))
    return _OPENING.sub(r"\1\\\2", line)


def xml_text(text: str) -> str:
    """Return a text for an element or an attribute of XML."""
    return str(escape(visible_line(text)))


def _page(draft: Draft, link: str, shown: _Escape) -> DraftPage:
    comparison, timing = draft.comparison, draft.timing
    title = comparison.new.title or comparison.old.title or "these terms"
    applies = timing.effective_date
    count = len({item.change for item in draft.items})
    stamp = draft.sent or applies
    return DraftPage(
        title=shown(title),
        id=f"urn:sha256:{_digest(draft)}",
        stamp=datetime.combine(stamp, time(), UTC).isoformat() if stamp else "",
        sent=draft.sent.isoformat() if draft.sent else "",
        applies=applies.isoformat() if applies else "",
        days=_days(draft),
        promise=shown(_promise(draft)),
        deadlines=tuple(_deadline(one) for one in draft.deadlines if one.kind in _DEADLINES),
        groups=tuple(_section(group, link, shown) for group in draft.groups),
        proved=_proved(draft.proved),
        count=f"{counted(count, 'change')}." if count else "No changes that need to be announced.",
        release=draft.release.name,
        link=shown(link) if shown is xml_text else link,
    )


def _days(draft: Draft) -> str | None:
    days = draft.timing.days
    return counted(days, "day") if days is not None and days >= 0 else None


def _digest(draft: Draft) -> str:
    words = f"{draft.comparison.old.sha256} {draft.comparison.new.sha256}"
    return hashlib.sha256(words.encode()).hexdigest()


def _promise(draft: Draft) -> str:
    timing = draft.timing
    if timing.promised is None:
        return ""
    return f"The previous version promised {spoken(timing.promised)} of notice."


def _deadline(one: Deadline) -> str:
    return _DEADLINES[one.kind].format(day=one.day.isoformat())


def _section(group: Group, link: str, shown: _Escape) -> Section:
    return Section(
        shown(topic_name(group.topic)), tuple(_entry(item, link, shown) for item in group.items)
    )


def _entry(item: Item, link: str, shown: _Escape) -> Entry:
    anchor = f"{link}#{item.change}" if link else ""
    return Entry(shown(item.line), shown(_values(item)), _SIDES.get(item.favours, ""), anchor)


def _values(item: Item) -> str:
    """Return old and new value, unless the text says both of them."""
    if item.old_value is None or item.new_value is None:
        return ""
    old, new = spoken(item.old_value), spoken(item.new_value)
    said = set(_FIGURE.findall(item.text))
    if set(_FIGURE.findall(f"{old} {new}")) <= said:
        return ""
    return f"{old} → {new}"


def _proved(number: int) -> str:
    if not number:
        return ""
    words = "edit was" if number == 1 else "edits were"
    return f"{number:,} further {words} proved to say the same as before."


class _Loader(BaseLoader):
    """Read a custom template if there is one, or else the built-in one."""

    def __init__(self, folder: str) -> None:
        self._folder = Path(folder) if folder else None

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:
        """Return the source of a template; raise TemplateNotFound if there is none."""
        if template not in TEMPLATES.values():
            raise TemplateNotFound(template)
        if self._folder is not None:
            found = find_inside(root_of(self._folder), self._folder / template)
            if found is not None:
                return decode(read_file(str(found), _MOST), str(found)), str(found), None
        return (_OWN / template).read_text("utf-8"), template, None


def _environment(folder: str) -> Environment:
    if folder and not Path(folder).is_dir():
        raise TermsdiffError(
            f"{folder}: no such folder; it should contain {', '.join(TEMPLATES.values())}"
        )
    kind = ImmutableSandboxedEnvironment if folder else Environment
    # output is already escaped for its format, in Python: HTML's rules would break it
    environment = kind(
        loader=_Loader(folder), trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    environment.filters["e"] = _escape_again
    return environment


def _escape_again(value: object) -> str:
    """Escape again: HTML inside the XML of a feed."""
    return str(escape(str(value)))
