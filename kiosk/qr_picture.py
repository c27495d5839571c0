"""A code on the screen; black on white in every look, because scanners expect it."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

_QUIET = 4
"""Modules of white margin (ISO/IEC 18004)."""


class QrPicture(QWidget):
    """A QR code with error correction M (rule K60) of ``size`` pixels, margin included."""

    def __init__(self, code: str, size: int, *, name: str, words: str) -> None:
        super().__init__()
        self._modules = _modules(code)
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  the name and the argument are Qt's
        """Draw whole pixels for each module, so that no edge is grey."""
        count = len(self._modules) + 2 * _QUIET
        side = self.width() // count
        first = (self.width() - side * count) // 2 + side * _QUIET
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        for row, modules in enumerate(self._modules):
            for column, dark in enumerate(modules):
                if dark:
                    painter.fillRect(QRect(first + column * side, first + row * side, side, side), Qt.GlobalColor.black)
        painter.end()


def _modules(code: str) -> list[list[bool]]:
    # Imported where it is needed: no first paint waits for it.
    from qrcode import QRCode  # noqa: PLC0415
    from qrcode.constants import ERROR_CORRECT_M  # noqa: PLC0415

    made = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    made.add_data(code)
    made.make(fit=True)
    modules: list[list[bool]] = made.get_matrix()
    return modules
