"""Keeps a voice told of the calls that stand on the board."""

import threading
from contextlib import suppress
from datetime import datetime

from devices.voice.call_queue import Call
from devices.voice.driver import HallVoice
from shared.domain.refused import Refused
from shared.errors import SetupError, Unreachable
from shared.hall.places import Board, BoardCall, BoardView, PlanView
from shared.link import Hall

POLL_S = 5.0
"""How long a bell that was missed may keep a call unsaid."""


class Announcer:
    """Asks for the board whenever the doorbell rings; ``zone`` is a place of the hall's plan, or ``None`` for all."""

    def __init__(self, hall: Hall, voice: HallVoice, zone: str | None) -> None:
        self._hall, self._voice, self._zone = hall, voice, zone
        self._zone_is_known = zone is None
        self._rung, self._ended = threading.Event(), threading.Event()
        hall.on_change(self._rung.set)

    def run(self) -> None:
        """Announce until ``end``; raises SetupError where the hall has no such zone.

        Without the hub nothing new is known, and what stood is spoken until it is old news.
        """
        while not self._ended.is_set():
            with suppress(Refused, Unreachable):  # not set up yet, or away: asked again at the next ring or poll
                self._look()
            self._rung.wait(POLL_S)
            self._rung.clear()

    def end(self) -> None:
        """Let ``run`` return; from any thread or signal."""
        self._ended.set()
        self._rung.set()

    def _look(self) -> None:
        if not self._zone_is_known:
            self._check_zone()
        self._voice.stand(calls_of(self._hall.ask(BoardView()), self._zone))

    def _check_zone(self) -> None:
        places = {counter.place for counter in self._hall.ask(PlanView()).counters}
        if self._zone not in places:
            known = ", ".join(sorted(places))
            raise SetupError("unknown_zone", f"The hall has no zone {self._zone}. Its zones are: {known}.")
        self._zone_is_known = True


def calls_of(board: Board, zone: str | None) -> list[Call]:
    """Return the calls of a zone as a voice takes them."""
    return [_call(call, board.now) for call in board.calls if zone in {None, call.place}]


def _call(call: BoardCall, now: datetime) -> Call:
    age = max(0.0, (now - call.called_at).total_seconds())
    return Call(call.number, call.counter, call.calls, call.called_at.timestamp(), age)
