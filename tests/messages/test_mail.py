"""Mail over a real SMTP connection: encrypted, readable, and never a second copy of what may have arrived."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from central.appointments.person import checked_booker
from central.messages.channel import Outcome, Outgoing, Result
from central.messages.mail import Mail, MailServer, Security
from central.messages.outbox import LEASE, Outbox
from central.messages.sending import send_mails
from central.messages.timing import wait_after
from central.messages.words import By
from shared.clock import ManualClock
from shared.domain.refused import Code
from tests.hall.people import refused
from tests.messages.conftest import MONDAY_TEN
from tests.messages.letter_box import LetterBox, letter_box
from tests.messages.post import Post, at, citizen

LETTER = Outgoing("2" * 32, "zhang@example.cn", "小厅：预约成功", "【小厅】张*三，已约3月4日")
TAKEN = ("booked", "sent", "")


@pytest.fixture
def box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LetterBox]:
    """Return a mail server whose certificate this machine trusts."""
    with letter_box(tmp_path) as server:
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
        yield server


def mail(box: LetterBox, security: Security = "starttls") -> Mail:
    server = MailServer("127.0.0.1", box.port, security, "centre", "secret", "滨江 <centre@hall.example>")
    return Mail(server, ManualClock(MONDAY_TEN))


def test_a_letter_arrives_encrypted_and_reads_as_it_was_written(box: LetterBox) -> None:
    assert mail(box).send(LETTER) == Outcome(Result.SENT)
    letter = message_from_bytes(box.letters[0], policy=policy.default)
    assert (letter["To"], letter["Subject"]) == (LETTER.to, LETTER.subject)
    assert letter["From"].addresses[0].addr_spec == "centre@hall.example"
    assert letter.get_content().strip() == LETTER.text
    assert letter["Message-ID"] == f"<{LETTER.id}@hall.example>"
    assert box.encrypted == [True]


def test_a_server_that_this_machine_does_not_trust_gets_nothing(
    box: LetterBox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    assert mail(box).send(LETTER) == Outcome(Result.LATER, "no_connection")
    assert box.letters == []


@pytest.mark.parametrize(
    ("at_word", "reply", "outcome"),
    [
        ("RCPT", "550 no such box", Outcome(Result.REFUSED, "smtp_550")),
        ("RCPT", "450 busy", Outcome(Result.LATER, "smtp_450")),
        ("MAIL", "451 later", Outcome(Result.LATER, "smtp_451")),
        ("AUTH", "535 who are you", Outcome(Result.LATER, "not_let_in")),
        ("DATA", "554 no", Outcome(Result.REFUSED, "smtp_554")),
        ("LETTER", "452 full", Outcome(Result.LATER, "smtp_452")),
        ("RCPT", "", Outcome(Result.LATER, "no_connection")),
        ("LETTER", "", Outcome(Result.UNKNOWN, "cut")),
    ],
)
def test_every_answer_of_a_server_has_its_outcome(box: LetterBox, at_word: str, reply: str, outcome: Outcome) -> None:
    box.answers[at_word] = reply
    assert mail(box).send(LETTER) == outcome
    assert len(box.letters) == (outcome.result is Result.UNKNOWN)


@pytest.fixture
def mailing(post: Post, box: LetterBox) -> Post:
    """Return a centre that sends mail, too."""
    post.centre.channels[By.MAIL] = mail(box)  # type: ignore[index]
    return post


def test_who_gave_an_address_hears_by_mail_as_well(mailing: Post, box: LetterBox) -> None:
    mailing.book(at(10), citizen(1, mail="zhang@example.cn"))
    mailing.book(at(10), citizen(2))
    mailing.send()
    send_mails(mailing.centre)
    assert (len(box.letters), len(mailing.gateway.texts)) == (1, 2)
    letter = message_from_bytes(box.letters[0], policy=policy.default)
    assert letter["Subject"] == "小厅：预约成功"
    assert letter.get_content().strip().split(" ")[-1].startswith("https://hall.example/a/binjiang/")


def test_a_letter_that_was_surely_not_taken_is_sent_again(mailing: Post, box: LetterBox) -> None:
    mailing.book(at(10), citizen(mail="zhang@example.cn"))
    box.answers["RCPT"] = "450 busy"
    send_mails(mailing.centre)
    box.answers.clear()
    mailing.clock.advance(wait_after(1))
    send_mails(mailing.centre)
    assert len(box.letters) == 1
    assert TAKEN in mailing.rows()


def test_a_letter_that_may_have_arrived_is_never_sent_again(mailing: Post, box: LetterBox) -> None:
    mailing.book(at(10), citizen(mail="zhang@example.cn"))
    box.answers["LETTER"] = ""
    for _ in range(3):
        send_mails(mailing.centre)
        mailing.clock.advance(LEASE)
    assert len(box.letters) == 1
    assert ("booked", "unknown", "cut") in mailing.rows()


def test_a_letter_whose_sender_died_is_never_sent_again(mailing: Post, box: LetterBox) -> None:
    mailing.book(at(10), citizen(mail="zhang@example.cn"))
    with mailing.centre.database.changing() as session:
        assert Outbox(session, mailing.clock.now()).take(By.MAIL) is not None
    mailing.clock.advance(LEASE)
    send_mails(mailing.centre)
    assert box.letters == []
    assert ("booked", "unknown", "sender_died") in mailing.rows()


def test_an_address_is_kept_encrypted_moves_along_and_is_checked(post: Post) -> None:
    row = post.book(at(10), citizen(mail="zhang@example.cn"))
    with post.bookings() as book:
        moved = book.move(row.id, "a" * 32, at(14))
        assert book.booker(moved).mail == "zhang@example.cn"
    assert moved.mail_sealed is not None
    assert b"zhang" not in moved.mail_sealed
    good = citizen()
    for wrong in ("zhang", "zhang@cn", "a@b.cn\nBcc: c@d.cn", "张@example.cn"):
        with refused(Code.BAD_MAIL):
            checked_booker(good.name, good.id_number, good.phone, wrong)
    assert checked_booker(good.name, good.id_number, good.phone, " zhang@example.cn ").mail == "zhang@example.cn"
