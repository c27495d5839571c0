"""``main.py devices``: what is plugged in here and how it is; try one device out, or watch them all."""

import argparse
import json
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Self

from devices.ports import DeviceKind, DeviceStatus, Reason
from devices.presence.connection import Connection
from devices.presence.families import FAMILIES
from devices.presence.frames import ShownConnection
from devices.presence.lookout import FOLDER_EVERY_S, Lookout, lookout_here
from devices.presence.manager import DeviceManager
from devices.presence.ports import linked_ports
from devices.presence.told import told
from devices.profiles.shelf import Shelf
from devices.reported import reported
from devices.transport import TransportFactory
from shared.clock import SystemClock
from shared.settings import Devices, load_settings

_SETTLE_S = 5.0
_INSTALL = "         A camera needs: .venv/bin/pip install zxing-cpp (and opencv-python-headless for camera:N)"
_NAMES = [family.name for family in FAMILIES.values()]


def main(argv: list[str]) -> int:
    """Run one of the commands; 0 when done, 1 when a device that was tried did not do it."""
    options = _parser().parse_args(argv)
    if options.command == "list" and options.hall is not None:
        _print_rows(reported(options.hall, load_settings(options.config).terminal), _hall_line, as_json=options.json)
        return 0
    with Room(options) as room:
        match options.command:
            case "list":
                return room.list()
            case "test":
                return room.test(options.device, options.patience)
        return room.watch(options.seconds)


class Room:
    """The devices of one run of the command, and how they are told of."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._json: bool = options.json
        self._clock = SystemClock()
        self._speaking = threading.Lock()
        if options.folder is None:
            ports = load_settings(options.config).devices
            lookout = lookout_here(ports.folder)
        else:
            ports, lookout = Devices(), Lookout([partial(linked_ports, options.folder)], FOLDER_EVERY_S)
        only = [options.device] if options.command == "test" else None
        tap = self._tap if options.command != "list" and options.frames else None
        self._manager = DeviceManager(ports, Shelf(), lookout, only=only, tap=tap)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._manager.close()

    def list(self) -> int:
        """Tell how every device is."""
        self._manager.start(lambda _: None)
        self._manager.settle(_SETTLE_S)
        rows = [self._row(present.device.status) for present in self._manager.devices.values()]
        _print_rows(rows, _line, as_json=self._json)
        return 0

    def test(self, name: str, patience_s: float) -> int:
        """Try one device out and tell what came of it."""
        present = self._manager.devices[name]
        self._manager.start(lambda _: None)
        self._manager.settle(_SETTLE_S)
        print(present.family.ask, file=sys.stderr)
        outcome = present.device.test(patience_s)
        row = {**self._row(present.device.status), "test": None if outcome is None else str(outcome)}
        self._say(row, f"{_line(row)}\n{name}: {outcome or 'nothing came in time'}")
        return 0 if outcome is not None else 1

    def watch(self, seconds: float | None) -> int:
        """Tell how every device is and each change from then on, until the time is over or a signal comes."""
        end = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: end.set())
        self._manager.start(self._tell)
        end.wait(seconds)
        return 0

    def _tell(self, status: DeviceStatus) -> None:
        row = self._row(status)
        self._say(row, _line(row))

    def _tap(self, name: str, kind: DeviceKind, connection: Connection) -> TransportFactory:
        def tell(way: str, frame: str) -> None:
            self._say({"name": name, "way": way, "bytes": frame}, f"{name:<8} {way:<3} {frame}")

        return ShownConnection(connection, kind, tell)

    def _say(self, row: dict[str, Any], line: str) -> None:
        with self._speaking:
            print(json.dumps(row, ensure_ascii=False) if self._json else line, flush=True)

    def _row(self, status: DeviceStatus) -> dict[str, Any]:
        connection = self._manager.devices[status.name].connection
        plain = {
            key: value.isoformat() if isinstance(value, datetime) else value
            for key, value in asdict(told(status, self._clock)).items()
        }
        return {
            **plain,
            "profile": connection.profile.id,
            "model": connection.profile.model,
            "port": None if connection.port is None else connection.port.address,
            "counters": asdict(status.counters),
        }


def _print_rows(rows: list[dict[str, Any]], line: Callable[[dict[str, Any]], str], *, as_json: bool) -> None:
    print(json.dumps(rows, ensure_ascii=False, indent=1) if as_json else "\n".join(map(line, rows)))


def _hall_line(row: dict[str, Any]) -> str:
    if row["silent_since"] is not None:
        return f"{row['terminal']:<12} {row['name']:<12} {'silent':<9} not heard of since {row['silent_since']}"
    reasons = ", ".join(row["reasons"]) or "-"
    return f"{row['terminal']:<12} {row['name']:<12} {row['state']:<9} {reasons:<24} since {row['since']}"


def _line(row: dict[str, Any]) -> str:
    reasons = ", ".join(row["reasons"]) or "-"
    line = f"{row['name']:<8} {row['state']:<9} {reasons:<24} {row['port'] or '-':<28} {row['model']}"
    return f"{line}\n{_INSTALL}" if Reason.NOT_INSTALLED in row["reasons"] else line


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="main.py devices",
        description="The devices of this machine.",
        epilog="main.py technician [--config FILE] [--hall URL]: all of this in a window.",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    listed = commands.add_parser("list", help="tell what is there, on which port, and how it is")
    listed.add_argument("--hall", metavar="URL", help="ask a hall what all its machines reported: ws://HOST:PORT")
    tested = commands.add_parser("test", help="print a test paper, read a card, or wait for a scan")
    tested.add_argument("device", choices=_NAMES)
    tested.add_argument("--patience", type=float, default=30.0, metavar="SECONDS", help="how long to wait for it")
    watched = commands.add_parser("watch", help="tell every change as it comes")
    watched.add_argument("--seconds", type=float, help="stop after so long (default: at Ctrl+C)")
    for command in (listed, tested, watched):
        command.add_argument("--json", action="store_true", help="for programs: one object a device or line")
        command.add_argument("--config", type=Path, help="settings of this machine (TOML)")
        command.add_argument("--folder", type=Path, help="look for devices behind the links in this folder only")
    for command in (tested, watched):
        command.add_argument("--frames", action="store_true", help="show the bytes too, what may be a person masked")
    return parser
