"""What the machines of a hall reported of their devices: the one place where the devices' command asks the hall."""

from typing import Any

import msgspec

from shared.errors import SetupError
from shared.hall import Refused
from shared.hall.devices import DeviceList
from shared.link import open_hall
from shared.security.role import Role
from shared.settings import Terminal


def reported(url: str, terminal: Terminal) -> list[dict[str, Any]]:
    """Return every device of the hall in plain values; raises KnownError when the hall cannot be asked."""
    with open_hall(url, role=Role.MONITOR, terminal=terminal) as hall:
        try:
            devices = hall.ask(DeviceList())
        except Refused as refusal:
            raise SetupError(refusal.code, refusal.text) from refusal
    return [
        {
            "terminal": device.terminal,
            **msgspec.to_builtins(device.health),
            "reported_at": device.reported_at.isoformat(),
            "silent_since": None if device.silent_since is None else device.silent_since.isoformat(),
        }
        for device in devices
    ]
