"""Where the desk's guide comes from: a scanned sheet, a ticket's matter, or another answer to one of its questions."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from shared.domain.catalogue.subjects import item_of, theme_of
from shared.domain.catalogue.themes import Theme
from shared.domain.guide.answers import answer
from shared.domain.guide.result import Guide
from shared.domain.refused import Refused
from shared.errors import KnownError
from shared.hall.guide import GuideView, ItemGuide, SheetByCode, SheetOpened, ThemeView
from shared.link import Hall
from shared.ui.background import run


@dataclass(frozen=True)
class OpenGuide:
    """A guide as the desk shows it; ``theme`` is ``None`` for a single item, ``sheet`` where none was scanned.

    ``fallen`` names the questions whose answers the last change took with it.
    """

    guide: Guide
    theme: Theme | None
    sheet: SheetOpened | None = None
    fallen: tuple[str, ...] = ()


class GuideSource(QObject):
    """Asks the hall outside the GUI thread: ``opened(OpenGuide)`` or ``failed(error)``; of several only the last."""

    opened = Signal(object)
    failed = Signal(object)

    def __init__(self, hall: Hall, parent: QObject) -> None:
        super().__init__(parent)
        self._hall = hall
        self._round = 0
        self._answers: dict[str, str] = {}

    def open_sheet(self, code: str) -> None:
        """Open the guide of a scanned sheet as it is today."""
        self._ask(lambda: self._of_sheet(code))

    def open_matter(self, matter: str) -> None:
        """Open the guide to what a ticket is for, no question answered yet."""
        self._ask(lambda: self._of_matter(matter))

    def change(self, shown: OpenGuide, question: str, option: str | None) -> None:
        """Give ``question`` another answer (``None``: not sure); answers still valid are kept (K33)."""
        theme = shown.theme
        if theme is None:
            return
        # Several digits may be pressed before the first answer is back: each builds on the one before.
        self._answers, fallen = answer(theme, self._answers, question, option)
        answers = self._answers

        def follow() -> OpenGuide:
            guide = self._hall.ask(GuideView(theme=theme.id, answers=answers))
            return OpenGuide(guide, theme, shown.sheet, fallen)

        self._ask(follow)

    def follow(self, shown: OpenGuide) -> None:
        """Change answers from those of ``shown`` on; what is still under way is dropped."""
        self._round += 1
        self._answers = dict(shown.guide.answers)

    def _of_sheet(self, code: str) -> OpenGuide:
        sheet = self._hall.ask(SheetByCode(code=code))
        return OpenGuide(sheet.guide, self._theme(sheet.guide.theme), sheet)

    def _of_matter(self, matter: str) -> OpenGuide:
        theme = theme_of(matter)
        if theme is not None:
            return OpenGuide(self._hall.ask(GuideView(theme=theme)), self._theme(theme))
        return OpenGuide(self._hall.ask(ItemGuide(item=item_of(matter) or matter)), None)

    def _theme(self, theme: str) -> Theme | None:
        return self._hall.ask(ThemeView(theme=theme)) if theme else None

    def _ask(self, work: Callable[[], OpenGuide]) -> None:
        self._round += 1
        this_round = self._round

        def done(shown: OpenGuide) -> None:
            if this_round == self._round:
                self.follow(shown)
                self.opened.emit(shown)

        def failed(error: Exception) -> None:
            if not isinstance(error, Refused | KnownError):
                raise error
            if this_round == self._round:
                self.failed.emit(error)

        run(self, work, done, failed)
