"""Home, help, language and the looks: the same places above every page (rules K10, K31)."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.conductor import Conductor
from kiosk.errands.reception import ReceptionPage
from kiosk.naming import name_of
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.button import Button
from shared.ui.widgets.label import ElidedLabel

_NAME_FROM_MM = 230
"""Below this width of the panel, in millimetres at the look's scale, the hall's name yields to the buttons."""


class Header(QWidget):
    """The hall's name and five buttons; home keeps its place where it is not needed."""

    def __init__(self, conductor: Conductor, tokens: Tokens, panel: Panel) -> None:
        super().__init__()
        self._conductor = conductor
        self._tokens = tokens
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(tokens.space[1])
        self._name = ElidedLabel(size="body", tone="soft")
        wide = panel.width_px >= panel.mm(_NAME_FROM_MM * tokens.look.scale)
        self._line.addWidget(self._name, 1)
        self._name.setMaximumWidth(16777215 if wide else 1)
        self._add_buttons()
        self.refresh()

    def refresh(self) -> None:
        """Show the hall's name once it is known."""
        plan = self._conductor.hall.plan
        attract = self._conductor.at_rest
        self._name.setText("" if plan is None or attract else name_of(plan, self._conductor.session.settings.language))

    def _add_buttons(self) -> None:
        conductor, settings = self._conductor, self._conductor.session.settings
        other_language = "English" if settings.language == "zh" else "简体中文"
        larger = QCoreApplication.translate("header", "Larger")
        usual_size = QCoreApplication.translate("header", "Usual size")
        contrast = QCoreApplication.translate("header", "Contrast")
        usual_colours = QCoreApplication.translate("header", "Usual colours")
        home = self._button("nav.home", QCoreApplication.translate("header", "Home"), "home")
        keep = home.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        home.setSizePolicy(keep)
        home.setVisible(not conductor.at_rest and conductor.page != ReceptionPage.HOME)
        home.clicked.connect(conductor.home)
        helping = self._button("nav.help", QCoreApplication.translate("header", "Help"), "help")
        helping.clicked.connect(conductor.seek_help)
        self._button("nav.language", other_language, "language").clicked.connect(conductor.switch_language)
        elder = self._button("nav.elder", usual_size if settings.elder else larger, "elder")
        elder.clicked.connect(conductor.switch_elder)
        high = self._button("nav.contrast", usual_colours if settings.high_contrast else contrast, "contrast")
        high.clicked.connect(conductor.switch_contrast)

    def _button(self, name: str, words: str, icon: str) -> Button:
        button = Button(self._tokens, name, words, role="plain", icon=icon, size="small", upright=True)
        self._line.addWidget(button)
        return button
