"""Booked at home, checked in at the hall, called: the online journey, on a real browser and the hall's real windows."""

import json
import time
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from devices.emulators.escpos_reader import read_paper
from devices.emulators.paper_picture import draw_paper
from shared.clock import Clock, SystemClock
from shared.demo.play import DESK_SIZE, KIOSK_SIZE, Play
from shared.demo.stand import Citizen, Stand, demo_plan
from shared.demo.telephone import Telephone, read_code
from shared.domain.identity import check_character
from shared.domain.plan import HallPlan
from shared.hall.places import JournalPage

_QUEUE, _COUNTER = "social", "3"
_NUMBER_BODY = "99010119850607123"
_LATEST_HOUR = 22
_FEED_SECONDS = 10.0


class OnlineJourney(Play):
    """One citizen between telephone and hall."""

    def __init__(self, stand: Stand, out: Path, telephone: Telephone) -> None:
        super().__init__(stand, out)
        self._telephone = telephone
        self._citizen = Citizen("欧阳测试", _NUMBER_BODY + check_character(_NUMBER_BODY), "13800001234")
        self._hall = stand.start_hub()
        stand.start_centre()
        _, printer, self._scanner = stand.start_devices()
        ports = ("--printer", str(printer.link), "--scanner", str(self._scanner.link))
        self._kiosk, self._desk = self.windows(
            ("kiosk", "kiosk", KIOSK_SIZE, ports),
            ("counter", "desk", DESK_SIZE, ("--counter", _COUNTER)),
        )

    def play(self) -> dict[str, Any]:
        """Play everything and return what ``journey.json`` holds."""
        try:
            code = self._book()
            number = self._check_in(code)
            address = self._open_ticket(number)
            seconds = self._call(number)
            self.serve(self._desk)
            self._telephone.wait_for("已完成|已办结|办理完成")
            self._snap("finished")
            return self._record(number, address, seconds)
        finally:
            self.exit.close()

    def _book(self) -> str:
        """Book at home and return the code that the telephone shows, read as a scanner reads it."""
        phone = self._telephone
        self._wait_for_pages()
        phone.open(f"{self.stand.pages}/book")
        self._snap("businesses")
        phone.book(self.stand.plan.queue(_QUEUE).name, self._citizen)
        self._snap("who")
        phone.press("下一步")
        phone.wait_for("请核对并确认")
        self._snap("check")
        phone.press("确认预约")
        phone.wait_for("已预约")
        return read_code(self._snap("booked"))

    def _wait_for_pages(self) -> None:
        """Wait until the centre has heard of the hall's plan, which the agent tells it."""
        deadline = time.monotonic() + _FEED_SECONDS
        self._telephone.open(f"{self.stand.pages}/book")
        while not self._telephone.page.get_by_text(self.stand.plan.queue(_QUEUE).name).count():
            if time.monotonic() > deadline:
                raise TimeoutError("the centre did not hear of the hall")
            self._telephone.open(f"{self.stand.pages}/book")

    def _check_in(self, code: str) -> str:
        """Show the telephone to the kiosk's scanner, press once, and return the number; the open page turns into it."""
        kiosk = self._kiosk
        kiosk.wait("page.attract")
        self._scanner.control.ask("scan", code=code)
        kiosk.wait("appointment.check_in", enabled=True)
        self.shot("kiosk", kiosk, "appointment")
        kiosk.click("appointment.check_in")
        number = kiosk.wait("ticket.number")
        self.wait_for_paper(1)
        self.shot("kiosk", kiosk, "ticket")
        self._telephone.wait_for(number)
        self._snap("checked-in")
        return number

    def _open_ticket(self, number: str) -> str:
        """Open the page behind the paper's QR, and return its address."""
        paper = self.paper(1)
        draw_paper(paper.read_bytes()).save(paper.with_suffix(".png"))
        address = read_paper(paper.read_bytes()).qr[0]
        self._telephone.open(address)
        self._telephone.wait_for(number)
        self._snap("waiting")
        return address

    def _call(self, number: str) -> float:
        """Call the number at the desk; return how many seconds the telephone took to say so."""
        self.sign_in(self._desk, self.stand.clerks[0])
        self._desk.key("F1")
        self._desk.wait("desk.number", text=number)
        began = time.monotonic()
        self._telephone.wait_for(f"请到 ?{_COUNTER} ?号窗口")
        seconds = time.monotonic() - began
        self._snap("called")
        return seconds

    def _snap(self, what: str) -> Path:
        picture = self.picture("phone", what)
        self._telephone.shot(picture)
        return picture

    def _record(self, number: str, address: str, seconds: float) -> dict[str, Any]:
        return {
            "number": number,
            "page": address,
            "called_to_page_seconds": round(seconds, 2),
            "journal": [entry.kind for entry in self._hall.ask(JournalPage())],
            "pictures": sorted(picture.name for picture in self.out.glob("*.png")),
        }


def play_online(out: Path) -> Path:
    """Play the online journey into ``out`` and return the path of ``journey.json``."""
    out = out.resolve()
    with Telephone() as telephone, Stand(out, _plan(SystemClock())) as stand:
        journey = OnlineJourney(stand, out, telephone).play()
    path = out / "journey.json"
    path.write_text(json.dumps(journey, ensure_ascii=False, indent=1, default=datetime.isoformat), encoding="utf-8")
    return path


def _plan(clock: Clock) -> HallPlan:
    """Return a hall that books the next half hour, and in which that is today: late at night it lies further west."""
    plan = demo_plan()
    late = clock.now().astimezone(plan.zone_info).hour >= _LATEST_HOUR
    queues = tuple(
        queue if queue.booking is None else replace(queue, booking=replace(queue.booking, closes_minutes=0))
        for queue in plan.queues
    )
    early = replace(plan.appointments, early_minutes=60)
    return replace(plan, zone="Asia/Urumqi" if late else plan.zone, queues=queues, appointments=early)
