"""The ways to the pages of a check-in, for pictures and for tests that look at every page."""

from collections.abc import Callable
from datetime import timedelta

import msgspec

from devices.ports import DeviceState
from kiosk.errands.check_in import CheckInErrand
from kiosk.errands.pause import PauseErrand
from kiosk.errands.ticket import TicketErrand
from shared.domain.appointments.arrival import Punctuality
from shared.domain.appointments.states import AppointmentState
from shared.domain.refused import Code
from shared.hall.appointments import AppointmentNow
from shared.hall.places import Obstacle
from shared.hall.tickets import TicketIssued
from shared.ids import new_id
from tests.kiosk.sample import a_ticket
from tests.kiosk.stand import Stand
from tests.sync.booking import TEN_THIRTY


def now_for(queue: str = "social", hours: float = 0, **more: object) -> AppointmentNow:
    """Return an appointment as the hall tells of it."""
    facts = {"state": AppointmentState.BOOKED, "punctuality": Punctuality.ON_TIME, **more}
    return AppointmentNow(id=new_id(), queue=queue, begins=TEN_THIRTY + timedelta(hours=hours), **facts)  # type: ignore[arg-type]


def not_yet(queue: str = "social") -> AppointmentNow:
    """Return an appointment of the afternoon."""
    opens = (TEN_THIRTY + timedelta(hours=4.5)).isoformat()
    return now_for(queue, 5, punctuality=None, obstacle=Obstacle(Code.TOO_EARLY, "", {"opens": opens}))


def _offered(stand: Stand, *found: AppointmentNow) -> CheckInErrand:
    errand = CheckInErrand(stand.conductor)
    errand.offer(list(found))
    return errand


def appointment_asked(stand: Stand) -> None:
    stand.reader_is(DeviceState.READY)
    CheckInErrand(stand.conductor).begin()


def appointment_reading(stand: Stand) -> None:
    appointment_asked(stand)
    stand.reader_is(DeviceState.BUSY)


def appointment_code_unknown(stand: Stand) -> None:
    stand.devices.code.emit("OHA1:AAAA:AAAA")
    stand.until(lambda: stand.page == "page.appointment")


def appointment_number(stand: Stand) -> None:
    appointment_asked(stand)
    stand.tap("appointment.manual")
    for digit in "48205":
        stand.tap(f"appointment.key-{digit}")


def appointment_number_unknown(stand: Stand) -> None:
    appointment_number(stand)
    for _ in range(2):
        for digit in "173":
            stand.tap(f"appointment.key-{digit}")
        stand.until(lambda: stand.find("number.error-text") is not None)
        for _ in range(3):
            stand.tap("appointment.key-delete")
    for digit in "173":
        stand.tap(f"appointment.key-{digit}")
    stand.until(lambda: stand.find("number.error-text") is not None)


def appointment_looked_for_in_vain(stand: Stand) -> None:
    hall, stand.access._hall = stand.access._hall, None
    errand = CheckInErrand(stand.conductor)
    errand.begin_with_code("OHA1:AAAA:AAAA")
    errand.cut_off = True
    stand.conductor.changed.emit()
    stand.access._hall = hall


def appointment_found(stand: Stand) -> None:
    _offered(stand, now_for())


def appointment_found_late(stand: Stand) -> None:
    _offered(stand, now_for(hours=-1, punctuality=Punctuality.LATE))


def appointment_sent_again(stand: Stand) -> None:
    errand = _offered(stand, now_for())
    errand.sending = errand.cut_off = True
    stand.conductor.changed.emit()


def appointment_checked_in_already(stand: Stand) -> None:
    _offered(stand, now_for(state=AppointmentState.ARRIVED, ticket="A012", punctuality=None))


def appointments_to_choose(stand: Stand) -> None:
    _offered(stand, now_for(), now_for("property", 0.5), not_yet("company"))


def appointment_too_early(stand: Stand) -> None:
    _offered(stand, not_yet())


def appointment_of_another_day(stand: Stand) -> None:
    day = Obstacle(Code.OTHER_DAY, "", {"day": "2026-03-03"})
    _offered(stand, now_for("property", 24, punctuality=None, obstacle=day))


def appointment_ticket(stand: Stand) -> None:
    errand = TicketErrand(stand.conductor)
    stand.conductor.take_up(errand)
    issued = a_ticket("A012")
    ticket = msgspec.structs.replace(issued.ticket, appointment_at=TEN_THIRTY)
    errand.hand_out(TicketIssued(ticket, issued.ahead), new_id(), Punctuality.LATE)


def many_wrong_codes(stand: Stand) -> None:
    stand.conductor.take_up(PauseErrand(stand.conductor, stand.conductor.errand, 5, lambda: None))


PAGES: list[Callable[[Stand], None]] = [
    appointment_asked, appointment_code_unknown, appointment_number, appointment_number_unknown,
    appointment_looked_for_in_vain, appointment_found, appointment_found_late, appointment_sent_again,
    appointment_checked_in_already, appointments_to_choose, appointment_too_early, appointment_of_another_day,
    appointment_ticket, many_wrong_codes, appointment_reading,
]  # fmt: skip
