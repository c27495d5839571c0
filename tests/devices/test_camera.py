"""A network camera instead of a scanner: real pictures over HTTP, real codes out of them, and none of them kept."""

import io
import sys
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from PIL import Image

from devices.camera.camera_port import CameraPort, camera_line
from devices.emulators.camera import picture_of
from devices.emulators.process import EmulatorProcess
from devices.lines import device_line
from devices.ports import DeviceState, DeviceStatus, Reason
from devices.scanner.driver import SerialScanner
from devices.transport import PartMissing, PortRefused, Transport
from shared.doctor import State, check_camera
from tests.devices.conftest import QUICK_BACK_OFF
from tests.devices.listening import Heard
from tests.devices.test_devices_command import said

OURS = "OH1:7QK2M5XD:ABCDEFGH"


class CameraAtWork:
    """An emulated camera, the scanner's driver on it, and what it tells."""

    def __init__(self, emulator: EmulatorProcess) -> None:
        self.order = emulator.control.ask
        self.address = emulator.link.read_text(encoding="ascii")
        self.codes, self.statuses = Heard[str](), Heard[DeviceStatus]()
        self.driver = SerialScanner("scanner", device_line(self.address), back_off=QUICK_BACK_OFF)

    def open(self) -> "CameraAtWork":
        self.driver.start(self.codes, self.statuses)
        self.until(DeviceState.READY)
        return self

    def until(self, state: DeviceState) -> DeviceStatus:
        return self.statuses.until(lambda status: status.state is state)


@pytest.fixture
def camera(start: Callable[..., EmulatorProcess], devices_end: ExitStack) -> CameraAtWork:
    at_work = CameraAtWork(start("camera"))
    devices_end.callback(at_work.driver.close)
    return at_work


def test_a_code_before_the_camera_is_one_scan_however_long_it_is_held(camera: CameraAtWork) -> None:
    camera.open()
    camera.order("show", code=OURS)
    assert camera.codes.next() == OURS
    before = camera.driver.status.counters.frames
    while camera.driver.status.counters.frames < before + 5:
        camera.order("state")
    camera.order("show", code="张三的码")
    assert camera.codes.next() == "张三的码"


def test_a_code_is_only_taken_when_two_pictures_show_it() -> None:
    class Pictures:
        def __init__(self) -> None:
            self.shown: list[object] = []

        def frame(self) -> object:
            return self.shown.pop(0) if self.shown else None

        def close(self) -> None:
            self.shown = []

    def image(code: str) -> object:
        return Image.open(io.BytesIO(picture_of(code))).convert("L")

    pictures = Pictures()
    port = CameraPort(lambda: pictures)
    pictures.shown = [image("A"), image(""), image("A"), image("A")]
    assert [port.read() for _ in range(5)] == [b"", b"", b"", b"A\r", b""]
    port.close()


def test_a_camera_that_is_switched_off_is_absent_and_comes_back_by_itself(camera: CameraAtWork) -> None:
    camera.open()
    camera.order("unplug")
    camera.until(DeviceState.ABSENT)
    camera.order("plug")
    camera.until(DeviceState.READY)
    camera.order("show", code=OURS)
    assert camera.codes.next() == OURS


@pytest.mark.parametrize("trouble", ["stall", "garble"])
def test_a_camera_without_pictures_has_no_answer_and_heals(camera: CameraAtWork, trouble: str) -> None:
    camera.open()
    camera.order(trouble)
    assert camera.until(DeviceState.FAULT).reasons == {Reason.NO_ANSWER}
    camera.order("heal")
    camera.until(DeviceState.READY)


def test_what_answers_but_is_no_camera_is_refused(camera: CameraAtWork) -> None:
    camera.order("busy")
    camera.driver.start(camera.codes, camera.statuses)
    assert camera.until(DeviceState.FAULT).reasons == {Reason.PORT_REFUSED}
    port = camera_line(camera.address)()
    with closing(port), pytest.raises(PortRefused, match="503"):
        read_on(port)


def read_on(port: Transport) -> None:
    while True:
        port.read()


def test_no_picture_is_kept(camera: CameraAtWork, directory: Path) -> None:
    before = set(directory.iterdir())
    camera.open()
    camera.order("show", code=OURS)
    camera.codes.next()
    assert set(directory.iterdir()) == before
    assert not [name for name in vars(camera.driver) if "picture" in name or "frame" in name]


@pytest.mark.parametrize(
    "address", ["http://", "http:///stream", "camera:", "camera:front", "http://me:secret@camera/"]
)
def test_an_address_that_leads_to_no_camera_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match=r"names no|password"):
        device_line(address)


def test_without_the_decoder_the_machine_says_what_to_install(
    camera: CameraAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "zxingcpp", None)
    with pytest.raises(PartMissing, match="zxing-cpp"):
        device_line(camera.address)()
    camera.driver.start(camera.codes, camera.statuses)
    assert camera.until(DeviceState.FAULT).reasons == {Reason.NOT_INSTALLED}


def test_a_camera_of_this_machine_needs_opencv_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cv2", None)
    with pytest.raises(PartMissing, match="opencv-python-headless"):
        device_line("camera:0")()


def test_the_doctor_names_the_package_a_camera_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    assert check_camera(["/dev/ttyUSB0"]) is None
    fine = check_camera(["camera@http://cam/stream"])
    assert fine is not None
    assert fine.state is State.FINE
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    lacking = check_camera(["camera@camera:0"])
    assert lacking is not None
    assert (lacking.state, lacking.remedy) == (
        State.MISSING,
        "Install it: .venv/bin/pip install zxing-cpp opencv-python-headless",
    )


def test_the_devices_command_knows_a_camera_and_its_profile(camera: CameraAtWork, tmp_path: Path) -> None:
    config = tmp_path / "machine.toml"
    config.write_text(f'[devices]\nscanner = "camera@{camera.address}"\nfolder = "{tmp_path}"\n', encoding="utf-8")
    (line,) = [line for line in said("list", "--config", str(config)).stdout.splitlines() if line.startswith("scanner")]
    assert line.split()[:2] == ["scanner", "ready"]
    assert "Camera that reads QR codes" in line
