"""The ID card reader of the app: find, select, read, one event per card, and what to do when the reader falters."""

import time
from collections.abc import Callable

from devices.cards import IdCard
from devices.health import Health
from devices.idcard.asking import Asking, ReaderTiming, Sw, Unanswered
from devices.idcard.codec import FIND_CARD, READ_CARD, RESET_SAM, SAM_STATUS, SELECT_CARD, Answer
from devices.idcard.layouts import UnreadableCard, parse_card, split_read_answer
from devices.idcard.presentation import Presentation
from devices.ports import (
    CardEvent,
    CardRead,
    CardRemoved,
    CardTrouble,
    CardTroubleKind,
    DeviceKind,
    DeviceState,
    DeviceStatus,
    OnStatus,
    Reason,
)
from devices.transport import DeviceSilent, Transport, TransportFactory
from devices.worker import BackOff, Worker

_IN_A_ROW = 3
_RESET_AFTER, _REOPEN_AFTER, _REST_AFTER = 2, 3, 4  # questions in a row without answer
_FAULTS = {Sw.SELF_TEST_FAILED: Reason.SELF_TEST, Sw.NOT_AUTHORISED: Reason.UNAUTHORISED}
_MISHEARD = frozenset({Sw.HOST_CHECKSUM, Sw.HOST_LENGTH, Sw.HOST_COMMAND})
_UNRECOGNISED = frozenset({Sw.CARD_REFUSED, Sw.CARD_NOT_TRUSTED, Sw.CHECK_FAILED, Sw.WRONG_CARD})
_MOVED = frozenset({Sw.READ_FAILED, Sw.SELECT_FAILED, Sw.RANDOM_FAILED})
_HUNG_CHIP = frozenset({Sw.CARD_REFUSED, Sw.READ_FAILED})


class SdtCardReader:
    """An IdCardReader on an SDT reader.

    Silence or damage is asked again once; then the SAM is reset, the port opened anew, and at last the reader rests
    in FAULT, where only its health is asked now and then. SAM codes 60 and 66 lead there at once.
    """

    def __init__(
        self,
        name: str,
        connect: TransportFactory,
        *,
        clock: Callable[[], float] = time.monotonic,
        timing: ReaderTiming | None = None,
        back_off: BackOff | None = None,
    ) -> None:
        self._timing = timing or ReaderTiming()
        self._clock = clock
        self._health = Health(DeviceKind.ID_CARD, name, clock)
        self._worker = Worker(self, self._health, connect, back_off or BackOff())
        self._asking = Asking(self._health, self._timing, clock, lambda: self._worker.closing)
        self._presentation = Presentation(self._timing.same_card)
        self._on_card: Callable[[CardEvent], None] = _nobody
        self._again = False
        self._resting: Reason | None = None
        self._unanswered = 0

    @property
    def status(self) -> DeviceStatus:
        """See IdCardReader."""
        return self._health.status

    def start(self, on_card: Callable[[CardEvent], None], on_status: OnStatus) -> None:
        """See IdCardReader."""
        self._on_card = on_card
        self._health.tell(on_status)
        self._worker.start()

    def read_again(self) -> None:
        """See IdCardReader."""
        self._again = True
        self._worker.wake()

    def close(self) -> None:
        """See IdCardReader."""
        self._health.hush()
        self._worker.close()

    def opened(self, port: Transport) -> None:
        """See Driver: whoever plugged it in anew may have healed it."""
        port.discard_input()
        self._resting = None

    def serve(self, port: Transport) -> None:
        """See Driver: one poll."""
        try:
            if self._again:
                self._begin_anew(port)
            if self._resting is None:
                self._poll(port)
            else:
                self._ask_health(port)
            self._unanswered = 0
        except Unanswered as silence:
            self._escalate(port, silence.reason)
        self._worker.wait(self._timing.poll if self._resting is None else self._timing.rest)

    def offline(self) -> None:
        """See Driver: without a reader there is no card."""
        if self._presentation.forget():
            self._on_card(CardRemoved())

    def ended(self) -> None:
        """See Driver: nobody waits for an answer of a reader."""
        self._on_card = _nobody

    def _begin_anew(self, port: Transport) -> None:
        """Obey ``read_again``: a reader that hides a card it has read needs a SAM reset to see it again."""
        self._again = False
        self._resting = None
        if self._presentation.unseen:
            self._reset(port)
        self._presentation.forget()

    def _poll(self, port: Transport) -> None:
        answer = self._asking.ask(port, FIND_CARD)
        if answer.sw3 == Sw.FOUND:
            if self._presentation.found(self._clock()):
                self._read(port)
        elif answer.sw3 == Sw.NO_CARD:
            if self._presentation.not_found(self._clock()):
                self._on_card(CardRemoved())
        else:
            self._faltered(answer.sw3)
            return
        if self._resting is None:
            self._health.is_now(DeviceState.READY)

    def _read(self, port: Transport) -> None:
        self._health.is_now(DeviceState.BUSY)
        try:
            answer = self._asking.ask(port, SELECT_CARD)
            if answer.sw3 == Sw.OK:
                answer = self._asking.ask(port, READ_CARD)
        except Unanswered:
            self._trouble(CardTroubleKind.UNREADABLE)
            raise
        if answer.sw3 == Sw.OK:
            self._deliver(answer)
        elif answer.sw3 in _FAULTS or answer.sw3 in _MISHEARD:
            self._faltered(answer.sw3)
        else:
            self._card_failed(port, answer.sw3)

    def _deliver(self, answer: Answer) -> None:
        try:
            card = parse_card(*split_read_answer(answer.data))
        except UnreadableCard:
            self._presentation.settle()
            self._trouble(CardTroubleKind.UNREADABLE)
            return
        if card.number_valid:
            self._tell_card(card)
        else:
            self._presentation.settle()
            self._trouble(CardTroubleKind.BAD_NUMBER)

    def _tell_card(self, card: IdCard) -> None:
        if self._presentation.read(card.id_number):
            self._on_card(CardRead(card))

    def _card_failed(self, port: Transport, code: int) -> None:
        """Decide what the person is asked; the first failure of a moved card is tried again in silence."""
        times = self._presentation.failed(code)
        if code in _HUNG_CHIP and times >= _IN_A_ROW:  # a hung chip stays hung while the field is on
            self._reset(port)
            self._presentation.settle()
            self._trouble(CardTroubleKind.LIFT_AND_LAY_AGAIN)
        elif code in _UNRECOGNISED:
            self._trouble(CardTroubleKind.UNRECOGNISED)
        elif code == Sw.SELECT_FAILED and times >= _IN_A_ROW:  # something is there that cannot be singled out
            self._trouble(CardTroubleKind.TWO_CARDS)
        elif times > 1:
            self._trouble(CardTroubleKind.MOVED if code in _MOVED else CardTroubleKind.UNREADABLE)

    def _trouble(self, kind: CardTroubleKind) -> None:
        if self._presentation.trouble(kind):
            self._on_card(CardTrouble(kind))

    def _faltered(self, code: int) -> None:
        """Note an answer that is about the reader itself and not about a card."""
        if code in _FAULTS:
            self._rest(_FAULTS[Sw(code)])
        else:
            self._health.is_now(DeviceState.DEGRADED, Reason.BAD_DATA)

    def _rest(self, reason: Reason) -> None:
        self._resting = reason
        self._health.is_now(DeviceState.FAULT, reason)

    def _ask_health(self, port: Transport) -> None:
        """Ask a resting reader how it is; missing authorisation is nothing it can heal by itself."""
        if self._resting is Reason.UNAUTHORISED:
            return
        if self._asking.ask(port, SAM_STATUS).sw3 == Sw.OK:
            self._resting = None

    def _reset(self, port: Transport) -> None:
        self._asking.ask(port, RESET_SAM)
        self._worker.wait(self._timing.after_reset)

    def _escalate(self, port: Transport, reason: Reason) -> None:
        """Take the next step against a reader that does not answer: reset, reopen, rest."""
        if self._worker.closing:
            return
        self._unanswered += 1
        if self._unanswered >= _REST_AFTER:
            self._rest(reason)
            return
        self._health.is_now(DeviceState.DEGRADED, reason)
        if self._unanswered == _REOPEN_AFTER:
            raise DeviceSilent(f"{self.status.name} does not answer")
        if self._unanswered == _RESET_AFTER:
            self._try_reset(port)

    def _try_reset(self, port: Transport) -> None:
        try:
            self._reset(port)
        except Unanswered:
            return  # the next question finds out; reopening is the next step


def _nobody(_: CardEvent) -> None:
    """Nobody listens yet, or any more."""
