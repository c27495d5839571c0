"""The way to a ticket, walked at random and at will."""

from datetime import date

import hypothesis.strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kiosk.errands.ticket_request import NUMBER_LENGTH, STEPS, Sending, TicketPage, TicketRequest
from kiosk.person import Person, priority_by_age, typed_person
from kiosk.session import Session, Settings
from shared.domain.plan import IdRule, PriorityClass
from shared.domain.refused import Code
from shared.hall.places import Obstacle
from tests.kiosk.sample import a_ticket, citizen_number, sample_plan

PLAN = sample_plan()
PERSON = Person("欧阳测试", citizen_number(), date(1985, 6, 7))


class AnyonesWalk(RuleBasedStateMachine):
    """Any person pressing anything in any order; what must always hold is checked after each step."""

    def __init__(self) -> None:
        super().__init__()
        self.session = Session()
        self.request = TicketRequest(self.session)

    @rule()
    def lay_a_card(self) -> None:
        self.request.identify(PERSON, None)

    @rule(group=st.sampled_from([group.id for group in PLAN.groups]))
    def open_a_group(self, group: str) -> None:
        self.request.open_group(group)

    @rule(queue=st.sampled_from(PLAN.queues))
    def choose(self, queue: object) -> None:
        self.request.choose_queue(queue)

    @rule()
    def want_to_be_known(self) -> None:
        self.request.ask_to_identify()

    @rule()
    def go_without(self) -> None:
        self.request.go_without()

    @rule()
    def type_instead(self) -> None:
        self.request.type_instead()

    @rule(keys=st.text(alphabet="0123456789X", max_size=20))
    def type_keys(self, keys: str) -> None:
        for key in keys:
            self.request.type_character(key)

    @rule(priority=st.sampled_from([None, *(c.id for c in PLAN.priorities)]))
    def declare(self, priority: str | None) -> None:
        self.request.choose_priority(priority)

    @rule()
    def take(self) -> None:
        act = self.request.take()
        assert act is None or self.request.waits_for(act)

    @rule()
    def lose_the_line(self) -> None:
        self.request.lost()

    @rule()
    def be_refused(self) -> None:
        if self.request.sending is not Sending.NO:
            self.request.refuse(Obstacle(Code.QUOTA_REACHED, "", {}))

    @rule()
    def receive(self) -> None:
        if self.request.sending is not Sending.NO:
            self.request.receive(a_ticket())

    @rule()
    def go_back_and_keep_every_answer(self) -> None:
        before = (self.session.person, self.request.queue, self.request.priority, self.request.typed)
        self.request.back()
        assert (self.session.person, self.request.queue, self.request.priority, self.request.typed) == before

    @invariant()
    def nobody_confirms_a_queue_that_wants_to_know_who_comes_without_saying_it(self) -> None:
        confirming = self.request.page is TicketPage.CONFIRM and self.request.queue is not None
        if confirming and self.request.queue.identity is IdRule.REQUIRED:
            assert self.session.person is not None

    @invariant()
    def the_ticket_page_has_a_ticket(self) -> None:
        assert (self.request.page is not TicketPage.TICKET) or self.request.issued is not None

    @invariant()
    def an_act_is_only_under_way_on_the_confirmation(self) -> None:
        assert self.request.sending is Sending.NO or self.request.page is TicketPage.CONFIRM

    @invariant()
    def the_step_is_one_of_the_constant_four(self) -> None:
        assert 1 <= self.request.step <= STEPS

    @invariant()
    def an_x_can_only_be_the_last_character(self) -> None:
        assert "X" not in self.request.typed[: NUMBER_LENGTH - 1]
        assert len(self.request.typed) <= NUMBER_LENGTH

    @invariant()
    def going_back_often_enough_always_leads_out(self) -> None:
        assert self._presses_to_leave() <= len(TicketPage) + 1

    def _presses_to_leave(self) -> int:
        copy = TicketRequest(self.session)
        vars(copy).update(vars(self.request))
        presses = 1
        while not copy.back():
            presses += 1
            assert presses < 20
        return presses


TestAnyonesWalk = AnyonesWalk.TestCase


def at_confirmation(queue: str = "property") -> TicketRequest:
    request = TicketRequest(Session())
    request.choose_queue(PLAN.queue(queue))
    return request


def test_the_act_keeps_its_command_id_until_it_is_answered() -> None:
    request = at_confirmation()
    act = request.take()
    request.lost()
    assert request.take() is None
    assert request.waits_for(act)


def test_cancelling_an_act_under_way_keeps_what_was_chosen_and_forgets_the_act() -> None:
    request = at_confirmation()
    act = request.take()
    request.lost()
    request.back()
    assert (request.page, request.sending) == (TicketPage.CONFIRM, Sending.NO)
    assert not request.waits_for(act)


def test_the_ticket_is_asked_for_in_the_persons_language_and_name() -> None:
    request = TicketRequest(Session(Settings(language="en")))
    request.identify(PERSON, "elder")
    request.choose_queue(PLAN.queue("social"))
    act = request.take()
    assert (act.language, act.holder.id_number, act.priority) == ("en", PERSON.id_number, "elder")


def test_a_second_card_on_the_confirmation_takes_the_place_of_the_first() -> None:
    session = Session()
    request = TicketRequest(session)
    request.choose_queue(PLAN.queue("property"))
    request.identify(PERSON, None)
    other = Person("李四", citizen_number(order=321), None)
    request.identify(other, None)
    assert session.person is other


def test_a_declared_priority_is_not_overwritten_by_the_age_on_a_card() -> None:
    request = at_confirmation()
    request.choose_priority("pregnant")
    request.identify(PERSON, "elder")
    assert request.priority == "pregnant"


def test_two_failures_offer_a_human() -> None:
    request = at_confirmation("social")
    request.failed_to_identify()
    assert not request.needs_help
    request.failed_to_identify()
    assert request.needs_help


def test_the_age_opens_the_class_with_the_longest_head_start() -> None:
    classes = (
        PriorityClass("sixty", "六十", "60", 5, from_age=60),
        PriorityClass("seventy", "七十", "70", 15, from_age=70),
        PriorityClass("declared", "自报", "declared", 30),
    )
    today = date(2026, 3, 2)
    old, older = Person("甲", "x", date(1960, 3, 3)), Person("乙", "y", date(1956, 3, 2))
    assert priority_by_age(old, classes, today) == "sixty"
    assert priority_by_age(older, classes, today) == "seventy"
    assert priority_by_age(Person("丙", "z", None), classes, today) is None


def test_a_typed_person_is_known_by_birth_and_shown_masked() -> None:
    number = citizen_number(date(1950, 1, 2))
    person = typed_person(number)
    assert person.birth == date(1950, 1, 2)
    assert person.masked == f"{number[:3]}{'*' * 11}{number[-4:]}"


def test_neither_the_person_nor_what_holds_it_can_end_up_in_a_log() -> None:
    assert PERSON.name not in repr(PERSON)
    assert PERSON.id_number not in f"{PERSON!r}{PERSON}"
