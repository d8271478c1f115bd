"""Run a command of termsdiff for an agent, with limits on time, memory and output."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import anyio

from ..errors import TermsdiffError

SECONDS = 120.0
MEMORY = 4_000_000_000
MOST_BYTES = 2_000_000
"""The largest result: more is of no use to an agent, which must read it."""
_MOST_COMPLAINT = 20_000


class Done(NamedTuple):
    """What a command wrote to standard output and error, and its exit status."""

    output: str
    said: tuple[str, ...]
    status: int


class _TooMuch(Exception):  # noqa: N818 - turned into an error of the user's right away
    pass


async def run_command(
    folder: Path, words: Sequence[str], seconds: float = SECONDS, most: int = MOST_BYTES
) -> Done:
    """Run a command in a folder and return the result.

    Raises TermsdiffError with the command's own message if it fails, takes too long or writes too
    much.
    """
    command = [sys.executable, "-m", "termsdiff.cli.bounded", str(MEMORY), *words]
    process = await anyio.open_process(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
    )
    output = bytearray()
    complaint = bytearray()

    async def read(stream: Any, into: bytearray, limit: int, *, strict: bool) -> None:
        async for chunk in stream:
            if len(into) + len(chunk) > limit:
                if strict:
                    raise _TooMuch
                continue
            into.extend(chunk)

    try:
        with anyio.fail_after(seconds):
            async with anyio.create_task_group() as group:
                group.start_soon(lambda: read(process.stdout, output, most, strict=True))
                group.start_soon(
                    lambda: read(process.stderr, complaint, _MOST_COMPLAINT, strict=False)
                )
            status = await process.wait()
    except TimeoutError:
        raise TermsdiffError(
            f"{words[0]}: took longer than {seconds:g} seconds; compare smaller documents"
        ) from None
    except BaseExceptionGroup as group:
        if group.subgroup(_TooMuch) is None:
            raise
        raise TermsdiffError(
            f"{words[0]}: result larger than {most:,} bytes; ask for less: a topic, a materiality "
            f"such as "
            "`material`, or fewer documents"
        ) from None
    finally:
        with anyio.CancelScope(shield=True):
            if process.returncode is None:
                process.kill()
            await process.aclose()
    said = tuple(complaint.decode("utf-8", "replace").splitlines())
    if status not in (0, 1):
        raise TermsdiffError(_complaint(said, words[0], status))
    return Done(output.decode("utf-8", "replace"), said, status)


def _complaint(said: Sequence[str], command: str, status: int) -> str:
    if not said:
        return f"{command}: ended with status {status}; the documents may be too large"
    return said[-1].removeprefix("termsdiff: ")


async def run_json(folder: Path, words: Sequence[str]) -> Any:
    """Run a command that writes JSON and return what it wrote."""
    done = await run_command(folder, [*words, "--format", "json", "--quiet"])
    return json.loads(done.output)
