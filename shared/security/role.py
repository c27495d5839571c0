"""What a connection is there for; kept by itself, because every window needs it before its first frame."""

from enum import StrEnum


class Role(StrEnum):
    """What a connection is there for."""

    KIOSK = "kiosk"
    DESK = "desk"
    BOARD = "board"
    MONITOR = "monitor"
    ADMIN = "admin"
    AGENT = "agent"
    EVALUATOR = "evaluator"
