"""The main job played from end to end, on real windows, a real hub and real bytes; leaves what a person would hold."""

import json
import time
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from devices.emulators.escpos_reader import read_paper
from devices.emulators.paper_picture import draw_paper
from shared.demo.looking_up import look_up
from shared.demo.play import BOARD_SIZE, DESK_SIZE, EVALUATOR_SIZE, KIOSK_SIZE, Play
from shared.demo.stand import Stand
from shared.domain.codes import bare_code
from shared.domain.line import Word
from shared.domain.ratings import Grade
from shared.hall.guide import SheetByCode
from shared.hall.places import JournalEntry, JournalPage
from shared.hall.sync import SyncStatus
from shared.hall.tickets import TicketByCode

_FIRST_COUNTER, _SECOND_COUNTER = "1", "3"
_SHEET = 3
"""The third paper that comes out of the kiosk is no ticket but a list."""

_SYNC_SECONDS = 10.0
_MOTION_SECONDS = 0.4


class Journey(Play):
    """The main job: three citizens, two clerks, one rating."""

    def __init__(self, stand: Stand, out: Path, *, centre_stopped: bool) -> None:
        super().__init__(stand, out)
        self._papers: list[int] = []
        self._clerks = stand.clerks
        self._plan = stand.plan
        self._hall = stand.start_hub()
        stand.start_centre(stopped=centre_stopped)
        self._expected = Word.OFFLINE if centre_stopped else Word.SYNCED
        self._reader, self._printer, self._scanner = stand.start_devices()
        ports = ("--card-reader", self._reader.link, "--printer", self._printer.link, "--scanner", self._scanner.link)
        at_second = ("--counter", _SECOND_COUNTER)
        self._kiosk, self._board, *self._desks, self._evaluator = self.windows(
            ("kiosk", "kiosk", KIOSK_SIZE, tuple(map(str, ports))),
            ("board", "board", BOARD_SIZE, ()),
            ("counter", "desk-1", DESK_SIZE, ("--counter", _FIRST_COUNTER)),
            ("counter", "desk-2", DESK_SIZE, at_second),
            ("evaluator", "evaluator", EVALUATOR_SIZE, (*at_second, "--keypad", stand.keypad)),
        )

    def play(self) -> dict[str, Any]:
        """Play everything and return what ``journey.json`` holds."""
        try:
            numbers = [self._citizen_with_card(), self._citizen_without_card()]
            self._first_clerk(numbers[0])
            self._second_clerk(numbers[0])
            self._citizen_rates(numbers[0])
            self._first_clerk_again(numbers[1])
            self._citizen_who_looks_up()
            return self._record()
        finally:
            self.exit.close()

    def _citizen_with_card(self) -> str:
        kiosk = self._kiosk
        kiosk.wait("page.attract")
        kiosk.wait("attract.hall", text=self._plan.name)
        self.shot("kiosk", kiosk, "attract")
        self._reader.control.ask("lay", card="resident")
        kiosk.wait("page.business")
        self.shot("kiosk", kiosk, "card-read")
        kiosk.click("business.group.person")
        kiosk.wait("business.queue.social", enabled=True)
        self.shot("kiosk", kiosk, "business")
        kiosk.click("business.queue.social")
        kiosk.wait("confirm.take", enabled=True)
        self.shot("kiosk", kiosk, "confirm")
        return self._take_ticket(1)

    def _citizen_without_card(self) -> str:
        kiosk = self._kiosk
        self._reader.control.ask("lift")
        kiosk.wait("page.attract")
        kiosk.click("attract.start")
        kiosk.click("home.ticket")
        kiosk.wait("business.group.person")
        kiosk.click("business.group.person")
        kiosk.click("business.queue.property")
        kiosk.wait("confirm.take", enabled=True)
        self.shot("kiosk", kiosk, "confirm-without-card")
        return self._take_ticket(2)

    def _citizen_who_looks_up(self) -> None:
        """Leave with the list of what a restaurant needs, and with a number for its first step."""
        look_up(self._kiosk, partial(self.shot, "kiosk", self._kiosk))
        self.wait_for_paper(_SHEET)
        self._kiosk.wait("guide.print", enabled=True)
        self.shot("kiosk", self._kiosk, "printed")
        self._kiosk.click("result.take")
        self._kiosk.wait("confirm.take", enabled=True)
        self._take_ticket(_SHEET + 1)

    def _take_ticket(self, paper: int) -> str:
        """Take the ticket; return the number on the screen once the paper is out."""
        self._papers.append(paper)
        kiosk = self._kiosk
        kiosk.click("confirm.take")
        number = kiosk.wait("ticket.number")
        self.wait_for_paper(paper)
        self.shot("kiosk", kiosk, "ticket")
        kiosk.click("ticket.done")
        kiosk.wait("page.attract")
        return number

    def _first_clerk(self, number: str) -> None:
        desk = self._desks[0]
        self.sign_in(desk, self._clerks[0])
        self._board.wait("board.newest")
        self._board_shot("waiting")
        desk.key("F1")
        desk.wait("desk.number", text=number)
        self.shot("desk", desk, "called")
        self._board.wait("board.newest", text=number)
        self._board_shot("called")
        desk.wait("action.recall", enabled=True, timeout_s=15)
        desk.key("F2")
        desk.wait("action.recall", enabled=False)
        self._board_shot("recalled")
        desk.wait("action.begin", enabled=True)
        desk.key("F5")
        desk.wait("action.transfer", enabled=True)
        self.shot("desk", desk, "serving")
        desk.key("F6")
        desk.wait("transfer.queue.medical")
        desk.click("transfer.queue.medical")
        self.shot("desk", desk, "transfer")
        desk.click("transfer.confirm")
        desk.wait("action.undo", enabled=True)
        self.shot("desk", desk, "transferred")

    def _second_clerk(self, number: str) -> None:
        desk = self._desks[1]
        self.sign_in(desk, self._clerks[1])
        desk.key("F1")
        desk.wait("desk.number", text=number)
        self._board_shot("called-again")
        self._evaluator.wait("evaluator.number", text=number)
        self.shot("evaluator", self._evaluator, "called")
        self.serve(desk)

    def _citizen_rates(self, number: str) -> None:
        """Rate the visit that has just ended, on the small screen before the second clerk."""
        evaluator = self._evaluator
        evaluator.wait("rating.title", text=number)
        self.shot("evaluator", evaluator, "rating")
        evaluator.click(f"rating.{Grade.FAIR}")
        evaluator.wait("page.reason")
        self.shot("evaluator", evaluator, "reason")
        evaluator.click("reason.skip")
        evaluator.wait("evaluator.sentence_en", text="Thank you")
        self.shot("evaluator", evaluator, "thanks")

    def _first_clerk_again(self, number: str) -> None:
        """Change over to counter 7, where the second citizen's business is."""
        desk = self._desks[0]
        desk.wait("action.close", enabled=True)
        desk.click("action.close")
        desk.wait("page.counters")
        self.shot("desk", desk, "counters")
        desk.click("counters.7")
        desk.wait("action.call_next", enabled=True)
        desk.key("F1")
        desk.wait("desk.number", text=number)
        self.serve(desk)

    def _record(self) -> dict[str, Any]:
        """Return what happened: each paper is looked up by the code printed on it, as a scanner would."""
        journal = self._hall.ask(JournalPage())
        issued = [entry for entry in journal if entry.kind == "ticket.issued"]
        for n in (*self._papers, _SHEET):
            draw_paper(self.paper(n).read_bytes()).save(self.paper(n).with_suffix(".png"))
        return {
            "tickets": [self._ticket(n, entry) for n, entry in zip(self._papers, issued, strict=True)],
            "sheet": self._sheet(),
            "pictures": sorted(picture.name for picture in self.out.glob("*.png")),
            "ratings": [entry.body for entry in journal if entry.kind == "visit.rated"],
            "journal": [entry.kind for entry in journal],
            "centre": self._centre(),
        }

    def _centre(self) -> dict[str, Any]:
        """Return how it stands with the line to the centre, as the desk shows it and as the hub knows it."""
        deadline = time.monotonic() + _SYNC_SECONDS
        while (now := self._hall.ask(SyncStatus())).word is not self._expected and time.monotonic() < deadline:
            time.sleep(0.1)  # the agent is another process: there is nothing to wait on
        return {"light": now.light, "word": now.word, "desk": self._desks[0].text("status.centre.pill")}

    def _sheet(self) -> dict[str, Any]:
        """Return what the code on the printed list opens, as a counter does that scans it."""
        code = read_paper(self.paper(_SHEET).read_bytes()).qr[0]
        guide = self._hall.ask(SheetByCode(code=code)).guide
        return {
            "paper": self.paper(_SHEET).stem,
            "code": code,
            "theme": guide.theme,
            "answers": dict(guide.answers),
            "steps": [step.name for step in guide.steps],
        }

    def _ticket(self, n: int, issued: JournalEntry) -> dict[str, Any]:
        code = read_paper(self.paper(n).read_bytes()).qr[0]
        ticket = self._hall.ask(TicketByCode(code=bare_code(code))).ticket
        return {
            "number": ticket.number,
            "paper": self.paper(n).stem,
            "code": code,
            "queue": self._plan.queue(issued.body["queue"]).name,
            "issued_at": ticket.issued_at,
            "called_at_counter": ticket.counter,
            "finished_at": ticket.finished_at,
        }

    def _board_shot(self, what: str) -> None:
        time.sleep(_MOTION_SECONDS)  # a new call comes up in motion; the picture is of what stays
        self.shot("board", self._board, what)


def play(out: Path, *, centre_stopped: bool = False) -> Path:
    """Play the journey into ``out`` and return the path of ``journey.json``."""
    out = out.resolve()
    with Stand(out) as stand:
        journey = Journey(stand, out, centre_stopped=centre_stopped).play()
    path = out / "journey.json"
    path.write_text(json.dumps(journey, ensure_ascii=False, indent=1, default=datetime.isoformat), encoding="utf-8")
    return path
