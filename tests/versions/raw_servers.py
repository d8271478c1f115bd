"""Servers on loopback that answer with bytes of the test's own, as slowly as it likes."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

PATIENCE = 6.0
"""Seconds after which a server gives up, whatever the client does."""


@contextmanager
def raw_server(pieces: Iterable[bytes], pause: float = 0.0) -> Iterator[str]:
    """Answer every connection with these pieces, a pause between them; yield the address."""
    wanted = list(pieces)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.2)
        stopped = threading.Event()

        def answer(stream: socket.socket) -> None:
            until = time.monotonic() + PATIENCE
            with stream:
                try:
                    stream.recv(65_536)
                    for piece in wanted:
                        stream.sendall(piece)
                        if stopped.wait(pause) or time.monotonic() > until:
                            return
                except OSError:
                    return

        def serve() -> None:
            while not stopped.is_set():
                try:
                    stream, _ = listening.accept()
                except OSError:
                    continue
                threading.Thread(target=answer, args=(stream,), daemon=True).start()

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            stopped.set()
            thread.join()
