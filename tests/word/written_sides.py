"""Run by the Python that has LibreOffice's `uno`: write sides of each file as text.

usage: written_sides.py PIPE SIDES FILE… ; SIDES are `new`, `old` or `new,old`; beside each FILE
come FILE.new.txt (all tracked changes accepted) and FILE.old.txt (all rejected); LibreOffice is
ended when it is done.
"""

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


def value(name, content):
    return PropertyValue(name, 0, content, 0)


def main(pipe, sides, *files):
    context = connect(pipe)
    manager = context.ServiceManager
    desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    for file in files:
        place = Path(file).as_uri()
        for side in sides.split(","):
            # a file that has to be repaired is not opened at all: RepairPackage is off
            how = (value("Hidden", True), value("RepairPackage", False))
            document = desktop.loadComponentFromURL(place, "_blank", 0, how)
            frame = document.CurrentController.Frame
            dispatcher.executeDispatch(frame, COMMANDS[side], "", 0, ())
            wanted = (value("FilterName", "Text (encoded)"), value("FilterOptions", "UTF8,LF,,,"))
            document.storeToURL(f"{place}.{side}.txt", wanted)
            document.close(True)
    desktop.terminate()


if __name__ == "__main__":
    main(*sys.argv[1:])
