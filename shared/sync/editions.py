"""The centre's catalogue becomes an edition of the hall: brought in by the acts of any import, beside everybody's work.

It is only begun when all its parts are in the hall, so the line may be cut meanwhile; and what people see changes in
the one act that publishes it.
"""

import threading
from collections.abc import Iterator

import msgspec

from shared.catalogue.bringing import bring
from shared.catalogue.parts import records_in
from shared.catalogue.profiles.profile import ListKind, Record
from shared.catalogue.report import Rejected
from shared.domain.catalogue.catalogue import Head
from shared.domain.refused import Code, Refused
from shared.errors import Unreachable
from shared.hall.centre_catalogue import CentreCatalogue, CentrePart, PartText, Progress, Reason, RefuseCentreCatalogue
from shared.link import Hall
from shared.sync.catalogue import FORM, part_id

_LONGEST = 400


class _Unusable(Exception):
    """This hall cannot use the edition: ``reason`` and ``about`` as in ``RefuseCentreCatalogue``."""

    def __init__(self, reason: Reason, about: str) -> None:
        super().__init__(about)
        self.reason, self.about = reason, about[:_LONGEST]


class EditionTaker:
    """Brings in what is whole; an edition that could not be used is tried once more by each new taker.

    A new taker may be that of a newer version of this program.
    """

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._leaving = threading.Event()
        self._tried = ""

    def step(self) -> None:
        """Bring in the centre's edition where that is due; what fails by chance is raised, and due again."""
        now = self._hall.ask(CentreCatalogue())
        if now is None or now.head is None or not self._is_due(now.progress, now.mark):
            return
        try:
            _check_form(now.form)
            bring(self._hall, self._records(now.mark, now.head, now.parts), origin=now.mark)
        except _Unusable as why:
            self._refuse(now.mark, why.reason, why.about)
        except Refused as refusal:
            if refusal.code is not Code.CATALOGUE_FAULT:
                raise
            named = (refusal.facts[fact] for fact in ("record", "id", "fault", "about"))
            self._refuse(now.mark, "fault", " ".join(map(str, named)).strip()[:_LONGEST])

    def close(self) -> None:
        """Give up what is under way, from any thread."""
        self._leaving.set()

    def _is_due(self, progress: Progress, mark: str) -> bool:
        return progress is Progress.WHOLE or (progress is Progress.UNUSABLE and mark != self._tried)

    def _records(self, mark: str, head: Head, parts: int) -> Iterator[Record | ListKind]:
        yield head
        for number in range(parts):
            if self._leaving.is_set():
                raise Unreachable("leaving", "The agent ends; its next start begins this edition anew.")
            yield from _read(self._hall.ask(CentrePart(mark=mark, number=number)))

    def _refuse(self, mark: str, reason: Reason, about: str) -> None:
        self._hall.do(RefuseCentreCatalogue(mark=mark, reason=reason, about=about))
        self._tried = mark


def _check_form(form: int) -> None:
    if form > FORM:
        raise _Unusable("newer", f"form {form}")


def _read(part: PartText) -> Iterator[Record | ListKind]:
    if part_id(part.body.encode()) != part.name:
        raise _Unusable("damaged", part.name)
    try:
        yield from records_in(part.body)
    except Rejected as rejected:
        reason = rejected.reason
        raise _Unusable("newer", " ".join(filter(None, (reason.field, reason.about)))) from rejected
    except msgspec.MsgspecError as error:
        raise _Unusable("damaged", str(error)) from error
