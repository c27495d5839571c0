"""When a scanner's trigger is pulled or released: only what has to be said, again before the scanner forgets it."""

from devices.scanner.quirks import ScannerQuirks


class Trigger:
    """Keeps the scanner as the app wants it; ``wanted`` may be set from any thread, ``due`` belongs to the device's."""

    def __init__(self, quirks: ScannerQuirks) -> None:
        self._quirks = quirks
        self.wanted = True
        self._told: bool | None = None
        self._pull_again_at = 0.0

    def forget(self) -> None:
        """Know nothing of the scanner: the port is new, or the code just read has ended the trigger."""
        self._told = None

    def due(self, now: float) -> bytes:
        """Return what must be sent at the monotonic second ``now``; empty when the scanner is as wanted."""
        wanted = self.wanted
        if wanted == self._told and not (wanted and now >= self._pull_again_at):
            return b""
        self._told = wanted
        self._pull_again_at = now + self._quirks.trigger_lasts_s
        return self._quirks.trigger(on=wanted)
