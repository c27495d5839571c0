"""The one settings model: defaults, then a TOML file, then the environment.

msgspec and the standard library's ``tomllib`` do it: pydantic-settings alone would double a kiosk's cold start.
An environment variable is ``ONEHALL_`` and the path in upper case, such as ``ONEHALL_KIOSK__PANEL_DIAGONAL_INCH``.
"""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from shared.errors import SetupError

_PREFIX = "ONEHALL_"


class Terminal(msgspec.Struct, frozen=True, kw_only=True):
    """Who this machine is to the hub: its name, and the key it got at enrolment (``main.py hub enrol``)."""

    name: str = ""
    key: str = ""

    def __repr__(self) -> str:
        """Reveal no key."""
        return f"Terminal(name={self.name!r})"


class Kiosk(msgspec.Struct, frozen=True, kw_only=True):
    """The kiosk's panel; sizes on screen are millimetres on this diagonal."""

    panel_diagonal_inch: float = 21.5
    help_counter: str = "1"


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """The clerk's keys that differ from the usual layout: action name to key text such as ``F9``."""

    keys: dict[str, str] = {}
    lock_after_minutes: float = 5


class Devices(msgspec.Struct, frozen=True, kw_only=True):
    """Where devices are: ``/dev/ttyUSB0``, ``COM3``, ``tcp://printer``, or ``auto`` to be found; ``None`` for none.

    ``PROFILE@`` before one names its model. ``folder`` holds links to devices, such as those of the demonstration.
    ``photo_decoder`` is the command of a maker's program that decodes card photos (``devices/idcard/photo.py``).
    ``print_journal`` is the file of a kiosk's printer; ``None`` for one in the working folder named after the terminal.
    """

    card_reader: str | None = None
    printer: str | None = None
    scanner: str | None = None
    sign: str | None = None
    keypad: str | None = None
    folder: str | None = None
    print_journal: str | None = None
    photo_decoder: str | None = None


class Sync(msgspec.Struct, frozen=True, kw_only=True):
    """The agent's own: the file with this hall's key for its centre (``main.py sync enrol``)."""

    identity: str = "centre.json"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is set per machine; what is set per hall is in its plan."""

    hall: str = "sqlite:///hall.db"
    terminal: Terminal = Terminal()
    kiosk: Kiosk = Kiosk()
    desk: Desk = Desk()
    devices: Devices = Devices()
    sync: Sync = Sync()


def load_settings(path: Path | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """Return the settings; raise :class:`SetupError` (bad_settings) naming what is wrong and where."""
    values: dict[str, Any] = {}
    try:
        if path is not None:
            values = tomllib.loads(path.read_text(encoding="utf-8"))
        _overlay(values, os.environ if environment is None else environment)
        return msgspec.convert(values, Settings, strict=False)
    except OSError as error:
        raise SetupError("bad_settings", f"The settings file {path} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise SetupError("bad_settings", f"The settings are not right: {error}.") from error


def _overlay(values: dict[str, Any], environment: Mapping[str, str]) -> None:
    for name, value in environment.items():
        if not name.startswith(_PREFIX):
            continue
        *path, last = name.removeprefix(_PREFIX).lower().split("__")
        inner = values
        for part in path:
            inner = inner.setdefault(part, {})
        inner[last] = value
