"""What does not work now, what still does, and where to go: the lines of the attract page (rule K32)."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from devices.ports import DeviceState, Reason
from kiosk.code_sentences import code_sentence
from kiosk.conductor import Conductor
from kiosk.sentences import refusal_sentence
from shared.ui.shut_hall import shut_hall
from shared.ui.widgets.status_pill import Kind


@dataclass(frozen=True)
class Notice:
    """One line: how grave, with which icon, and the sentence."""

    kind: Kind
    icon: str
    text: str


def notices(conductor: Conductor) -> list[Notice]:
    """Return the notices; empty when everything works.

    Without the hall nothing else matters; in one that is shut nobody misses a printer or a reader.
    """
    without_hall = _hall_notice(conductor)
    if without_hall is not None:
        return [without_hall]
    if shut_hall(conductor.hall.queues.values()) is not None:
        found = [_code_notice(conductor)]
    else:
        found = [_printer_notice(conductor), _reader_notice(conductor), _code_notice(conductor)]
    return [notice for notice in found if notice is not None]


def paper_trouble(reasons: frozenset[Reason]) -> str:
    """Return what ails the printer, in a few words."""
    if Reason.PAPER_END in reasons:
        return QCoreApplication.translate("printer", "The printer is out of paper.")
    if Reason.COVER_OPEN in reasons:
        return QCoreApplication.translate("printer", "The printer's cover is open.")
    return QCoreApplication.translate("printer", "The printer does not work now.")


def _hall_notice(conductor: Conductor) -> Notice | None:
    hall = conductor.hall
    if hall.trouble is not None:
        plan, language = hall.plan, conductor.session.settings.language
        sentence = refusal_sentence(hall.trouble, plan, language, conductor.help_counter)
        return Notice("trouble", "stop", sentence)
    if hall.reached or hall.plan is None:
        return None
    text = QCoreApplication.translate(
        "attract", "No connection to the hall, so no tickets here now. Please take yours at counter {counter}."
    )
    return Notice("trouble", "offline", text.format(counter=conductor.help_counter))


def _printer_notice(conductor: Conductor) -> Notice | None:
    devices = conductor.devices
    opening = devices.printer is not None and devices.printer.state is DeviceState.OPENING
    if devices.can_print or opening or not devices.started:
        return None
    text = QCoreApplication.translate(
        "attract", "You can still take a number: it is shown on the screen. Paper at counter {counter}."
    ).format(counter=conductor.help_counter)
    return Notice("attention", "paper-out", f"{paper_trouble(devices.printer_reasons)}{_gap(conductor)}{text}")


def _reader_notice(conductor: Conductor) -> Notice | None:
    devices = conductor.devices
    opening = devices.reader is not None and devices.reader.state is DeviceState.OPENING
    if devices.can_read or opening or not devices.started:
        return None
    text = QCoreApplication.translate(
        "attract", "ID cards cannot be read now. Touch to start and type your ID number instead."
    )
    return Notice("attention", "id-card", text)


def _code_notice(conductor: Conductor) -> Notice | None:
    trouble = conductor.code_trouble
    if trouble is None:
        return None
    return Notice("attention", "scan", code_sentence(trouble, conductor.help_counter))


def _gap(conductor: Conductor) -> str:
    return " " if conductor.session.settings.language == "en" else ""
