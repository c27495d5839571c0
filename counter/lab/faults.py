"""Faults to put into a device and take out again, each shown as the device itself tells it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from counter.lab.chip import Chip
from counter.lab.remote import Remote, State
from shared.ui.tokens import Tokens


@dataclass(frozen=True)
class Fault:
    """``order`` puts it in, ``repair`` takes it out; ``is_in`` finds it in a state; ``name`` ends its object name."""

    name: str
    word: str
    order: str
    is_in: Callable[[State], bool]
    repair: str = "heal"


class FaultChip(Chip):
    """One fault that can be pressed in and out."""

    def __init__(self, tokens: Tokens, device: str, fault: Fault, remote: Remote) -> None:
        super().__init__(tokens, f"{device}.{fault.name}", fault.word)
        self._fault, self._remote = fault, remote
        self.clicked.connect(self._give_order)
        remote.seen.connect(self._show)

    def _give_order(self, on: bool) -> None:  # noqa: FBT001  the signal's shape is Qt's
        self._remote.order(self._fault.order if on else self._fault.repair)

    def _show(self, state: State) -> None:
        self.setChecked(self._fault.is_in(state))


def cable_fault() -> Fault:
    """Return the fault every device can have: its cable is pulled."""
    word = QCoreApplication.translate("lab", "Unplugged")
    return Fault("unplug", word, "unplug", lambda state: not state["plugged"], repair="plug")


def reader_faults() -> Sequence[Fault]:
    """Return what a card reader tells about itself; damaged answers are counted and pass by themselves."""
    return (
        Fault("silent", QCoreApplication.translate("lab", "Silent"), "silent", lambda state: bool(state["silent"])),
        cable_fault(),
    )


def printer_faults() -> Sequence[Fault]:
    """Return the troubles of a printer, by the names it tells them with."""
    return (
        _trouble("near_end", QCoreApplication.translate("lab", "Paper low"), "near_end"),
        _trouble("paper_out", QCoreApplication.translate("lab", "Paper out"), "paper_end"),
        _trouble("cover_open", QCoreApplication.translate("lab", "Cover open"), "cover_open"),
        _trouble("cutter_jam", QCoreApplication.translate("lab", "Cutter jam"), "cutter"),
        cable_fault(),
    )


def _trouble(order: str, word: str, told_as: str) -> Fault:
    return Fault(order, word, order, lambda state: told_as in state["troubles"])
