"""A kiosk's printing as a program that can be killed: orders come as JSON lines on stdin, what happened goes out."""

import json
import sys
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

from devices.paper import Align, Gap, Line, Paper, Qr, Row, Rule
from devices.ports import DeviceState, DeviceStatus, PrintOutcome
from devices.printer.driver import EscPosPrinter
from devices.printer.journal_file import FileJournal
from devices.printer.questions import PrinterTiming
from devices.transport import serial_port
from devices.worker import BackOff

FONT = Path(__file__).parents[1] / "resources" / "fonts" / "NotoSansSC-Regular.ttf"
_TIMING = PrinterTiming(poll=0.02, listen=0.005, answer=0.08, proof=0.4, grace=0.08)
_BACK_OFF = BackOff(first=0.005, last=0.02)
_WORKING = (DeviceState.READY, DeviceState.DEGRADED)
_LIMIT_S = 20.0


def main(link: str, journal_path: str) -> None:
    """Serve until stdin closes; first of all tell what the journal found."""
    voice = threading.Lock()
    ready = threading.Event()

    def say(**told: Any) -> None:
        with voice:
            sys.stdout.write(json.dumps(told) + "\n")
            sys.stdout.flush()

    def on_status(status: DeviceStatus) -> None:
        if status.state in _WORKING:
            ready.set()
        elif status.state is not DeviceState.BUSY:
            ready.clear()

    def tell(outcome: PrintOutcome) -> None:
        say(job=outcome.job_id, result=outcome.result.value)

    with closing(FileJournal(Path(journal_path))) as journal:
        line = serial_port(link)
        printer = EscPosPrinter("printer", line, FONT, timing=_TIMING, back_off=_BACK_OFF, journal=journal)
        say(to_ask=journal.to_ask, to_offer=journal.to_offer)
        printer.start(on_status)
        for order in map(json.loads, sys.stdin):
            match order:
                case {"print": job, "code": code, "long": is_long}:
                    printer.print_paper(job, storm_paper(code, is_long=is_long), tell)
                case {"answer": job, "taken": taken}:
                    journal.answered(job, taken=taken)
                case {"ready": _}:
                    say(ready=ready.wait(_LIMIT_S))
        printer.close()


def storm_paper(code: str, *, is_long: bool = False) -> Paper:
    """Return a ticket whose QR holds ``code``; a long one has 55 kB of pictures before it."""
    pictures = (Line("㐂", size=4),) * 6 if is_long else ()
    return Paper(
        (
            Line("政务服务大厅", align=Align.CENTER),
            Rule(),
            *pictures,
            Line(code[-5:], size=5, align=Align.CENTER, bold=True),
            Line("社会保险", size=2, align=Align.CENTER),
            Row("前面等候", "6 人"),
            Gap(),
            Qr(code),
        )
    )


if sys.argv[0].endswith("ticket_desk.py"):  # not a bench of its own: `./run bench` looks for the usual line
    main(*sys.argv[1:])
