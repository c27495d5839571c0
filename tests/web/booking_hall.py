"""A hall whose appointments are booked on the web, and a citizen who does so without a browser."""

import httpx

from shared.security.sealing import public_half
from tests.central.stand import Stand
from tests.central.test_booking import HALL_KEY, citizen, plan_with_bookings
from tests.web.forms import answered, form_to
from tests.web.house import Visited, from_everywhere

TEN, ELEVEN = (f"/book/binjiang/advice/2026-03-03/{time}" for time in ("1000", "1100"))
WHO = {"name": citizen(1).name, "id_number": citizen(1).id_number, "phone": citizen(1).phone}


def hall_with_bookings(stand: Stand) -> Visited:
    """Return a hall that told its plan and the key by which it reads who booked."""
    hall = Visited(stand, stand.enrol("binjiang"), plan_with_bookings())
    hall.tells("hall.configured", hall.plan.id, plan=hall.plan, sealing_key=public_half(HALL_KEY))
    hall.tells("counter.open", "c1")
    return hall


class Citizen:
    """Somebody who reads pages and sends forms."""

    def __init__(self, client: httpx.Client) -> None:
        self.client = client
        from_everywhere(client)

    def get(self, path: str) -> httpx.Response:
        return self.client.get(path, follow_redirects=True)

    def fill_in(self, path: str = TEN, **typed: str) -> httpx.Response:
        """Open the form of a booking, fill it in and send it; redirects are shown, not followed."""
        page = self.get(path).text
        form = form_to(page, path.partition("?")[0].rpartition("/")[2])
        return self.client.post(form.action, data={**form.fields, **WHO, "answer": answered(page), **typed})

    def reserve(self, path: str = TEN, **typed: str) -> str:
        """Book up to the page that is to be confirmed, and return its path."""
        sent = self.fill_in(path, **typed)
        assert sent.status_code == 303, sent.text
        return sent.headers["location"]

    def press(self, path: str, step: str) -> httpx.Response:
        """Press a button of an appointment's page."""
        form = form_to(self.get(path).text, f"/{step}")
        return self.client.post(form.action, data=form.fields)

    def book(self, path: str = TEN, **typed: str) -> str:
        """Book and confirm, and return the path of the appointment."""
        page = self.reserve(path, **typed)
        assert self.press(page, "confirm").headers["location"] == page
        return page
