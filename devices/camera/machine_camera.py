"""A camera of this machine, by OpenCV: an optional package that is imported when such a camera is opened.

Not tried with a camera; the calls are those of OpenCV's documentation.
"""

from importlib import import_module
from typing import Any

from devices.transport import PartMissing, PortAbsent, PortLost


class MachineCamera:
    """``camera:0`` is the first; raises PartMissing without opencv-python-headless, PortAbsent without a camera."""

    def __init__(self, number: int) -> None:
        try:
            opencv = import_module("cv2")
        except ImportError as error:
            raise PartMissing("opencv-python-headless is not installed") from error
        self._capture = opencv.VideoCapture(number)
        if not self._capture.isOpened():
            raise PortAbsent(f"this machine has no camera {number}")

    def frame(self) -> Any:
        """See FrameSource; the library waits for the next picture, a thirtieth of a second or so."""
        came, picture = self._capture.read()
        if not came:
            raise PortLost("the camera gives no more pictures")
        return picture

    def close(self) -> None:
        """See FrameSource."""
        self._capture.release()
