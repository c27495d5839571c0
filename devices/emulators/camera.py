"""A network camera as a program of its own: ``python -m devices.emulators.camera --link … --control …``.

It serves Motion JPEG over HTTP on loopback; its address (``http://127.0.0.1:PORT/``) is the text of the file ``link``.
Orders: ``show`` {code}, ``hide``, ``stall`` (sends no picture), ``garble`` (pictures that are none), ``busy`` (answers
503), ``heal``, ``unplug`` (nobody listens), ``plug``, ``state``.
"""

import argparse
import asyncio
import io
import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import qrcode
from PIL import Image, ImageFilter

_SIZE = (640, 480)
_GROUND = 168
_TILT_DEGREES = 7
_PICTURES_EVERY_S = 0.1
_BOUNDARY = "onehall-frame"


class EmulatedCamera:
    """What stands before the camera, and what ails it."""

    def __init__(self) -> None:
        self._code = ""
        self._trouble = ""
        self._server: asyncio.Server | None = None
        self._port = 0
        self._viewers: set[asyncio.StreamWriter] = set()

    async def plug(self) -> str:
        """Listen, on the same port as before; return the address."""
        if self._server is None:
            self._server = await asyncio.start_server(self._serve, "127.0.0.1", self._port)
            self._port = self._server.sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{self._port}/"

    async def unplug(self) -> None:
        """Hang up on everybody."""
        server, self._server = self._server, None
        if server is not None:
            server.close()
        for viewer in tuple(self._viewers):
            viewer.transport.abort()

    async def obey(self, order: dict[str, Any]) -> dict[str, Any]:
        """Do what the control socket asks."""
        match order:
            case {"do": "show", "code": str(code)}:
                self._code = code
            case {"do": "hide"}:
                self._code = ""
            case {"do": "stall" | "garble" | "busy" as trouble}:
                self._trouble = trouble
            case {"do": "heal"}:
                self._trouble = ""
            case {"do": "plug"}:
                await self.plug()
            case {"do": "unplug"}:
                await self.unplug()
            case {"do": "state"}:
                return {"ok": True, "code": self._code, "viewers": len(self._viewers)}
            case _:
                return {"ok": False, "error": f"a camera cannot do {order!r}"}
        return {"ok": True}

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._viewers.add(writer)
        with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            await reader.readuntil(b"\r\n\r\n")
            await self._answer(writer)
        self._viewers.discard(writer)
        writer.close()

    async def _answer(self, writer: asyncio.StreamWriter) -> None:
        if self._trouble == "busy":
            writer.write(b"HTTP/1.0 503 Service Unavailable\r\n\r\n")
            await writer.drain()
            return
        writer.write(
            b"HTTP/1.0 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=%s\r\n\r\n" % _BOUNDARY.encode()
        )
        while not writer.is_closing():
            if self._trouble != "stall":
                writer.write(self._part())
                await writer.drain()
            await asyncio.sleep(_PICTURES_EVERY_S)

    def _part(self) -> bytes:
        jpeg = b"no picture at all" if self._trouble == "garble" else picture_of(self._code)
        head = f"--{_BOUNDARY}\r\nContent-Type: image/jpeg\r\nContent-Length: {len(jpeg)}\r\n\r\n"
        return head.encode() + jpeg + b"\r\n"


def picture_of(code: str) -> bytes:
    """Return a JPEG of what the camera sees: nothing, or a code held a little askew and not quite in focus."""
    scene = Image.new("L", _SIZE, _GROUND)
    if code:
        held = qrcode.make(code, box_size=6).get_image().convert("L")
        held = held.rotate(_TILT_DEGREES, expand=True, fillcolor=_GROUND).filter(ImageFilter.GaussianBlur(1))
        scene.paste(held, ((_SIZE[0] - held.width) // 2, (_SIZE[1] - held.height) // 2))
    file = io.BytesIO()
    scene.save(file, "JPEG", quality=80)
    return file.getvalue()


async def _run(link: Path, control: Path) -> None:
    camera = EmulatedCamera()

    async def guest(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while line := await reader.readline():
            answer = await camera.obey(json.loads(line))
            writer.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n")
            await writer.drain()
        writer.close()

    address = await camera.plug()
    await asyncio.to_thread(link.write_text, address, encoding="ascii")
    doors = await asyncio.start_unix_server(guest, str(control))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.read)  # whoever started this holds the other end
    doors.close()
    await camera.unplug()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="An emulated network camera.")
    parser.add_argument("--link", type=Path, required=True, help="the file that tells the camera's address")
    parser.add_argument("--control", type=Path, required=True, help="the Unix socket that takes orders")
    options = parser.parse_args()
    try:
        asyncio.run(_run(options.link, options.control))
    finally:
        options.link.unlink(missing_ok=True)
