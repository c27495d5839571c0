"""Where profiles are kept and found: by name, or by the port a device is on."""

import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

import msgspec

from devices.ports import DeviceKind
from devices.presence.ports import Port
from devices.printer.quirks import PrinterQuirks
from devices.profiles.profile import Profile
from shared.errors import SetupError

FOLDER = Path(__file__).parents[2] / "resources" / "devices"


class Shelf:
    """Every profile of a folder; raises SetupError (bad_profile) naming the file that cannot be used."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._profiles = {path.stem: _read(path) for path in sorted(folder.glob("*.toml"))}

    def named(self, name: str, family: DeviceKind) -> Profile:
        """Return a family's profile; raise SetupError (unknown_profile) with those there are."""
        profile = self._profiles.get(name)
        if profile is None or profile.family is not family:
            known = ", ".join(sorted(key for key, other in self._profiles.items() if other.family is family))
            raise SetupError("unknown_profile", f"There is no {family} profile {name!r}; there are: {known}.")
        return profile

    def of_port(self, family: DeviceKind, port: Port) -> tuple[int, Profile] | None:
        """Return the profile that knows ``port`` best, and by how many facts."""
        fitting = [(profile.fits(port), profile) for profile in self._profiles.values() if profile.family is family]
        best = max(fitting, key=lambda pair: pair[0], default=None)
        return best if best is not None and best[0] else None

    def addresses(self, family: DeviceKind) -> list[Port]:
        """Return the addresses that profiles of ``family`` name: network devices, which no bus announces."""
        profiles = [profile for profile in self._profiles.values() if profile.family is family]
        return [Port(match.address) for profile in profiles for match in profile.match if match.address]


def _read(path: Path) -> Profile:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
        _check_quirks(values)
        return msgspec.convert({"id": path.stem, **values}, Profile)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise SetupError("bad_profile", f"The device profile {path} cannot be used: {error}.") from error


def _check_quirks(values: dict[str, Any]) -> None:
    """Raise ValidationError for a quirk that no printer has: msgspec ignores what a dataclass does not know."""
    unknown = sorted(set(values.get("quirks", ())) - {field.name for field in fields(PrinterQuirks)})
    if unknown:
        raise msgspec.ValidationError(f"there is no quirk {unknown[0]!r}")
