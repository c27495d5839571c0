"""How a ticket looks in a list: the number large, the clock at the right, all else small below."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from counter.desk.row_text import write
from counter.desk.ticket_rows import ROW_ROLE, TicketRow
from shared.ui.theme import tone_colours
from shared.ui.tokens import Tokens


class TicketPainter(QStyledItemDelegate):
    """Paints a :class:`TicketRow` in two lines."""

    def __init__(self, tokens: Tokens, parent: QObject) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._tones = tone_colours(tokens.palette)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002, N802
        """Return one height for all rows."""
        type_scale = self._tokens.type
        return QSize(0, round(1.35 * type_scale.heading + 1.5 * type_scale.small) + 2 * self._tokens.space[1])

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw ground, then words."""
        row = index.data(ROW_ROLE)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        area: QRect = option.rect
        painter.save()
        self._draw_ground(painter, area, chosen=chosen)
        self._draw_words(painter, area, row, chosen=chosen)
        painter.restore()

    def _draw_ground(self, painter: QPainter, area: QRect, *, chosen: bool) -> None:
        colours = self._tokens.palette
        painter.fillRect(area, QColor(colours.primary_soft if chosen else colours.surface))
        if chosen:
            painter.fillRect(
                QRect(area.topLeft(), QSize(self._tokens.space[1], area.height())), QColor(colours.primary)
            )
        painter.setPen(QColor(colours.hairline))
        painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _draw_words(self, painter: QPainter, area: QRect, row: TicketRow, *, chosen: bool) -> None:
        space, type_scale = self._tokens.space, self._tokens.type
        inner = area.adjusted(space[4], space[1], -space[3], -space[1])
        first = QRect(inner.topLeft(), QSize(inner.width(), round(1.35 * type_scale.heading)))
        second = inner.adjusted(0, first.height(), 0, 0)
        number_tone = "primary" if chosen else "normal"
        used = write(painter, first, row.number, type_scale.heading, self._tones[number_tone], bold=True)
        right_of = first.adjusted(used + space[2], 0, 0, 0)
        clock = write(
            painter, right_of, row.clock, type_scale.body, self._tones[row.tone], right=True, bold=row.tone != "soft"
        )
        between = right_of.adjusted(0, 0, -clock - space[2], 0)
        write(painter, between, row.mark, type_scale.small, self._tones["attention"], bold=True)
        write(painter, second, row.about, type_scale.small, self._tones["soft"])
