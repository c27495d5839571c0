"""Which wire leads to a device, told by its address: serial, network, USB printer device, Windows spooler, camera."""

from devices.camera.camera_port import camera_line
from devices.network_transport import PRINTER_PORT, tcp_port
from devices.spooler_transport import spooler_port
from devices.transport import TransportFactory, serial_port
from devices.usb_transport import usb_port

_NETWORK, _SPOOLER, _USB, _CAMERAS = "tcp://", "spooler:", "/dev/usb/", ("http://", "camera:")


def device_line(address: str, baud: int = 115200) -> TransportFactory:
    """Return what opens ``address``.

    ``tcp://printer`` or ``tcp://printer:9100`` is the network, ``/dev/usb/lp0`` Linux's USB printer device,
    ``spooler:Ticket printer`` a queue of the Windows spooler, ``http://camera/stream`` a network camera, ``camera:0``
    one of this machine; anything else is a serial port (``COM3``, ``/dev/ttyUSB0``, ``socket://host:4001``) at
    ``baud``. Raises ValueError for a network address without a host and a camera without a number.
    """
    if address.startswith(_NETWORK):
        host, colon, port = address.removeprefix(_NETWORK).rpartition(":")
        host, port = (host, port) if colon and port.isdecimal() else (address.removeprefix(_NETWORK), str(PRINTER_PORT))
        if not host:
            raise ValueError(f"{address!r} names no host")
        return tcp_port(host.strip("[]"), int(port))
    if address.startswith(_SPOOLER):
        return spooler_port(address.removeprefix(_SPOOLER))
    if address.startswith(_CAMERAS):
        return camera_line(address)
    return usb_port(address) if address.startswith(_USB) else serial_port(address, baud)
