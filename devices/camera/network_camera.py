"""A network camera: Motion JPEG over plain HTTP, decoded by Pillow."""

import io
from typing import Any
from urllib.parse import urlsplit

from PIL import Image

from devices.camera.mjpeg import MjpegStream, NoPictures
from devices.network_transport import TcpTransport
from devices.transport import PortRefused

HTTP_PORT = 80
MOST_PIXELS = 16_000_000


class NetworkCamera:
    """One connection to ``http://host[:port]/path``; of the pictures that came together the newest is given."""

    def __init__(self, address: str) -> None:
        url = urlsplit(address)
        self._stream = MjpegStream()
        self._wire = TcpTransport(url.hostname or "", url.port or HTTP_PORT)
        path = (url.path or "/") + (f"?{url.query}" if url.query else "")
        # HTTP/1.0, because an answer to it comes in one piece: no chunks to be put together.
        self._wire.write(f"GET {path} HTTP/1.0\r\nHost: {url.netloc}\r\nAccept: multipart/*\r\n\r\n".encode("ascii"))

    def frame(self) -> Any:
        """See FrameSource; raises PortRefused for an answer that is no stream of pictures."""
        try:
            pictures = self._stream.feed(self._wire.read())
        except NoPictures as error:
            raise PortRefused(str(error)) from error
        return _opened(pictures[-1]) if pictures else None

    def close(self) -> None:
        """See FrameSource."""
        self._wire.close()


def _opened(jpeg: bytes) -> Any:
    """Return the picture in grey; ``None`` for one that is damaged or far too large."""
    try:
        with Image.open(io.BytesIO(jpeg), formats=["JPEG"]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return None
            return picture.convert("L")
    except (OSError, ValueError, SyntaxError):
        return None
