"""The processes among which `tei_memcon.workers` divides tasks; loaded only where there are several."""

import errno
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, Generic, TypeVar

from tei_memcon.errors import SelfCheckError
from tei_memcon.workers import GARBAGE

T = TypeVar("T")
R = TypeVar("R")

_ENDING = {getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)}
_SMALL = 1 << 16  # bytes
_AHEAD = 4  # groups of tasks in hand for each process: enough to keep it busy, few enough to hold them all in memory


class Pool(Generic[T, R]):
    """Processes that live until one of them dies; then all are replaced.

    Raises:
        OSError: the system lets no more processes begin, or has no place for what they share.
    """

    def __init__(self, work: Callable[[T], R], jobs: int) -> None:
        _refuse_crowded(jobs)
        self.work, self.jobs = work, jobs
        self.in_hand: deque[tuple[tuple[T, ...], Future[list[R]]]] = deque()
        self.executor = _executor(jobs, work)

    def submit(self, tasks: tuple[T, ...]) -> None:
        """Hand over tasks that one process does.

        Raises:
            OSError: the system lets no more processes begin.
        """
        try:
            with _undisturbed():
                future = self.executor.submit(_do, tasks)
        except BrokenProcessPool as error:
            future = Future()
            future.set_exception(error)
        except OSError:  # the system lets no more begin; those that have would wait for tasks, and Python for them
            for child in multiprocessing.active_children():
                child.kill()
            raise
        self.in_hand.append((tasks, future))

    def is_full(self) -> bool:
        """Whether there is enough in hand to keep every process busy."""
        return len(self.in_hand) >= self.jobs * _AHEAD

    def take(self) -> Iterator[tuple[T, R | SelfCheckError]]:
        """The oldest tasks with their results."""
        tasks, future = self.in_hand.popleft()
        try:
            return zip(tasks, future.result(), strict=True)
        except BrokenProcessPool:
            results = [self._alone(task) for task in tasks]  # whose fault it was nobody knows: each is tried by itself
            self.close()
            self.executor = _executor(self.jobs, self.work)
            again = [later for later, _ in self.in_hand]
            self.in_hand.clear()
            for later in again:
                self.submit(later)
            return zip(tasks, results, strict=True)

    def close(self) -> None:
        """Leave what is not begun, and wait for the rest."""
        self.executor.shutdown(wait=True, cancel_futures=True)

    def _alone(self, task: T) -> R | SelfCheckError:
        with _executor(1, self.work) as executor:
            try:
                with _undisturbed():
                    future: Future[list[R]] = executor.submit(_do, (task,))
                return future.result()[0]
            except BrokenProcessPool:
                return SelfCheckError(
                    "the process that had this file in hand died (out of memory?); please report this as a bug"
                )


def _executor(jobs: int, work: Callable[[T], R]) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("fork" if may_fork() else "spawn")
    return ProcessPoolExecutor(jobs, context, initializer=_settle_in, initargs=(work,))


def _refuse_crowded(jobs: int) -> None:
    """Refuse what the system would let begin in part: Python waits for ever for a thread that could not.

    Each process counts, its thread that watches this one, and the two threads by which this one talks to them.

    Raises:
        BlockingIOError: it lets no more begin.
    """
    before, enough = threading.stack_size(_SMALL), threading.Event()
    crowd = [threading.Thread(target=enough.wait) for _ in range(2 * jobs + 2)]
    try:
        for one in crowd:
            one.start()
    except RuntimeError:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN)) from None
    finally:
        threading.stack_size(before)
        enough.set()
        for one in crowd:
            if one.ident is not None:
                one.join()


def may_fork() -> bool:
    """Whether a process may begin as a copy of this one, which has everything loaded: beside threads that is unsafe.

    macOS has threads of its own, and Windows has no copies: there a process begins anew, and loads what it needs.
    """
    return sys.platform == "linux" and threading.active_count() == 1


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let signals wait while processes begin: a copy of this one would take them for its own before it has settled."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_work: Callable[[Any], Any]  # of this process, which keeps what it has learnt from one task to the next


def _settle_in(work: Callable[[T], R]) -> None:
    """Before a process has its first task: leave Ctrl-C to the one that started it, and collect garbage seldom."""
    global _work
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in _ENDING - {signal.SIGINT}:
        signal.signal(number, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
    gc.freeze()
    gc.set_threshold(GARBAGE)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    """End when the process that started this one is gone, killed perhaps: else this one waits for tasks for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do(tasks: tuple[Any, ...]) -> list[Any]:
    return [_work(task) for task in tasks]
