"""A process between hall and centre that drops, doubles, delays and cuts.

``python -m bench.fault_proxy UPSTREAM SEED`` prints its port. Each connection is, by chance: passed on; refused; cut in
the middle of the request; passed on with the answer kept back; passed on twice; or delayed. The same seed plays the
same faults.
"""

import asyncio
import random
import sys

_SHARE_OF_FAULTS = 0.5
_FAULTS = ("refuse", "cut", "lose answer", "double", "delay")
_MOST_DELAY_S = 0.3
_CHUNK = 65536


class FaultProxy:
    """One listening port before one upstream."""

    def __init__(self, host: str, port: int, seed: int) -> None:
        self._upstream = (host, port)
        self._chance = random.Random(seed)

    async def serve(self) -> None:
        """Listen until the process is ended."""
        server = await asyncio.start_server(self._connection, "127.0.0.1", 0)
        print(server.sockets[0].getsockname()[1], flush=True)
        async with server:
            await server.serve_forever()

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        fault = self._chance.choice(_FAULTS) if self._chance.random() < _SHARE_OF_FAULTS else "none"
        try:
            await self._play(fault, reader, writer)
        except (OSError, asyncio.IncompleteReadError):
            pass  # either side has gone: that is what this program is for
        finally:
            writer.close()

    async def _play(self, fault: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if fault == "refuse":
            return
        request = await _request(reader)
        if not request:
            return
        if fault == "cut":
            request = request[: self._chance.randrange(len(request))]
        if fault == "delay":
            await asyncio.sleep(self._chance.uniform(0, _MOST_DELAY_S))
        if fault == "double":
            await self._ask(request)
        answer = await self._ask(request)
        if fault != "lose answer":
            writer.write(answer)
            await writer.drain()

    async def _ask(self, request: bytes) -> bytes:
        """Bring a request to the upstream and return its whole answer."""
        reader, writer = await asyncio.open_connection(*self._upstream)
        try:
            writer.write(request)
            return await reader.read()
        finally:
            writer.close()


async def _request(reader: asyncio.StreamReader) -> bytes:
    """Return one whole request, told to the upstream as the connection's last."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = next((int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), 0)
    body = await reader.readexactly(length)
    lines = [line for line in head[:-4].split(b"\r\n") if not line.lower().startswith(b"connection:")]
    return b"\r\n".join([*lines, b"connection: close"]) + b"\r\n\r\n" + body


if __name__ == "__main__":
    _host, _, _port = sys.argv[1].rpartition(":")
    asyncio.run(FaultProxy(_host.removeprefix("http://"), int(_port), int(sys.argv[2])).serve())
