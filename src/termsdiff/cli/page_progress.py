"""Show on a terminal how many pages of a site are made."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from ..reports.site import SitePage


def with_progress(pages: Iterator[SitePage], total: int) -> Iterator[SitePage]:
    """Yield each page as it is made, and show progress on standard error."""
    columns = (
        BarColumn(),
        MofNCompleteColumn(separator=" of "),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("pages", total=total)
        for page in pages:
            progress.update(task, advance=1, description=page.path)
            yield page
