"""A hall, a line and a centre of which each can fail; real databases, and a line in memory so that a test is quick."""

import shutil
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from central import halls
from central.batches import read_batch
from central.centre import open_centre
from central.ingest import NotTaken, take_in
from central.rebuild import rebuild_hall
from central.store.database import SCHEMA
from shared.clock import ManualClock
from shared.hall.places import ConfigureHall
from shared.hall.sync import JoinCentre
from shared.hall.tickets import CloseDay, IssueTicket
from shared.link import Hall
from shared.link.core import HallCore
from shared.link.local import LocalHall
from shared.link.writer import TIDY_EVERY_SECONDS
from shared.store.moments import stored
from shared.sync.messages import Enrolment, EventBatch, EventsAck, FeedPage, SnapshotPage
from shared.sync.port import CentreAway, NotInOrder
from shared.sync.uploader import Uploader
from tests.domain.plans import small_plan
from tests.hall.people import journal
from tests.store.databases import sqlite_database

NAME = "binjiang"
LOST_REQUEST, LOST_ANSWER, DOUBLED = "request lost", "answer lost", "doubled"


class Crossing:
    """Both sides and the line between them, in one folder."""

    def __init__(self, folder: Path, start: datetime) -> None:
        self.folder = folder
        self.hall_clock, self.centre_clock = ManualClock(start), ManualClock(start)
        self.numbers: list[str] = []
        """Every number that was ever printed, in whatever timeline."""

        self.line = _LossyLine(self)
        self.clock_off = timedelta()
        sqlite_database(folder)
        sqlite_database(folder, SCHEMA, "central.db")
        self._open_centre()
        with self.centre.database.changing() as session:
            enrolment = Enrolment(hall=NAME, code="x", public_key="0" * 64)
            halls.new_code(session, NAME, start)
            halls.enrol(session, enrolment, start)
        self.hall = self._open_hall()
        self.hall.do(ConfigureHall(plan=small_plan()))
        self.hall.do(JoinCentre(hall=NAME, centre_key="0" * 64))
        self.back_up_hall()
        self.back_up_centre()

    def issue(self) -> None:
        """Print a number."""
        self.numbers.append(self.hall.do(IssueTicket(queue="advice")).ticket.number)

    def send(self, *faults: str) -> None:
        """Take one step up over a line with these faults; a step that fails is what the next is for."""
        self.line.faults = list(faults)
        try:
            self._uploader.step()
        except CentreAway:
            return

    def settle(self) -> None:
        """Heal the line and send until both sides are quiet."""
        self.line.cut, self.line.faults = False, []
        quiet = 0
        for _ in range(60):
            self.pass_time(timedelta(seconds=31))
            quiet = quiet + 1 if self._uploader.step() > 0 and not self.line.moved else 0
            if quiet == 2:  # with the first a hall that has nothing to send may hear of a centre that was restored
                return

    def pass_time(self, by: timedelta) -> None:
        """Let it become later on both sides, however wrong either clock is."""
        self.hall_clock.advance(by)
        self.centre_clock.advance(by)

    def tidy(self) -> None:
        """Let the hub's minute for tidying pass, and wait until it has tidied."""
        self.pass_time(timedelta(seconds=TIDY_EVERY_SECONDS))
        self.hall.do(CloseDay())
        self.hall.do(CloseDay())  # comes after the bite that the other began

    def gaps(self) -> int:
        """Return how many gaps were reported at the centre."""
        with self.centre.database.reading() as session:
            return int(session.run("SELECT count(*) FROM incident WHERE kind = 'gap'").fetchone()[0])

    def crash_hall(self) -> None:
        """End the hub and start it again."""
        self.hall.close()
        self.hall = self._open_hall()

    def back_up_hall(self) -> None:
        """Copy the hall's database as it is now."""
        self.hall.close()
        shutil.copy(self.folder / "hall.db", self.folder / "hall.backup")
        self.hall = self._open_hall()

    def restore_hall(self, *, marker: bool) -> None:
        """Put the copy in the place of the hall's database; its marker stays, or is lost with the old disk."""
        self.hall.close()
        shutil.copy(self.folder / "hall.backup", self.folder / "hall.db")
        if not marker:
            (self.folder / "hall.marker").unlink(missing_ok=True)
        self.hall = self._open_hall()

    def back_up_centre(self) -> None:
        """Copy the centre's database as it is now."""
        self.centre.database.close()
        shutil.copy(self.folder / "central.db", self.folder / "central.backup")
        self._open_centre()

    def restore_centre(self) -> None:
        """Put the copy in the place of the centre's database."""
        self.centre.database.close()
        shutil.copy(self.folder / "central.backup", self.folder / "central.db")
        self._open_centre()

    def here(self) -> list[str]:
        """Return the hall's journal as it is now, by event."""
        return [entry.event_id for entry in journal(self.hall)]

    def there(self) -> list[tuple[int, int, str, bool]]:
        """Return what the centre has: epoch, number, event, whether it came before."""
        sql = "SELECT epoch, seq, event_id, again FROM event ORDER BY hall_id, epoch, seq"
        with self.centre.database.reading() as session:
            return [(row[0], row[1], row[2], bool(row[3])) for row in session.run(sql).fetchall()]

    def tickets(self) -> list[tuple[object, ...]]:
        """Return the centre's read model of tickets."""
        with self.centre.database.reading() as session:
            return [tuple(row) for row in session.run("SELECT * FROM ticket_view ORDER BY ticket_id").fetchall()]

    def fold_anew(self) -> None:
        """Make the read models from the events alone."""
        with self.centre.database.changing() as session:
            rebuild_hall(session, NAME)

    def close(self) -> None:
        """Let go of both databases."""
        self.hall.close()
        self.centre.database.close()

    def _open_hall(self) -> Hall:
        core = HallCore(f"sqlite:///{self.folder / 'hall.db'}", self.folder / "hall.keys", clock=self.hall_clock)
        hall = LocalHall(core)
        self._uploader = Uploader(hall, self.line, self.hall_clock)
        return hall

    def _open_centre(self) -> None:
        url = f"sqlite:///{self.folder / 'central.db'}"
        self.centre = open_centre(url, key_file=self.folder / "centre.key", clock=self.centre_clock)


class _LossyLine:
    """A :class:`shared.sync.port.CentrePort` over nothing, that loses, doubles and brings late what it is told to."""

    def __init__(self, crossing: Crossing) -> None:
        self._crossing = crossing
        self.cut = False
        self.faults: list[str] = []
        self.sent: list[bytes] = []
        self.moved = False

    @property
    def clock_off(self) -> timedelta:
        """Both clocks are the test's."""
        return self._crossing.centre_clock.now() - self._crossing.hall_clock.now()

    def push(self, batch: EventBatch) -> EventsAck:
        """Bring a batch over, or not."""
        body = msgspec.json.encode(batch)
        fault = self.faults.pop(0) if self.faults else ""
        if self.cut or fault == LOST_REQUEST:
            raise CentreAway("lost")
        self.sent.append(body)
        if fault == DOUBLED:
            self.deliver(body)
        answer = self.deliver(body)
        if fault == LOST_ANSWER:
            raise CentreAway("lost")
        if isinstance(answer, NotInOrder):
            raise answer
        return answer

    def deliver(self, body: bytes) -> EventsAck | NotInOrder:
        """Let the centre take a batch, now or long after it was sent."""
        now = self._crossing.centre_clock.now()
        try:
            with self._crossing.centre.database.changing() as session:
                batch = read_batch(body)
                epochs = take_in(session, NAME, now, batch)
        except NotTaken as error:
            self.moved = True
            return NotInOrder(error.code, error.epochs, fork=error.code == "fork")
        self.moved = bool(batch.events)
        last = next((one.last for one in epochs if one.epoch == batch.envelope.epoch), 0)
        return EventsAck(ack=last, time=stored(now), feed_head="", epochs=epochs)

    def feed(self, topics: Sequence[str], after: str, wait: float) -> FeedPage:
        """Bring nothing down."""
        raise CentreAway(f"{topics} {after} {wait}")

    def snapshot(self, topic: str, after: str, cursor: str) -> SnapshotPage:
        """Bring nothing down."""
        raise CentreAway(f"{topic} {after} {cursor}")

    def close(self) -> None:
        """There is nothing to cut."""
