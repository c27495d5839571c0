"""The rules of a session, walked at random and at will."""

from datetime import date

import hypothesis.strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kiosk.person import Person, priority_by_age, typed_person
from kiosk.session import NUMBER_LENGTH, STEPS, Page, Sending, Session, Settings
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

    @rule()
    def touch(self) -> None:
        self.session.start()

    @rule()
    def lay_a_card(self) -> None:
        self.session.identify(PERSON, None)

    @rule(group=st.sampled_from([group.id for group in PLAN.groups]))
    def open_a_group(self, group: str) -> None:
        self.session.open_group(group)

    @rule(queue=st.sampled_from(PLAN.queues))
    def choose(self, queue: object) -> None:
        self.session.choose_queue(queue)

    @rule()
    def want_to_be_known(self) -> None:
        self.session.ask_to_identify()

    @rule()
    def go_without(self) -> None:
        self.session.go_without()

    @rule()
    def type_instead(self) -> None:
        self.session.type_instead()

    @rule(keys=st.text(alphabet="0123456789X", max_size=20))
    def type_keys(self, keys: str) -> None:
        for key in keys:
            self.session.type_character(key)

    @rule(priority=st.sampled_from([None, *(c.id for c in PLAN.priorities)]))
    def declare(self, priority: str | None) -> None:
        self.session.choose_priority(priority)

    @rule()
    def take(self) -> None:
        act = self.session.take()
        assert act is None or self.session.waits_for(act)

    @rule()
    def lose_the_line(self) -> None:
        self.session.lost()

    @rule()
    def be_refused(self) -> None:
        if self.session.sending is not Sending.NO:
            self.session.refuse(Obstacle(Code.QUOTA_REACHED, "", {}))

    @rule()
    def receive(self) -> None:
        if self.session.sending is not Sending.NO:
            self.session.receive(a_ticket())

    @rule()
    def seek_help(self) -> None:
        self.session.seek_help()

    @rule()
    def go_back_and_keep_every_answer(self) -> None:
        before = (self.session.person, self.session.queue, self.session.priority, self.session.typed)
        self.session.back()
        assert (self.session.person, self.session.queue, self.session.priority, self.session.typed) == before

    @invariant()
    def nobody_confirms_a_queue_that_wants_to_know_who_comes_without_saying_it(self) -> None:
        confirming = self.session.page is Page.CONFIRM and self.session.queue is not None
        if confirming and self.session.queue.identity is IdRule.REQUIRED:
            assert self.session.person is not None

    @invariant()
    def the_ticket_page_has_a_ticket(self) -> None:
        assert (self.session.page is not Page.TICKET) or self.session.issued is not None

    @invariant()
    def an_act_is_only_under_way_on_the_confirmation(self) -> None:
        assert self.session.sending is Sending.NO or self.session.page in (Page.CONFIRM, Page.HELP)

    @invariant()
    def the_step_is_one_of_the_constant_four(self) -> None:
        assert 0 <= self.session.step <= STEPS

    @invariant()
    def an_x_can_only_be_the_last_character(self) -> None:
        assert "X" not in self.session.typed[: NUMBER_LENGTH - 1]
        assert len(self.session.typed) <= NUMBER_LENGTH

    @invariant()
    def going_back_often_enough_always_leads_out(self) -> None:
        assert self._presses_to_leave() <= len(Page) + 1

    def _presses_to_leave(self) -> int:
        copy = Session()
        vars(copy).update(vars(self.session))
        presses = 1
        while not copy.back():
            presses += 1
            assert presses < 20
        return presses


TestAnyonesWalk = AnyonesWalk.TestCase


def at_confirmation(queue: str = "property") -> Session:
    session = Session()
    session.start()
    session.choose_queue(PLAN.queue(queue))
    return session


def test_the_act_keeps_its_command_id_until_it_is_answered() -> None:
    session = at_confirmation()
    act = session.take()
    session.lost()
    assert session.take() is None
    assert session.waits_for(act)


def test_cancelling_an_act_under_way_keeps_what_was_chosen_and_forgets_the_act() -> None:
    session = at_confirmation()
    act = session.take()
    session.lost()
    session.back()
    assert (session.page, session.sending) == (Page.CONFIRM, Sending.NO)
    assert not session.waits_for(act)


def test_the_ticket_is_asked_for_in_the_persons_language_and_name() -> None:
    session = Session(Settings(language="en"))
    session.identify(PERSON, "elder")
    session.choose_queue(PLAN.queue("social"))
    act = session.take()
    assert (act.language, act.holder.id_number, act.priority) == ("en", PERSON.id_number, "elder")


def test_a_second_card_on_the_confirmation_takes_the_place_of_the_first() -> None:
    session = at_confirmation()
    session.identify(PERSON, None)
    other = Person("李四", citizen_number(order=321), None)
    session.identify(other, None)
    assert session.person is other


def test_a_declared_priority_is_not_overwritten_by_the_age_on_a_card() -> None:
    session = at_confirmation()
    session.choose_priority("pregnant")
    session.identify(PERSON, "elder")
    assert session.priority == "pregnant"


def test_two_failures_offer_a_human() -> None:
    session = at_confirmation("social")
    session.failed_to_identify()
    assert not session.needs_help
    session.failed_to_identify()
    assert session.needs_help


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
