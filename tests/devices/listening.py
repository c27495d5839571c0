"""A pair of ears for tests: what a device's thread tells, in order, with a limit on how long to wait for it."""

import queue
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from tests.patience import PATIENCE_S

T = TypeVar("T")
FONT = Path(__file__).parents[2] / "resources" / "fonts" / "NotoSansSC-Regular.ttf"


class Heard(Generic[T]):
    """Everything that was told to it; itself the callback."""

    def __init__(self) -> None:
        self._queue: queue.Queue[T] = queue.Queue()

    def __call__(self, told: T) -> None:
        self._queue.put(told)

    def next(self) -> T:
        """Return the next thing told; fails when nothing is told in time."""
        return self._queue.get(timeout=PATIENCE_S)

    def until(self, wanted: Callable[[T], bool]) -> T:
        """Return the first thing told that is wanted; fails when nothing more is told in time."""
        while not wanted(told := self.next()):
            pass
        return told
