"""Functions of the standard library stand for the work, because another process must be able to import them."""

import gc
import operator
import os
import signal
import sys
import threading
from collections.abc import Iterator

import pytest

from tei_memcon import processes
from tei_memcon.errors import SelfCheckError
from tei_memcon.workers import in_order


@pytest.mark.parametrize("together", [1, 8, 200])
@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_tasks(jobs: int, together: int) -> None:
    results = in_order(operator.neg, range(100), jobs, together=together)
    assert list(results) == [(number, -number) for number in range(100)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_tasks_are_no_work(jobs: int) -> None:
    assert list(in_order(operator.neg, [], jobs)) == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_tasks_are_taken_as_they_are_needed_and_the_rest_is_left(jobs: int) -> None:
    taken = []

    def tasks() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    results = in_order(operator.neg, tasks(), jobs)
    assert next(results) == (0, 0)
    results.close()
    assert len(taken) < 20


@pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
@pytest.mark.parametrize("together", [1, 5])
def test_a_process_that_dies_takes_only_its_own_task_with_it(together: int) -> None:
    kill = int(signal.SIGKILL)
    tasks = [0, 0, kill, 0, 0, 0, 0, 0, 0, 0, kill, 0]
    results = list(in_order(signal.raise_signal, tasks, 2, together=together))
    assert [task for task, _ in results] == tasks
    failed = [index for index, (_, result) in enumerate(results) if isinstance(result, SelfCheckError)]
    assert failed == [2, 10]
    assert "the process that had this file in hand died" in str(results[2][1])


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process begins anew")
@pytest.mark.parametrize(("jobs", "times"), [(1, 0), (2, 1)])
def test_what_all_processes_need_is_loaded_once_and_inherited(
    jobs: int, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "may_fork", lambda: True)  # whatever threads other tests have left
    loaded: list[str] = []
    assert len(list(in_order(operator.neg, range(9), jobs, lambda: loaded.append("words")))) == 9
    assert len(loaded) == times


def test_beside_a_thread_processes_begin_anew() -> None:
    over, loaded = threading.Event(), list[str]()
    beside = threading.Thread(target=over.wait)
    beside.start()
    try:
        results = list(in_order(operator.neg, range(9), 2, lambda: loaded.append("words")))
    finally:
        over.set()
        beside.join()
    assert results == [(number, -number) for number in range(9)]
    assert loaded == []


def test_garbage_is_collected_as_before_when_the_work_is_done_or_left() -> None:
    before = gc.get_threshold()
    results = in_order(operator.neg, range(3), 1)
    next(results)
    assert gc.get_threshold() != before
    results.close()
    assert gc.get_threshold() == before
