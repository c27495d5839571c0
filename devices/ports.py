"""What the app asks of a device, free of bytes: windows and tests know these names and nothing below them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import Protocol, TypeAlias

from devices.cards import IdCard
from devices.paper import Paper
from shared.domain.ratings import Grade


class DeviceKind(StrEnum):
    """The families of devices a hall has."""

    ID_CARD = "id_card"
    PRINTER = "printer"
    SCANNER = "scanner"
    VOICE = "voice"
    SIGN = "sign"
    EVALUATOR = "evaluator"
    RATING_SCREEN = "rating_screen"


class DeviceState(StrEnum):
    """How a device is, in the one word a status bar has room for."""

    ABSENT = "absent"
    OPENING = "opening"
    READY = "ready"
    BUSY = "busy"
    DEGRADED = "degraded"
    FAULT = "fault"


class Reason(StrEnum):
    """Why a device is not simply ready; several can hold at once."""

    PAPER_NEAR_END = "paper_near_end"
    PAPER_END = "paper_end"
    COVER_OPEN = "cover_open"
    CUTTER = "cutter"
    OVERHEATED = "overheated"
    MECHANISM = "mechanism"
    OFFLINE = "offline"
    NO_ANSWER = "no_answer"
    BAD_DATA = "bad_data"
    PORT_BUSY = "port_busy"
    PORT_REFUSED = "port_refused"
    NO_PERMISSION = "no_permission"
    UNAUTHORISED = "unauthorised"
    SELF_TEST = "self_test"
    NOT_INSTALLED = "not_installed"
    NO_ENGINE = "no_engine"
    NO_SOUND = "no_sound"


@dataclass(frozen=True, slots=True)
class Counters:
    """What happened on the line since the program started; only grows."""

    frames: int = 0
    bad_checksum: int = 0
    resyncs: int = 0
    retries: int = 0
    reconnects: int = 0


@dataclass(frozen=True, slots=True)
class DeviceStatus:
    """One device's health; ``since`` and ``last_ok`` are seconds of the driver's monotonic clock."""

    kind: DeviceKind
    name: str
    state: DeviceState
    reasons: frozenset[Reason]
    since: float
    last_ok: float | None = None
    counters: Counters = field(default_factory=Counters)


OnStatus: TypeAlias = Callable[[DeviceStatus], None]


class CardTroubleKind(StrEnum):
    """What a person at the reader can do something about."""

    MOVED = "moved"
    UNRECOGNISED = "unrecognised"
    TWO_CARDS = "two_cards"
    BAD_NUMBER = "bad_number"
    UNREADABLE = "unreadable"
    LIFT_AND_LAY_AGAIN = "lift_and_lay_again"


@dataclass(frozen=True, slots=True)
class CardRead:
    """A card was read whole and its number is right; told once per presentation."""

    card: IdCard


@dataclass(frozen=True, slots=True)
class CardTrouble:
    """A card lies there and could not be read; nothing half-read ever leaves the driver."""

    trouble: CardTroubleKind


@dataclass(frozen=True, slots=True)
class CardRemoved:
    """The reader no longer sees the card (some readers stop seeing a card that still lies there)."""


CardEvent: TypeAlias = CardRead | CardTrouble | CardRemoved


class IdCardReader(Protocol):
    """Reads the card a citizen lays down; callbacks come from the device's own thread."""

    @property
    def status(self) -> DeviceStatus:
        """The newest status, from any thread."""

    def start(self, on_card: Callable[[CardEvent], None], on_status: OnStatus) -> None:
        """Open the port and begin to look for cards; returns at once."""

    def read_again(self) -> None:
        """Tell the card that lies there once more, and wake a reader that had stopped for a fault."""

    def close(self) -> None:
        """Stop and free the port; afterwards no callback comes."""


class PrintResult(Enum):
    """Whether the paper is in the person's hand, as far as the printer can prove it."""

    PRINTED = "printed"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PrintOutcome:
    """How a job ended: FAILED means certainly no paper, UNKNOWN means ask before printing again."""

    job_id: str
    result: PrintResult
    reasons: frozenset[Reason] = frozenset()


class TicketPrinter(Protocol):
    """Prints one paper per job id; callbacks come from the device's own thread."""

    @property
    def status(self) -> DeviceStatus:
        """The newest status, from any thread."""

    def start(self, on_status: OnStatus) -> None:
        """Open the port and watch the printer; returns at once."""

    def print_paper(self, job_id: str, paper: Paper, done: Callable[[PrintOutcome], None]) -> None:
        """Print ``paper`` once; the same ``job_id`` again prints nothing and is told the first outcome."""

    def close(self) -> None:
        """Stop and free the port; jobs not begun end as FAILED first."""


class CodeScanner(Protocol):
    """Delivers what a scanner reads, cleaned of control characters; callbacks come from the device's own thread."""

    @property
    def status(self) -> DeviceStatus:
        """The newest status, from any thread."""

    def start(self, on_code: Callable[[str], None], on_status: OnStatus) -> None:
        """Open the port and begin to listen; returns at once."""

    def listen(self, *, on: bool) -> None:
        """Pull or release the trigger of a scanner that has one, also after it was away; returns at once."""

    def close(self) -> None:
        """Stop and free the port; afterwards no callback comes."""


class TextSign(Protocol):
    """A sign of a few short lines over a counter; callbacks come from the device's own thread."""

    @property
    def status(self) -> DeviceStatus:
        """The newest status, from any thread."""

    def start(self, on_status: OnStatus) -> None:
        """Open the port and watch the sign; returns at once."""

    def show(self, lines: Sequence[str]) -> None:
        """Show these lines from now on, top line first, also after the sign was away; returns at once."""

    def close(self) -> None:
        """Stop and free the port; the sign keeps what it shows."""


@dataclass(frozen=True, slots=True)
class RatingAnswer:
    """What a person pressed; ``None`` is 未评价. ``offline`` means that nobody could press anything."""

    grade: Grade | None
    offline: bool = False


class RatingKeypad(Protocol):
    """Asks the person at a counter for a rating; callbacks come from the device's own thread."""

    @property
    def status(self) -> DeviceStatus:
        """The newest status, from any thread."""

    def start(self, on_status: OnStatus) -> None:
        """Open the port; returns at once."""

    def ask(self, seconds: float, done: Callable[[RatingAnswer], None]) -> None:
        """Let the person press one key within ``seconds``; a question still open ends unanswered first."""

    def rest(self) -> None:
        """Let the keys go dark: the person answered elsewhere; a question still open ends unanswered."""

    def close(self) -> None:
        """Stop and free the port; a question still open ends as offline."""
