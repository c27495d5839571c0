"""The rating keypad's part of the panel: five keys, which say something only while a visit is to be rated."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout

from counter.lab.device_card import DeviceCard
from counter.lab.faults import FaultChip, cable_fault
from counter.lab.remote import Remote, State
from shared.ui.tokens import Tokens
from shared.ui.widgets.button import Button
from shared.ui.widgets.status_pill import Kind

KEYS = 5


class KeypadCard(DeviceCard):
    """``lab.keypad.key-1`` is *very satisfied*, ``lab.keypad.key-5`` the opposite; ``lab.keypad.unplug``."""

    def __init__(self, tokens: Tokens, remote: Remote) -> None:
        super().__init__(
            tokens,
            remote,
            "lab.keypad",
            title=QCoreApplication.translate("lab", "Rating keypad"),
            icon="finish",
            hint=QCoreApplication.translate(
                "lab", "1 is the best. The keys are lit for 15 s when a clerk has finished."
            ),
            judge=judge_keypad,
        )
        line = QHBoxLayout()
        line.setSpacing(tokens.space[2])
        for key in range(1, KEYS + 1):
            button = Button(tokens, f"lab.keypad.key-{key}", str(key))
            button.clicked.connect(partial(self._press, key))
            line.addWidget(button, 1)
        line.addWidget(FaultChip(tokens, "lab.keypad", cable_fault(), remote))
        self.controls.addLayout(line)

    def _press(self, key: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  the signal's shape is Qt's
        self.remote.order("press", key=key)


def judge_keypad(state: State) -> tuple[Kind, str]:
    """Return how the device is that tells ``state``."""
    if state["lit"]:
        return "info", QCoreApplication.translate("lab", "Lit")
    return "good", QCoreApplication.translate("lab", "Dark")
