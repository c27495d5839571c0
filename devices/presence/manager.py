"""The device manager: every device of this machine, found by setting or profile, watched and closed together."""

import threading
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Self, TypeAlias

from devices.idcard.photo import PhotoDecoder, photo_decoder
from devices.ports import DeviceKind, DeviceState, DeviceStatus, OnStatus
from devices.presence.connection import AUTO, Connection
from devices.presence.families import FAMILIES, Device, Family
from devices.presence.lookout import Lookout
from devices.profiles.shelf import Shelf
from devices.transport import TransportFactory
from shared.settings import Devices

Tap: TypeAlias = Callable[[str, DeviceKind, Connection], TransportFactory]
"""Puts itself between the connection of a named device and its driver."""


@dataclass(frozen=True)
class Present:
    """One device as the manager holds it."""

    family: Family
    connection: Connection
    device: Device


class DeviceManager:
    """One device of each family; one without a setting is looked for by the profiles of its family.

    ``only`` names the devices that are wanted; the others' ports stay free for whoever has them.
    """

    def __init__(
        self,
        ports: Devices,
        shelf: Shelf,
        lookout: Lookout,
        *,
        only: Container[str] | None = None,
        tap: Tap | None = None,
    ) -> None:
        self._lookout = lookout
        self._changed = threading.Condition()
        photos = photo_decoder(ports.photo_decoder)
        self.devices: Mapping[str, Present] = {
            family.name: _present(
                kind, Connection(kind, _wanted(ports, kind), family.usual, shelf, lookout), tap, photos
            )
            for kind, family in FAMILIES.items()
            if only is None or family.name in only
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self, on_status: OnStatus) -> None:
        """Open every device; ``on_status`` is called in the devices' threads."""

        def note(status: DeviceStatus) -> None:
            on_status(status)
            with self._changed:
                self._changed.notify_all()

        self._lookout.start()
        for present in self.devices.values():
            present.device.start(note)

    def settle(self, patience_s: float) -> None:
        """Wait until every device has told how it is, at most ``patience_s`` seconds."""
        with self._changed:
            self._changed.wait_for(self._is_settled, patience_s)

    def close(self) -> None:
        """Free every port."""
        self._lookout.close()
        for present in self.devices.values():
            present.device.close()

    def _is_settled(self) -> bool:
        return all(present.device.status.state is not DeviceState.OPENING for present in self.devices.values())


def _wanted(ports: Devices, kind: DeviceKind) -> str:
    setting = FAMILIES[kind].setting
    wanted: str | None = None if setting is None else getattr(ports, setting)
    return wanted or AUTO


def _present(kind: DeviceKind, connection: Connection, tap: Tap | None, photos: PhotoDecoder) -> Present:
    family = FAMILIES[kind]
    connect = connection if tap is None else tap(family.name, kind, connection)
    return Present(family, connection, family.make(family.name, connect, connection.profile, photos))
