"""The sender against a gateway that fails: nothing sent twice, nothing lost, an honest word for what is not known."""

import logging
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from central.appointments.links import link_key, link_of
from central.emulators.gateway import Fault, Gateway
from central.messages.channel import Outcome, Outgoing, Result
from central.messages.outbox import KEPT, LEASE, Outbox
from central.messages.sending import MOST_TRIES, forget_old, send_mails, send_texts
from central.messages.sms_gateway import SmsGateway
from central.messages.timing import wait_after
from central.messages.words import By, State
from shared.ids import new_id
from tests.messages.conftest import KEY
from tests.messages.post import HALL, Post, at, citizen

NOBODY = "http://127.0.0.1:9/messages"
HELLO = Outgoing("1" * 32, "13800000001", "", "你好")


@pytest.mark.parametrize(
    ("fault", "outcome", "taken"),
    [
        (Fault.REFUSE, Outcome(Result.REFUSED, "http_422"), 0),
        (Fault.BUSY, Outcome(Result.LATER, "http_429"), 0),
        (Fault.ERROR, Outcome(Result.UNKNOWN, "http_500"), 0),
        (Fault.ERROR_AFTER, Outcome(Result.UNKNOWN, "http_500"), 1),
        (Fault.SILENT, Outcome(Result.UNKNOWN, "no_answer"), 1),
        (Fault.SLOW, Outcome(Result.SENT), 1),
    ],
)
def test_every_fault_of_a_gateway_has_its_outcome(
    gateway: Gateway, sms: SmsGateway, fault: Fault, outcome: Outcome, taken: int
) -> None:
    gateway.fail(fault)
    assert sms.send(HELLO) == outcome
    assert len(gateway.texts) == taken


def test_the_same_id_sent_again_arrives_once(gateway: Gateway, sms: SmsGateway) -> None:
    gateway.fail(Fault.ERROR_AFTER)
    assert [sms.send(HELLO).result for _ in range(3)] == [Result.UNKNOWN, Result.SENT, Result.SENT]
    assert (len(gateway.texts), gateway.asked) == (1, 3)


def test_a_wrong_key_and_a_gateway_that_is_not_there_lose_nothing(gateway: Gateway, gateway_url: str) -> None:
    for url, key, reason in ((gateway_url, "another", "http_401"), (NOBODY, KEY, "no_connection")):
        with closing(SmsGateway(url, key)) as channel:
            assert channel.send(HELLO) == Outcome(Result.LATER, reason)
    assert gateway.texts == []


@pytest.mark.parametrize("fault", [Fault.BUSY, Fault.ERROR, Fault.ERROR_AFTER, Fault.SILENT])
def test_a_try_that_failed_is_repeated_after_a_rest_and_arrives_once(post: Post, fault: Fault) -> None:
    post.book(at(10))
    post.gateway.fail(fault)
    post.send()
    before = post.gateway.asked
    post.send()
    assert post.gateway.asked == before
    post.clock.advance(wait_after(1))
    assert len(post.send()) == 1
    assert post.rows()[0] == ("booked", "sent", "")


def test_a_number_the_gateway_refuses_is_not_tried_again(post: Post) -> None:
    post.book(at(10))
    post.gateway.fail(Fault.REFUSE)
    post.send()
    post.clock.advance(timedelta(hours=2))
    assert post.send() == []
    assert post.rows()[0] == ("booked", "failed", "http_422")


def test_what_may_have_arrived_is_not_called_failed_because_a_later_try_was_refused(post: Post) -> None:
    post.book(at(10))
    post.gateway.fail(Fault.ERROR_AFTER, Fault.REFUSE)
    post.send()
    post.clock.advance(wait_after(1))
    assert len(post.send()) == 1
    assert post.rows()[0] == ("booked", "unknown", "http_422")


@pytest.mark.parametrize(("fault", "state"), [(Fault.BUSY, "failed"), (Fault.ERROR, "unknown")])
def test_there_is_an_end_to_trying_and_it_says_what_is_known(post: Post, fault: Fault, state: str) -> None:
    post.book(at(10))
    post.gateway.fail(*[fault] * 100)
    for _ in range(MOST_TRIES + 3):
        post.send()
        post.clock.advance(timedelta(minutes=31))
    assert post.gateway.asked == MOST_TRIES
    assert post.rows()[0] == ("booked", state, "tried_too_often")


def test_news_that_could_not_go_for_a_day_is_old_and_does_not_go(post: Post) -> None:
    post.book(at(10))
    post.gateway.fail(Fault.BUSY)
    post.send()
    post.clock.advance(timedelta(days=1))
    assert post.send() == []
    assert post.rows()[0] == ("booked", "dropped", "too_late")


def test_a_gateway_in_trouble_is_asked_once_a_round_not_once_a_message(post: Post) -> None:
    for serial in range(5):
        post.book(at(10), citizen(serial))
    post.gateway.fail(Fault.BUSY)
    post.send()
    assert post.gateway.asked == 1
    post.clock.advance(wait_after(1))
    assert len(post.send()) == 5


def test_a_sender_that_dies_after_the_gateway_took_the_text_leaves_no_second_one(post: Post) -> None:
    post.book(at(10))
    with post.centre.database.changing() as session:
        taken = Outbox(session, post.clock.now()).take(By.SMS)
    assert taken is not None
    post.centre.channels[By.SMS].send(Outgoing(taken.id, citizen().phone, "", "as the dead one sent it"))
    assert len(post.send()) == 1
    assert post.rows()[0][1] == "sending"
    post.clock.advance(LEASE)
    assert post.send() == ["as the dead one sent it"]
    assert post.rows()[0][1] == "sent"


def test_a_sender_taken_for_dead_that_comes_back_changes_nothing(post: Post) -> None:
    post.book(at(10))
    with post.centre.database.changing() as session:
        slow = Outbox(session, post.clock.now()).take(By.SMS)
    assert slow is not None
    post.clock.advance(LEASE)
    post.send()
    with post.centre.database.changing() as session:
        Outbox(session, post.clock.now()).settle(slow, State.FAILED, "late")
    assert post.rows()[0][1] == "sent"


def test_five_senders_at_once_send_each_message_once(post: Post) -> None:
    for serial in range(12):
        post.book(at(10), citizen(serial))
    with ThreadPoolExecutor(5) as crowd:
        for done in [crowd.submit(send_texts, post.centre) for _ in range(5)]:
            done.result()
    assert sorted(text.to for text in post.gateway.texts) == sorted(citizen(serial).phone for serial in range(12))
    assert post.gateway.asked == 12


def test_without_a_gateway_a_message_is_dropped_and_says_so(post: Post) -> None:
    post.book(at(10), citizen(mail="zhang@example.cn"))
    send_mails(post.centre)
    assert ("booked", "dropped", "no_channel") in post.rows()


def test_nothing_of_a_person_is_in_the_outbox_or_the_log(post: Post, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        row = post.book(at(10))
        post.gateway.fail(Fault.ERROR, Fault.REFUSE)
        post.send()
        post.clock.advance(wait_after(1))
        post.send()
    with post.centre.database.reading() as session:
        everything = repr(session.run("SELECT * FROM message").fetchall()) + caplog.text
    assert "messages by sms" in caplog.text
    link = link_of(HALL, row.id, link_key(post.centre.key))
    secrets = ("张", citizen().phone, citizen().id_number, link.rpartition("/")[2])
    assert not [secret for secret in secrets if secret in everything]
    assert citizen().phone not in repr(HELLO) + repr(Outgoing(new_id(), citizen().phone, "", ""))


def test_what_was_settled_a_month_ago_is_forgotten(post: Post) -> None:
    post.book(at(10))
    post.send()
    post.clock.advance(KEPT + timedelta(hours=1))
    post.send()
    forget_old(post.centre)
    assert [what for what, *_ in post.rows()] == ["tomorrow"]


@given(faults=st.lists(st.sampled_from([Fault.REFUSE, Fault.BUSY, Fault.ERROR, Fault.ERROR_AFTER]), max_size=6))
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_whatever_goes_wrong_a_message_arrives_once_or_not_at_all_and_its_state_is_true(
    post: Post, faults: list[Fault]
) -> None:
    row = post.book(at(10), citizen(len(post.rows())))
    post.gateway.fail(*faults)
    for tries in range(1, len(faults) + 2):
        post.send()
        post.clock.advance(wait_after(tries))
    sql = "SELECT id, state FROM message WHERE what = 'booked' AND subject = :id"
    with post.centre.database.reading() as session:
        key, state = session.run(sql, {"id": row.id}).fetchone()
    arrived = sum(text.key == key for text in post.gateway.texts)
    assert {"sent": arrived == 1, "failed": arrived == 0, "unknown": arrived <= 1, "waiting": arrived == 0}[state]
