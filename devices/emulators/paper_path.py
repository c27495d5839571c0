"""The paper inside an emulated printer: what is printed piece by piece, cut, and lies in the tray."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from devices.emulators.escpos_grammar import Token
from devices.emulators.escpos_reader import read_paper


@dataclass(slots=True)
class PaperPath:
    """Collects the bytes of each paper; ``record`` NAME.bin also writes NAME-1.bin, NAME-2.bin … at each cut."""

    record: Path | None = None
    _strip: bytearray = field(default_factory=bytearray)
    _tray: list[tuple[bytes, bool]] = field(default_factory=list)
    _papers: int = 0

    def print(self, token: Token) -> None:
        """Put what a token prints on the paper; the knife ends it, and a job's first command begins it."""
        if token.name == "init" and not self._printed_on:
            self._strip.clear()
        self._strip += token.raw
        if token.name == "cut":
            self._drop(whole=True)

    def tear(self) -> None:
        """Tear off what was printed and never cut, as whoever loads new paper does."""
        if self._printed_on:
            self._drop(whole=False)
        self._strip.clear()

    def take(self) -> list[dict[str, Any]]:
        """Empty the tray and tell what lay in it."""
        taken = [_told(data, whole=whole) for data, whole in self._tray]
        self._tray.clear()
        return taken

    @property
    def _printed_on(self) -> bool:
        seen = read_paper(bytes(self._strip))
        return bool(seen.texts or seen.qr or seen.pictures)

    def _drop(self, *, whole: bool) -> None:
        data = bytes(self._strip)
        self._strip.clear()
        self._tray.append((data, whole))
        if whole and self.record is not None:
            self._papers += 1
            self.record.with_stem(f"{self.record.stem}-{self._papers}").write_bytes(data)


def _told(data: bytes, *, whole: bool) -> dict[str, Any]:
    seen = read_paper(data)
    return {"hex": data.hex(), "texts": seen.texts, "qr": seen.qr, "commands": seen.commands, "whole": whole}
