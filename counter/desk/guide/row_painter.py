"""How a line of the guide looks: a box where something is collected, the words, a figure at the right, more below."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from counter.desk.guide.rows import GuideRow, Mark, mark_word
from counter.desk.row_text import write
from shared.ui.theme import tone_colours
from shared.ui.tokens import Tokens

GUIDE_ROW = int(Qt.ItemDataRole.UserRole)
_TICK = (QPointF(0.22, 0.52), QPointF(0.43, 0.73), QPointF(0.79, 0.28))


class GuideRowPainter(QStyledItemDelegate):
    """Paints a :class:`GuideRow`: headings on a tinted line, all else in one or two lines."""

    def __init__(self, tokens: Tokens, parent: QObject) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._tones = tone_colours(tokens.palette)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002, N802
        """Return the height of one line, or of two."""
        row: GuideRow = index.data(GUIDE_ROW)
        height = self._first_line() + (self._second_line() if row.below else 0)
        return QSize(0, height + (2 if row.id else 1) * self._tokens.space[1])

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw ground, then box, then words."""
        row: GuideRow = index.data(GUIDE_ROW)
        area: QRect = option.rect
        painter.save()
        self._draw_ground(painter, area, row, chosen=bool(option.state & QStyle.StateFlag.State_Selected))
        space = self._tokens.space
        inner = area.adjusted(space[3], space[1] if row.id else 0, -space[3], -space[1] if row.id else 0)
        if row.mark is not Mark.NONE:
            inner = self._draw_box(painter, inner, row.mark)
        self._draw_words(painter, inner, row)
        painter.restore()

    def _draw_ground(self, painter: QPainter, area: QRect, row: GuideRow, *, chosen: bool) -> None:
        colours = self._tokens.palette
        ground = colours.surface if row.id else colours.background
        painter.fillRect(area, QColor(colours.primary_soft if chosen else ground))
        if chosen or row.own:
            bar = QRect(area.topLeft(), QSize(self._tokens.space[1], area.height()))
            painter.fillRect(bar, QColor(colours.primary))
        painter.setPen(QColor(colours.hairline))
        painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _draw_box(self, painter: QPainter, area: QRect, mark: Mark) -> QRect:
        """Draw the box and return what is left beside it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self._tokens.type.heading
        top = area.top() + (self._first_line() - side) / 2
        box = QRectF(area.left(), top, side, side)
        colours = self._tokens.palette
        received = mark is Mark.RECEIVED
        pen = QPen(QColor(colours.good_ink if received else colours.border), 2 * self._tokens.line)
        if mark is Mark.NOT_NEEDED:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(QColor(colours.good_soft) if received else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), self._tokens.space[0], self._tokens.space[0])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if received:
            painter.drawPolyline([QPointF(box.left() + one.x() * side, top + one.y() * side) for one in _TICK])
        return area.adjusted(side + self._tokens.space[3], 0, 0, 0)

    def _draw_words(self, painter: QPainter, area: QRect, row: GuideRow) -> None:
        sizes, gap = self._tokens.type, self._tokens.space[3]
        heading = not row.id
        first = QRect(area.topLeft(), QSize(area.width(), self._first_line() if row.below else area.height()))
        used = write(painter, first, row.side, sizes.small, self._tones["normal"], right=True)
        tone = "soft" if heading else "primary" if row.own else "normal"
        size = sizes.small if heading else sizes.body
        write(
            painter, first.adjusted(0, 0, -used - gap, 0), row.text, size, self._tones[tone], bold=row.strong or heading
        )
        second = area.adjusted(0, first.height(), 0, 0)
        if row.mark in (Mark.MISSING, Mark.RECEIVED):
            said = "good" if row.mark is Mark.RECEIVED else "soft"
            used = write(
                painter, second, mark_word(row.mark), sizes.small, self._tones[said], right=True, bold=said == "good"
            )
            second = second.adjusted(0, 0, -used - gap, 0)
        write(painter, second, row.below, sizes.small, self._tones["soft"])

    def _first_line(self) -> int:
        return round(1.4 * self._tokens.type.body)

    def _second_line(self) -> int:
        return round(1.4 * self._tokens.type.small)
