"""Who the clerk is to the hall: signing in, and proving it again after a lock."""

import secrets
from collections.abc import Callable

from PySide6.QtCore import QObject

from shared.domain.plan import HallPlan
from shared.hall.places import PlanView
from shared.hall.staff import SignedIn, SignIn, SignOut
from shared.link import Hall
from shared.ui.background import run

Failed = Callable[[Exception], None]


class SigningIn(QObject):
    """Holds the login of the session, never the password; one sign-in at a time."""

    def __init__(self, hall: Hall, parent: QObject) -> None:
        super().__init__(parent)
        self._hall = hall
        self.login = ""
        self.who: SignedIn | None = None

    def sign_in(
        self, login: str, password: str, done: Callable[[tuple[SignedIn, HallPlan]], None], failed: Failed
    ) -> None:
        """Sign in and fetch the hall's plan, outside the GUI thread."""
        act = SignIn(login=login, password=password, session=secrets.token_hex(32))

        def work() -> tuple[SignedIn, HallPlan]:
            return self._hall.do(act), self._hall.ask(PlanView())

        def signed_in(result: tuple[SignedIn, HallPlan]) -> None:
            self.login, self.who = login, result[0]
            done(result)

        run(self, work, signed_in, failed)

    def sign_out(self, done: Callable[[], None], failed: Failed) -> None:
        """End the session; an open counter stays as it is."""
        self.login, self.who = "", None
        run(self, lambda: self._hall.do(SignOut()), lambda _: done(), failed)
