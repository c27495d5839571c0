"""``main.py central announce``: published, listed with how it stands, taken back; what cannot be shown is refused."""

import json
from pathlib import Path

import pytest

from central import app
from central.announcements.command import run_announce
from central.feed import Feed
from shared.errors import SetupError
from shared.sync.announcements import read_announcement
from tests.central.stand import Stand, TestHall


def _run(stand: Stand, capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    """Run the command on this centre and return its lines."""
    run_announce(stand.centre, app._parser(app.load_central_settings()).parse_args(["announce", *words]))
    return capsys.readouterr().out.splitlines()


def _feed(stand: Stand, hall: str) -> dict[str, str]:
    with stand.centre.database.reading() as session:
        page = Feed(session).page(hall, ["announcements"], "", 500, stand.clock.now())
    return {row.id: "" if row.deleted else read_announcement(bytes(row.body).decode()).text for row in page.rows}


def test_a_text_goes_to_every_hall_or_to_one_until_it_is_taken_back(
    stand: Stand, hall: TestHall, capsys: pytest.CaptureFixture[str]
) -> None:
    stand.enrol("other")
    (for_all,) = _run(
        stand, capsys, "add", "系统升级", "--en", "System upgrade", "--until", "2026-03-02", "--important"
    )
    (for_one,) = _run(
        stand,
        capsys,
        "add",
        "南门封闭",
        "--from",
        "2026-03-05T08:00",
        "--until",
        "2026-03-06T18:00",
        "--hall",
        hall.name,
    )
    assert _feed(stand, hall.name) == {for_all: "系统升级", for_one: "南门封闭"}
    assert _feed(stand, "other") == {for_all: "系统升级"}
    assert _run(stand, capsys, "list") == [
        f"{for_all}  shown  2026-03-02 10:00 – 2026-03-03 00:00  every hall  ! 系统升级",
        f"{for_one}  later  2026-03-05 08:00 – 2026-03-06 18:00  binjiang  南门封闭",
    ]
    assert json.loads(_run(stand, capsys, "list", "--json")[0])[0]["announcement"]["text_en"] == "System upgrade"
    _run(stand, capsys, "remove", for_all)
    assert _feed(stand, "other") == {for_all: ""}
    with pytest.raises(SetupError, match="no announcement"):
        _run(stand, capsys, "remove", for_all)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["长" * 61, "--until", "2099-01-01"], "1 to 60 characters"),
        (["好", "--until", "soon"], "soon is no day such as"),
        (["好", "--until", "2099-01-01T25:00"], "is no day such as"),
        (["好", "--until", "2020-01-01"], "ends after it begins"),
        (["好", "--from", "2020-01-01", "--until", "2020-01-02"], "over already"),
        (["好", "--until", "2099-01-01", "--hall", "nowhere"], "no hall 'nowhere'"),
    ],
)
def test_what_cannot_be_announced_is_refused_in_one_sentence(tmp_path: Path, words: list[str], sentence: str) -> None:
    with pytest.raises(SetupError, match=sentence):
        app.main(["--database", f"sqlite:///{tmp_path / 'central.db'}", "announce", "add", *words])
