"""What is said of an appointment on more than one page."""

from PySide6.QtCore import QCoreApplication

from kiosk.errands.check_in import CheckInErrand, NotFound
from kiosk.sentences import refusal_sentence
from shared.documents.moments import time_text
from shared.domain.appointments.arrival import Punctuality
from shared.domain.plan import HallPlan
from shared.hall.appointments import AppointmentNow


def slot_text(appointment: AppointmentNow, plan: HallPlan) -> str:
    """Return ``10:30 – 11:00``."""
    booking = next((queue.booking for queue in plan.queues if queue.id == appointment.queue), None)
    begins = time_text(appointment.begins, plan.zone_info)
    if booking is None:
        return begins
    return f"{begins} – {time_text(appointment.begins + booking.length, plan.zone_info)}"


def punctuality_text(punctuality: Punctuality | None) -> str:
    """Return what an arrival out of time means for the place in line; nothing to say of one on time."""
    if punctuality is Punctuality.LATE:
        return QCoreApplication.translate(
            "appointment", "Your time has passed, and you are welcome all the same. Your place in line counts from now."
        )
    if punctuality is Punctuality.AFTER_CANCELLING:
        return QCoreApplication.translate(
            "appointment", "It was cancelled online. You can check in all the same; your place in line counts from now."
        )
    return ""


def not_found_text(errand: CheckInErrand) -> str:
    """Return what was looked for in vain and what else there is; empty where nothing was."""
    if errand.not_found is NotFound.CARD:
        return QCoreApplication.translate(
            "appointment", "No appointment of today goes with this card. Show its code or type its number."
        )
    if errand.not_found is NotFound.CODE:
        return QCoreApplication.translate(
            "appointment", "No appointment of this hall goes with this code. Lay your ID card or type the number."
        )
    if errand.not_found is NotFound.NUMBER:
        return QCoreApplication.translate(
            "appointment", "No appointment of today has this number. Please check it, or lay your ID card."
        )
    if errand.refusal is not None:
        language, counter = errand.session.settings.language, errand.conductor.help_counter
        return refusal_sentence(errand.refusal, errand.hall.plan, language, counter)
    return ""


def help_text(errand: CheckInErrand) -> str:
    """Return who helps."""
    words = QCoreApplication.translate("identify", "Someone will gladly help you at counter {counter}.")
    return words.format(counter=errand.conductor.help_counter)
