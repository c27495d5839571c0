"""One line of text in a painted row: cut short with an ellipsis, never wrapped, always plain."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter


def write(
    painter: QPainter, area: QRect, text: str, size: int, colour: str, *, right: bool = False, bold: bool = False
) -> int:
    """Write ``text`` with letters of ``size`` pixels into ``area`` and return how many pixels wide it came out."""
    font = QFont(painter.font())
    font.setPixelSize(size)
    font.setBold(bold)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, shown)
    return painter.fontMetrics().horizontalAdvance(shown)
