"""Work done in several processes at once, with results in the order of the tasks."""

import errno
import gc
import os
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

from tei_memcon.errors import SelfCheckError

T = TypeVar("T")
R = TypeVar("R")

# Objects more than before, until a process looks for garbage. What a record is made of holds no cycles and dies with
# it: to search hundreds of thousands of living objects every few milliseconds finds none.
GARBAGE = 50_000
# Of a system without a place for what processes share, as some containers have it: there one process does it all.
_NO_PLACE = (errno.EROFS, errno.ENOENT, errno.EACCES, errno.EPERM, errno.ENOSYS, errno.ENOSPC)
_A_PROCESS_PAYS = 40  # tasks: for fewer, starting another process takes longer than it saves


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
    with _seldom_collecting():
        if jobs == 1:
            yield from ((task, work(task)) for task in tasks)
        else:
            yield from _by_others(work, tasks, jobs, prepare, together)


def _by_others(
    work: Callable[[T], R], tasks: Iterable[T], jobs: int, prepare: Callable[[], None] | None, together: int
) -> Iterator[tuple[T, R | SelfCheckError]]:
    from tei_memcon.processes import Pool, may_fork  # they take longer to load than a file to check

    if prepare and may_fork():
        prepare()
    try:
        pool = Pool(work, jobs)
    except OSError as error:
        if error.errno not in _NO_PLACE:
            raise
        yield from ((task, work(task)) for task in tasks)
        return
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


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """The same in this process, for as long as the work lasts."""
    before = gc.get_threshold()
    gc.set_threshold(GARBAGE)
    try:
        yield
    finally:
        gc.set_threshold(*before)
