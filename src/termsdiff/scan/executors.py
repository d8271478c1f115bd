"""Where the work is done: processes on this machine, or a Dask cluster, behind one interface."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module

from ..errors import TermsdiffError
from ..on_demand import optional

OpenExecutor = Callable[[], AbstractContextManager[Executor]]
"""Opens a new executor each time: a pool that lost a worker is no longer usable."""
_NO_DASK = "--scheduler needs Dask: install it with `pip install 'termsdiff[dask]'`"
_CONNECT_SECONDS = 20
_ALLOCATIONS = 20_000
"""New objects between two garbage collections in a worker."""


def processes(jobs: int) -> OpenExecutor:
    """Return a function that opens a pool of that many processes on this machine."""

    @contextmanager
    def opened() -> Iterator[Executor]:
        # forking a process with threads can deadlock; spawning one costs a second
        context = multiprocessing.get_context("spawn")
        pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_prepare)
        try:
            yield pool
        except BaseException:
            _stop(pool)
            raise
        pool.shutdown()

    return opened


def _prepare() -> None:
    """Turn a process into a worker: ignore Ctrl-C, import everything, rarely collect garbage."""
    # Ctrl-C reaches the whole process group; only the parent decides what to do
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    import_module(f"{__package__}.work")
    # documents have few cycles: collecting garbage as often as usual takes 7 % of the time
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS, 20, 50)


def _leave_with_parent() -> None:
    """End a worker whose parent was killed: it would interfere with the files of the next run."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _stop(pool: ProcessPoolExecutor) -> None:
    """End the workers at once: the next run repeats what they were working on."""
    workers = list((getattr(pool, "_processes", None) or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for worker in workers:
        worker.terminate()


def dask_cluster(address: str) -> OpenExecutor:
    """Return a function that connects to the scheduler of a Dask cluster.

    Its workers need termsdiff, the sources and the output under the same paths. Raises
    TermsdiffError if `distributed` is not installed or there is no answer.
    """
    connect = optional("distributed", _NO_DASK).Client

    @contextmanager
    def opened() -> Iterator[Executor]:
        try:
            client = connect(address, timeout=_CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise TermsdiffError(
                f"{address}: no scheduler there: {error}; check the address"
            ) from None
        with client:
            yield client.get_executor(pure=False)

    return opened
