"""The catalogue at the centre: what check refuses is not published; what is published is one edition at any moment."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from central import app
from central.catalogue import publishing
from central.catalogue.published import published_parts, published_revision, whole
from central.catalogue.publishing import publish
from central.feed import BadRow, Feed, Published
from shared.catalogue.lossless import lines_of, records_of
from shared.domain.catalogue.catalogue import Catalogue
from shared.domain.catalogue.conditions import Condition
from shared.sync.catalogue import EDITION, TOPIC
from tests.central.stand import Stand
from tests.domain.catalogues import small_catalogue
from tests.sync.catalogues import large


def _published(stand: Stand) -> Catalogue | None:
    with stand.centre.database.reading() as session:
        found = published_parts(session)
    return None if found is None else whole(*found)


def _parts(stand: Stand) -> list[str]:
    with stand.centre.database.reading() as session:
        return [name for name in Feed(session).ids(TOPIC) if name != EDITION]


@pytest.fixture
def command(stand: Stand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Return the administrator's command, for this centre."""
    monkeypatch.setenv("ONEHALL_CENTRAL_KEY_FILE", str(tmp_path / "centre.key"))

    def run(*arguments: str) -> int:
        return app.main(["--database", stand.centre.database.url, "catalogue", *arguments])

    return run


def _file(catalogue: Catalogue, folder: Path) -> str:
    path = folder / "catalogue.jsonl"
    path.write_bytes(b"".join(lines_of(records_of(catalogue))))
    return str(path)


def test_an_administrator_publishes_a_file_and_sees_what_is_published(
    stand: Stand, command: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stand.enrol("binjiang")
    assert command("show") == 0
    assert "尚未发布目录" in capsys.readouterr().out
    assert command("import", _file(small_catalogue(), tmp_path), "--profile", "onehall") == 0
    assert "已发布为第" in capsys.readouterr().out
    assert _published(stand) == small_catalogue()
    assert command("show") == 0
    assert capsys.readouterr().out.splitlines() == ["小目录 2026-1：1 份", f"  {'binjiang':<24} （无） "]


def test_a_trial_publishes_nothing(
    stand: Stand, command: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("import", _file(small_catalogue(), tmp_path), "--profile", "onehall", "--dry-run", "--json") == 0
    assert json.loads(capsys.readouterr().out)["dry_run"]
    assert _published(stand) is None


def test_what_check_finds_wrong_is_not_published_and_is_said_in_a_sentence(
    stand: Stand, command: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command("import", _file(small_catalogue(), tmp_path), "--profile", "onehall")
    first, food, *others = small_catalogue().items
    faulty = replace(small_catalogue(), items=(first, replace(food, name="——"), *others))
    capsys.readouterr()
    assert command("import", _file(faulty, tmp_path), "--profile", "onehall") == 1
    assert "未导入：事项 food——名称里没有可搜索的文字。现有目录保持不变。" in capsys.readouterr().out
    assert _published(stand) == small_catalogue()


def test_what_is_nested_deeper_than_a_hall_reads_is_not_published(stand: Stand) -> None:
    deep = Condition("new", ("yes",))
    for _ in range(14):
        deep = Condition(all=(deep,))
    theme = small_catalogue().themes[0]
    steps = (replace(theme.steps[0], when=deep), *theme.steps[1:])
    with pytest.raises(BadRow, match="nested deeper"):
        publish(stand.centre.database, replace(small_catalogue(), themes=(replace(theme, steps=steps),)), _now(stand))
    assert _published(stand) is None


def _now(stand: Stand) -> datetime:
    return stand.clock.now()


def test_another_edition_takes_back_the_parts_it_does_not_need(stand: Stand) -> None:
    first = publish(stand.centre.database, large(), _now(stand))
    assert len(_parts(stand)) == first.parts
    second = publish(stand.centre.database, small_catalogue(), _now(stand))
    assert (len(_parts(stand)), second.revision > first.revision) == (second.parts, True)
    assert _published(stand) == small_catalogue()


def test_a_publication_that_is_killed_in_the_middle_changes_nothing_and_is_swept_by_the_next(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(stand.centre.database, small_catalogue(), _now(stand))
    with stand.centre.database.reading() as session:
        before = published_revision(session)
    with monkeypatch.context() as killed:
        killed.setattr(publishing, "_take_over", _kill)
        with pytest.raises(KeyboardInterrupt):
            publish(stand.centre.database, large(), _now(stand))
    with stand.centre.database.reading() as session:
        assert published_revision(session) == before
    assert _published(stand) == small_catalogue()
    assert len(_parts(stand)) > 1
    publish(stand.centre.database, replace(small_catalogue(), materials=()), _now(stand))
    assert len(_parts(stand)) == 1


def _kill(*_: object) -> int:
    raise KeyboardInterrupt


def test_two_who_publish_at_once_leave_one_whole_edition(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    portions = publishing._portions

    def other_first(names: Sequence[str]) -> Iterator[Sequence[str]]:
        yield from portions(names)
        monkeypatch.setattr(publishing, "_portions", portions)
        publish(stand.centre.database, small_catalogue(), _now(stand))  # sweeps what the first has added until now

    monkeypatch.setattr(publishing, "_portions", other_first)
    publish(stand.centre.database, large(), _now(stand))
    assert _published(stand) == large()


def test_what_comes_back_after_it_was_purged_is_newer_than_the_tombstone_that_halls_remember(stand: Stand) -> None:
    with stand.centre.database.changing() as session:
        feed = Feed(session)
        feed.publish(Published(TOPIC, "a", {}), _now(stand))
        gone = feed.publish(Published(TOPIC, "a", deleted=True), _now(stand))
        feed.purge(_now(stand).replace(year=2027), 10)
        assert feed.publish(Published(TOPIC, "a", {}), _now(stand)) > gone


def test_after_a_backup_was_restored_everything_published_is_newer_than_what_was_forgotten(stand: Stand) -> None:
    with stand.centre.database.changing() as session:
        feed = Feed(session)
        kept = feed.publish(Published(TOPIC, "kept", {}), _now(stand))
        forgotten = kept + 1000
        feed.begin_lineage()
        assert feed.revision(TOPIC, "kept") > forgotten
        assert feed.publish(Published(TOPIC, "kept", {"n": 2}), _now(stand)) > forgotten
        assert feed.publish(Published(TOPIC, "another", {}), _now(stand)) > forgotten
