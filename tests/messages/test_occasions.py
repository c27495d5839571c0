"""When people hear of something: at once, the evening before, when their turn is near; and never of what is over."""

from dataclasses import replace
from datetime import timedelta

from central.appointments.booking import Wish
from central.appointments.links import link_key, link_of
from central.centre import Public
from central.messages.sending import forget_old
from shared.domain.hours import SpecialDay
from shared.ids import new_id
from tests.messages.post import HALL, Post, at, citizen

HOLIDAY = SpecialDay(at(10).date(), "端午节")


def own_page(post: Post, appointment: str) -> str:
    """Return where a person sees, moves and cancels the appointment."""
    return "https://hall.example" + link_of(HALL, appointment, link_key(post.centre.key))


def test_who_books_moves_and_cancels_hears_of_each_at_once_and_once(post: Post) -> None:
    row = post.book(at(10))
    assert len(post.send()) == 1
    moved = new_id()
    for _ in range(2):
        with post.bookings() as book:
            book.move(row.id, moved, at(14))
    assert len(post.send()) == 2
    for _ in range(2):
        with post.bookings() as book:
            book.cancel(moved)
    booked, changed, cancelled = post.send()
    assert booked == f"【小厅】张*丰，已约3月4日周三10:00咨询，一楼东。号{row.number}，改约 {own_page(post, row.id)}"
    assert "改到3月4日周三14:00" in changed
    assert changed.endswith(own_page(post, moved))
    assert cancelled == f"【小厅】张*丰，3月4日周三14:00的咨询预约已取消。再约 {own_page(post, moved)}"
    assert {text.to for text in post.gateway.texts} == {citizen().phone}


def test_who_booked_in_english_is_told_in_english(post: Post) -> None:
    post.book(at(10), language="en")
    assert "booked: Advice, Wed 4 Mar, 10:00, Ground floor east" in post.send()[0]


def test_the_reminder_comes_at_six_the_evening_before_and_once(post: Post) -> None:
    post.book(at(10))
    post.send()
    post.clock.jump(at(17, 59, day=3))
    assert len(post.send()) == 1
    post.clock.jump(at(18, day=3))
    assert "请3月4日周三10:00到一楼东办咨询" in post.send()[1]
    post.clock.advance(timedelta(hours=1))
    assert len(post.send()) == 2


def test_who_books_after_six_for_the_next_day_needs_no_reminder(post: Post) -> None:
    post.clock.jump(at(18, 30, day=3))
    post.book(at(10))
    assert [what for what, *_ in post.rows()] == ["booked"]


def test_a_reminder_held_up_into_the_night_waits_for_the_morning(post: Post) -> None:
    post.book(at(10))
    post.send()
    post.clock.jump(at(21, day=3))
    assert len(post.send()) == 1
    assert ("tomorrow", "waiting", "quiet_hours") in post.rows()
    post.clock.jump(at(7, 59))
    assert len(post.send()) == 1
    post.clock.jump(at(8))
    assert len(post.send()) == 2


def test_nobody_is_reminded_of_an_appointment_given_up_meanwhile_or_moved(post: Post) -> None:
    given_up, moved = post.book(at(10)), post.book(at(11), citizen(2))
    post.send()
    post.cancel(given_up)
    new = new_id()
    with post.bookings() as book:
        book.move(moved.id, new, at(14))
    post.clock.jump(at(18, day=3))
    reminders = [text for text in post.send() if "请3月4日" in text]
    assert len(reminders) == 1
    assert "14:00" in reminders[0]
    assert post.rows().count(("tomorrow", "dropped", "over")) == 2


def test_who_booked_a_time_that_closes_is_told_in_the_morning_and_not_reminded_of_it(post: Post) -> None:
    row = post.book(at(10))
    post.send()
    post.clock.jump(at(22, day=2))
    post.shut(HOLIDAY)
    for _ in range(2):
        post.follow_hours()
    assert len(post.send()) == 1
    post.clock.jump(at(8, day=3))
    told = f"【小厅】张*丰，您预约的3月4日周三10:00大厅不开放。预约码{row.number}，改约或取消 {own_page(post, row.id)}"
    assert post.send()[1:] == [told]
    post.clock.jump(at(18, day=3))
    assert len(post.send()) == 2
    assert ("tomorrow", "dropped", "over") in post.rows()


def test_a_closing_taken_back_before_it_was_told_is_not_told_and_neither_that_it_was_taken_back(post: Post) -> None:
    post.book(at(10))
    post.send()
    post.shut(HOLIDAY)
    post.follow_hours()
    post.open_again(HOLIDAY)
    post.follow_hours()
    assert len(post.send()) == 1
    post.follow_hours()
    assert len(post.send()) == 1
    assert ("closed", "dropped", "over") in post.rows()
    assert "reopened" not in [what for what, *_ in post.rows()]


def test_a_closing_made_again_after_it_was_taken_back_untold_is_told_once(post: Post) -> None:
    post.book(at(10))
    post.send()
    post.shut(HOLIDAY)
    post.follow_hours()
    post.open_again(HOLIDAY)
    post.send()
    post.shut(HOLIDAY)
    post.follow_hours()
    assert "大厅不开放" in post.send()[1]
    post.follow_hours()
    assert len(post.send()) == 2


def test_who_was_told_of_a_closing_that_is_taken_back_hears_once_that_the_appointment_stands(post: Post) -> None:
    row, english = post.book(at(10)), post.book(at(11), citizen(2), language="en")
    post.send()
    post.shut(HOLIDAY)
    post.follow_hours()
    assert len(post.send()) == 4
    post.clock.jump(at(22, day=2))
    post.open_again(HOLIDAY)
    for _ in range(2):
        post.follow_hours()
    assert len(post.send()) == 4
    post.clock.jump(at(8, day=3))
    chinese = f"【小厅】张*丰，您预约的3月4日周三10:00大厅照常开放，预约有效。预约码{row.number}，改约或取消 "
    stands, in_english = sorted(post.send()[4:], key=lambda text: "open after all" in text)
    assert stands == chinese + own_page(post, row.id)
    assert "we are open after all; Advice on Wed 4 Mar, 11:00 stands" in in_english
    assert in_english.endswith(own_page(post, english.id))
    post.follow_hours()
    assert len(post.send()) == 6
    post.clock.jump(at(18, day=3))
    assert sum("请3月4日" in text for text in post.send()) == 1


def test_who_moved_or_cancelled_after_a_closing_hears_nothing_of_its_being_taken_back(post: Post) -> None:
    moves, cancels = post.book(at(10)), post.book(at(11), citizen(2))
    post.shut(HOLIDAY)
    post.follow_hours()
    post.send()
    post.cancel(cancels)
    with post.bookings() as book:
        book.move(moves.id, new_id(), at(10, day=5))
    told = len(post.send())
    post.open_again(HOLIDAY)
    post.follow_hours()
    assert len(post.send()) == told
    assert "reopened" not in [what for what, *_ in post.rows()]


def test_a_second_closing_is_told_again_to_whom_the_first_was_taken_back(post: Post) -> None:
    post.book(at(10))
    post.send()
    for _ in range(2):
        for change in (post.shut, post.open_again):
            post.clock.advance(timedelta(minutes=5))
            change(HOLIDAY)
            for _ in range(2):
                post.follow_hours()
                post.send()
    told = ["不开放" if "不开放" in text else "照常" if "照常" in text else "" for text in post.send()]
    assert told == ["", "不开放", "照常", "不开放", "照常"]
    assert len({text.key for text in post.gateway.texts}) == 5


def test_that_it_stands_after_all_is_not_told_of_a_time_that_closed_again_meanwhile(post: Post) -> None:
    post.book(at(10))
    post.shut(HOLIDAY)
    post.follow_hours()
    told = len(post.send())
    post.open_again(HOLIDAY)
    post.follow_hours()
    post.shut(HOLIDAY)
    post.follow_hours()
    assert len(post.send()) == told
    assert ("reopened", "dropped", "over") in post.rows()


def test_what_was_told_of_a_closing_is_kept_until_the_booked_time_so_that_it_is_not_told_twice(post: Post) -> None:
    post.book(at(10))
    post.shut(HOLIDAY)
    post.follow_hours()
    told = len(post.send())
    with post.centre.database.changing() as session:
        session.run("UPDATE message SET changed_at = 0")
    forget_old(post.centre)
    post.follow_hours()
    assert [what for what, *_ in post.rows()] == ["booked", "closed", "tomorrow"]
    assert len(post.send()) == told


def test_a_confirmation_that_could_not_go_before_the_cancelling_never_goes(post: Post) -> None:
    row = post.book(at(10))
    post.cancel(row)
    (only,) = post.send()
    assert "已取消" in only


def test_a_reservation_that_is_never_confirmed_is_told_to_nobody(post: Post) -> None:
    with post.bookings() as book:
        row = book.reserve(Wish(new_id(), "advice", at(10)), citizen())
        book.cancel(row.id)
    assert post.rows() == []


def test_who_has_three_people_before_them_is_told_once_that_the_turn_is_near(post: Post) -> None:
    row = post.book(at(10))
    post.clock.jump(at(9, 50))
    first, second = (post.draw(number) for number in (1, 2))
    for number in (3, 4):
        post.draw(number)
    post.draw(5, row)
    assert post.send() == []
    post.call(first)
    told = "【小厅】张*丰，您的A005号快到了，前面3人，请到一楼东等候叫号。查进度 "
    assert post.send() == [told + own_page(post, row.id)]
    post.call(second)
    assert len(post.send()) == 1


def test_who_came_without_an_appointment_left_no_phone_and_hears_nothing(post: Post) -> None:
    post.clock.jump(at(9, 50))
    post.draw(1)
    assert post.rows() == []


def test_who_was_called_before_the_message_went_is_not_told_that_the_turn_is_near(post: Post) -> None:
    row = post.book(at(10))
    post.clock.jump(at(9, 50))
    post.send()
    ticket = post.draw(1, row)
    post.call(ticket)
    post.send()
    assert ("near", "dropped", "over") in post.rows()


def test_what_a_hall_tells_an_hour_late_says_nothing_about_now(post: Post) -> None:
    row = post.book(at(10))
    post.clock.jump(at(9, 50))
    ticket = new_id()
    late = timedelta(hours=1)
    issued = {"number": "A001", "queue": "advice", "business_date": "2026-03-04", "rank": 1}
    post.tell("ticket.issued", ticket, late=late, **issued)
    post.tell("appointment.arrived", row.id, late=late, ticket=ticket)
    assert "near" not in [what for what, *_ in post.rows()]


def test_a_centre_without_pages_sends_people_to_the_hall_instead_of_a_link(post: Post) -> None:
    post.centre = replace(post.centre, public=Public())
    post.book(at(10))
    assert post.send()[0].endswith("改约 请到大厅")
