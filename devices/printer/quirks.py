"""What one model of printer can and cannot do, as data: a device profile names it, builder and driver obey it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class QrWay(StrEnum):
    """How a QR code gets onto the paper."""

    NATIVE = "native"
    RASTER = "raster"


class ProofKind(StrEnum):
    """What counts as proof that a paper is out (``devices.md`` 2.2), from the strongest to the weakest.

    ``asked_back``: GS ( H fn 48, answered when the printing is finished. ``fence``: GS r behind the cut, answered when
    everything before it was worked on. ``status``: DLE EOT still says "all well" long enough after the last byte; it
    counts only for a printer that has neither of the others.
    """

    ASKED_BACK = "asked_back"
    FENCE = "fence"
    STATUS = "status"


class CutKind(StrEnum):
    """How a paper is parted from the roll; ``none`` feeds it to the tear bar."""

    PARTIAL = "partial"
    FULL = "full"
    NONE = "none"


class ChineseMode(StrEnum):
    """Whether Chinese needs FS & first, is always on, or is missing, so that every line with Chinese is drawn."""

    SWITCHED = "switched"
    ALWAYS = "always"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PrinterQuirks:
    """One model; the defaults are an 80 mm printer that knows everything.

    ``answers`` is false for a printer, or a way to it (the Windows spooler), that never says anything: its papers are
    sent unseen and every one of them ends UNKNOWN.
    """

    width_mm: Literal[58, 80] = 80
    qr: QrWay = QrWay.NATIVE
    proofs: frozenset[ProofKind] = frozenset((ProofKind.ASKED_BACK, ProofKind.FENCE))
    cut: CutKind = CutKind.PARTIAL
    chinese: ChineseMode = ChineseMode.SWITCHED
    answers: bool = True
