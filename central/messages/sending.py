"""The sender: takes due messages one by one, looks whether they still hold, tries, and stores what came of it.

Nothing is open while a channel is asked: a row is taken in one transaction and settled in another. Whoever dies in
between leaves a row that is *unknown*, and is taken again only by a channel that sends one id once.
"""

import logging
from datetime import datetime

from cryptography.exceptions import InvalidTag

from central.centre import Centre
from central.messages.channel import Channel, Outcome, Outgoing, Result
from central.messages.composing import Composer, Dropped, Postponed
from central.messages.outbox import Outbox, Taken
from central.messages.timing import wait_after
from central.messages.words import By, State

EVERY_SECONDS = 2.0
MOST_TRIES = 8
_ENDS = {Result.SENT: State.SENT, Result.REFUSED: State.FAILED, Result.NO_CHANNEL: State.DROPPED}
_log = logging.getLogger(__name__)


def send_texts(centre: Centre) -> None:
    """Send what is due by SMS."""
    send_due(centre, By.SMS)


def send_mails(centre: Centre) -> None:
    """Send what is due by mail."""
    send_due(centre, By.MAIL)


def send_due(centre: Centre, by: By) -> None:
    """Send what is due until nothing is left, the channel is in trouble, or the centre stops."""
    while not centre.bell.closed:
        with centre.database.reading() as session:
            if not Outbox(session, centre.clock.now()).is_due(by):
                return
        outcome = send_next(centre, by)
        if outcome is not None and outcome.result in {Result.LATER, Result.UNKNOWN}:
            _log.warning("messages by %s: %s (%s); tried again later", by, outcome.result, outcome.reason)
            return


def send_next(centre: Centre, by: By) -> Outcome | None:
    """Send the next due message; ``None`` when none went out of the house."""
    channel = centre.channels[by]
    with centre.database.changing() as session:
        now = centre.clock.now()
        outbox = Outbox(session, now)
        taken = outbox.take(by)
        letter = None if taken is None else _decide(outbox, taken, channel, Composer(session, centre, now))
    if taken is None or letter is None:
        return None
    outcome = channel.send(letter)
    with centre.database.changing() as session:
        now = centre.clock.now()
        _settle(Outbox(session, now), taken, channel, outcome, now)
    return outcome


def _decide(outbox: Outbox, taken: Taken, channel: Channel, composer: Composer) -> Outgoing | None:
    """Return what to send; where there is nothing to send (any more), store why."""
    maybe_sent = _maybe_sent(taken)
    if taken.state is State.SENDING and not channel.repeats_safely:
        outbox.settle(taken, State.UNKNOWN, "sender_died")
        return None
    if taken.tries > MOST_TRIES:
        outbox.settle(taken, State.UNKNOWN if maybe_sent else State.FAILED, "tried_too_often")
        return None
    try:
        decided = composer.compose(taken)
    except (InvalidTag, ValueError):
        outbox.settle(taken, State.FAILED, "unreadable")
        return None
    if isinstance(decided, Dropped):
        outbox.settle(taken, State.UNKNOWN if maybe_sent else State.DROPPED, decided.reason)
        return None
    if isinstance(decided, Postponed):
        outbox.settle(taken, State.UNKNOWN if maybe_sent else State.WAITING, "quiet_hours", decided.due)
        return None
    return decided


def _settle(outbox: Outbox, taken: Taken, channel: Channel, outcome: Outcome, now: datetime) -> None:
    """Store what came of a try; once a try's end was unknown, only *sent* makes it known again."""
    end = _ENDS.get(outcome.result)
    unknown = outcome.result is Result.UNKNOWN or _maybe_sent(taken)
    if end is not None:
        outbox.settle(taken, State.UNKNOWN if unknown and end is not State.SENT else end, outcome.reason)
        return
    again = channel.repeats_safely or not unknown
    due = now + wait_after(taken.tries) if again else None
    outbox.settle(taken, State.UNKNOWN if unknown else State.WAITING, outcome.reason, due)


def _maybe_sent(taken: Taken) -> bool:
    return taken.state in {State.SENDING, State.UNKNOWN}


def forget_old(centre: Centre) -> None:
    """Delete messages settled long ago."""
    with centre.database.changing() as session:
        Outbox(session, centre.clock.now()).forget()
