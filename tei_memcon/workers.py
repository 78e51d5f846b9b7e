"""Work done in several processes at once, with results in the order of the tasks."""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from typing import Any, Generic, TypeVar

from tei_memcon.errors import SelfCheckError

T = TypeVar("T")
R = TypeVar("R")

# Objects more than before, until a process looks for garbage. What a record is made of holds no cycles and dies with
# it: to search hundreds of thousands of living objects every few milliseconds finds none.
_GARBAGE = 50_000
_A_PROCESS_PAYS = 40  # tasks: for fewer, starting another process takes longer than it saves
_AHEAD = 4  # groups of tasks in hand for each process: enough to keep it busy, few enough to hold them all in memory


def paying(tasks: int) -> int:
    """How many processes pay for so many tasks, on the processors that this one may use.

    >>> paying(39)
    1
    """
    usable = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return min(usable, 1 + tasks // _A_PROCESS_PAYS)


def in_order(
    work: Callable[[T], R],
    tasks: Iterable[T],
    jobs: int,
    prepare: Callable[[], None] | None = None,
    together: int = 1,
) -> Generator[tuple[T, R | SelfCheckError], None, None]:
    """Do all tasks, ``jobs`` at a time, and give each with its result, in order.

    Tasks are taken from the iterable as they are needed. A process that dies takes only its own task with it: that
    one has a `SelfCheckError` for a result.

    Args:
        work: what can be sent to another process, once, such as a function of a module; it raises nothing.
        tasks: what it is called with.
        jobs: how many processes; with 1 all is done in this one.
        prepare: what loads all that the work needs; done once, where other processes inherit what this one has.
        together: how many tasks go to another process at once: more than one where each takes little longer than
            to send it.

    >>> list(in_order(abs, [-1, 2], jobs=1))
    [(-1, 1), (2, 2)]
    """
    if jobs == 1:
        with _seldom_collecting():
            yield from ((task, work(task)) for task in tasks)
        return
    if prepare and _may_fork():
        prepare()
    pool = _Pool(work, jobs)
    try:
        for group in _groups(tasks, together):
            pool.submit(group)
            if pool.is_full():
                yield from pool.take()
        while pool.in_hand:
            yield from pool.take()
    finally:
        pool.close()


def _groups(tasks: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    rest = iter(tasks)
    while group := tuple(islice(rest, size)):
        yield group


class _Pool(Generic[T, R]):
    """Processes that live until one of them dies; then all are replaced."""

    def __init__(self, work: Callable[[T], R], jobs: int) -> None:
        self.work, self.jobs = work, jobs
        self.in_hand: deque[tuple[tuple[T, ...], Future[list[R]]]] = deque()
        self.executor = _executor(jobs, work)

    def submit(self, tasks: tuple[T, ...]) -> None:
        try:
            future = self.executor.submit(_do, tasks)
        except BrokenProcessPool as error:
            future = Future()
            future.set_exception(error)
        self.in_hand.append((tasks, future))

    def is_full(self) -> bool:
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
        self.executor.shutdown(wait=True, cancel_futures=True)

    def _alone(self, task: T) -> R | SelfCheckError:
        with _executor(1, self.work) as executor:
            try:
                results: list[R] = executor.submit(_do, (task,)).result()
                return results[0]
            except BrokenProcessPool:
                return SelfCheckError(
                    "the process that had this file in hand died (out of memory?); please report this as a bug"
                )


def _executor(jobs: int, work: Callable[[T], R]) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("fork" if _may_fork() else "spawn")
    return ProcessPoolExecutor(jobs, context, initializer=_settle_in, initargs=(work,))


def _may_fork() -> bool:
    """Whether a process may begin as a copy of this one, which has everything loaded: beside threads that is unsafe.

    macOS has threads of its own, and Windows has no copies: there a process begins anew, and loads what it needs.
    """
    return sys.platform == "linux" and threading.active_count() == 1


_work: Callable[[Any], Any]  # of this process, which keeps what it has learnt from one task to the next


def _settle_in(work: Callable[[T], R]) -> None:
    """Before a process has its first task: leave Ctrl-C to the one that started it, and collect garbage seldom."""
    global _work
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    gc.set_threshold(_GARBAGE)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    """End when the process that started this one is gone, killed perhaps: else this one waits for tasks for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do(tasks: tuple[Any, ...]) -> list[Any]:
    return [_work(task) for task in tasks]


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """The same in this process, for as long as the work lasts."""
    before = gc.get_threshold()
    gc.set_threshold(_GARBAGE)
    try:
        yield
    finally:
        gc.set_threshold(*before)
