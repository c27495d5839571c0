"""A bad build of Qt for Python must fail here and not in a hall.

PySide6 6.12.0 dropped a reference to ``None`` or ``True`` at nearly every call on Python 3.10 and 3.11, until the
interpreter died (PYSIDE-3474). Newer Pythons keep these objects for ever and show nothing.
"""

import sys

import pytest
from PySide6.QtCore import QObject, Signal

ROUNDS = 2_000


class _Bell(QObject):
    rung = Signal(bool)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None and True are immortal there")
@pytest.mark.parametrize("shared_object", [None, True, False])
def test_two_thousand_signals_leave_the_shared_objects_alone(*, shared_object: bool | None) -> None:
    bell = _Bell()
    heard: list[bool] = []
    bell.rung.connect(heard.append)
    before = sys.getrefcount(shared_object)
    for _ in range(ROUNDS):
        bell.rung.emit(True)  # noqa: FBT003 a signal takes no names
        bell.setObjectName("bell")
    heard.clear()
    assert abs(sys.getrefcount(shared_object) - before) < ROUNDS / 10
