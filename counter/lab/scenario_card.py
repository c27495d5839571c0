"""Troubles that come by themselves: pick a scenario, play it, watch what it does, stop it."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout

from counter.lab.chip import Chip
from counter.lab.scenario_play import ScenarioPlay
from devices.emulators.scenario import Scenario, Step
from shared.ui.tokens import Tokens
from shared.ui.widgets.button import Button
from shared.ui.widgets.card import Card
from shared.ui.widgets.label import Label

COLUMNS = 2


class ScenarioCard(Card):
    """``lab.scenario.<name>`` picks, ``lab.scenario.play`` plays and stops, ``lab.scenario.line`` says what happens."""

    def __init__(self, tokens: Tokens, folder: Path, scenarios: Sequence[Scenario], *, english: bool) -> None:
        super().__init__(tokens, "lab.scenarios")
        self._tokens, self._english = tokens, english
        self._play = ScenarioPlay(folder, self)
        self._play.done.connect(self._tell_step)
        self._play.ended.connect(self._end)
        self._chosen: Scenario | None = None
        self._chips = {one.name: self._chip(one) for one in scenarios}
        self._button = Button(tokens, "lab.scenario.play", "", role="primary")
        self._button.clicked.connect(self._play_or_stop)
        self._line = Label(size="small", tone="soft", wrap=True, name="lab.scenario.line")
        grid = QGridLayout()
        grid.setSpacing(tokens.space[2])
        for at, chip in enumerate(self._chips.values()):
            grid.setColumnStretch(at % COLUMNS, 1)
            grid.addWidget(chip, at // COLUMNS, at % COLUMNS)
        self.body.addWidget(Label(QCoreApplication.translate("lab", "Troubles by the clock"), size="heading"))
        self.body.addLayout(grid)
        self.body.addWidget(self._button)
        self.body.addWidget(self._line)
        self._say(QCoreApplication.translate("lab", "Pick one, then play it."))
        self._show()

    def stop(self) -> None:
        """Give no further order."""
        self._play.stop()

    def _chip(self, scenario: Scenario) -> Chip:
        chip = Chip(self._tokens, f"lab.scenario.{scenario.name}", _titles().get(scenario.name, scenario.name))
        chip.clicked.connect(partial(self._choose, scenario))
        return chip

    def _choose(self, scenario: Scenario, _checked: bool = True) -> None:  # noqa: FBT001, FBT002  the signal's shape is Qt's
        if self._play.running is None:
            self._chosen = scenario
            self._say(scenario.about if self._english else scenario.about_zh or scenario.about)
        self._show()

    def _play_or_stop(self) -> None:
        if self._play.running is not None:
            self._play.stop()
        elif self._chosen is not None:
            self._play.start(self._chosen)
            self._say(
                QCoreApplication.translate("lab", "Begun; the first order comes after {seconds} s.").format(
                    seconds=round(self._chosen.steps[0].at)
                )
            )
        self._show()

    def _tell_step(self, step: Step) -> None:
        scenario = self._play.running
        words = {"device": _devices().get(step.device, step.device), "order": _orders().get(step.do, step.do)}
        after = [later.at for later in scenario.steps if later.at > step.at] if scenario is not None else []
        if after:
            text = QCoreApplication.translate("lab", "{at} s · {device}: {order}; the next one at {next} s")
            self._say(text.format(at=round(step.at), next=round(after[0]), **words))
        else:
            text = QCoreApplication.translate("lab", "{at} s · {device}: {order}; that was the last one")
            self._say(text.format(at=round(step.at), **words))

    def _end(self, trouble: str) -> None:
        if trouble:
            text = QCoreApplication.translate("lab", "The play ended early: {reason}")
            self._line.set_tone("attention")
            self._line.setText(text.format(reason=trouble))
        self._show()

    def _say(self, text: str) -> None:
        self._line.set_tone("soft")
        self._line.setText(text)

    def _show(self) -> None:
        playing = self._play.running is not None
        for name, chip in self._chips.items():
            chip.setChecked(self._chosen is not None and name == self._chosen.name)
            chip.setEnabled(not playing)
        stop, begin = QCoreApplication.translate("lab", "Stop"), QCoreApplication.translate("lab", "Play")
        self._button.set_text(stop if playing else begin)
        self._button.set_icon("stop" if playing else "play")
        self._button.setEnabled(playing or self._chosen is not None)


def _titles() -> Mapping[str, str]:
    return {
        "cable-drops": QCoreApplication.translate("lab", "A cable drops"),
        "citizen-in-a-hurry": QCoreApplication.translate("lab", "Somebody in a hurry"),
        "paper-ends": QCoreApplication.translate("lab", "The paper ends"),
        "reader-hangs": QCoreApplication.translate("lab", "The reader hangs"),
    }


def _devices() -> Mapping[str, str]:
    return {
        "idcard": QCoreApplication.translate("lab", "Card reader"),
        "printer": QCoreApplication.translate("lab", "Ticket printer"),
        "scanner": QCoreApplication.translate("lab", "Code scanner"),
        "keypad": QCoreApplication.translate("lab", "Rating keypad"),
    }


def _orders() -> Mapping[str, str]:
    return {
        "lay": QCoreApplication.translate("lab", "a card is laid"),
        "lift": QCoreApplication.translate("lab", "the card is taken off"),
        "two_cards": QCoreApplication.translate("lab", "two cards are laid"),
        "near_end": QCoreApplication.translate("lab", "paper low"),
        "paper_out": QCoreApplication.translate("lab", "paper out"),
        "cover_open": QCoreApplication.translate("lab", "cover open"),
        "garble": QCoreApplication.translate("lab", "an answer garbled"),
        "silent": QCoreApplication.translate("lab", "falls silent"),
        "heal": QCoreApplication.translate("lab", "works again"),
        "unplug": QCoreApplication.translate("lab", "unplugged"),
        "plug": QCoreApplication.translate("lab", "plugged in"),
    }
