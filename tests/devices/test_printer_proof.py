"""What counts as proof that a ticket is out, byte by byte on a real pseudo-terminal."""

import pytest

from devices.emulators.terminal import PseudoTerminal
from devices.health import Health
from devices.ports import DeviceKind, PrintResult, Reason
from devices.printer.questions import PrinterTiming, Questions
from devices.transport import SerialTransport

SHORT = PrinterTiming(answer=0.05, proof=0.3, grace=0.1)
UNKNOWN = PrintResult.UNKNOWN


@pytest.mark.parametrize(
    ("said", "result", "reasons"),
    [
        (b"\x37\x220042\x00", PrintResult.PRINTED, set()),
        (b"\x00\x37\x220042\x00", PrintResult.PRINTED, set()),
        (b"\x18\x00\x0f\x00\x37\x220042\x00", PrintResult.PRINTED, set()),  # the roll ended right behind the ticket
        (b"\x00", PrintResult.PRINTED, set()),
        (b"\x03", PrintResult.PRINTED, set()),
        (b"\x0f", UNKNOWN, {Reason.PAPER_END}),
        (b"\x18\x00\x0f\x00\x00", UNKNOWN, {Reason.PAPER_END}),
        (b"\x38\x00\x00\x00", UNKNOWN, {Reason.COVER_OPEN}),
        (b"\x37\x220041\x00", UNKNOWN, {Reason.NO_ANSWER}),  # the proof of an earlier job
        (b"\x00\xff", UNKNOWN, {Reason.NO_ANSWER}),
        (b"\x12\x12", UNKNOWN, {Reason.NO_ANSWER}),
        (b"", UNKNOWN, {Reason.NO_ANSWER}),
    ],
)
def test_only_the_proof_of_this_job_or_a_clean_fence_means_printed(
    port: SerialTransport, cable: PseudoTerminal, said: bytes, result: PrintResult, reasons: set[Reason]
) -> None:
    questions = Questions(Health(DeviceKind.PRINTER, "printer", lambda: 0.0), SHORT)
    cable.send(said)
    assert questions.prove(port, b"0042") == (result, frozenset(reasons))


def test_each_job_asks_for_a_proof_of_its_own() -> None:
    questions = Questions(Health(DeviceKind.PRINTER, "printer", lambda: 0.0), SHORT)
    asked = [questions.next_proof() for _ in range(10_001)]
    assert asked[0] == (b"0001", b"\x1d(H\x06\x00000001\x1dr\x01")
    assert len({process_id for process_id, _ in asked[:10_000]}) == 10_000
    assert asked[10_000][0] == b"0001"
