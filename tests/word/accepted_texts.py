"""Run by the Python that has LibreOffice's `uno`: write each file as text, changes accepted.

usage: accepted_texts.py PIPE FILE… ; beside each FILE comes FILE.txt
"""

import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


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


def main(pipe, *files):
    context = connect(pipe)
    manager = context.ServiceManager
    desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    for file in files:
        place = Path(file).as_uri()
        document = desktop.loadComponentFromURL(place, "_blank", 0, (value("Hidden", True),))
        frame = document.CurrentController.Frame
        dispatcher.executeDispatch(frame, ".uno:AcceptAllTrackedChanges", "", 0, ())
        wanted = (value("FilterName", "Text (encoded)"), value("FilterOptions", "UTF8,LF,,,"))
        document.storeToURL(f"{place}.txt", wanted)
        document.close(True)


if __name__ == "__main__":
    main(*sys.argv[1:])
