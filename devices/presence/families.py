"""The one list of device families: how the device manager makes, starts and tries out a device of each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from devices.cards import IdCard
from devices.idcard.driver import SdtCardReader
from devices.idcard.photo import PhotoDecoder
from devices.paper import Align, Gap, Line, Paper, Row, Rule
from devices.ports import (
    CardEvent,
    CardRead,
    CardTrouble,
    DeviceKind,
    DeviceStatus,
    IdCardReader,
    OnStatus,
    PrintOutcome,
    PrintResult,
)
from devices.presence.outward import KeypadUnderTest, SignUnderTest, VoiceUnderTest
from devices.presence.tried import Did, Heard, Tried
from devices.printer.driver import EscPosPrinter
from devices.profiles.profile import Profile
from devices.scanner.driver import SerialScanner
from devices.transport import TransportFactory
from shared.domain.masking import mask_id_number, mask_name
from shared.ids import new_id

_FONT = Path(__file__).parents[2] / "resources" / "fonts" / "NotoSansSC-Regular.ttf"


class Device(Protocol):
    """What the device manager does with a device of any family."""

    @property
    def status(self) -> DeviceStatus:
        """The newest status, from any thread."""

    def start(self, on_status: OnStatus) -> None:
        """Open the port and begin to watch; returns at once."""

    def test(self, patience_s: float) -> Tried | None:
        """Try the device out and return what came of it; ``None`` when nothing did in time, or it was given up."""

    def give_up(self) -> None:
        """End a test that waits; from any thread."""

    def close(self) -> None:
        """Stop and free the port."""


@dataclass(frozen=True)
class Family:
    """One family: its setting, what to do for a test, the profile of a model nobody knows, and how one is made.

    A family without a setting hangs on no port. Only a card reader has use for the decoder of photos.
    """

    name: str
    setting: str | None
    ask: str
    usual: str
    make: Callable[[str, TransportFactory, Profile, PhotoDecoder], Device]


class _Reader:
    """A card reader under test: the kind of card is told, and of its person what stars leave."""

    def __init__(self, driver: SdtCardReader, photos: PhotoDecoder) -> None:
        self._driver: IdCardReader = driver
        self._photos = photos
        self._heard = Heard()

    @property
    def status(self) -> DeviceStatus:
        return self._driver.status

    def start(self, on_status: OnStatus) -> None:
        self._driver.start(self._on_card, on_status)

    def test(self, patience_s: float) -> Tried | None:
        self._heard.forget()
        self._driver.read_again()
        return self._heard.wait(patience_s)

    def give_up(self) -> None:
        self._heard.tell(None)

    def close(self) -> None:
        self.give_up()
        self._driver.close()

    def _on_card(self, event: CardEvent) -> None:
        match event:
            case CardRead(card):
                self._heard.tell(self._seen(card))
            case CardTrouble(trouble):
                self._heard.tell(Tried(Did.CARD_NOT_READ, trouble))

    def _seen(self, card: IdCard) -> Tried:
        masked = f"{mask_name(card.name or card.foreign_name)} {mask_id_number(card.id_number)}"
        has_picture = bool(card.photo) and self._photos.decode(card.photo) is not None
        return Tried(Did.READ_CARD, card.kind, masked, has_picture)


class _Printer:
    """A ticket printer under test: one paper that says that it is a test."""

    def __init__(self, driver: EscPosPrinter, profile: Profile) -> None:
        self._driver = driver
        self._profile = profile
        self._heard = Heard()

    @property
    def status(self) -> DeviceStatus:
        return self._driver.status

    def start(self, on_status: OnStatus) -> None:
        self._driver.start(on_status)

    def test(self, patience_s: float) -> Tried | None:
        self._heard.forget()
        self._driver.print_paper(new_id(), test_paper(self._profile), self._on_outcome)
        return self._heard.wait(patience_s)

    def give_up(self) -> None:
        self._heard.tell(None)

    def close(self) -> None:
        self.give_up()
        self._driver.close()

    def _on_outcome(self, outcome: PrintOutcome) -> None:
        why = ", ".join(sorted(outcome.reasons))
        did = {
            PrintResult.PRINTED: Did.PRINTED,
            PrintResult.FAILED: Did.PRINTED_NOTHING,
            PrintResult.UNKNOWN: Did.PAPER_UNKNOWN,
        }
        self._heard.tell(Tried(did[outcome.result], why))


class _Scanner:
    """A scanner under test: the length of a code is told, because a foreign code may name a person."""

    def __init__(self, driver: SerialScanner) -> None:
        self._driver = driver
        self._heard = Heard()

    @property
    def status(self) -> DeviceStatus:
        return self._driver.status

    def start(self, on_status: OnStatus) -> None:
        self._driver.start(lambda code: self._heard.tell(Tried(Did.READ_CODE, str(len(code)))), on_status)

    def test(self, patience_s: float) -> Tried | None:
        self._heard.forget()
        self._driver.listen(on=True)
        try:
            return self._heard.wait(patience_s)
        finally:
            self._driver.listen(on=False)

    def give_up(self) -> None:
        self._heard.tell(None)

    def close(self) -> None:
        self.give_up()
        self._driver.close()


def test_paper(profile: Profile) -> Paper:
    """Return a paper that shows what matters on a ticket: large digits, Chinese, a rare name, both edges, the knife."""
    blocks = (
        Line("OneHall", size=2, align=Align.CENTER, bold=True),
        Line("测试页 Test page", align=Align.CENTER),
        Rule(),
        Line("A012", size=4, align=Align.CENTER, bold=True),
        Line("生僻字 㐂 𠮷 䶮", align=Align.CENTER),
        Row("left 左", "右 right"),
        Rule(),
        Line(profile.model, align=Align.CENTER),
        Row("width 宽", f"{profile.quirks.width_mm} mm"),
        Gap(2),
    )
    return Paper(blocks, profile.quirks.width_mm)


FAMILIES: Mapping[DeviceKind, Family] = {
    DeviceKind.ID_CARD: Family(
        name="reader",
        setting="card_reader",
        ask="Lay a card on the reader.",
        usual="sdt-serial",
        make=lambda name, connect, _, photos: _Reader(SdtCardReader(name, connect), photos),
    ),
    DeviceKind.PRINTER: Family(
        name="printer",
        setting="printer",
        ask="A test paper comes out.",
        usual="escpos-80",
        make=lambda name, connect, profile, _: _Printer(
            EscPosPrinter(name, connect, _FONT, quirks=profile.quirks), profile
        ),
    ),
    DeviceKind.SCANNER: Family(
        name="scanner",
        setting="scanner",
        ask="Scan a code.",
        usual="scanner-serial",
        make=lambda name, connect, profile, _: _Scanner(SerialScanner(name, connect, quirks=profile.scanner)),
    ),
    DeviceKind.VOICE: Family(
        name="voice",
        setting=None,
        ask="A call is spoken.",
        usual="voice",
        make=lambda name, _connect, _profile, _photos: VoiceUnderTest(name),
    ),
    DeviceKind.SIGN: Family(
        name="sign",
        setting="sign",
        ask="The sign shows A012.",
        usual="bx-5k",
        make=lambda name, connect, _profile, _photos: SignUnderTest(name, connect),
    ),
    DeviceKind.EVALUATOR: Family(
        name="keypad",
        setting="keypad",
        ask="Press a key of the keypad.",
        usual="keypad-serial",
        make=lambda name, connect, _profile, _photos: KeypadUnderTest(name, connect),
    ),
}
"""In the order in which they are shown; a family that is added here is listed, watched and tested."""
