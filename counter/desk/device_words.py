"""What ails a device of the hall, in a clerk's words; the hall knows only words of :mod:`devices.ports`."""

from PySide6.QtCore import QCoreApplication

from shared.hall.devices import RATING_SCREEN, DeviceHealth, DeviceNow
from shared.ui.widgets.status_pill import Kind

_GRAVITY: dict[str, Kind] = {"absent": "trouble", "fault": "trouble", "degraded": "attention"}


def gravity(device: DeviceNow) -> Kind | None:
    """Return how grave the trouble of a device is, ``None`` for one that works or is being opened."""
    return _GRAVITY.get(device.health.state)


def trouble_sentence(health: DeviceHealth) -> str:
    """Return what is wrong with a device, such as 打印机：缺纸."""
    text = QCoreApplication.translate("desk-devices", "{device}: {trouble}")
    return text.format(device=_device(health.kind), trouble=_trouble(health))


def _device(kind: str) -> str:
    words = {
        "printer": QCoreApplication.translate("desk-devices", "Printer"),
        "id_card": QCoreApplication.translate("desk-devices", "Card reader"),
        "scanner": QCoreApplication.translate("desk-devices", "Scanner"),
        "voice": QCoreApplication.translate("desk-devices", "Voice"),
        "sign": QCoreApplication.translate("desk-devices", "Counter sign"),
        "evaluator": QCoreApplication.translate("desk-devices", "Rating keypad"),
        RATING_SCREEN: QCoreApplication.translate("desk-devices", "Rating screen"),
    }
    return words.get(kind, kind)


def _trouble(health: DeviceHealth) -> str:
    """Return the reason that a person at the device can do something about, else how it is."""
    words = {
        "paper_end": QCoreApplication.translate("desk-devices", "out of paper"),
        "cover_open": QCoreApplication.translate("desk-devices", "cover open"),
        "cutter": QCoreApplication.translate("desk-devices", "cutter jammed"),
        "overheated": QCoreApplication.translate("desk-devices", "too hot"),
        "paper_near_end": QCoreApplication.translate("desk-devices", "paper almost used up"),
    }
    for reason, word in words.items():
        if reason in health.reasons:
            return word
    if health.state == "absent":
        return QCoreApplication.translate("desk-devices", "not connected")
    if "no_answer" in health.reasons:
        return QCoreApplication.translate("desk-devices", "no answer")
    return QCoreApplication.translate("desk-devices", "does not work properly")
