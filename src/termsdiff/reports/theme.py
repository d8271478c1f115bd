"""Templates and styles of the pages: the built-in ones, overridden by those of a custom theme.

A theme is a folder. Its `*.html` files replace the templates of the same name, its `page.css` and
`page.js` replace style sheet and script, its `theme.css` is added after the style sheet. A theme is
trusted with the look, not with the reader's machine: templates run in a sandbox, their output is
always escaped, and the page's content security policy forbids loading anything.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    nodes,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from ..errors import TermsdiffError
from ..input.files import decode, read_file
from ..input.inside import find_inside, root_of
from ..spoken import say, spoken_language
from .safe_html import plain_text
from .script_words import in_spoken_words

_OWN = resources.files(__package__) / "templates"


GENERATOR = '<meta name="generator" content="termsdiff">'
"""The generator of every page: a page that has it may be replaced by a newer one."""
_MOST_STYLE = 2_000_000
_Source = tuple[str, str, Callable[[], bool]]


class _PackageLoader(BaseLoader):
    """Read the built-in templates, wherever the package is installed."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:
        """Return the source of a template; raise TemplateNotFound if there is none."""
        resource = _OWN / template
        if "/" in template or not resource.is_file():
            raise TemplateNotFound(template)
        return resource.read_text("utf-8"), template, None


class _ThemeLoader(FileSystemLoader):
    """Read custom templates; one that switches escaping off is refused."""

    def get_source(self, environment: Environment, template: str) -> _Source:
        """Return the source of a template of the theme."""
        for folder in self.searchpath:
            # a link could expose any file of this machine on a published page
            find_inside(root_of(Path(folder)), Path(folder) / template)
        source, path, unchanged = super().get_source(environment, template)
        if environment.parse(source).find(nodes.ScopedEvalContextModifier):
            raise TermsdiffError(f"{path}: a theme cannot switch escaping off; remove that tag")
        return source, path, unchanged


@dataclass(frozen=True, slots=True)
class Theme:
    """Templates, style and script of the pages."""

    environment: Environment
    style: str
    folder: Path | None

    def script(self, name: str, *more: str) -> str:
        """Return a script of several files; a theme that has the first one replaces all of it."""
        own = _own_file(name, self.folder) is not None
        parts = (_read(part, self.folder) for part in (name, *(() if own else more)))
        return in_spoken_words("\n".join(parts))

    def render(self, template: str, values: Mapping[str, object], script: str = "") -> str:
        """Render a page; raise TermsdiffError if the theme's template does not work."""
        try:
            return self.environment.get_template(template).render(
                say=say,
                spoken=spoken_language(),
                generator=Markup(GENERATOR),  # noqa: S704 - a constant
                policy=_policy(self.style, script),
                style=Markup(self.style),  # noqa: S704 - the theme's own, cannot end its element
                script=Markup(script),  # noqa: S704 - the theme's own, cannot end its element
                **values,
            )
        except (TemplateError, SyntaxError) as error:
            where = self.folder or "the built-in theme"
            raise TermsdiffError(f"{where}: {template} does not render: {error}") from error


def _read(name: str, folder: Path | None) -> str:
    """Return a style or script that cannot close its own element."""
    own = _own_file(name, folder)
    text = (_OWN / name).read_text("utf-8") if own is None else own
    return text.strip().replace("</", "<\\/").replace("<!--", "<\\!--")


def _own_file(name: str, folder: Path | None) -> str | None:
    """Return a file of a custom theme; None if it has no such file."""
    if folder is None:
        return None
    found = find_inside(root_of(folder), folder / name)
    return None if found is None else decode(read_file(str(found), _MOST_STYLE), str(folder / name))


def _style(folder: Path | None) -> str:
    parts = [_read("page.css", folder)]
    if _own_file("theme.css", folder) is not None:
        parts.append(_read("theme.css", folder))
    return "\n".join(parts)


def _digest(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def _policy(style: str, script: str) -> str:
    """Return the page's security policy: its own style and script by digest, nothing else."""
    scripts = _digest(script) if script else "'none'"
    return (
        f"default-src 'none'; style-src {_digest(style)}; script-src {scripts}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _printable(value: object) -> object:
    """Name the controls in a template's output; safe HTML already has them named."""
    return plain_text(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@lru_cache(maxsize=8)
def load_theme(folder: Path | None = None) -> Theme:
    """Return the built-in theme, overridden by a custom folder; raise TermsdiffError if missing."""
    if folder is not None and not folder.is_dir():
        raise TermsdiffError(f"{folder}: no such folder; a theme is a folder of templates")
    own: list[BaseLoader] = [_PackageLoader()]
    loaders = [_ThemeLoader(folder), *own] if folder else own
    # built-in templates need no sandbox, which doubles the time of a long page
    kind = ImmutableSandboxedEnvironment if folder else Environment
    environment = kind(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_printable,
    )
    # safe HTML is marked in Python, where it is escaped; templates cannot mark it
    del environment.filters["safe"]
    return Theme(environment, _style(folder), folder)
