"""Run by the Python that has LibreOffice's `uno`: print each file's paragraphs, one side of it.

usage: libreoffice.py PIPE FILE… ; the answer is JSON: [{"old": […], "new": […]}, …]
"""

import json
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

COMMANDS = {"new": ".uno:AcceptAllTrackedChanges", "old": ".uno:RejectAllTrackedChanges"}


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(120):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.5)
    raise SystemExit("LibreOffice did not start")


def paragraphs(document):
    found = []
    enumeration = document.Text.createEnumeration()
    while enumeration.hasMoreElements():
        element = enumeration.nextElement()
        if element.supportsService("com.sun.star.text.Paragraph") and element.String.strip():
            found.append(element.String)
    return found


def one_side(context, desktop, path, command):
    hidden = PropertyValue("Hidden", 0, True, 0)
    document = desktop.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, (hidden,))
    try:
        dispatcher = context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.DispatchHelper", context
        )
        frame = document.CurrentController.Frame
        dispatcher.executeDispatch(frame, command, "", 0, ())
        return paragraphs(document)
    finally:
        document.close(True)


def main(pipe, *files):
    context = connect(pipe)
    desktop = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.Desktop", context
    )
    answer = [
        {side: one_side(context, desktop, path, command) for side, command in COMMANDS.items()}
        for path in files
    ]
    json.dump(answer, sys.stdout)
    desktop.terminate()


main(*sys.argv[1:])
