"""Several processes over many drafts; results come back in input order."""

from __future__ import annotations

import multiprocessing
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

from notelint.check.session import Request, Session
from notelint.check.work import Item, Task, judge
from notelint.model import Result

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future

    from notelint.read.files import Draft

_AHEAD = 4
"""Chunks under way for each process."""

_sessions: list[Session] = []
"""The session of a worker process; a pool can hand it over in no other way."""


def parallel(request: Request, drafts: Sequence[tuple[Draft, int]], jobs: int, chunk: int) -> Iterator[Item]:
    """Judge drafts, given with their sizes in bytes, in ``jobs`` processes, ``chunk`` bytes at a time."""
    start = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(start)
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(request,)) as pool:
        # Executor.map would hand over every chunk at once, and keep every result until its turn.
        waiting: deque[Future[list[Item]]] = deque()
        for tasks in _chunks(drafts, chunk):
            waiting.append(pool.submit(_work, tasks))
            if len(waiting) >= _AHEAD * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _begin(request: Request) -> None:
    _sessions[:] = [Session(request)]


def _work(tasks: Sequence[Task]) -> list[Item]:
    return [_lean(item) for task in tasks for item in judge(_sessions[0], task)]


def _lean(item: Item) -> Item:
    """A note about which nothing is said crosses with its title only: to copy it would cost more than to judge it."""
    if isinstance(item, Result) and not (item.findings or item.exempt or item.suppressed):
        title = tuple(field for field in item.note.fields if field.name == "title")
        return item._replace(note=item.note._replace(fields=title, meta={}, source=None))
    return item


def _chunks(drafts: Sequence[tuple[Draft, int]], size: int) -> Iterator[list[Task]]:
    gathered: list[Task] = []
    weight = 0
    for draft, length in drafts:
        if length > 2 * size and draft.path.endswith(".jsonl"):
            from notelint.read.jsonl import split

            yield gathered
            gathered, weight = [], 0
            yield from ([Task(draft, part)] for part in split(draft.path, length // size))
            continue
        gathered.append(Task(draft))
        weight += length
        if weight >= size:
            yield gathered
            gathered, weight = [], 0
    yield gathered
