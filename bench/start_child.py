"""One cold start, told as it happens: ``painted`` at the first frame, ``usable`` when a citizen can begin, with RSS."""

import sys
from pathlib import Path

_SIZE = (1080, 1920)


def main(what: str, hall: str) -> int:
    """Start the bare window or the kiosk, tell the two moments, and end."""
    return _bare() if what == "bare" else _kiosk(hall)


def _bare() -> int:
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QWidget

    class Bare(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            _tell("painted")
            _tell("usable")
            QTimer.singleShot(0, app.quit)

    app = QApplication(sys.argv[:1])
    window = Bare()
    window.resize(*_SIZE)
    window.show()
    return app.exec()


def _kiosk(hall: str) -> int:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from kiosk import app as kiosk_app
    from shared.settings import load_settings
    from shared.ui.fonts import load_fonts

    options = kiosk_app._parser().parse_args(["--hall", hall])  # noqa: SLF001 the program's own way in
    settings = load_settings(None)
    app = QApplication(sys.argv[:1])
    load_fonts()
    kiosk = kiosk_app.Kiosk(options, settings)

    def look() -> None:
        if kiosk.hall.serving and kiosk.hall.queues:
            kiosk.hall.changed.disconnect(look)
            QTimer.singleShot(0, end)

    def end() -> None:
        _tell("usable")
        app.exit(0)  # quit() asks the windows first, and a kiosk's window stays

    kiosk.window.painted.connect(lambda: _tell("painted"))
    kiosk.hall.changed.connect(look)
    kiosk.show(_SIZE)
    code = app.exec()
    kiosk.close()
    return code


def _tell(moment: str) -> None:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    print(moment, pages * 4096, flush=True)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
