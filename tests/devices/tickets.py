"""Papers that tests print."""

from devices.paper import Align, Gap, Line, Paper, Qr, Row, Rule

CODE = "OH1:20261121A012:7F3A9C0D2E41"


def ticket(number: str = "A012") -> Paper:
    """Return a ticket as the kiosk prints it."""
    return Paper(
        (
            Line("政务服务大厅", size=2, align=Align.CENTER, bold=True),
            Rule(),
            Line(number, size=4, align=Align.CENTER, bold=True),
            Line("社会保险", size=2, align=Align.CENTER),
            Row("前面等候", "6 人"),
            Gap(1),
            Qr(CODE),
        )
    )


def long_picture() -> Paper:
    """Return a paper of some 60 kB: many lines with a character that has to be drawn."""
    return Paper((Line("㐂", size=4),) * 8)
