"""LibreOffice, if it is installed: files of other word processors as Word files."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from ...errors import TermsdiffError

_SECONDS = 120
_LARGEST = 100_000_000
_SETTINGS: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
"""No macros, nothing fetched, no link to another file followed."""


def to_word(data: bytes, ending: str) -> bytes:
    """Let LibreOffice convert a file to Word's format, in a temporary profile.

    Raises TermsdiffError if LibreOffice is missing, fails, or takes too long.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise TermsdiffError(
            f"a file of the kind {ending.upper()}, which LibreOffice would have to read; "
            "install LibreOffice, or save it as .docx"
        )
    with tempfile.TemporaryDirectory(prefix="termsdiff-") as folder:
        place = Path(folder)
        source, written = place / f"in.{ending}", place / "out" / "in.docx"
        source.write_bytes(data)
        profile = place / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
        _run(program, source, written.parent, profile.parent)
        if not written.is_file():
            raise TermsdiffError(f"an {ending.upper()} file that LibreOffice cannot read")
        if written.stat().st_size > _LARGEST:
            raise TermsdiffError("a file that unpacks to more than any terms would need")
        return written.read_bytes()


def _run(program: str, source: Path, target: Path, profile: Path) -> None:
    command = [
        program,
        *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
        f"-env:UserInstallation={profile.as_uri()}",
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(target), str(source)),
    ]
    # a separate session: LibreOffice is a script that starts the real program
    process = subprocess.Popen(  # noqa: S603
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=source.parent,
        start_new_session=True,
    )
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        _stop(process)
        raise TermsdiffError(
            f"a file that LibreOffice has not read after {_SECONDS} seconds; save it as .docx"
        ) from None
    except BaseException:
        _stop(process)
        raise


def _stop(process: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError, AttributeError):
        # all of it has ended, or the system has no process groups
        process.kill()
    process.wait()
