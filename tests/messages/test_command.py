"""What an administrator sees of the messages: the ways, the counts, a template, and a setting that cannot work."""

import json
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from central import app
from central.messages.channel import Outcome, Outgoing, Result
from central.messages.channels import open_channels
from central.messages.sms_gateway import SmsGateway
from central.monitoring import MessageStatus, centre_status
from central.settings import CentralSettings, load_central_settings
from shared.clock import SystemClock
from shared.demo.stand import Stand
from shared.errors import SetupError
from tests.messages.post import Post, at


def test_the_status_tells_the_ways_and_counts_by_state(post: Post) -> None:
    post.book(at(10))
    post.send()
    with post.centre.database.reading() as session:
        told = centre_status(session, post.clock.now(), post.centre.channels).messages
    assert told.channels == {"sms": "http", "mail": "none"}
    assert (told.states["sent"], told.states["waiting"], told.states["failed"]) == (1, 1, 0)
    assert [(one.what, one.state, one.count) for one in told.counts] == [
        ("booked", "sent", 1),
        ("tomorrow", "waiting", 1),
    ]


def test_the_list_says_what_is_not_configured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ONEHALL_CENTRAL_SMS_URL", "http://127.0.0.1:9/messages")
    database = ["--database", f"sqlite:///{tmp_path / 'central.db'}"]
    assert app.main([*database, "messages", "list"]) == 0
    words = capsys.readouterr().out.split()
    assert words == ["sms", "http", "mail", "not", "configured"]
    assert app.main([*database, "messages", "list", "--json"]) == 0
    told = msgspec.json.decode(capsys.readouterr().out, type=MessageStatus)
    assert told.channels == {"sms": "http", "mail": "none"}
    assert set(told.states.values()) == {0}


def test_a_preview_needs_no_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert app.main(["messages", "preview", "tomorrow", "--language", "en"]) == 0
    assert "we expect you for Social insurance" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        (CentralSettings(sms_url="http://gateway.example/messages"), "needs https://"),
        (CentralSettings(sms_url="gateway.example"), "needs https://"),
        (CentralSettings(mail_host="mail.example"), "needs the address"),
    ],
)
def test_a_way_that_cannot_work_stops_the_centre_with_a_sentence(settings: CentralSettings, sentence: str) -> None:
    with pytest.raises(SetupError, match=sentence):
        open_channels(settings, SystemClock())


def test_no_key_and_no_password_is_shown_with_the_settings() -> None:
    shown = repr(CentralSettings(sms_key="the key", mail_password="the password"))
    assert not [secret for secret in ("the key", "the password") if secret in shown]


def test_settings_come_from_the_environment_and_a_wrong_one_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONEHALL_CENTRAL_KEY_FILE", "/etc/onehall/centre.key")
    monkeypatch.setenv("ONEHALL_CENTRAL_MAIL_PORT", "465")
    assert load_central_settings().key_file == Path("/etc/onehall/centre.key")
    assert load_central_settings().mail_port == 465
    monkeypatch.setenv("ONEHALL_CENTRAL_MAIL_SECURITY", "perhaps")
    with pytest.raises(SetupError, match="mail_security"):
        load_central_settings()


@pytest.mark.slow
def test_the_demonstrations_gateway_leaves_what_people_would_have_read(tmp_path: Path) -> None:
    with Stand(tmp_path) as stand:
        stand.start_hub()
        stand.start_centre()
        url, key = (stand.settings[f"ONEHALL_CENTRAL_SMS_{name}"] for name in ("URL", "KEY"))
        with closing(SmsGateway(url, key)) as channel:
            for _ in range(2):
                assert channel.send(Outgoing("3" * 32, "13800000001", "", "你好")) == Outcome(Result.SENT)
    lines = (tmp_path / "messages.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [{"key": "3" * 32, "to": "13800000001", "text": "你好"}]
