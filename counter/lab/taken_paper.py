"""The paper taken from the printer, drawn as it came out."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.lab.remote import State
from shared.ui.tokens import Tokens


@dataclass(frozen=True)
class TakenPaper:
    """One paper: its picture, the code on it (empty when there is none), and whether it was cut off whole."""

    picture: QImage
    code: str
    whole: bool


def drawn(paper: State) -> TakenPaper:
    """Draw a paper of the emulator's ``take`` answer; meant for the background."""
    from devices.emulators.paper_picture import draw_paper  # noqa: PLC0415  PIL is loaded with the first paper

    image = draw_paper(bytes.fromhex(paper["hex"]))
    width, height = image.size
    picture = QImage(image.tobytes(), width, height, width, QImage.Format.Format_Grayscale8)
    # The copy owns its dots; the picture above only borrows those of PIL.
    return TakenPaper(picture.copy(), next(iter(paper["qr"]), ""), bool(paper["whole"]))


class PaperView(QWidget):
    """Shows the last paper as large as its place allows; before the first one, an empty place says so."""

    def __init__(self, tokens: Tokens, name: str) -> None:
        super().__init__()
        self._tokens = tokens
        self._picture = QImage()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def is_empty(self) -> bool:
        """Whether no paper has been shown yet."""
        return self._picture.isNull()

    def show_paper(self, picture: QImage) -> None:
        """Show ``picture`` from now on."""
        self._picture = picture
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  the name is Qt's
        """Return a place in which the number on a ticket can be read."""
        return QSize(6 * self._tokens.target, 7 * self._tokens.target)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  the name and the argument are Qt's
        """Draw the paper, or its empty place."""
        painter = QPainter(self)
        if self.is_empty:
            self._draw_empty(painter)
        else:
            self._draw_paper(painter)
        painter.end()

    def _draw_paper(self, painter: QPainter) -> None:
        ratio = self.devicePixelRatioF()
        smooth = Qt.TransformationMode.SmoothTransformation
        fitted = self._picture.scaled(self.size() * ratio, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        fitted.setDevicePixelRatio(ratio)
        left = (self.width() - fitted.width() / ratio) / 2
        painter.drawImage(QRectF(left, 0, fitted.width() / ratio, fitted.height() / ratio), fitted)

    def _draw_empty(self, painter: QPainter) -> None:
        colours, space = self._tokens.palette, self._tokens.space
        painter.setPen(QPen(QColor(colours.border), self._tokens.line, Qt.PenStyle.DashLine))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.setPen(QColor(colours.text_soft))
        words = QCoreApplication.translate("lab", "Your paper shows here.")
        inside = self.rect().adjusted(space[4], space[4], -space[4], -space[4])
        painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
