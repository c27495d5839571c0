"""How a device is, in words for the desk and the device page; the hall knows only words of :mod:`devices.ports`."""

from collections.abc import Collection
from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from shared.hall.devices import RATING_SCREEN, DeviceHealth, DeviceNow
from shared.ui.widgets.status_pill import Kind

_GRAVITY: dict[str, Kind] = {"absent": "trouble", "fault": "trouble", "degraded": "attention"}
_KINDS = {
    "printer": QT_TRANSLATE_NOOP("devices", "Printer"),
    "id_card": QT_TRANSLATE_NOOP("devices", "Card reader"),
    "scanner": QT_TRANSLATE_NOOP("devices", "Scanner"),
    "voice": QT_TRANSLATE_NOOP("devices", "Voice"),
    "sign": QT_TRANSLATE_NOOP("devices", "Counter sign"),
    "evaluator": QT_TRANSLATE_NOOP("devices", "Rating keypad"),
    RATING_SCREEN: QT_TRANSLATE_NOOP("devices", "Rating screen"),
}
_STATES = {
    "absent": QT_TRANSLATE_NOOP("devices", "not connected"),
    "opening": QT_TRANSLATE_NOOP("devices", "being opened"),
    "ready": QT_TRANSLATE_NOOP("devices", "works"),
    "busy": QT_TRANSLATE_NOOP("devices", "at work"),
    "degraded": QT_TRANSLATE_NOOP("devices", "works, with a trouble"),
    "fault": QT_TRANSLATE_NOOP("devices", "does not work properly"),
}
_REASONS = {
    "paper_end": QT_TRANSLATE_NOOP("devices", "out of paper"),
    "cover_open": QT_TRANSLATE_NOOP("devices", "cover open"),
    "cutter": QT_TRANSLATE_NOOP("devices", "cutter jammed"),
    "overheated": QT_TRANSLATE_NOOP("devices", "too hot"),
    "paper_near_end": QT_TRANSLATE_NOOP("devices", "paper almost used up"),
    "mechanism": QT_TRANSLATE_NOOP("devices", "mechanism stuck"),
    "port_busy": QT_TRANSLATE_NOOP("devices", "in use by another program"),
    "no_permission": QT_TRANSLATE_NOOP("devices", "may not be opened by this user"),
    "port_refused": QT_TRANSLATE_NOOP("devices", "does not take our settings"),
    "not_installed": QT_TRANSLATE_NOOP("devices", "a part of the program is not installed"),
    "unauthorised": QT_TRANSLATE_NOOP("devices", "not authorised"),
    "self_test": QT_TRANSLATE_NOOP("devices", "self-test failed"),
    "no_engine": QT_TRANSLATE_NOOP("devices", "no voice installed"),
    "no_sound": QT_TRANSLATE_NOOP("devices", "no loudspeaker"),
    "no_answer": QT_TRANSLATE_NOOP("devices", "no answer"),
    "offline": QT_TRANSLATE_NOOP("devices", "switched off line"),
    "bad_data": QT_TRANSLATE_NOOP("devices", "sends what cannot be read"),
}
"""The gravest first: a person at the device can do something about it."""

_ADVICE = {
    "paper_end": QT_TRANSLATE_NOOP("devices", "Put in a new roll."),
    "cover_open": QT_TRANSLATE_NOOP("devices", "Close the cover."),
    "cutter": QT_TRANSLATE_NOOP("devices", "Switch it off, free the knife, switch it on."),
    "overheated": QT_TRANSLATE_NOOP("devices", "Let it cool for some minutes."),
    "paper_near_end": QT_TRANSLATE_NOOP("devices", "Have a new roll at hand."),
    "mechanism": QT_TRANSLATE_NOOP("devices", "Switch it off, take stuck paper out, switch it on."),
    "port_busy": QT_TRANSLATE_NOOP("devices", "The kiosk has it, perhaps: what it sees is under “Whole hall”."),
    "no_permission": QT_TRANSLATE_NOOP("devices", "Add this user to the group dialout (or lp) and sign in again."),
    "port_refused": QT_TRANSLATE_NOOP("devices", "Check the profile and the port in the settings."),
    "not_installed": QT_TRANSLATE_NOOP("devices", "“main.py doctor” says what to install."),
    "unauthorised": QT_TRANSLATE_NOOP("devices", "Ask its maker for the authorisation of the security module."),
    "self_test": QT_TRANSLATE_NOOP("devices", "Switch it off and on; if that does not help, it needs its maker."),
    "no_engine": QT_TRANSLATE_NOOP("devices", "Install espeak-ng, or record the words (docs/devices.md)."),
    "no_sound": QT_TRANSLATE_NOOP("devices", "Connect a loudspeaker; on Debian install alsa-utils."),
    "no_answer": QT_TRANSLATE_NOOP("devices", "Check that it is switched on, its cable, and its speed."),
    "offline": QT_TRANSLATE_NOOP("devices", "Press its online key, or switch it off and on."),
    "bad_data": QT_TRANSLATE_NOOP("devices", "Check its cable, its speed and its profile."),
}
_ABSENT = QT_TRANSLATE_NOOP("devices", "Plug it in, or correct the port in the settings.")


def gravity(device: DeviceNow) -> Kind | None:
    """Return how grave the trouble of a device is, ``None`` for one that works or is being opened."""
    return "trouble" if device.silent_since is not None else _GRAVITY.get(device.health.state)


def gravity_of_state(state: str, *, is_missed: bool = True) -> Kind:
    """Return the colour of a state on the device page; what nobody misses may be absent."""
    if state == "absent" and not is_missed:
        return "info"
    return _GRAVITY.get(state, "info" if state == "opening" else "good")


def trouble_sentence(device: DeviceNow) -> str:
    """Return what is wrong, such as 打印机：缺纸; of a silent machine all there is: kiosk-1：10:12 起没有消息."""
    text = QCoreApplication.translate("devices", "{device}: {trouble}")
    what = device_word(device.health.kind) if device.silent_since is None else device.terminal
    return text.format(device=what, trouble=hall_word(device))


def hall_word(device: DeviceNow) -> str:
    """Return how a device of the hall is; of a silent machine nobody knows more than since when."""
    if device.silent_since is not None:
        return QCoreApplication.translate("devices", "not heard of since {time}").format(
            time=clock_word(device.silent_since)
        )
    return _health_word(device.health)


def device_word(kind: str) -> str:
    """Return what a device of this kind is called; a kind of a newer machine keeps its own word."""
    return _say(_KINDS.get(kind, kind))


def state_word(state: str, reasons: Collection[str]) -> str:
    """Return how a device is: the gravest reason where there is one, else its state."""
    given = next((word for reason, word in _REASONS.items() if reason in reasons), None)
    return _say(given or _STATES.get(state, state))


def advice(state: str, reasons: Collection[str]) -> str:
    """Return what to do about the gravest reason; empty where there is nothing to do."""
    given = next((word for reason, word in _ADVICE.items() if reason in reasons), None)
    return _say(given or (_ABSENT if state == "absent" else ""))


def clock_word(moment: datetime) -> str:
    """Return the time of day on this machine's wall, such as 10:12."""
    return f"{moment.astimezone():%H:%M}"


def _health_word(health: DeviceHealth) -> str:
    return state_word(health.state, health.reasons)


def _say(source: object) -> str:
    english = str(source)
    return QCoreApplication.translate("devices", english) if english else ""
