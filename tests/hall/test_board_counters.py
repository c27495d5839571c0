"""What the board tells of each counter: enough for the sign over it, and nobody's name."""

from shared.hall.counters import CloseCounter, CounterState, PauseCounter
from shared.hall.places import BoardCounter, BoardView
from shared.hall.tickets import Holder, IssueTicket
from shared.link import Hall
from shared.security.role import Role
from tests.hall.house import House
from tests.hall.people import Clerk


def test_the_sign_over_a_counter_follows_what_happens_there(house: House, hall: Hall) -> None:
    sign = house.connect(Role.BOARD)

    def over() -> BoardCounter:
        return next(each for each in sign.ask(BoardView()).counters if each.id == "c1")

    assert over() == BoardCounter(id="c1", label="1", state=CounterState.CLOSED)
    clerk = Clerk(hall, "c1")
    assert over() == BoardCounter(id="c1", label="1", state=CounterState.OPEN)
    holder = Holder("司马青衫", "11010519491231002X")
    number = hall.do(IssueTicket(queue="advice", holder=holder)).ticket.number
    ticket = clerk.call_next()
    assert over() == BoardCounter(id="c1", label="1", state=CounterState.OPEN, number=number)
    clerk.begin(ticket)
    assert over() == BoardCounter(id="c1", label="1", state=CounterState.OPEN, number=number, served=True)
    hall.do(PauseCounter(counter="c1", reason="用餐"))
    assert over() == BoardCounter(id="c1", label="1", state=CounterState.PAUSED, number=number, served=True)
    clerk.finish(ticket)
    assert over() == BoardCounter(id="c1", label="1", state=CounterState.PAUSED)
    hall.do(CloseCounter(counter="c1"))
    assert over() == BoardCounter(id="c1", label="1", state=CounterState.CLOSED)
