"""A play acts on a window as honestly as a finger: what is hidden, covered or disabled cannot be pressed."""

import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from shared.stage_client import StageError, StagePlayer
from shared.ui.stage import StageNotOpenedError, open_stage
from shared.ui.tokens import Tokens
from shared.ui.widgets.button import Button
from shared.ui.widgets.label import Label

T = TypeVar("T")


class Page(QWidget):
    """A window with one button of each kind, a field, and a label that counts."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.count = 0
        self.said = Label("0", name="count")
        self.press = Button(tokens, "press", "按", key="F2")
        self.closed = Button(tokens, "closed", "关")
        self.closed.set_reason("打印机缺纸")
        self.hidden = Button(tokens, "hidden", "藏")
        self.field = QLineEdit(objectName="field")
        column = QVBoxLayout(self)
        for part in (self.said, self.press, self.closed, self.hidden, self.field):
            column.addWidget(part)
        self.hidden.hide()
        self.press.clicked.connect(self.add)

    def add(self) -> None:
        self.count += 1
        self.said.setText(str(self.count))


@pytest.fixture
def page(qtbot: QtBot, tokens: Tokens) -> Page:
    """Return a window on the screen."""
    made = Page(tokens)
    qtbot.addWidget(made)
    made.resize(600, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def play(qtbot: QtBot, page: Page, tmp_path: Path) -> Iterator[Callable[[Callable[[StagePlayer], T]], T]]:
    """Return a function that plays a scene from another thread, as a play in another process would."""
    stage = open_stage(lambda: page, str(tmp_path / "stage"))

    def act(scene: Callable[[StagePlayer], T]) -> T:
        answer: Future[T] = Future()

        def player() -> None:
            try:
                with StagePlayer(tmp_path / "stage") as at_window:
                    answer.set_result(scene(at_window))
            except StageError as error:
                answer.set_exception(error)

        thread = threading.Thread(target=player)
        thread.start()
        qtbot.waitUntil(answer.done)
        thread.join()
        return answer.result()

    yield act
    stage.close()


def test_a_click_presses_and_the_text_is_read(play: Callable[..., str], page: Page) -> None:
    assert play(lambda player: [player.click("press"), player.text("count")][1]) == "1"
    assert page.count == 1


def test_a_disabled_button_refuses_with_its_reason(play: Callable[..., None]) -> None:
    with pytest.raises(StageError, match="closed is disabled: 打印机缺纸"):
        play(lambda player: player.click("closed"))


def test_a_hidden_button_refuses_and_says_what_is_there(play: Callable[..., None], page: Page) -> None:
    with pytest.raises(StageError, match=r"hidden is not visible; visible are .*press"):
        play(lambda player: player.click("hidden"))
    assert page.count == 0


def test_a_covered_button_refuses(play: Callable[..., None], page: Page) -> None:
    cover = QLabel(parent=page, objectName="cover")
    cover.setGeometry(page.rect())
    cover.show()
    with pytest.raises(StageError, match="press is covered by cover"):
        play(lambda player: player.click("press"))


def test_keys_reach_the_shortcut_and_words_the_field(play: Callable[..., None], page: Page) -> None:
    def scene(player: StagePlayer) -> None:
        player.click("field")
        player.type("A012 号")
        player.key("F2")
        player.key("Backspace")
        player.key("A", ["ctrl"])

    play(scene)
    assert page.field.text() == "A012 "
    assert page.field.selectedText() == "A012 "
    assert page.count == 1


def test_waiting_ends_when_the_words_come(play: Callable[..., str], page: Page) -> None:
    QTimer.singleShot(30, page, page.add)
    assert play(lambda player: player.wait("count", text="1")) == "1"


def test_waiting_for_a_button_to_open_ends_when_it_opens(play: Callable[..., str], page: Page) -> None:
    QTimer.singleShot(30, page, lambda: page.closed.set_reason(""))
    assert play(lambda player: player.wait("closed", enabled=True)) == "关"


def test_waiting_in_vain_ends_with_what_is_there(play: Callable[..., None]) -> None:
    with pytest.raises(StageError, match=r"not seen in time; visible are .*count"):
        play(lambda player: player.wait("ticket", timeout_s=0.05))


def test_a_picture_of_the_size_asked_for_is_saved(play: Callable[..., None], page: Page, tmp_path: Path) -> None:
    def scene(player: StagePlayer) -> None:
        player.resize(900, 700)
        player.shot(tmp_path / "page.png")

    play(scene)
    picture = QImage(str(tmp_path / "page.png"))
    assert (picture.width(), picture.height()) == (900, 700) == (page.width(), page.height())


def test_names_are_those_that_can_be_seen_and_used(play: Callable[..., list[str]]) -> None:
    assert play(lambda player: player.names()) == ["count", "field", "press"]


def test_nonsense_is_refused_and_the_stage_goes_on(play: Callable[..., str]) -> None:
    def scene(player: StagePlayer) -> str:
        for request in ({"do": "dance"}, {"name": "press"}, {"do": "click"}, {"do": "key", "key": "Nonsense"}):
            with pytest.raises(StageError):
                player._ask(request)
        return player.text("count")

    assert play(scene) == "0"


def test_a_stage_that_cannot_open_says_where(page: Page, tmp_path: Path) -> None:
    with pytest.raises(StageNotOpenedError, match="no-such-folder"):
        open_stage(lambda: page, str(tmp_path / "no-such-folder" / "stage"))


def test_a_socket_left_by_a_killed_window_is_taken_over_but_a_file_is_not(page: Page, tmp_path: Path) -> None:
    left, paper = tmp_path / "left", tmp_path / "paper"
    with socket.socket(socket.AF_UNIX) as killed:
        killed.bind(str(left))
    open_stage(lambda: page, str(left)).close()
    paper.write_text("A012")
    with pytest.raises(StageNotOpenedError):
        open_stage(lambda: page, str(paper))
    assert paper.read_text() == "A012"


def test_a_player_whose_window_never_came_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(StageError, match="No window opened its stage"):
        StagePlayer(tmp_path / "stage", timeout_s=0.05)
