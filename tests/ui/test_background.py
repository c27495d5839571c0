"""Slow work never runs in the GUI thread, its answer always does, and a closed window hears nothing."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThreadPool
from pytestqt.qtbot import QtBot

from shared.ui.background import marshal, run


class Heard:
    """Keeps what was delivered, and in which thread."""

    def __init__(self) -> None:
        self.results: list[object] = []
        self.errors: list[Exception] = []
        self.threads: set[int] = set()

    def done(self, result: object) -> None:
        self.results.append(result)
        self.threads.add(threading.get_ident())

    def failed(self, error: Exception) -> None:
        self.errors.append(error)
        self.threads.add(threading.get_ident())


@pytest.fixture
def heard() -> Heard:
    """Return an empty ear."""
    return Heard()


def destroy(owner: QObject) -> None:
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)


def deliver_everything() -> None:
    QThreadPool.globalInstance().waitForDone()
    QCoreApplication.sendPostedEvents()


def test_work_runs_outside_and_its_result_arrives_inside_the_gui_thread(qtbot: QtBot, heard: Heard) -> None:
    owner = QObject()
    run(owner, threading.get_ident, heard.done, heard.failed)
    qtbot.waitUntil(lambda: bool(heard.results))
    assert heard.results != [threading.get_ident()]
    assert heard.threads == {threading.get_ident()}
    assert not heard.errors


def test_an_error_arrives_in_the_gui_thread_and_no_result_does(qtbot: QtBot, heard: Heard) -> None:
    owner = QObject()
    run(owner, lambda: 1 // 0, heard.done, heard.failed)
    qtbot.waitUntil(lambda: bool(heard.errors))
    assert isinstance(heard.errors[0], ZeroDivisionError)
    assert heard.threads == {threading.get_ident()}
    assert not heard.results


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("work", [lambda: 1, lambda: 1 // 0], ids=["result", "error"])
def test_a_destroyed_owner_hears_neither_result_nor_error(heard: Heard, work: Callable[[], int]) -> None:
    owner, may_go_on = QObject(), threading.Event()

    def slow() -> int:
        may_go_on.wait(10)
        return work()

    run(owner, slow, heard.done, heard.failed)
    destroy(owner)
    may_go_on.set()
    deliver_everything()
    assert (heard.results, heard.errors) == ([], [])


@pytest.mark.usefixtures("qapp")
def test_an_owner_destroyed_between_the_post_and_its_delivery_hears_nothing(heard: Heard) -> None:
    owner = QObject()
    ring = marshal(owner, heard.done)
    caller = threading.Thread(target=ring, args=("bell",))
    caller.start()
    caller.join()
    destroy(owner)
    deliver_everything()
    assert heard.results == []


@pytest.mark.usefixtures("qapp")
def test_calls_of_a_device_thread_arrive_in_order_in_the_gui_thread(heard: Heard) -> None:
    owner = QObject()
    ring = marshal(owner, heard.done)
    device = threading.Thread(target=lambda: [ring(number) for number in range(200)])
    device.start()
    device.join()
    assert heard.results == []
    deliver_everything()
    assert heard.results == list(range(200))
    assert heard.threads == {threading.get_ident()}


def test_whoever_gave_an_errand_is_let_go_in_the_gui_thread(qtbot: QtBot) -> None:
    """A window whose last reference a pool thread dropped would be destroyed there, and Qt does not survive that."""
    gone = threading.Event()
    let_go_in: list[int] = []

    class Owner(QObject):
        def __del__(self) -> None:
            let_go_in.append(threading.get_ident())
            gone.set()

    owner = Owner()
    run(owner, lambda: None, lambda _: None, lambda _: None)
    del owner
    qtbot.waitUntil(gone.is_set)
    assert let_go_in == [threading.get_ident()]
