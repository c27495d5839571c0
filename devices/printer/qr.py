"""QR codes on paper: drawn by the printer where its model can, sent as dots where it cannot, equally large."""

from typing import TYPE_CHECKING

from devices.printer.drawing import packed, raster

if TYPE_CHECKING:
    from qrcode.main import QRCode

_DOTS_PER_MM = 8  # 203 dpi
_LARGEST_MODULE = 16
_VERSION_0_MODULES, _MODULES_A_VERSION = 17, 4  # ISO/IEC 18004: version 1 is 21 modules wide, 40 is 177


def native_qr(data: str, mm: int) -> bytes:
    """Return the native QR commands: model 2, the module nearest to ``mm`` over all, level M, store, print."""
    payload = data.encode("ascii")
    modules = _VERSION_0_MODULES + _MODULES_A_VERSION * int(_code(data).best_fit())  # its pattern is not worked out
    steps = (
        b"\x31\x41\x32\x00",
        b"\x31\x43" + bytes((_module_dots(modules, mm),)),
        b"\x31\x45\x31",
        b"\x31\x50\x30" + payload,
        b"\x31\x51\x30",
    )
    return b"".join(b"\x1d\x28\x6b" + len(step).to_bytes(2, "little") + step for step in steps)


def drawn_qr(data: str, mm: int, width_dots: int) -> bytes:
    """Return the code as a picture in the middle of the paper; the white to its right is not sent."""
    code = _code(data)
    code.make()
    module = _module_dots(code.modules_count, mm)
    side = int(code.modules_count) * module
    left = max(0, width_dots - side) // 2
    return raster(packed(code.modules, left, module), side, -(-(left + side) // 8))


def _module_dots(modules: int, mm: int) -> int:
    return max(1, min(_LARGEST_MODULE, round(mm * _DOTS_PER_MM / modules)))


def _code(data: str) -> "QRCode":
    from qrcode.constants import ERROR_CORRECT_M  # noqa: PLC0415 -- loaded with the first QR, not with the window
    from qrcode.main import QRCode  # noqa: PLC0415 -- the same

    code = QRCode(error_correction=ERROR_CORRECT_M)
    code.add_data(data)
    return code
