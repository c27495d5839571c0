"""Pictures of the window, for the eye: ``python -m tests.unfound.pictures --out DIR`` (not a test)."""

import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtTest import QTest

from counter.unfound.window import UnfoundWindow
from shared.clock import ManualClock, SystemClock
from shared.domain.hours import SpecialDay
from shared.link import Hall
from shared.ui.tokens import Look, desk_tokens
from tests.ui.pictures import arguments, draw, open_studio
from tests.unfound.stand import hall_in, look_in_vain, people_booked, shut

LOOKS = {Look.STANDARD: (1366, 768), Look.HIGH_CONTRAST: (1366, 768), Look.ELDER: (1920, 1080)}


def take(hall: Hall, look: Look, file: Path) -> None:
    """Photograph the window as the hall is."""
    size = LOOKS[look]
    window = UnfoundWindow(desk_tokens(look, size[1]), hall, SystemClock())
    window.resize(*size)
    window.show()
    while window.shown is None:
        QTest.qWait(50)
    QTest.qWait(50)
    draw(window, file, size)
    window.close()
    window.deleteLater()


def main() -> None:
    """Photograph it empty and filled, in each look."""
    out = arguments(__doc__).parse_args().out
    open_studio(out, "shared", "unfound")
    with tempfile.TemporaryDirectory() as folder, hall_in(Path(folder), SystemClock()) as hall:
        take(hall, Look.STANDARD, out / "empty.png")
        look_in_vain(hall)
        for look in LOOKS:
            take(hall, look, out / f"{look.name.lower()}.png")
    clock = ManualClock(datetime(2026, 3, 2, 2, tzinfo=UTC))
    with tempfile.TemporaryDirectory() as folder, hall_in(Path(folder), clock) as hall:
        look_in_vain(hall)
        with people_booked(hall, clock, Path(folder)):
            shut(hall, SpecialDay(date(2026, 3, 3), "端午节", "Dragon Boat Festival"))
            for look in LOOKS:
                take(hall, look, out / f"{look.name.lower()}-stranded.png")


if __name__ == "__main__":
    main()
