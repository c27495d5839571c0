"""How a rule says no: a code that windows put into words, and the facts those words need."""

from enum import StrEnum


class Code(StrEnum):
    """Every reason to refuse an act or a question; windows hold one sentence for each they can meet."""

    UNKNOWN_QUEUE = "unknown_queue"
    UNKNOWN_COUNTER = "unknown_counter"
    UNKNOWN_TICKET = "unknown_ticket"
    UNKNOWN_PRIORITY = "unknown_priority"
    UNKNOWN_THEME = "unknown_theme"
    UNKNOWN_ITEM = "unknown_item"
    UNKNOWN_ANSWER = "unknown_answer"
    UNKNOWN_SHEET = "unknown_sheet"
    SEARCH_NOT_READY = "search_not_ready"
    THEME_FAULT = "theme_fault"
    QUEUE_CLOSED = "queue_closed"
    OUTSIDE_HOURS = "outside_hours"
    QUOTA_REACHED = "quota_reached"
    NUMBERS_EXHAUSTED = "numbers_exhausted"
    ID_REQUIRED = "id_required"
    BAD_ID_NUMBER = "bad_id_number"
    WRONG_STATE = "wrong_state"
    NOBODY_WAITING = "nobody_waiting"
    COUNTER_NOT_OPEN = "counter_not_open"
    COUNTER_BUSY = "counter_busy"
    COUNTER_TAKEN = "counter_taken"
    COUNTER_HAS_TICKETS = "counter_has_tickets"
    NOT_YOUR_COUNTER = "not_your_counter"
    NOT_YOUR_TICKET = "not_your_ticket"
    SAME_QUEUE = "same_queue"
    RECALL_TOO_SOON = "recall_too_soon"
    RECALL_LIMIT = "recall_limit"
    HELD_LIMIT = "held_limit"
    REVIVE_TOO_LATE = "revive_too_late"
    NOTHING_TO_UNDO = "nothing_to_undo"
    ALREADY_RATED = "already_rated"
    RATING_TOO_LATE = "rating_too_late"
    UNKNOWN_TERMINAL = "unknown_terminal"
    REASON_REQUIRED = "reason_required"
    BAD_SIGN_IN = "bad_sign_in"
    NOT_SIGNED_IN = "not_signed_in"
    WEAK_PASSWORD = "weak_password"  # noqa: S105 a code, not a password
    NO_RIGHT = "no_right"
    BAD_MESSAGE = "bad_message"
    COMMAND_REUSED = "command_reused"
    PLAN_FAULT = "plan_fault"
    NOT_SET_UP = "not_set_up"
    APPOINTMENT_STATE = "appointment_state"
    TOO_MANY_APPOINTMENTS = "too_many_appointments"
    PHONE_LIMIT = "phone_limit"
    BOOKING_PAUSED = "booking_paused"
    UNKNOWN_APPOINTMENT = "unknown_appointment"
    NO_APPOINTMENTS = "no_appointments"
    SLOT_FULL = "slot_full"
    SLOT_GONE = "slot_gone"
    BAD_NAME = "bad_name"
    BAD_PHONE = "bad_phone"
    BAD_MAIL = "bad_mail"
    TOO_OFTEN = "too_often"
    OTHER_DAY = "other_day"
    TOO_EARLY = "too_early"
    UNKNOWN_EDITION = "unknown_edition"
    CATALOGUE_FAULT = "catalogue_fault"


class Refused(Exception):
    """A rule said no, and nothing was changed.

    ``code`` is one of :class:`Code`; ``text`` is one plain English sentence for logs and integrators;
    ``facts`` holds what a window needs to say it in the user's language (strings and whole numbers only).
    """

    def __init__(self, code: Code, text: str, **facts: str | int) -> None:
        super().__init__(f"{code}: {text}")
        self.code = code
        self.text = text
        self.facts = facts
