"""The steps of a guide as a picture: boxes one can touch, and lines from what comes first to what waits for it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent, QTransform
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kiosk.choices import MOST_ELDER
from kiosk.pages.guide.step_box import StepBox
from shared.domain.guide.flow import Flow, Point, Sizes, flow
from shared.domain.guide.result import GuideStep
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.page_turner import PageTurner

_NARROWEST_MM = 64
_WIDEST_MM = 110
_BETWEEN_MM = 9
_WIDTHS_TRIED = 5
_ARROW_MM = 3


class FlowPicture(QWidget):
    """Downwards on an upright panel, to the right on a wide one; waves that do not fit follow on another page."""

    def __init__(
        self, tokens: Tokens, panel: Panel, steps: Sequence[GuideStep], language: str, opened: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._steps = tuple(steps)
        self._page = 0
        self._tokens = tokens
        boxes = [StepBox(tokens, number, step, language) for number, step in enumerate(self._steps, start=1)]
        for step, box in zip(self._steps, boxes, strict=True):
            box.clicked.connect(partial(_pressed, step.item, opened))
        self._canvas = _Canvas(tokens, panel, dict(zip((step.item for step in self._steps), boxes, strict=True)))
        self._turner = PageTurner(tokens, "result.flow")
        self._turner.turned.connect(self._turn)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  the name is Qt's
        """Draw for the new size."""
        super().resizeEvent(event)
        self._draw()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._tokens.space[3])
        column.addWidget(self._canvas, 1)
        column.addWidget(self._turner)

    def _turn(self, by: int) -> None:
        self._page += by
        self._draw()

    def _draw(self) -> None:
        whole = self.size()
        pages = self._canvas.pages(self._steps, whole)
        if len(pages) > 1:
            row = self._tokens.target + self._tokens.space[3]
            whole = QSize(whole.width(), whole.height() - row)
            pages = self._canvas.pages(self._steps, whole)
        self._page = min(max(self._page, 0), len(pages) - 1)
        self._turner.show_place(self._page, len(pages))
        self._canvas.show_steps(pages[self._page], whole)


class _Canvas(QWidget):
    """The boxes in their places and the lines beneath them."""

    def __init__(self, tokens: Tokens, panel: Panel, boxes: dict[str, StepBox]) -> None:
        super().__init__()
        self._tokens, self._panel, self._boxes = tokens, panel, boxes
        self._upright = panel.height_px > panel.width_px
        self._flow = Flow((), (), 0, 0)
        self._left = self._top = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        for box in boxes.values():
            box.setParent(self)

    def pages(self, steps: Sequence[GuideStep], room: QSize) -> list[tuple[GuideStep, ...]]:
        """Return the steps of each page: as many whole waves as fit into ``room`` pixels, for elders four steps.

        A wave larger than a page is cut in halves.
        """
        waves: dict[int, list[GuideStep]] = {}
        for step in steps:
            waves.setdefault(step.wave, []).append(step)
        to_place = [tuple(wave) for wave in waves.values()]
        pages: list[tuple[GuideStep, ...]] = []
        while to_place:
            wave = to_place.pop(0)
            if pages and self._fits((*pages[-1], *wave), room):
                pages[-1] = (*pages[-1], *wave)
            elif len(wave) == 1 or self._fits(wave, room):
                pages.append(wave)
            else:
                middle = -(-len(wave) // 2)
                to_place[:0] = [wave[:middle], wave[middle:]]
        return pages or [()]

    def show_steps(self, steps: Sequence[GuideStep], room: QSize) -> None:
        """Put the boxes of these steps into the middle of ``room``, and the others away."""
        self._flow = self._picture(steps, room)
        self._left = max(0.0, (room.width() - self._flow.width) / 2)
        self._top = max(0.0, (room.height() - self._flow.height) / 2)
        placed = {box.item: box for box in self._flow.boxes}
        for item, box in self._boxes.items():
            place = placed.get(item)
            box.setVisible(place is not None)
            if place is not None:
                corner = round(self._left + place.x), round(self._top + place.y)
                box.setGeometry(QRect(*corner, round(place.width), round(place.height)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  the name and the argument are Qt's
        """Draw the lines, each with an arrow at what waits."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(QTransform.fromTranslate(self._left, self._top), combine=True)
        ink = QColor(self._tokens.palette.border)
        painter.setPen(QPen(ink, 2 * self._tokens.line, j=Qt.PenJoinStyle.RoundJoin))
        for edge in self._flow.edges:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in edge.points]))
            painter.setBrush(ink)
            painter.drawPolygon(_arrow(edge.points[-2], edge.points[-1], self._panel.mm(_ARROW_MM)))
        painter.end()

    def _fits(self, steps: Sequence[GuideStep], room: QSize) -> bool:
        if self._tokens.look.elder and len(steps) > MOST_ELDER:
            return False
        return _is_inside(self._picture(steps, room), room)

    def _picture(self, steps: Sequence[GuideStep], room: QSize) -> Flow:
        """Return the first picture that fits, the one with the widest boxes; else the smallest one."""
        here = {step.item for step in steps}
        shown = [replace(step, after=tuple(item for item in step.after if item in here)) for step in steps]
        picture = Flow((), (), 0, 0)
        for sizes, across in self._ways(shown, room):
            picture = flow(shown, sizes, across=across)
            if _is_inside(picture, room):
                break
        return picture

    def _ways(self, steps: Sequence[GuideStep], room: QSize) -> Iterator[tuple[Sizes, bool]]:
        """Yield how a picture can be drawn, the widest boxes first, and with many side by side before few."""
        gap, between = self._tokens.space[3], self._panel.mm(_BETWEEN_MM)
        scale = self._tokens.look.scale
        narrowest, widest = (min(self._panel.mm(mm * scale), room.width()) for mm in (_NARROWEST_MM, _WIDEST_MM))
        for width in range(widest, narrowest - 1, -max(1, (widest - narrowest) // _WIDTHS_TRIED)):
            height = max((self._boxes[step.item].height_for(width) for step in steps), default=0)
            for across in (False, True) if self._upright else (True, False):
                length, box = (room.height(), height) if across else (room.width(), width)
                for most in range(max(1, (length + gap) // (box + gap)), 0, -1):
                    yield Sizes(width, height, gap, between, most), across


def _is_inside(picture: Flow, room: QSize) -> bool:
    return picture.width <= room.width() and picture.height <= room.height()


def _pressed(item: str, opened: Callable[[str], None], _checked: bool = False) -> None:  # noqa: FBT001, FBT002  the signal's shape is Qt's
    opened(item)


def _arrow(before: Point, end: Point, size: int) -> QPolygonF:
    """Return a head that points from ``before`` to ``end``, along an upright or level line."""
    (x, y), (end_x, end_y) = before, end
    half = size / 2
    if x == end_x:
        back = end_y - size if end_y >= y else end_y + size
        return QPolygonF([QPointF(end_x, end_y), QPointF(end_x - half, back), QPointF(end_x + half, back)])
    back = end_x - size if end_x >= x else end_x + size
    return QPolygonF([QPointF(end_x, end_y), QPointF(back, end_y - half), QPointF(back, end_y + half)])
