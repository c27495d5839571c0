"""What a camera is to us: something that gives a picture now and then."""

from typing import Any, Protocol

SILENT_S = 3.0
"""A camera that gave no picture for so long is told as *no answer*."""


class FrameSource(Protocol):
    """Pictures of one camera; every call comes in the thread that opened it. No picture is ever kept."""

    def frame(self) -> Any:
        """Return the newest picture (whatever zxing-cpp reads: an array or a Pillow image), ``None`` while none came.

        Waits at most some 50 ms; raises TransportError when the camera is gone.
        """

    def close(self) -> None:
        """Let the camera go."""
