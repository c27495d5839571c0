"""A question kept answered: what is shown is as old as its question, however long the answer was on its way."""

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from shared.clock import ManualClock
from shared.hall.messages import Question
from shared.hall.places import BoardView
from shared.link import open_hall
from shared.ui.live import LiveView
from tests.desk.lossy import A, LossyLine
from tests.hall.prepared import prepared_hall
from tests.kiosk.sample import with_sample_plan

TEN = datetime(2026, 3, 2, 2, tzinfo=UTC)


class SlowLine(LossyLine):
    """A line on which an answer is under way until the test lets it come."""

    answered, come = threading.Event(), threading.Event()

    def ask(self, question: Question[A]) -> A:
        """Ask, and bring the answer late."""
        answer = super().ask(question)
        self.answered.set()
        self.come.wait()
        return answer


def test_an_answer_long_on_its_way_sets_nobodys_clock_back(qtbot: QtBot, tmp_path: Path) -> None:
    clock, window = ManualClock(TEN), QObject()
    url = prepared_hall(with_sample_plan, tmp_path, clock)
    with SlowLine(open_hall(url, clock=clock)) as line:
        live = LiveView(line, clock, window)
        live.watch(BoardView())
        qtbot.waitUntil(line.answered.is_set)
        clock.advance(timedelta(seconds=11))
        with qtbot.waitSignal(live.answered):
            line.come.set()
        live.rest()
    assert (live.now(), live.age()) == (TEN + timedelta(seconds=11), 11)
